"""`{% load forstaelse %}`: the tag that says whether the sides agree."""

from django.template import Library

from dap.forstaelse.values import Lesertilstand
from dap.web.forstaelse.tekster import merke_for

register = Library()


@register.filter
def forstaelsesmerke(tilstand: Lesertilstand, er_bruker: bool) -> tuple[str, str, str]:
    """Text, colour and variant."""
    return merke_for(tilstand, er_bruker=er_bruker)
