"""Write: a message in a thread, a new thread, a message about an activity."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.dialog import operations
from dap.dialog.values import SendtMelding
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.konto.operations import slett_kladd
from dap.web.dialog.aktivitet import aktivitetskontekst
from dap.web.dialog.filer import ta_imot
from dap.web.dialog.maler import sett_inn_mal
from dap.web.dialog.ny import forslag_til_tema, nykontekst, nytt_skjema, nytt_sted
from dap.web.dialog.side import (
    kladd_sted,
    listekontekst,
    neste_etter,
    tradinnsyn_for,
    tradkontekst,
    tradlenke,
)
from dap.web.dialog.skjema import Meldingsskjema, NyTradskjema
from dap.web.felles.htmx import er_htmx, ferdig, vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.felles.utlogget import egen_sti

Send = Callable[[dict[str, Any]], SendtMelding]


@innlogget
@require_POST
def send(request: AktorRequest, trad_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    if person_id is not None:
        # The operation decides access to the thread; the address must be about its person, too.
        tradinnsyn_for(request, person_id, trad_id)
    skjema = Meldingsskjema(request.POST, request.FILES)
    sendt = _forsok(
        request,
        skjema,
        person_id or request.aktor.id,
        lambda felt: operations.send_melding(aktor=request.aktor, trad_id=trad_id, **felt),
    )
    if sendt is None:
        innsyn = tradinnsyn_for(request, person_id, trad_id)
        kontekst = tradkontekst(request, innsyn, skjema=skjema)
        kontekst |= listekontekst(request, innsyn.person, trad_id)
        status = 422 if skjema.errors else 200
        return vis(
            request, "dialog/trad.html", kontekst, fragment="dialog/trad_del.html", status=status
        )
    slett_kladd(konto_id=request.konto_id, sted=kladd_sted(trad_id))
    til = _videre(request, trad_id)
    if til or not er_htmx(request):
        til = til or tradlenke(request, trad_id, sendt.nr)
        return ferdig(request, til=til, melding=_("Meldingen er sendt"))
    return ferdig(
        request,
        til="",
        melding=_("Meldingen er sendt"),
        fragment="dialog/trad_sendt.html",
        kontekst=tradkontekst(request, tradinnsyn_for(request, person_id, trad_id)),
    )


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """First what it is about, then the message; staff choose both on one page."""
    innsyn = innsyn_for(request, person_id, hva="dialog")
    if request.aktor.hjelp is not None and not innsyn.kan_skrive:
        raise IkkeTilgang("HJELPER_KAN_BARE_LESE")
    if request.method != "POST":
        skjema = nytt_skjema(request, innsyn)
        return vis(request, "dialog/ny.html", nykontekst(request, innsyn, skjema))
    skjema = NyTradskjema(request.POST, request.FILES)
    forslag = forslag_til_tema(request, skjema)
    sendt = None
    if forslag is None:
        sendt = _forsok(
            request,
            skjema,
            innsyn.person_id,
            lambda felt: operations.ny_trad(
                aktor=request.aktor, person_id=innsyn.person_id, **felt
            ),
        )
    if sendt is None:
        kontekst = nykontekst(request, innsyn, skjema, forslag=forslag)
        return vis(request, "dialog/ny.html", kontekst, status=422 if skjema.errors else 200)
    slett_kladd(konto_id=request.konto_id, sted=nytt_sted(innsyn.person_id))
    return ferdig(request, til=tradlenke(request, sendt.trad_id), melding=_("Meldingen er sendt"))


@innlogget
@require_POST
def om_aktivitet(
    request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """From the activity's own page, to which it returns."""
    innsyn = innsyn_for(request, person_id, hva="aktivitet")
    skjema = Meldingsskjema(request.POST, request.FILES)
    sendt = _forsok(
        request,
        skjema,
        innsyn.person_id,
        lambda felt: operations.skriv_om_aktivitet(
            aktor=request.aktor, person_id=innsyn.person_id, aktivitet_id=aktivitet_id, **felt
        ),
    )
    if sendt is None:
        kontekst = aktivitetskontekst(request, innsyn, aktivitet_id, skjema=skjema)
        status = 422 if skjema.errors else 200
        return vis(
            request, "dialog/om_aktivitet.html", kontekst,
            fragment="dialog/trad_felt.html", status=status,
        )  # fmt: skip
    for sted in (kladd_sted(aktivitet_id), kladd_sted(sendt.trad_id)):
        slett_kladd(konto_id=request.konto_id, sted=sted)
    if not er_htmx(request):
        til = _neste(request) or tradlenke(request, sendt.trad_id, sendt.nr)
        return ferdig(request, til=til, melding=_("Meldingen er sendt"))
    return ferdig(
        request,
        til="",
        melding=_("Meldingen er sendt"),
        fragment="dialog/trad_felt.html",
        kontekst=aktivitetskontekst(request, innsyn, aktivitet_id),
    )


def _forsok(
    request: AktorRequest, skjema: Meldingsskjema, person_id: UUID, send: Send
) -> SendtMelding | None:
    """Keep the files, then send. None when the form must be shown again: with what was wrong, or
    because a file was added or taken away, or a template chosen."""
    handling = request.POST.get("handling", "send")
    gyldig = skjema.is_valid()
    filer = skjema.cleaned_data.get("filer") or []
    ider, feil = ta_imot(request.aktor, person_id, filer)
    ider = [*skjema.vedlegg(), *ider]
    if handling.startswith("fjern:"):
        ider = _fjern(request, ider, handling.removeprefix("fjern:"))
    elif handling == "sett_inn_mal":
        skjema.sett_tekst(sett_inn_mal(request, person_id, request.POST.get("tekst", "")))
    skjema.sett_vedlegg(ider)
    for brudd in feil:
        legg_til(skjema, brudd)
    if feil or not gyldig or handling != "send":
        return None
    try:
        return send(skjema.til_operasjon(ider, naa=timezone.now()))
    except Regelbrudd as brudd:
        legg_til(skjema, brudd)
        return None


def _fjern(request: AktorRequest, ider: list[UUID], valgt: str) -> list[UUID]:
    for id_ in ider:
        if str(id_) == valgt:
            operations.slett_vedleggsutkast(aktor=request.aktor, vedlegg_id=id_)
    return [id_ for id_ in ider if str(id_) != valgt]


def _videre(request: AktorRequest, trad_id: UUID) -> str:
    """From the queue on to the next; from an activity's page back to it."""
    return neste_etter(request, trad_id) or ("" if er_htmx(request) else _neste(request))


def _neste(request: AktorRequest) -> str:
    adresse = request.POST.get("neste", "")
    return egen_sti(adresse) if adresse else ""
