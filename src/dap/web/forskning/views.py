"""Ordering extracts and reports, and following them."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.feil import Regelbrudd
from dap.forskning import operations, queries
from dap.forskning.values import Oppdragsrad, Oppdragstype
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, passiv
from dap.web.felles.verdier import id_fra
from dap.web.forskning.ord import (
    HANDLINGER,
    SPRAK,
    TABELLER,
    antall,
    avsnitt,
    grunn,
    navn,
    steg,
    valg,
)
from dap.web.forskning.skjema import Rapportskjema, Syntetiskskjema, Uttrekksskjema
from dap.web.forskning.tilgang import analytiker

_SKJEMA = {
    Oppdragstype.UTTREKK: "uttrekk",
    Oppdragstype.SYNTETISK: "syntetisk",
    Oppdragstype.RAPPORT: "rapport",
}
"""Where each kind is ordered."""


@analytiker
@require_safe
def forside(request: AktorRequest) -> HttpResponse:
    return vis(request, "forskning/forside.html", _rader(request))


@passiv
@analytiker
@require_safe
def status(request: AktorRequest) -> HttpResponse:
    """How far the orders have come, for the page that asks while it waits."""
    return vis(request, "forskning/forside.html", _rader(request), fragment="forskning/rader.html")


def _rader(request: AktorRequest) -> dict[str, Any]:
    rader = [(navn(r), r) for r in queries.oppdrag(request.aktor)]
    return {"rader": rader, "pagar": any(r.pagar for _n, r in rader)}


@analytiker
@require_http_methods(["GET", "HEAD", "POST"])
def uttrekk(request: AktorRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    skjema = Uttrekksskjema(data, initial=_som(request))
    return _bestill(
        request, skjema, _("Bestill uttrekk"), operations.bestill_uttrekk, "forskning/uttrekk.html"
    )


@analytiker
@require_http_methods(["GET", "HEAD", "POST"])
def syntetisk(request: AktorRequest) -> HttpResponse:
    start = {"personer": 10_000, "fro": 1} | _som(request)
    skjema = Syntetiskskjema(request.POST if request.method == "POST" else None, initial=start)
    return _bestill(
        request,
        skjema,
        _("Bestill syntetisk uttrekk"),
        operations.bestill_syntetisk,
        "forskning/syntetisk.html",
    )


@analytiker
@require_http_methods(["GET", "HEAD", "POST"])
def rapport(request: AktorRequest) -> HttpResponse:
    kilder = queries.kilder(request.aktor)
    fra_for = _som(request)
    kilde = str(fra_for.pop("kilde_id", request.GET.get("kilde", "")))
    valgt = next((k for k in kilder if str(k.id) == kilde), kilder[0] if kilder else None)
    start: dict[str, Any] = {"kilde": kilde, "nivaa": "offentlig", "sprak": get_language()}
    if valgt:
        start["fra"], start["til"] = valgt.periode
    skjema = Rapportskjema(
        request.POST if request.method == "POST" else None, kilder=kilder, initial=start | fra_for
    )
    return _bestill(
        request, skjema, _("Bestill rapport"), operations.bestill_rapport, "forskning/rapport.html"
    )


def _som(request: AktorRequest) -> dict[str, Any]:
    """What an earlier order of one's own asked for, to order the like again."""
    id_ = id_fra(request.GET.get("som"))
    return asdict(queries.valg(request.aktor, id_)) if id_ else {}


def _bestill(
    request: AktorRequest, skjema: Any, tittel: str, bestill: Callable[..., Oppdragsrad], side: str
) -> HttpResponse:
    if request.method == "POST" and skjema.is_valid():
        try:
            rad = bestill(
                aktor=request.aktor,
                valg=skjema.valg(),
                nokkel=skjema.sendt_nokkel(),
                naa=timezone.now(),
            )
        except Regelbrudd as feil:
            legg_til(skjema, feil)
        else:
            return ferdig(
                request,
                til=reverse("forskning:ett", args=[rad.id]),
                melding=_("Bestilt. Du kan gå fra siden og komme tilbake."),
            )
    kontekst = {"skjema": skjema, "tittel": tittel}
    return vis(request, side, kontekst, status=422 if skjema.errors else 200)


@analytiker
@require_safe
def ett(request: AktorRequest, oppdrag_id: UUID) -> HttpResponse:
    return vis(request, "forskning/ett.html", _ett(request, oppdrag_id))


@passiv
@analytiker
@require_safe
def ett_status(request: AktorRequest, oppdrag_id: UUID) -> HttpResponse:
    kontekst = _ett(request, oppdrag_id)
    return vis(request, "forskning/ett.html", kontekst, fragment="forskning/innhold.html")


def _ett(request: AktorRequest, oppdrag_id: UUID) -> dict[str, Any]:
    side = queries.side(request.aktor, oppdrag_id)
    feil = grunn(side.rad.feil)
    igjen = reverse(f"forskning:{_SKJEMA[side.rad.type]}", query={"som": side.rad.id})
    return {
        "igjen": igjen,
        "side": side,
        "r": side.rad,
        "tittel": navn(side.rad),
        "tomt": side.rader.get("person") == 0,
        "innhold": [
            (ord_, antall(side.rader[t])) for t, ord_ in TABELLER.items() if t in side.rader
        ],
        "feil": avsnitt(feil),
        "feil_paa_norsk": feil == side.rad.feil,
        "steg": steg(side.rad),
        "valgene": valg(side.rad),
        "sprak": "" if side.rad.er_uttrekk else SPRAK[side.rad.sprak],
        "kilde": navn(side.kilde) if side.kilde else "",
        "rapporter": [(navn(x), x) for x in side.rapporter],
        "logg": [(HANDLINGER[x.handling], x) for x in side.logg],
    }


@analytiker
@require_POST
def avbryt(request: AktorRequest, oppdrag_id: UUID) -> HttpResponse:
    operations.avbryt_oppdrag(aktor=request.aktor, oppdrag_id=oppdrag_id, naa=timezone.now())
    return ferdig(request, til=reverse("forskning:ett", args=[oppdrag_id]))


@analytiker
@require_POST
def slett(request: AktorRequest, oppdrag_id: UUID) -> HttpResponse:
    operations.slett_oppdrag(aktor=request.aktor, oppdrag_id=oppdrag_id, naa=timezone.now())
    til = reverse("forskning:ett", args=[oppdrag_id])
    return ferdig(request, til=til, melding=_("Filene er slettet."))
