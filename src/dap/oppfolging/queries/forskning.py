"""What a research extract asks: everybody's follow-up, in one stream."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from dap.oppfolging.models import Oppfolgingsperiode

_STYKKE = 5000


def forskning_perioder() -> Iterator[tuple[UUID, UUID, datetime, datetime | None, str]]:
    """Person, period, start, end and how it started, by person and start.

    For `dap.forskning.uttrekk`, which demands the role and leaves the trace. Read piece by piece.
    """
    felter = ("person_id", "id", "start", "slutt", "startarsak")
    rader = Oppfolgingsperiode.objects.order_by("person_id", "start").values_list(*felter)
    yield from rader.iterator(chunk_size=_STYKKE)
