from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Startarsak(StrEnum):
    ARBEIDSSOKER_REGISTRERING = "ARBEIDSSOKER_REGISTRERING"
    MANUELL_REGISTRERING_VEILEDER = "MANUELL_REGISTRERING_VEILEDER"
    MANUELL_REGISTRERING_BRUKER = "MANUELL_REGISTRERING_BRUKER"
    SYKMELDT = "SYKMELDT"


@dataclass(frozen=True, slots=True)
class Periodedata:
    id: UUID
    start: datetime
    slutt: datetime | None

    @property
    def apen(self) -> bool:
        return self.slutt is None


@dataclass(frozen=True, slots=True)
class Oppfolgingsuttrekk:
    """The follow-up as the archive keeps it, each list oldest first."""

    perioder: tuple[tuple[UUID, datetime, datetime | None, Startarsak, str], ...]
    """Id, start, end, why it started, and why it ended."""
    veiledere: tuple[tuple[datetime, datetime | None, str], ...]
    """From, to, and the name of who was responsible."""
    manuell: tuple[tuple[datetime, bool, str], ...]
    """When, whether it became manual, and why."""


@dataclass(frozen=True, slots=True)
class Veilederkort:
    """Who follows the user up, and how to reach them."""

    id: UUID
    navn: str
    tittel: str
    telefon: str
    treffes: str
    kontor: str
    stedfortreder: str = ""
    """Name of the one who stands in today, if any."""


@dataclass(frozen=True, slots=True)
class Oppfolgingsbilde:
    """What the plan and the dialog must know about the follow-up around them."""

    person_id: UUID
    periode: Periodedata | None
    """The open period, if any."""
    veileder: Veilederkort | None
    manuell: bool
    kan_varsles: bool
    """Digital: not manual, not reserved, reachable."""
    kontor_nr: str | None
    svarfrist_timer: int
