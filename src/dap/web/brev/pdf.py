"""A letter as an answer: shown in the browser, never kept by it."""

from django.http import HttpResponse


def pdfsvar(innhold: bytes, navn: str) -> HttpResponse:
    hoder = {
        "Content-Disposition": f'inline; filename="{navn}"',
        "Cache-Control": "no-store, private",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(innhold, content_type="application/pdf", headers=hoder)
