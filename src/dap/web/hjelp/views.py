"""Who may act for the user: for the user themself, and for staff who follow them up."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.bistand import operations
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.hendelse import queries as hendelse
from dap.hjelper import queries
from dap.hjelper.values import APNE, Hjelpedata, Hjelpstatus
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, bare_brukeren, innlogget, krever_bruker
from dap.web.hjelp import tekster
from dap.web.hjelp.forms import Hjelperskjema
from dap.web.varsel.tekster import hendelsestekst

HVA = "hjelpere"


def linje(h: Hjelpedata, innsyn: Personinnsyn) -> dict[str, Any]:
    """One helper as the pages show them."""
    status, farge = tekster.STATUS[h.status]
    if h.status == Hjelpstatus.AKTIV and not h.gjelder:
        status, farge = _("Gjelder ikke nå"), "warning"
    return {
        "h": h,
        "navn": tekster.vist_navn(h.hjelper, innsyn, skjult=h.skjult),
        "slag": tekster.SLAG[h.slag],
        "rett": tekster.rett(kan_skrive=h.kan_skrive, kan_laste_ned=h.kan_laste_ned),
        "status": status,
        "farge": farge,
        "kan_avsluttes": innsyn.er_bruker and not h.fra_register and h.status in APNE,
    }


@innlogget
@require_safe
def oversikt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva=HVA)
    naa = timezone.now()
    alle = [linje(h, innsyn) for h in queries.hjelpere(innsyn.person_id, naa=naa)]
    kontekst = {
        "apne": [r for r in alle if r["h"].status in APNE],
        "tidligere": [r for r in alle if r["h"].status not in APNE],
        "registre": [
            (tekster.REGISTER[r.register], r.hentet, r.feilet)
            for r in queries.registeralder(innsyn.person_id)
        ],
        "assistanser": queries.assistanser(innsyn.person_id, rom=innsyn.rom),
        "kan_navngi": innsyn.er_bruker and innsyn.leser_selv,
        "kan_hjelpe": not innsyn.er_bruker and innsyn.kan_endre_plan,
        "kan_hente": innsyn.kan_skrive and innsyn.kan_endre_plan,
    }
    return vis(request, "hjelp/oversikt.html", kontekst)


@krever_bruker
@bare_brukeren
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest) -> HttpResponse:
    """Name somebody. The answer tells nothing of whether they are known here."""
    skjema = Hjelperskjema(request.POST if request.method == "POST" else None)
    if skjema.is_bound and skjema.is_valid():
        try:
            operations.navngi(aktor=request.aktor, hvem=skjema.hvem(), naa=timezone.now())
            return ferdig(
                request,
                til=lenke(request, "hjelp:oversikt"),
                melding=_("Personen er spurt. Ingenting gjelder før de har svart ja."),
            )
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    status = 422 if skjema.errors else 200
    return vis(request, "hjelp/ny.html", {"skjema": skjema}, status=status)


@krever_bruker
@bare_brukeren
@require_POST
def avslutt(request: AktorRequest, hjelp_id: UUID) -> HttpResponse:
    operations.avslutt(aktor=request.aktor, hjelp_id=hjelp_id, naa=timezone.now())
    til = lenke(request, "hjelp:oversikt")
    return ferdig(request, til=til, melding=_("Hjelpen er avsluttet. Den gjelder ikke lenger."))


@innlogget
@bare_brukeren
@require_POST
def hent(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Ask the registers again."""
    if request.aktor.er_bruker and person_id is not None:
        raise IkkeFunnet
    om = request.aktor.id if person_id is None else person_id
    try:
        operations.oppdater(aktor=request.aktor, person_id=om, naa=timezone.now())
        sagt = _("Registrene er spurt på nytt.")
    except Regelbrudd as feil:
        sagt = melding(feil)
    return ferdig(request, til=lenke(request, "hjelp:oversikt"), melding=sagt)


@innlogget
@require_safe
def gjort(request: AktorRequest, hjelp_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Everything that was done for the user by one helper, or in one session at the office."""
    innsyn = innsyn_for(request, person_id, hva=HVA)
    navn = queries.hjelpernavn(innsyn.person_id).get(hjelp_id)
    rom = queries.rom_for_assistanse(hjelp_id)
    if navn is None or (rom is not None and not innsyn.ser_rom(rom)):
        raise IkkeFunnet
    rader = hendelse.gjort_med_hjelp(innsyn, hjelp_id)
    kontekst = {
        "hvem": tekster.ved(navn, innsyn),
        "rader": [(r.tid, hendelsestekst(r.type)) for r in rader],
    }
    return vis(request, "hjelp/gjort.html", kontekst)
