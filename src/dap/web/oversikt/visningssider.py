"""Saved views: the list of them, saving one, changing one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.kontor import queries as kontor
from dap.portefolje import operations, queries
from dap.portefolje.values import MAKS_NAVN, Deling, Utvalg, Visningsdata
from dap.tabell.base import ny_id
from dap.tilgang.policies import PERSONROLLER
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skjema import Skjema
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import sendt_versjon
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.felles.verdier import heltall
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.brikker import i_ord
from dap.web.oversikt.lesing import Lest, les, tell, ved_egne

_ORD = {
    Deling.MEG: gettext_lazy("Bare jeg"),
    Deling.TEAM: gettext_lazy("Teamet"),
    Deling.KONTOR: gettext_lazy("Kontoret"),
    Deling.ALLE: gettext_lazy("Alle"),
}


class Visningsskjema(Skjema):
    navn = forms.CharField(label=gettext_lazy("Navn på visningen"), max_length=MAKS_NAVN)
    deling = forms.ChoiceField(
        label=gettext_lazy("Hvem skal kunne bruke den?"),
        help_text=gettext_lazy("Den som åpner visningen, ser sine egne brukere, aldri dine."),
        widget=forms.RadioSelect,
    )
    nokkel = forms.UUIDField(widget=forms.HiddenInput, initial=ny_id, required=False)

    def __init__(
        self, *args: Any, aktor: Aktor, visning: Visningsdata | None = None, **kwargs: Any
    ) -> None:
        na = _valg(visning) if visning else (Deling.MEG.value, "")
        start = {"navn": visning.navn if visning else "", "deling": na[0]}
        super().__init__(*args, initial=start, **kwargs)
        team = [
            (f"{Deling.TEAM}:{id_}", f"{_ORD[Deling.TEAM]} {navn}")
            for id_, (navn, _nr) in queries.mine_team(aktor).items()
        ]
        kontorer = [
            (f"{Deling.KONTOR}:{nr}", f"{_ORD[Deling.KONTOR]} {navn}")
            for nr, navn in kontor.kontorer_ved(aktor.kontorer)
        ]
        bare: Any = _ORD[Deling.MEG]
        if visning and not visning.egen:  # who leads the office, and would not see it any more
            bare = _("Bare %(navn)s") % {"navn": visning.eier}
        valg: list[tuple[str, Any]] = [
            (Deling.MEG.value, bare), *team, *kontorer,
            (Deling.ALLE.value, _ORD[Deling.ALLE]),
        ]  # fmt: skip
        if na[0] not in dict(valg):  # a team that one has left
            valg.insert(1, na)
        self.fields["deling"].choices = valg  # type: ignore[attr-defined]

    def delt(self) -> dict[str, Any]:
        """With whom, as the operation asks for it."""
        deling, _skille, hvem = self.cleaned_data["deling"].partition(":")
        return {
            "deling": Deling(deling),
            "team_id": UUID(hvem) if deling == Deling.TEAM else None,
            "kontor_nr": hvem if deling == Deling.KONTOR else "",
        }


def _valg(v: Visningsdata) -> tuple[str, str]:
    """With whom it is shared, as a choice of the form."""
    hvem = {Deling.TEAM: v.team_id, Deling.KONTOR: v.kontor_nr}.get(v.deling)
    return (f"{v.deling}:{hvem}" if hvem else v.deling.value), delingsord(v)


def delingsord(v: Visningsdata) -> str:
    return f"{_ORD[v.deling]} {v.delt_med}".strip()


@krever_rolle(*PERSONROLLER)
@require_safe
def visninger(request: AktorRequest) -> HttpResponse:
    alle = queries.visninger(request.aktor)
    kontekst = {
        "rader": [(v, delingsord(v), adresse(v.utvalg), n) for n, v in enumerate(alle)],
        "siste": len(alle) - 1,
        "egen_rekke": bool(queries.visningsrekke(request.aktor)),
    }
    return vis(request, "oversikt/visninger.html", kontekst)


@krever_rolle(*PERSONROLLER)
@require_POST
def flytt(request: AktorRequest, visning_id: UUID) -> HttpResponse:
    """To a place in one's own list; the page comes back to the row that was moved."""
    plass = heltall(request.POST.get("plass", ""))
    operations.flytt_visning(aktor=request.aktor, visning_id=visning_id, plass=plass)
    til = f"{reverse('oversikt:visninger')}#visning-{visning_id}"
    return ferdig(request, til=til, melding=_("Visningen er flyttet"))


@krever_rolle(*PERSONROLLER)
@require_POST
def nullstill(request: AktorRequest) -> HttpResponse:
    """The order of names again."""
    operations.nullstill_visningsrekke(aktor=request.aktor)
    sagt = _("Visningene står etter navn igjen")
    return ferdig(request, til=reverse("oversikt:visninger"), melding=sagt)


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest) -> HttpResponse:
    """The address is the list's own: what is saved is what it shows. It can take the place of what
    another view asks, too."""
    lest, _antall = _spurt(request)
    u = lest.utvalg.fra_start()
    skjema = Visningsskjema(_sendt(request), aktor=request.aktor)
    egne = [] if skjema.is_bound else queries.visninger(request.aktor)
    kontekst = {
        "tilbake": adresse(u),
        "nytt": i_ord(request.aktor, u),
        "andre": [
            (v.navn, delingsord(v), f"{reverse('oversikt:endre_visning', args=[v.id])}?{_nytt(u)}")
            for v in egne
            if v.kan_endre
        ],
    }
    return _lagre(request, skjema, kontekst, utvalg=u)


def _spurt(request: AktorRequest) -> tuple[Lest, int]:
    """What the address asks for, as far as this reader may ask it, and how many that are."""
    return tell(request.aktor, ved_egne(request.aktor, les(request.GET)), timezone.now())


def _nytt(u: Utvalg) -> str:
    return "&".join(filter(None, ("ny=1", queries.skriv(u))))


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, visning_id: UUID) -> HttpResponse:
    """Another name or other readers; the question too, when the address has one (`?ny=1&…`)."""
    v = queries.visning(request.aktor, visning_id)
    u: Utvalg | None = None
    if "ny" in request.GET:
        u = _spurt(request)[0].utvalg.fra_start()
    sendt = _sendt(request)
    skjema = Visningsskjema(sendt, aktor=request.aktor, visning=v)
    kontekst = {
        "visning": v,
        "tilbake": adresse(u or v.utvalg),
        "gammelt": i_ord(request.aktor, v.utvalg),
        "nytt": i_ord(request.aktor, u) if u else [],
    }
    return _lagre(
        request, skjema, kontekst, utvalg=u, visning_id=v.id,
        versjon=sendt_versjon(request) if sendt is not None else v.versjon,
    )  # fmt: skip


def _sendt(request: AktorRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _lagre(
    request: AktorRequest,
    skjema: Visningsskjema,
    kontekst: dict[str, Any],
    *,
    utvalg: Utvalg | None,
    visning_id: UUID | None = None,
    versjon: int = 0,
) -> HttpResponse:
    konflikt: Visningsdata | None = None
    if skjema.is_bound and skjema.is_valid():
        try:
            operations.lagre_visning(
                aktor=request.aktor, navn=skjema.cleaned_data["navn"], utvalg=utvalg,
                visning_id=visning_id, versjon=versjon, naa=timezone.now(),
                nokkel=skjema.cleaned_data["nokkel"], **skjema.delt(),
            )  # fmt: skip
            return ferdig(request, til=kontekst["tilbake"], melding=_("Visningen er lagret"))
        except VersjonsKonflikt as feil:
            konflikt = feil.gjeldende
        except Regelbrudd as brudd:
            legg_til(skjema, brudd)
    data = {**kontekst, "skjema": skjema, "versjon": versjon}
    if konflikt:
        data |= {
            "konflikt": konflikt,
            "konfliktord": delingsord(konflikt),
            "versjon": konflikt.versjon,
        }
        data["gammelt"] = i_ord(request.aktor, konflikt.utvalg)
    status = 409 if konflikt else (422 if skjema.errors else 200)
    return vis(request, "oversikt/visning.html", data, status=status)
