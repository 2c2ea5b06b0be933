"""The writing help while somebody writes. Reckons on what was sent, keeps and tells nothing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dap.web.felles.tilgang import AktorRequest, innlogget, leser
from dap.web.klarsprak.side import klarsprakkontekst


@innlogget
@leser
@require_POST
def sjekk(request: AktorRequest) -> HttpResponse:
    kontekst = klarsprakkontekst(request.POST.get("tekst", ""))
    return render(request, "klarsprak/funn.html", kontekst)
