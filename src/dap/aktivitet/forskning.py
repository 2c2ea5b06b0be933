"""What a research extract asks: activities, and when they got which status. Never what they say."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet.models import Aktivitet
from dap.felles.rom import Rom

_STYKKE = 5000


def forskning_aktiviteter(rom: Collection[Rom]) -> Iterator[tuple[UUID, UUID, str, str]]:
    """Activity, person, type and who made it, by activity.

    For `dap.forskning.uttrekk`, which demands the role and leaves the trace. Read piece by piece.
    """
    rader = Aktivitet.objects.filter(rom__in=rom).order_by("id")
    felter = ("id", "person_id", "type", "opprettet_av_type")
    yield from rader.values_list(*felter).iterator(chunk_size=_STYKKE)


def forskning_aktivitetsstatus(rom: Collection[Rom]) -> Iterator[tuple[UUID, str, datetime]]:
    """Activity, status and when, one for each version, by activity and version."""
    historie: Any = Aktivitet
    rader = historie.pgh_event_model.objects.filter(pgh_obj__rom__in=rom)
    felter = ("pgh_obj_id", "status", "endret")
    yield from rader.order_by("pgh_obj_id", "versjon").values_list(*felter).iterator(_STYKKE)
