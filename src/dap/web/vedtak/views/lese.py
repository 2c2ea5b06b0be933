"""Read decisions: the list, one, and its letter."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dap.vedtak import operations, queries
from dap.vedtak.values import OBJEKT
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.sett import merk_apnet
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.vedtak.side import listekontekst, vedtakskontekst


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="vedtak")
    return vis(request, "vedtak/liste.html", listekontekst(request, innsyn, timezone.now()))


@innlogget
@require_safe
def vedtak(request: AktorRequest, vedtak_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="vedtak")
    naa = timezone.now()
    kontekst = vedtakskontekst(request, innsyn, vedtak_id, naa)
    merk_apnet(request, innsyn, OBJEKT, vedtak_id, naa)
    return vis(request, "vedtak/vedtak.html", kontekst)


@innlogget
@require_safe
def brev(request: AktorRequest, vedtak_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """The letter, as it was made when it was decided; downloaded, never shown in the page."""
    innsyn = innsyn_for(request, person_id, hva="vedtak")
    innhold, navn = queries.brevfil(innsyn, vedtak_id)
    merk_apnet(request, innsyn, OBJEKT, vedtak_id, timezone.now())
    return HttpResponse(
        innhold,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{navn}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@krever_ansatt
@require_POST
def postet(request: AktorRequest, person_id: UUID, vedtak_id: UUID) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="endre_vedtak")
    queries.ett_vedtak(innsyn, vedtak_id, naa=timezone.now())
    operations.merk_brev_postet(aktor=request.aktor, vedtak_id=vedtak_id, naa=timezone.now())
    til = lenke(request, "vedtak:vedtak", vedtak_id=vedtak_id)
    return ferdig(request, til=til, melding=_("Det står nå at brevet er sendt."))
