"""What the people of the demo have got on their telephones and in their mailboxes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dap.web.demopost.lesing import mottatt
from dap.web.felles.tilgang import apen


@apen
@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """Shown only with DAP_DEMOPOST (demo and tests)."""
    return render(
        request, "demopost/post.html", {"mottakere": mottatt(settings.DAP_DEMOPOST, antall=200)}
    )
