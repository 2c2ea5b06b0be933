"""`{% load kassering %}`: what is gone from a page, and the way to ask for more."""

from typing import Any
from uuid import UUID

from django.template import Context, Library

from dap.kassering import queries
from dap.tilgang.values import Personinnsyn
from dap.web.felles import person
from dap.web.kassering.tekster import tingtekst

register = Library()


@register.inclusion_tag("kassering/her.html", takes_context=True)
def slettet_her(context: Context, sted_type: str, sted_id: UUID) -> dict[str, Any]:
    """`{% slettet_her 'MAL' mal.id %}` on the page of one record: one query. Nothing for who sees the
    thread alone, because it was handed to their function."""
    request = context["request"]
    innsyn: Personinnsyn | None = getattr(request, "innsyn", None)
    if innsyn is None:
        return {"slettet": [], "adresse": ""}
    adresse = ""
    if innsyn.kan_skrive and innsyn.kan_endre_plan:
        adresse = person.lenke(request, "kassering:velg", sted_type=sted_type, sted_id=sted_id)
    slettet = [(tingtekst(s), s) for s in queries.slettet_her(innsyn, sted_id)]
    return {"slettet": slettet, "adresse": adresse}
