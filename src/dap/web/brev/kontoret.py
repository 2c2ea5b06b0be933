"""The office's letters: the queue, and the bundles."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.brev import operations, queries
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.tid import dato
from dap.web.brev.pdf import pdfsvar
from dap.web.brev.side import kokontekst, linje
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.tilgang import AktorRequest, eget_kontor, krever_ansatt
from dap.web.felles.verdier import krev_id


@krever_ansatt
@require_safe
def mitt(request: AktorRequest) -> HttpResponse:
    """One's own office, the first when there are several."""
    return redirect("brev:ko", kontor_nr=eget_kontor(request.aktor))


@krever_ansatt
@require_safe
def ko(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    return vis(request, "brev/ko.html", kokontekst(request, kontor_nr, timezone.now()))


@krever_ansatt
@require_POST
def lag_bunke(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """Take the chosen letters out of the queue."""
    til = reverse("brev:ko", kwargs={"kontor_nr": kontor_nr})
    try:
        svar = operations.lag_bunke(
            aktor=request.aktor,
            kontor_nr=kontor_nr,
            brev_ider=[krev_id(v) for v in request.POST.getlist("brev")],
            nokkel=krev_id(request.POST.get("nokkel", "")),
            naa=timezone.now(),
        )
    except Regelbrudd as feil:
        return _avslag(request, feil, til)
    if svar.tatt:
        messages.warning(
            request,
            ngettext(
                "%(n)s brev var tatt av en kollega, og er ikke med.",
                "%(n)s brev var tatt av en kollega, og er ikke med.",
                svar.tatt,
            )
            % {"n": svar.tatt},
        )
    adresse = reverse("brev:bunke", kwargs={"bunke_id": svar.bunke_id})
    return ferdig(request, til=adresse, melding=_("Bunken er laget. Skriv den ut."))


def _avslag(request: AktorRequest, feil: Regelbrudd, til: str) -> HttpResponse:
    kontekst = {"tekst": melding(feil), "til": til}
    return vis(request, "oppfolging/avslag.html", kontekst, status=422)


_GREP = {
    "skrevet_ut": operations.merk_skrevet_ut,
    "postet": operations.merk_postet,
    "tilbake": operations.legg_tilbake,
}


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def bunke(request: AktorRequest, bunke_id: UUID) -> HttpResponse:
    """The letters in it, and what has been done with them."""
    kontor_nr, rad, brevene = queries.bunke(request.aktor, bunke_id)
    naa = timezone.now()
    til_koen = reverse("brev:ko", kwargs={"kontor_nr": kontor_nr})
    if request.method == "POST":
        return _grip(request, bunke_id, til_koen)
    kontekst = {
        "bunke": rad,
        "linjer": [linje(b, dato(naa)) for b in brevene],
        "til_koen": til_koen,
        "vedtak": [b for b in brevene if b.uten_vedtaket],
        "legg_ved": [(b, v) for b in brevene for v in b.legg_ved],
    }
    return vis(request, "brev/bunke.html", kontekst)


def _grip(request: AktorRequest, bunke_id: UUID, til_koen: str) -> HttpResponse:
    grep = request.POST.get("grep", "")
    if grep not in _GREP:
        raise IkkeFunnet
    til = til_koen if grep == "tilbake" else request.path
    try:
        _GREP[grep](aktor=request.aktor, bunke_id=bunke_id, naa=timezone.now())
    except Regelbrudd as feil:
        return _avslag(request, feil, til)
    sagt = {
        "skrevet_ut": _("Merket som skrevet ut."),
        "postet": _("Merket som sendt."),
        "tilbake": _("Brevene ligger i køen igjen."),
    }
    return ferdig(request, til=til, melding=sagt[grep])


@krever_ansatt
@require_safe
def bunkepdf(request: AktorRequest, bunke_id: UUID) -> HttpResponse:
    innsyn = operations.apne_bunke(aktor=request.aktor, bunke_id=bunke_id, naa=timezone.now())
    return pdfsvar(*queries.bunkepdf(request.aktor, bunke_id, innsyn))
