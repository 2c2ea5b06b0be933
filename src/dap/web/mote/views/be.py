"""New meetings: a wish with times, a summons, a free slot."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.feil import Regelbrudd
from dap.mote import operations, queries
from dap.mote.values import LedigTidsrad, Motestatus
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig
from dap.web.felles.meldinger import melding
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt, krever_bruker
from dap.web.felles.verdier import id_fra
from dap.web.mote.side import HVA, for_skriving, start_innhold, veiledere, vis_liste
from dap.web.mote.skjema import (
    Bestillingsskjema,
    Brukeronskeskjema,
    Innkallingsskjema,
    Navonskeskjema,
    innhold_av,
)
from dap.web.mote.tekster import KANAL, naar
from dap.web.mote.views.felles import skjemasvar


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Ask for a meeting, with times that suit."""
    innsyn = for_skriving(request, person_id)
    data = request.POST if request.method == "POST" else None
    start = {**start_innhold(innsyn), **kladd_for(request)}
    skjema: Brukeronskeskjema | Navonskeskjema
    if innsyn.er_bruker:
        skjema = Brukeronskeskjema(data, initial=start)
    else:
        hvem = veiledere(request, innsyn)
        skjema = Navonskeskjema(data, initial=start, veiledere=hvem)
    laget: list[UUID] = []

    def be(felt: dict[str, Any]) -> None:
        laget.append(
            operations.be_om_mote(
                aktor=request.aktor,
                person_id=innsyn.person_id,
                innhold=skjema.innhold(),
                tider=skjema.tider(),
                nokkel=felt["nokkel"],
                veileder_id=felt.get("veileder_id") or None,
                naa=timezone.now(),
            )
        )

    return skjemasvar(
        request,
        skjema,
        be,
        til=lambda: lenke(request, "mote:mote", mote_id=laget[0]),
        sagt=_("Ønsket om møte er sendt"),
        tittel=_("Be om et møte") if innsyn.er_bruker else _("Foreslå tider for et møte"),
        knapp=_("Send"),
        tilbake=lenke(request, "mote:liste"),
        ledige=len(queries.ledige_tider(innsyn, naa=timezone.now())) if innsyn.er_bruker else 0,
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def innkall(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Summon to a time; `?etter=` a meeting that was cancelled or missed."""
    innsyn = for_skriving(request, person_id)
    felt = request.POST if request.method == "POST" else request.GET
    etter_id = id_fra(felt.get("etter"))
    start = start_innhold(innsyn) | _fra_gammelt(innsyn, etter_id) | kladd_for(request)
    skjema = Innkallingsskjema(
        request.POST if request.method == "POST" else None,
        initial=start,
        veiledere=veiledere(request, innsyn),
    )
    laget: list[UUID] = []

    def kall_inn(felt: dict[str, Any]) -> None:
        laget.append(
            operations.kall_inn(
                aktor=request.aktor,
                person_id=person_id,
                innhold=skjema.innhold(),
                start=felt["start"],
                nokkel=felt["nokkel"],
                veileder_id=skjema.veileder(),
                etter_id=etter_id,
                naa=timezone.now(),
            )
        )

    return skjemasvar(
        request,
        skjema,
        kall_inn,
        til=lambda: lenke(request, "mote:mote", mote_id=laget[0]),
        sagt=_("Innkallingen er sendt"),
        tittel=_("Kall inn til møte"),
        knapp=_("Kall inn"),
        tilbake=lenke(request, "mote:liste"),
        etter=etter_id,
    )


def _fra_gammelt(innsyn: Personinnsyn, mote_id: UUID | None) -> dict[str, Any]:
    """What it is about, as in the meeting that this one stands for; the time is new."""
    if mote_id is None:
        return {}
    gammelt = queries.ett_mote(innsyn, mote_id, naa=timezone.now())
    if gammelt.status not in {Motestatus.AVLYST, Motestatus.IKKE_MOTT}:
        return {}
    return {n: v for n, v in innhold_av(gammelt).items() if n not in {"start", "versjon"}}


@krever_bruker
@require_http_methods(["GET", "HEAD", "POST"])
def ledig(request: AktorRequest) -> HttpResponse:
    """The user takes a free slot."""
    innsyn = for_skriving(request, None)
    tider = queries.ledige_tider(innsyn, naa=timezone.now())
    skjema = Bestillingsskjema(
        request.POST if request.method == "POST" else None,
        tider=[(t.id, _valg(t)) for t in tider],
        kanaler={k for t in tider for k in t.kanaler},
        initial={**start_innhold(innsyn), **kladd_for(request)},
    )
    laget: list[UUID] = []

    def book(felt: dict[str, Any]) -> None:
        laget.append(
            operations.book_ledig_tid(
                aktor=request.aktor,
                ledig_id=felt["ledig"],
                kanal=felt["kanal"],
                tittel=felt["tittel"],
                hensikt=felt["hensikt"],
                tolk=felt["tolk"],
                nokkel=felt["nokkel"],
                naa=timezone.now(),
            )
        )

    return skjemasvar(
        request,
        skjema,
        book,
        til=lambda: lenke(request, "mote:mote", mote_id=laget[0]),
        sagt=_("Tiden er din"),
        tittel=_("Velg en ledig tid"),
        knapp=_("Bestill tiden"),
        tilbake=lenke(request, "mote:liste"),
        ingen_tider=not tider,
    )


def _valg(t: LedigTidsrad) -> str:
    former = ", ".join(str(KANAL[k]) for k in t.kanaler)
    tekst = f"{naar(t.start, t.varighet)} ({former})"
    if not t.vikar:
        return tekst
    return _("%(tid)s, hos vikaren %(navn)s") % {"tid": tekst, "navn": t.veileder}


@krever_ansatt
@require_POST
def inviter(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Ask the user to choose a free slot."""
    innsyn = innsyn_for(request, person_id, hva=HVA)
    try:
        operations.inviter_til_ledig_tid(
            aktor=request.aktor, person_id=person_id, naa=timezone.now()
        )
    except Regelbrudd as feil:
        return vis_liste(request, innsyn, feiltekst=melding(feil), status=422)
    return ferdig(
        request, til=lenke(request, "mote:liste"), melding=_("Brukeren er bedt om å velge en tid")
    )
