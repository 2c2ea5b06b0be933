"""Read: the list, a thread, what is new in it, a file."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dap.dialog import queries
from dap.web.dialog.puls import les_token
from dap.web.dialog.side import konaboer, listekontekst, tradinnsyn_for, tradkontekst
from dap.web.dialog.skjema import Meldingsskjema
from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest, apen, innlogget, passiv

NOTATER_VED_SIDEN = 5


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="dialog")
    return vis(request, "dialog/liste.html", listekontekst(request, innsyn))


@innlogget
@require_safe
def trad(request: AktorRequest, trad_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """The list and a thread; `?for=51` shows the messages before number 51."""
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    kontekst = tradkontekst(request, innsyn, for_nr=_tall(request.GET.get("for")))
    kontekst |= listekontekst(request, innsyn.person, trad_id)
    if kontekst["notat_adresse"] and innsyn.person is not None:
        kontekst["notater"] = queries.notater(innsyn.person)[:NOTATER_VED_SIDEN]
    if kontekst["ko"]:
        kontekst |= konaboer(request, trad_id, kontekst["ko"])
    return vis(request, "dialog/trad.html", kontekst, fragment="dialog/trad_del.html")


@innlogget
@require_safe
def eldre(request: AktorRequest, trad_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Messages before a number, to stand above those that are shown."""
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    kontekst = tradkontekst(request, innsyn, for_nr=_tall(request.GET.get("for")))
    return vis(request, "dialog/trad.html", kontekst, fragment="dialog/eldre.html")


@passiv
@innlogget
@require_safe
def nytt(request: AktorRequest, trad_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Messages after a number, for a page that stands open: never keeps the session alive."""
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    etter = _tall(request.GET.get("etter")) or 0
    kontekst = tradkontekst(request, innsyn, skjema=Meldingsskjema())
    kontekst["nye"] = [m for m in kontekst["side"].meldinger if m.nr > etter]
    return vis(request, "dialog/trad.html", kontekst, fragment="dialog/nytt.html")


@apen
@passiv
@never_cache
@require_safe
def puls(request: HttpRequest, token: str) -> HttpResponse:
    """204: nothing new. 200: something changed. 410: ask the page for a new token."""
    trad_id = les_token(token)
    if trad_id is None:
        return HttpResponse(status=410)
    versjon = queries.tradversjon(trad_id)
    return HttpResponse(status=204 if str(versjon) == request.GET.get("v") else 200)


@innlogget
@require_safe
def vedlegg(
    request: AktorRequest, trad_id: UUID, vedlegg_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """A file, always to be saved, never shown in the browser."""
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    data, innhold = queries.hent_vedlegg(innsyn, vedlegg_id)
    svar = HttpResponse(innhold, content_type=data.mime)
    svar["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(data.navn)}"
    svar["X-Content-Type-Options"] = "nosniff"
    svar["Content-Security-Policy"] = "sandbox; default-src 'none'"
    svar["Cache-Control"] = "private, no-store"
    return svar


def _tall(verdi: str | None) -> int | None:
    tekst = verdi or ""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else None
