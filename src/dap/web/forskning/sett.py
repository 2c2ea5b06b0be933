"""Opening results in the browser, and taking them away. Both are written in the order's log."""

import base64
import hashlib
import io
from pathlib import Path
from uuid import UUID

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.felles.feil import IkkeFunnet
from dap.forskning import operations, queries
from dap.forskning.rapport.navn import STIL
from dap.forskning.values import Handling
from dap.web.felles.kontekst import okt_og_tema
from dap.web.felles.tilgang import AktorRequest
from dap.web.forskning.tilgang import analytiker

TYPER = {
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
VISES = {".html", ".pdf", ".svg", ".png"}
"""Shown in the browser; all others are saved."""
SIDE = "index.html"
TEMAER = {"morkt", "lyst"}
_SUM = base64.b64encode(hashlib.sha256(STIL.encode()).digest()).decode()
CSP = (
    f"default-src 'none'; img-src data:; style-src 'sha256-{_SUM}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The report needs its own style and its own pictures, and nothing else."""


@analytiker
@require_safe
def fil(request: AktorRequest, oppdrag_id: UUID, sti: str) -> FileResponse:
    """A file that the report itself lists."""
    funnet = queries.rapportfil(request.aktor, oppdrag_id, sti)
    vises = funnet.suffix in VISES
    _noter(request, oppdrag_id, Handling.APNET if vises else Handling.LASTET_NED, sti)
    svar = FileResponse(
        io.BytesIO(_i_rammen(request, funnet)) if sti == SIDE else funnet.open("rb"),
        as_attachment=not vises,
        filename=funnet.name,
        content_type=TYPER.get(funnet.suffix, "application/octet-stream"),
    )
    svar["X-Content-Type-Options"] = "nosniff"
    svar["Cache-Control"] = "no-store, private"
    svar["Content-Security-Policy"] = CSP
    return svar


def _i_rammen(request: AktorRequest, funnet: Path) -> bytes:
    """The report's page as read here: in the theme that was chosen, with a way back in the reader's
    language. The file itself stays as it is."""
    tema = str(okt_og_tema(request)["tema"])
    side = funnet.read_bytes()
    if tema in TEMAER:
        side = side.replace(b"<html ", f'<html data-tema="{tema}" '.encode(), 1)
    ramme = render_to_string("forskning/ramme.html", request=request)
    return side.replace(b"<header>", ramme.encode() + b"<header>", 1)


@analytiker
@require_safe
def last_ned(request: AktorRequest, oppdrag_id: UUID) -> HttpResponse | StreamingHttpResponse:
    """Everything in one file."""
    rad = queries.ett(request.aktor, oppdrag_id)
    storrelse, deler = queries.som_zip(request.aktor, oppdrag_id)
    if not storrelse:
        raise IkkeFunnet
    _noter(request, oppdrag_id, Handling.LASTET_NED, "ZIP")
    navn = f"{rad.type.lower()}-{rad.bestilt:%Y-%m-%d}.zip"
    return StreamingHttpResponse(
        deler,
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{navn}"',
            "Content-Length": str(storrelse),
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _noter(request: AktorRequest, oppdrag_id: UUID, handling: Handling, hva: str) -> None:
    operations.noter_innsyn(
        aktor=request.aktor, oppdrag_id=oppdrag_id, handling=handling, hva=hva, naa=timezone.now()
    )
