"""What a research extract asks: everybody's decisions, in one stream."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from dap.felles.rom import Rom
from dap.vedtak.models import Vedtak

_STYKKE = 5000


def forskning_vedtak(
    rom: Collection[Rom],
) -> Iterator[tuple[UUID, UUID, datetime, datetime | None, str]]:
    """Person, period, when made, when replaced, and group, by person and time.

    For `dap.forskning.uttrekk`, which demands the role and leaves the trace. Read piece by piece.
    """
    felter = ("person_id", "periode_id", "fattet", "historisk_fra", "innsatsgruppe")
    rader = Vedtak.objects.filter(rom__in=rom).order_by("person_id", "fattet", "id")
    yield from rader.values_list(*felter).iterator(chunk_size=_STYKKE)
