"""`{% load mal %}`: words for goals in templates."""

from django.template import Context, Library
from django.utils.translation import gettext as _

from dap.mal.values import Forventningsstatus, Malstatus, Skrevet
from dap.web.mal.tekster import FORVENTNINGSSTATUSER, STATUSER, felttekster
from dap.web.templatetags.hjelp import med_hjelp

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


@register.simple_tag(takes_context=True)
def hvem(context: Context, skrevet: Skrevet, er_bruker: bool) -> str:
    """Who wrote: "deg" for the user's own eyes, "brukeren" for staff, else the name; and by whose help."""
    if skrevet.av_bruker:
        navn = _("deg") if er_bruker else _("brukeren")
        return f"{navn}{med_hjelp(context, skrevet.tid)}"
    return skrevet.navn or _("NAV")
