"""`{% load mal %}`: words for goals in templates."""

from django.template import Library
from django.utils.translation import gettext as _

from dap.mal.values import Forventningsstatus, Malstatus, Skrevet
from dap.web.mal.tekster import FORVENTNINGSSTATUSER, STATUSER, felttekster

register = Library()


@register.filter
def statustekst(status: Malstatus) -> str:
    return str(STATUSER[status])


@register.filter
def forventningstekst(status: Forventningsstatus) -> str:
    return str(FORVENTNINGSSTATUSER[status][0])


@register.filter
def forventningsfarge(status: Forventningsstatus) -> str:
    return FORVENTNINGSSTATUSER[status][1]


@register.filter
def skalatekst(verdi: int | None, navn: str) -> str:
    """ "4 – Viktig"; nothing when the user has not said."""
    tekster = felttekster({navn: verdi})
    return tekster[0][1] if tekster else ""


@register.simple_tag
def hvem(skrevet: Skrevet, er_bruker: bool) -> str:
    """Who wrote: "deg" for the user's own eyes, "brukeren" for staff, else the name."""
    if skrevet.av_bruker:
        return _("deg") if er_bruker else _("brukeren")
    return skrevet.navn or _("NAV")
