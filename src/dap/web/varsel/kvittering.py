"""Receipts from the SMS gateway (docs/drift/varsling.md): it calls, and its token is the proof."""

import hmac
import json
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dap.varsel.operations import ta_imot_kvittering
from dap.varsel.values import Feilkode, Kanal
from dap.web.felles.tilgang import apen

MAKS = 4096
_FEIL = {"FEILET": Feilkode.AVVIST, "UGYLDIG_NUMMER": Feilkode.UGYLDIG_ADRESSE}
"""What the gateway says, and whether the number is to blame."""


@apen
@never_cache
@csrf_exempt
@require_POST
def sms(request: HttpRequest) -> HttpResponse:
    """204 when it is known, also the second time; 404 for a message that we never sent."""
    nokkel: str = settings.DAP_SMS.get("kvitteringsnokkel", "")
    hode = request.headers.get("Authorization", "").encode()
    if not nokkel or not hmac.compare_digest(hode, f"Bearer {nokkel}".encode()):
        return HttpResponse(status=401)
    lest = _les(request.body[: MAKS + 1])
    if lest is None:
        return HttpResponse(status=400)
    utsending_id, status = lest
    kjent = ta_imot_kvittering(
        utsending_id=utsending_id,
        levert=status == "LEVERT",
        kanal=Kanal.SMS,
        feilkode=_FEIL.get(status, Feilkode.INGEN),
        naa=timezone.now(),
    )
    return HttpResponse(status=204 if kjent else 404)


def _les(kropp: bytes) -> tuple[UUID, str] | None:
    if len(kropp) > MAKS:
        return None
    try:
        kvittering = json.loads(kropp)
        status = str(kvittering["status"])
        if status != "LEVERT" and status not in _FEIL:
            return None
        return UUID(str(kvittering["nokkel"])), status
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
