"""`{% load plan %}`: what the templates of plan and activities need."""

from collections.abc import Mapping
from typing import Any

from django.template import Library

register = Library()


@register.filter
def oppslag(verdier: Mapping[str, Any], navn: str) -> Any:
    """The value under a name that is itself a variable."""
    return verdier.get(navn, "")
