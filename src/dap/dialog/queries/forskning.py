"""What a research extract asks: when was what written by which side. Never what was written."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, When

from dap.dialog.models import Melding, Svarlop, Trad
from dap.dialog.values import Utfall
from dap.felles.rom import Rom

_STYKKE = 5000


def forskning_trader(
    rom: Collection[Rom], *, til: datetime
) -> Iterator[tuple[UUID, UUID, datetime, str, UUID | None]]:
    """Thread, person, when and by whom it was begun, and its activity if that is told too, by thread.

    These are for `dap.forskning.uttrekk`, which demands the role and leaves the trace. All are read
    piece by piece.
    """
    felter = ("id", "person_id", "opprettet", "opprettet_av_type", "om")
    kjent = Q(aktivitet__rom__in=rom, aktivitet__opprettet__lt=til)
    rader: Any = Trad.objects.filter(rom__in=rom, opprettet__lt=til).order_by("id")
    rader = rader.annotate(om=Case(When(kjent, then=F("aktivitet_id"))))
    yield from rader.values_list(*felter).iterator(chunk_size=_STYKKE)


def forskning_meldinger(
    rom: Collection[Rom], *, til: datetime
) -> Iterator[tuple[UUID, int, datetime, str]]:
    """Thread, number in it, when sent and by whom, by thread and number. Erased ones too."""
    felter = ("trad_id", "nr", "sendt", "avsender_type")
    rader = Melding.objects.filter(trad__rom__in=rom, sendt__lt=til).order_by("trad_id", "nr")
    yield from rader.values_list(*felter).iterator(chunk_size=_STYKKE)


def forskning_ferdigbehandlet(
    rom: Collection[Rom], *, til: datetime
) -> Iterator[tuple[UUID, datetime]]:
    """Thread, and when staff said that it needs no answer, by thread."""
    rader: Any = Svarlop.objects.filter(
        trad__rom__in=rom, utfall=Utfall.TRENGER_IKKE_SVAR, slutt__lt=til
    ).order_by("trad_id", "slutt")
    yield from rader.values_list("trad_id", "slutt").iterator(chunk_size=_STYKKE)
