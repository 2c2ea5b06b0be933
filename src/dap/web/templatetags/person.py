"""`{% load person %}`: addresses that stay with the person whose pages these are."""

from typing import Any

from django.template import Context, Library

from dap.web.felles import person

register = Library()


@register.simple_tag(takes_context=True)
def lenke(context: Context, navn: str, **kwargs: Any) -> str:
    """`{% lenke 'plan:aktivitet' aktivitet_id=a.id %}`: like url, with staff's prefix kept."""
    return person.lenke(context["request"], navn, **kwargs)
