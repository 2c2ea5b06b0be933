"""`{% load mote %}`: when a meeting is, and the words for its codes."""

from datetime import datetime

from django.template import Library

from dap.mote.values import Avtale, Kanal, Moterad, Motestatus
from dap.web.mote import tekster

register = Library()


@register.filter
def motetid(m: Moterad) -> str:
    """ "tirsdag 4. mars kl. 10.00–10.30"; nothing before a time is agreed."""
    return tekster.naar(m.start, m.varighet) if m.start else ""


@register.filter
def naar(start: datetime, varighet: int) -> str:
    return tekster.naar(start, varighet)


@register.filter
def tidsrom(m: Moterad | Avtale) -> str:
    """ "10.00–10.30"."""
    return tekster.tidsrom(m.start, m.varighet) if m.start else ""


@register.filter
def kanaltekst(kanal: Kanal) -> str:
    return str(tekster.KANAL[kanal])


@register.filter
def kanalikon(kanal: Kanal) -> str:
    return tekster.KANALIKON[kanal]


@register.filter
def statustekst(status: Motestatus) -> str:
    return str(tekster.STATUS[status])


@register.filter
def varighet(minutter: int) -> str:
    return tekster.varighetstekst(minutter)
