"""Erasing what never should have been written: ask, decide, and see what is gone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.felles.feil import IkkeFunnet
from dap.kassering import operations, queries
from dap.kassering.values import Gjenstand
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import kladd_for, skriv
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.felles.ytring import si
from dap.web.kassering.skjema import Onskeskjema, Svarskjema
from dap.web.kassering.tekster import lest, stedslenke, tingtekst

HVA = "kassering"
METODER = ["GET", "HEAD", "POST"]


@krever_ansatt
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    """What colleagues and users ask for, and the reader may decide."""
    rader = [lest(r, er_bruker=False) for r in queries.som_venter(request.aktor)]
    return vis(request, "kassering/liste.html", {"rader": rader})


@innlogget
@require_safe
def oversikt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """What is asked for about the person, and what is gone."""
    innsyn = innsyn_for(request, person_id, hva=HVA)
    rader = [lest(r, er_bruker=innsyn.er_bruker) for r in queries.om_personen(innsyn)]
    return vis(request, "kassering/oversikt.html", {"rader": rader, "innsyn": innsyn})


@innlogget
@require_safe
def velg(
    request: AktorRequest, sted_type: str, sted_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """What on a page can be asked about."""
    innsyn = innsyn_for(request, person_id, hva=HVA)
    alt = operations.pa_siden(innsyn, sted_type, sted_id)
    if not alt:
        raise IkkeFunnet
    ting = [(t, tingtekst(t)) for t in alt if t.av_bruker or not innsyn.er_bruker]
    tilbake = stedslenke(request, sted_type, sted_id)
    return vis(request, "kassering/velg.html", {"ting": ting, "tilbake": tilbake})


@innlogget
@require_http_methods(METODER)
def be_om(
    request: AktorRequest, kasseringsslag: str, objekt_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    naa = timezone.now()
    innsyn = innsyn_for(request, person_id, hva=HVA)
    ting = operations.se_pa_ting(innsyn, slag=kasseringsslag, objekt_id=objekt_id)
    skjema = _onskeskjema(request, ting)

    def side(status: int, nytt: Gjenstand | None) -> HttpResponse:
        return _onskeside(request, skjema, nytt or ting, status, konflikt=nytt is not None)

    if request.method != "POST":
        return side(200, None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.be_om(
            aktor=request.aktor, slag=kasseringsslag, objekt_id=objekt_id, naa=naa, **_onske(felt)
        ),
        vis=side,
        ferdig=lambda: ferdig(
            request,
            til=stedslenke(request, ting.sted_type, ting.sted_id),
            melding=_("Takk. En annen må avgjøre om det skal slettes."),
        ),
    )


def _onske(felt: dict[str, Any]) -> dict[str, Any]:
    return {
        "hele": felt["hele"],
        "deler": felt.get("deler", "").splitlines(),
        "begrunnelse": felt["begrunnelse"],
        "versjon": felt["versjon"] or 0,
    }


def _onskeskjema(request: AktorRequest, ting: Gjenstand) -> Onskeskjema:
    return Onskeskjema(
        request.POST if request.method == "POST" else None,
        valg=[(f.navn, si(f.etikett)) for f in ting.felter],
        bare_helt=ting.bare_helt,
        initial={**kladd_for(request), "versjon": ting.versjon},
    )


def _onskeside(
    request: AktorRequest, skjema: Onskeskjema, ting: Gjenstand, status: int, *, konflikt: bool
) -> HttpResponse:
    kontekst = {
        "skjema": skjema,
        "ting": ting,
        "navn": tingtekst(ting),
        "felter": [(si(f.etikett), f) for f in ting.felter],
        "tilbake": stedslenke(request, ting.sted_type, ting.sted_id),
        "konflikt": konflikt,
    }
    return vis(request, "kassering/be_om.html", kontekst, status=status)


@krever_ansatt
@require_http_methods(METODER)
def avgjor(request: AktorRequest, kassering_id: UUID, person_id: UUID) -> HttpResponse:
    naa = timezone.now()
    innsyn = innsyn_for(request, person_id, hva=HVA)
    sak = operations.se_pa(innsyn, kassering_id=kassering_id)
    skjema = Svarskjema(
        request.POST if request.method == "POST" else None,
        initial={"versjon": sak.gjenstand.versjon},
    )

    def side(status: int, nytt: object) -> HttpResponse:
        kontekst = {
            "skjema": skjema,
            "sak": sak,
            "rad": lest(sak.rad, er_bruker=False),
            "etter": [(si(etikett), for_, ny) for etikett, for_, ny in sak.etter],
            "konflikt": nytt is not None,
        }
        return vis(request, "kassering/avgjor.html", kontekst, status=status)

    if request.method != "POST":
        return side(200, None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.avgjor(
            aktor=request.aktor,
            kassering_id=kassering_id,
            godkjent=felt["svar"] == "ja",
            avslag=felt["avslag"],
            versjon=felt["versjon"] or 0,
            naa=naa,
        ),
        vis=side,
        ferdig=lambda: ferdig(
            request,
            til=lenke(request, "kassering:oversikt"),
            melding=_("Det er slettet")
            if skjema.cleaned_data["svar"] == "ja"
            else _("Det blir stående"),
        ),
    )
