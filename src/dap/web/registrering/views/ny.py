"""The first page of somebody whom nobody here knows: nothing is kept before they say so."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dap.felles.feil import DapFeil, Regelbrudd
from dap.felles.register import RegisterSvarerIkke
from dap.person import operations as person
from dap.web.felles import ukjent
from dap.web.felles.tilgang import uten_person
from dap.web.registrering.tekster import UKJENT_FEIL
from dap.web.registrering.views.utfylling import begynn

logg = logging.getLogger(__name__)


@uten_person
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: HttpRequest) -> HttpResponse:
    """POST: who they are is asked of the population register, and they go on to the questions."""
    fnr, konto_id = ukjent.hent(request.session), request.user.pk
    if fnr is None or konto_id is None:
        return _vis(request, "MA_LOGGE_INN_IGJEN", 200)
    if request.method != "POST":
        return _vis(request, "", 200)
    try:
        person.opprett_fra_register(fnr=fnr, konto_id=konto_id, naa=timezone.now())
    except (RegisterSvarerIkke, Regelbrudd) as feil:
        logg.warning("an unknown user could not begin: %s", feil.kode)
        return _vis(request, _kode(feil), 503 if isinstance(feil, RegisterSvarerIkke) else 422)
    ukjent.glem(request.session)
    return begynn(request)


def _kode(feil: DapFeil) -> str:
    return feil.kode if feil.kode in UKJENT_FEIL else "UKJENT_I_FOLKEREGISTERET"


def _vis(request: HttpRequest, kode: str, status: int) -> HttpResponse:
    kontekst = {"feil": UKJENT_FEIL.get(kode), "kan_begynne": kode in ("", "REGISTER_SVARER_IKKE")}
    return render(request, "registrering/ny.html", kontekst, status=status)
