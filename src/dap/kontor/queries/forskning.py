"""What a research extract asks: which office followed up whom, in one stream."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from dap.kontor.models import Personkontor

_STYKKE = 5000


def forskning_kontorer() -> Iterator[tuple[UUID, str, datetime, datetime | None]]:
    """Person, office, from and to, by person and time.

    For `dap.forskning.uttrekk`, which demands the role and leaves the trace. Read piece by piece.
    """
    rader = Personkontor.objects.order_by("person_id", "fra", "id")
    felter = ("person_id", "kontor_id", "fra", "til")
    yield from rader.values_list(*felter).iterator(chunk_size=_STYKKE)
