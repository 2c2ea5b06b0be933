"""How one is told, and everything that was told and whether it arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.dialog.queries import skjulte_trader
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations, queries
from dap.varsel.values import Utsendingsrad, Valg, Varselrad
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.skriving import skriv
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_bruker
from dap.web.kontaktinfo.tekster import kontaktbilde
from dap.web.varsel.tekster import VARSLER, adresse
from dap.web.varselvalg.skjema import Valgskjema, fra_valg
from dap.web.varselvalg.tekster import KANALER, er_feil, utfall, valgte

PER_SIDE = 30


@krever_bruker
@require_http_methods(["GET", "HEAD", "POST"])
def valg(request: AktorRequest) -> HttpResponse:
    id_ = request.aktor.id
    innsyn_for(request, None, hva="varselvalg")
    na = queries.valg_for(id_)
    skjema = Valgskjema(request.POST if request.method == "POST" else None, initial=fra_valg(na))
    til = reverse("om_meg:forside")

    def vist(status: int, konflikt: Valg | None) -> HttpResponse:
        kontekst = {
            "skjema": skjema,
            "konflikt": valgte(konflikt) if konflikt else [],
            "kontakt": kontaktbilde(id_, er_bruker=True),
            "tilbake": til,
        }
        return vis(request, "varselvalg/valg.html", kontekst, status=status)

    def utfor(_felt: dict[str, Any]) -> None:
        operations.lagre_valg(
            aktor=request.aktor, person_id=id_, valg=skjema.valg(), naa=timezone.now()
        )

    if request.method != "POST":
        return vist(200, None)
    return skriv(
        request,
        skjema,
        utfor=utfor,
        vis=vist,
        ferdig=lambda: ferdig(request, til=til, melding=_("Valgene dine er lagret.")),
    )


@dataclass(frozen=True, slots=True)
class Sending:
    kanal: str
    utfall: str
    til: str
    feil: bool
    gjentatt: bool


@dataclass(frozen=True, slots=True)
class Linje:
    varsel: Varselrad
    tekst: str
    adresse: str
    sendinger: list[Sending]


class _Rader(Sequence[Any]):
    """What the person was told, as the paginator wants it: counted and sliced in the database."""

    def __init__(self, innsyn: Personinnsyn) -> None:
        self._innsyn = innsyn
        self._skjulte = skjulte_trader(innsyn)

    def __len__(self) -> int:
        return queries.antall_til_brukeren(self._innsyn, skjulte=self._skjulte)

    def __getitem__(self, del_: Any) -> Any:
        fra = del_.start or 0
        antall = (del_.stop or fra + PER_SIDE) - fra
        rader = queries.side_til_brukeren(
            self._innsyn, skjulte=self._skjulte, fra=fra, antall=antall
        )
        sendte = queries.utsendinger_av(self._innsyn, [v.id for v in rader])
        return [self._linje(v, sendte.get(v.id, [])) for v in rader]

    def _linje(self, v: Varselrad, sendte: list[Utsendingsrad]) -> Linje:
        person_id = None if self._innsyn.er_bruker else v.person_id
        naa = timezone.now()
        sendinger = [
            Sending(str(KANALER[u.kanal]), utfall(u, naa=naa), u.til, er_feil(u), bool(u.runde))
            for u in sendte
        ]
        return Linje(
            v, str(VARSLER[v.slag]), adresse(v.objekt_type, v.objekt_id, person_id), sendinger
        )


@innlogget
@require_safe
def sendt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Everything the person was told, newest first, and whether it arrived."""
    innsyn = innsyn_for(request, person_id, hva="varsler")
    kontekst = {
        "side": Paginator(_Rader(innsyn), PER_SIDE).get_page(request.GET.get("side")),
        "kontakt": kontaktbilde(innsyn.person_id, er_bruker=innsyn.er_bruker),
        "grunnmal": "felles/base.html" if person_id is None else "bruker/side.html",
        "egne": innsyn.er_bruker,
    }
    return render(request, "varselvalg/sendt.html", kontekst)
