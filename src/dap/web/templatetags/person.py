"""`{% load person %}`: addresses that stay with the person whose pages these are."""

from typing import Any

from django.template import Context, Library

from dap.person.queries import persondata
from dap.tilgang.values import Personinnsyn
from dap.web.felles import person
from dap.web.oppfolging.tekster import LESEBEHOV

register = Library()


@register.simple_tag
def lesebehov(innsyn: Personinnsyn) -> list[str]:
    """What the person needs to be able to read, for staff who write to them."""
    data = persondata(innsyn.person_id)
    if innsyn.er_bruker or data is None:
        return []
    return [str(LESEBEHOV[b]) for b in LESEBEHOV if b in data.tilrettelegging.lesebehov]


@register.simple_tag(takes_context=True)
def lenke(context: Context, navn: str, **kwargs: Any) -> str:
    """`{% lenke 'plan:aktivitet' aktivitet_id=a.id %}`: like url, with staff's prefix kept."""
    return person.lenke(context["request"], navn, **kwargs)
