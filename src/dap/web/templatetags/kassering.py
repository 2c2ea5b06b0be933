"""`{% load kassering %}`: what is gone from a page, and the way to ask for more."""

from typing import Any
from uuid import UUID

from django.template import Context, Library

from dap.kassering import queries
from dap.kassering.values import KASSERT_TEKST
from dap.tilgang.values import Personinnsyn
from dap.web.felles import person
from dap.web.felles.ytring import si
from dap.web.kassering.tekster import tingtekst

register = Library()


@register.filter
def star(tekst: str) -> str:
    """A text as it stands; what was erased is said in the reader's language."""
    return si(KASSERT_TEKST) if tekst == KASSERT_TEKST else tekst


@register.inclusion_tag("kassering/her.html", takes_context=True)
def slettet_linje(context: Context, sted_id: UUID) -> dict[str, Any]:
    """What is gone, where a record is shown among others: one query, and no link to ask for more."""
    innsyn: Personinnsyn | None = getattr(context["request"], "innsyn", None)
    slettet = queries.slettet_her(innsyn, sted_id) if innsyn else []
    return {"slettet": [(tingtekst(s), s) for s in slettet], "adresse": ""}


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
