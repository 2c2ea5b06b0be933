"""What the tests of the follow-up share."""

from collections.abc import Callable
from typing import Any

from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil
from dap.hendelse.models import Hendelse
from dap.varsel.models import Varsel


def utfall(gjor: Callable[..., Any], **inndata: Any) -> str:
    """ "ok", or the `kode` of the refusal."""
    try:
        gjor(**inndata)
    except DapFeil as feil:
        return feil.kode
    return "ok"


def hendelser(person: Aktor) -> list[str]:
    return list(
        Hendelse.objects.filter(person_id=person.id).order_by("id").values_list("type", flat=True)
    )


def varsler(mottaker: Aktor) -> list[str]:
    rader = Varsel.objects.filter(mottaker_id=mottaker.id, lest=None, stoppet=None)
    return list(rader.order_by("id").values_list("slag", flat=True))
