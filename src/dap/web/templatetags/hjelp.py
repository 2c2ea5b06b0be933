"""`{% load hjelp %}`: the mark on what somebody did for the user."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.template import Context, Library

from dap.hendelse.queries import med_hjelp as hjelp_ved
from dap.hjelper.queries import hjelpernavn
from dap.hjelper.values import Hjelpernavn
from dap.tilgang.values import Personinnsyn
from dap.web.hjelp.tekster import ved

register = Library()


@register.simple_tag(takes_context=True)
def med_hjelp(context: Context, tid: datetime | None) -> str:
    """`{% med_hjelp m.sendt %}`: " (ved verge Bjørn Hansen)", or nothing. Everything that was written
    at one moment for one person is one act, so the time is the key. No query where nobody helps."""
    request = context.get("request")
    innsyn: Personinnsyn | None = getattr(request, "innsyn", None)
    if innsyn is None or tid is None or not innsyn.har_hjelp:
        return ""
    tider, navn = _kjent(request, innsyn)
    hvem = navn.get(tider[tid]) if tid in tider else None
    return f" ({ved(hvem, innsyn)})" if hvem else ""


def _kjent(
    request: Any, innsyn: Personinnsyn
) -> tuple[Mapping[datetime, UUID], Mapping[UUID, Hjelpernavn]]:
    """Asked once for a page, also for the one that answers a form."""
    kjent: tuple[Mapping[datetime, UUID], Mapping[UUID, Hjelpernavn]] | None
    kjent = getattr(request, "hjelp_kjent", None)
    if kjent is None:
        tider = hjelp_ved(innsyn)
        kjent = (tider, hjelpernavn(innsyn.person_id) if tider else {})
        request.hjelp_kjent = kjent
    return kjent
