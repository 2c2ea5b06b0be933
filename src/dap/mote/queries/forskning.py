"""What a research extract asks: meetings, and when they got which status."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.rom import Rom
from dap.mote.models import Mote

_STYKKE = 5000


def forskning_moter(rom: Collection[Rom]) -> Iterator[tuple[UUID, UUID, str]]:
    """Meeting, person and who made it, by meeting.

    For `dap.forskning.uttrekk`, which demands the role and leaves the trace. Read piece by piece.
    """
    rader = Mote.objects.filter(rom__in=rom).order_by("id")
    felter = ("id", "person_id", "opprettet_av_type")
    yield from rader.values_list(*felter).iterator(chunk_size=_STYKKE)


def forskning_motestatus(rom: Collection[Rom]) -> Iterator[tuple[UUID, str, datetime]]:
    """Meeting, status and when, one for each version, by meeting and version."""
    historie: Any = Mote
    rader = historie.pgh_event_model.objects.filter(pgh_obj__rom__in=rom)
    felter = ("pgh_obj_id", "status", "endret")
    yield from rader.order_by("pgh_obj_id", "versjon").values_list(*felter).iterator(_STYKKE)
