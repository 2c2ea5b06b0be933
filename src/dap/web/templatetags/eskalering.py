"""`{% load eskalering %}`: the warning that stands, wherever both should meet it."""

from typing import Any

from django.template import Context, Library

from dap.web.eskalering.side import banner

register = Library()


@register.inclusion_tag("eskalering/banner.html", takes_context=True)
def varselbanner(context: Context, *, byttes: bool = False) -> dict[str, Any]:
    """`{% varselbanner %}`: nothing when there is none, or the reader may not know of it. `byttes=True`
    beside a fragment: the one on the page says how it is now."""
    return {**banner(context["request"]), "byttes": byttes}
