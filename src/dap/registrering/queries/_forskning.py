"""What a research extract asks: everybody's registrations, in one stream."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from dap.felles.rom import Rom
from dap.registrering.models import Arbeidsgrunnlag, Registrering

_STYKKE = 5000
Forskningsregistrering = tuple[UUID, UUID, datetime, str, str | None, str | None, str | None]


def forskning_registreringer(rom: Collection[Rom]) -> Iterator[Forskningsregistrering]:
    """Person, period, when, variant, education, situation and profile, by person and time.

    Answers are the codes of the questions; nothing that was written is among them. For
    `dap.forskning.uttrekk`, which demands the role and leaves the trace. Read piece by piece.
    """
    rader: Any = (
        Registrering.objects.filter(rom__in=rom)
        .annotate(
            utdanning=Max("svar__svar_kode", filter=Q(svar__kode="utdanning")),
            situasjon=Max("svar__svar_kode", filter=Q(svar__kode="dinSituasjon")),
        )
        .order_by("person_id", "tid", "id")
        .values_list(
            "person_id", "periode_id", "tid", "variant", "utdanning", "situasjon",
            "profilering__gruppe",
        )
    )  # fmt: skip
    yield from rader.iterator(chunk_size=_STYKKE)


def forskning_arbeid() -> Iterator[tuple[UUID, datetime, list[tuple[date, date | None]]]]:
    """Person, when the register of employments answered last, and the employments [from, to)."""
    rader: Any = Arbeidsgrunnlag.objects.filter(arbeid_hentet__isnull=False).order_by("person_id")
    felter = ("person_id", "arbeid_hentet", "arbeidsforhold")
    for person_id, hentet, forhold in rader.values_list(*felter).iterator(chunk_size=_STYKKE):
        yield person_id, hentet, [(date.fromisoformat(f["fra"]), _dag(f["til"])) for f in forhold]


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
