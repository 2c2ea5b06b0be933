"""Saved views: the list of them, saving one, changing one, throwing one away."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.portefolje import operations, queries
from dap.portefolje.values import MAKS_NAVN, Deling, Visningsdata
from dap.tilgang.policies import PERSONROLLER
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skjema import Skjema
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import sendt_versjon
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.lesing import les, tell

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

    def __init__(self, *args: Any, aktor: Aktor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = [
            (f"{Deling.TEAM}:{id_}", f"{_ORD[Deling.TEAM]} {navn}")
            for id_, (navn, _nr) in queries.mine_team(aktor).items()
        ]
        self.fields["deling"].choices = [  # type: ignore[attr-defined]
            (Deling.MEG.value, _ORD[Deling.MEG]), *team,
            (Deling.KONTOR.value, _ORD[Deling.KONTOR]), (Deling.ALLE.value, _ORD[Deling.ALLE]),
        ]  # fmt: skip


def ord_for(v: Visningsdata) -> str:
    return f"{_ORD[v.deling]} {v.delt_med}".strip()


@krever_rolle(*PERSONROLLER)
@require_safe
def visninger(request: AktorRequest) -> HttpResponse:
    rader = [(v, ord_for(v), adresse(v.utvalg)) for v in queries.visninger(request.aktor)]
    return vis(request, "oversikt/visninger.html", {"rader": rader})


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest) -> HttpResponse:
    """The address is the list's own: what is saved is what it shows."""
    lest, _antall = tell(request.aktor, les(request.GET), timezone.now())
    data = request.POST if request.method == "POST" else None
    skjema = Visningsskjema(data, aktor=request.aktor, initial={"deling": Deling.MEG})
    kontekst = {"tilbake": adresse(lest.utvalg.fra_start())}
    return _lagre(request, skjema, kontekst, utvalg=lest.utvalg)


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, visning_id: UUID) -> HttpResponse:
    """Another name or other readers; the question too, when the address has one (`?ny=1&…`)."""
    v = queries.visning(request.aktor, visning_id)
    data = request.POST if request.method == "POST" else None
    deling = f"{Deling.TEAM}:{v.team_id}" if v.deling == Deling.TEAM else v.deling
    skjema = Visningsskjema(data, aktor=request.aktor, initial={"navn": v.navn, "deling": deling})
    kontekst = {"visning": v, "tilbake": adresse(v.utvalg)}
    return _lagre(
        request, skjema, kontekst,
        utvalg=v.utvalg, visning_id=v.id, versjon=sendt_versjon(request) if data else v.versjon,
    )  # fmt: skip


def _lagre(
    request: AktorRequest, skjema: Visningsskjema, kontekst: dict[str, Any], **hva: Any
) -> HttpResponse:
    status, konflikt = 200, None
    if skjema.is_bound and skjema.is_valid():
        deling, _skille, team = skjema.cleaned_data["deling"].partition(":")
        try:
            operations.lagre_visning(
                aktor=request.aktor, navn=skjema.cleaned_data["navn"], deling=Deling(deling),
                team_id=UUID(team) if team else None, naa=timezone.now(), **hva,
            )  # fmt: skip
            til = adresse(hva["utvalg"].fra_start())
            return ferdig(request, til=til, melding=_("Visningen er lagret"))
        except VersjonsKonflikt as feil:
            status, konflikt = 409, feil.gjeldende
        except Regelbrudd as brudd:
            legg_til(skjema, brudd)
    status = 422 if skjema.errors else status
    data = {**kontekst, "skjema": skjema, "konflikt": konflikt}
    data["konfliktord"] = ord_for(konflikt) if konflikt else ""
    data["versjon"] = konflikt.versjon if konflikt else hva.get("versjon", 0)
    return vis(request, "oversikt/visning.html", data, status=status)


@krever_rolle(*PERSONROLLER)
@require_POST
def slett(request: AktorRequest, visning_id: UUID) -> HttpResponse:
    til = f"{reverse('oversikt:visninger')}"
    try:
        operations.slett_visning(
            aktor=request.aktor, visning_id=visning_id, versjon=sendt_versjon(request)
        )
    except VersjonsKonflikt:
        return ferdig(
            request, til=til, melding=_("Noen har endret visningen. Se på den før du sletter den.")
        )
    return ferdig(request, til=til, melding=_("Visningen er slettet"))
