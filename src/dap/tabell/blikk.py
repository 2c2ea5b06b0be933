"""What a record was called and why it was changed, at the moments when something happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

Nokkel = tuple[UUID, datetime]
"""The record, and when it happened."""


@dataclass(frozen=True, slots=True)
class Blikk:
    """A record as one moment left it."""

    tittel: str
    versjon: int | None = None
    """The version that was made then; None when nothing in the record itself changed."""
    begrunnelse: str = ""
    kanal: str = ""
    """Code of how people met, for what has one."""


def blikk_paa(
    rader: "QuerySet[Any]", nokler: Iterable[Nokkel], *, tittel: str, kanal: str = ""
) -> dict[Nokkel, Blikk]:
    """Of the `rader` that the reader sees: title, version and reason at each moment. Two queries.

    A version is made in the transaction that writes what happened, and bears the same time.
    """
    alle = set(nokler)
    funnet = rader.filter(id__in={id_ for id_, _tid in alle}).values_list("id", tittel)
    navn = dict(funnet)
    if not navn:
        return {}
    felter = [tittel, "versjon", "begrunnelse", *([kanal] if kanal else [])]
    historie = rader.model.pgh_event_model.objects.filter(
        pgh_obj_id__in=navn, endret__in={tid for _id, tid in alle}
    ).order_by("versjon")
    laget = {
        (id_, tid): Blikk(*resten)
        for id_, tid, *resten in historie.values_list("pgh_obj_id", "endret", *felter)
    }
    return {n: laget.get(n) or Blikk(navn[n[0]]) for n in alle if n[0] in navn}
