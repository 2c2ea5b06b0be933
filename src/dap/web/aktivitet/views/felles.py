"""What every view of an activity does first and last."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils import timezone

from dap.aktivitet import operations, queries
from dap.aktivitet.values import Aktivitetsdetaljer
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.lesning import en_lesning
from dap.konto.operations import slett_kladd
from dap.tilgang.values import Personinnsyn
from dap.web.aktivitet.forms import Grepskjema
from dap.web.aktivitet.side import aktivitetskontekst
from dap.web.felles.htmx import er_htmx, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import sendt_versjon
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.utlogget import egen_sti
from dap.web.felles.verdier import id_fra

__all__ = ["operations"]


@dataclass(frozen=True, slots=True)
class Sak:
    """One request about one activity."""

    request: AktorRequest
    innsyn: Personinnsyn
    a: Aktivitetsdetaljer
    naa: datetime = field(default_factory=timezone.now)

    @property
    def adresse(self) -> str:
        return lenke(self.request, "aktivitet:vis", aktivitet_id=self.a.id)

    @property
    def felles(self) -> dict[str, Any]:
        """What every operation on the activity takes, from the form."""
        return {
            "aktor": self.request.aktor,
            "aktivitet_id": self.a.id,
            "versjon": sendt_versjon(self.request),
            "nokkel": nokkel(self.request),
            "naa": self.naa,
        }


def apne(request: AktorRequest, person_id: UUID | None, aktivitet_id: UUID) -> Sak:
    """The activity, for reading. Raises IkkeFunnet when it is not this person's."""
    with en_lesning():
        innsyn = innsyn_for(request, person_id, hva="aktivitet")
        naa = timezone.now()
        return Sak(request, innsyn, queries.aktivitet(innsyn, aktivitet_id, naa=naa), naa)


def apne_for_skriving(request: AktorRequest, person_id: UUID | None, aktivitet_id: UUID) -> Sak:
    """The activity, for a change. Who only reads the user's own view may not."""
    sak = apne(request, person_id, aktivitet_id)
    if not sak.innsyn.kan_skrive:
        raise IkkeTilgang("BARE_LESE")
    return sak


def nokkel(request: AktorRequest) -> UUID | None:
    """The form's idempotency key, when there is one that can be read."""
    return id_fra(request.POST.get("nokkel"))


def neste_adresse(request: AktorRequest, ellers: str) -> str:
    """Where the form came from, if that is a page of ours."""
    onsket = request.POST.get("neste") or request.GET.get("neste")
    return egen_sti(onsket) if onsket else ellers


def glem_kladd(request: AktorRequest, sted: str) -> None:
    slett_kladd(konto_id=request.konto_id, sted=sted)


def utfor(
    sak: Sak,
    skjema: Grepskjema | None,
    grep: Callable[[], Any],
    ferdig: Callable[[Any], HttpResponse],
    feilside: Callable[[], HttpResponse],
) -> HttpResponse:
    """Do it, and answer: done, what to mend, or both versions when somebody was quicker."""
    if skjema is not None and not skjema.is_valid():
        return feilside()
    try:
        utfall = grep()
    except VersjonsKonflikt as konflikt:
        return konfliktside(sak, konflikt.gjeldende)
    except Regelbrudd as feil:
        if skjema is None:
            raise
        skjema.ta_imot(feil)
        return feilside()
    return ferdig(utfall)


_PANEL = "plan-panel-innhold"
_SKREVET = {"begrunnelse", "ord", "tekst"}
"""The fields of the small forms that hold a person's own words."""


def konfliktside(sak: Sak, gjeldende: Aktivitetsdetaljer) -> HttpResponse:
    """Somebody changed it meanwhile: what it is now, and the same act again if one still wants it."""
    handling, skjult = sak.request.path, _sendt(sak.request)
    kort = dict(skjult).pop("kort", "")
    if kort:  # from the board: the same move, by the activity's own form
        handling = lenke(sak.request, "aktivitet:flytt", aktivitet_id=sak.a.id)
        skjult = [("til", kort.rpartition(".")[2]), *((n, v) for n, v in skjult if n != "kort")]
    kontekst = aktivitetskontekst(sak.request, sak.innsyn, gjeldende, sak.naa)
    skrevet = [verdi for navn, verdi in skjult if navn in _SKREVET and verdi.strip()]
    kontekst |= {"skjult": skjult, "skrevet": skrevet, "nokkel": uuid4(), "handling": handling}
    return side(sak.request, "aktivitet/konflikt.html", kontekst, status=409)


def _sendt(request: AktorRequest) -> list[tuple[str, str]]:
    return [
        (navn, str(verdi))
        for navn, verdier in request.POST.lists()
        for verdi in verdier
        if navn not in {"csrfmiddlewaretoken", "versjon", "nokkel"}
    ]


def side(
    request: AktorRequest, mal: str, kontekst: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A whole page, also for htmx that asked for a piece of another page; not for the panel beside
    the board, which takes what it needs of it."""
    svar = vis(request, mal, kontekst, status=status)
    if er_htmx(request) and request.headers.get("HX-Target") != _PANEL:
        svar["HX-Retarget"], svar["HX-Reswap"] = "#innhold", "innerHTML"
        svar["HX-Reselect"] = "#innhold > *"
    return svar
