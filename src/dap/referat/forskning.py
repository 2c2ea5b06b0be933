"""What a research extract asks: minutes of talks that were no planned meeting."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Min

from dap.felles.rom import Rom
from dap.referat.models import Referat

_STYKKE = 5000


def forskning_referater(
    rom: Collection[Rom],
) -> Iterator[tuple[UUID, UUID, str, datetime, datetime | None]]:
    """Minutes, person, who began them, when, and when they were first shared, by minutes.

    Those of a meeting belong to it and are not here. For `dap.forskning.uttrekk`, which demands the
    role and leaves the trace. Read piece by piece.
    """
    rader = (
        Referat.objects.filter(rom__in=rom, mote=None)
        .annotate(forst_delt=Min("delte__delt"))
        .order_by("id")
    )
    felter = ("id", "person_id", "opprettet_av_type", "opprettet", "forst_delt")
    yield from rader.values_list(*felter).iterator(chunk_size=_STYKKE)
