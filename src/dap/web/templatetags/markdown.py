"""`{% load markdown %}`: what people wrote, as safe HTML."""

from django.template import Library
from django.utils.safestring import SafeString

from dap.web.felles import markdown as felles

register = Library()


@register.filter
def markdown(tekst: str) -> SafeString:
    return felles.markdown(tekst)
