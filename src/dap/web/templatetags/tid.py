"""`{% load tid %}`: dates and times in words, in the reader's language."""

from datetime import date, datetime

from django.template import Library

from dap.felles.tid import dato
from dap.web.felles import ytring

register = Library()


@register.filter
def dag(verdi: date | datetime | None) -> str:
    """ "4. mars", with the year when it is not this one; nothing for None."""
    if verdi is None:
        return ""
    return ytring.dag(dato(verdi) if isinstance(verdi, datetime) else verdi)


@register.filter
def tidspunkt(verdi: datetime | None) -> str:
    """ "4. mars kl. 14.05", in Oslo; nothing for None."""
    return ytring.tidspunkt(verdi) if verdi else ""
