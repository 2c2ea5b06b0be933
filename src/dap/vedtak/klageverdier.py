"""The complaint against a decision: statuses, demands on its form, outcome."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

KLAGE_MAKS = 10_000
KLAGEGRUNN_MAKS = 4_000


class Klagestatus(StrEnum):
    MOTTATT = "MOTTATT"
    VURDERT = "VURDERT"
    """The demands on its form have been looked at; the office considers the matter."""
    AVVIST = "AVVIST"
    """Not considered, because a demand on its form is not met."""
    OMGJORT = "OMGJORT"
    """The office changes its decision: a new one is made."""
    SENDT_KLAGEINSTANS = "SENDT_KLAGEINSTANS"
    AVGJORT = "AVGJORT"
    TRUKKET = "TRUKKET"


APNE_KLAGER = frozenset({Klagestatus.MOTTATT, Klagestatus.VURDERT, Klagestatus.SENDT_KLAGEINSTANS})
HOS_KONTORET = frozenset({Klagestatus.MOTTATT, Klagestatus.VURDERT})


class Utfall(StrEnum):
    """What the appeal body answered."""

    MEDHOLD = "MEDHOLD"
    DELVIS_MEDHOLD = "DELVIS_MEDHOLD"
    STADFESTET = "STADFESTET"
    OPPHEVET = "OPPHEVET"


@dataclass(frozen=True, slots=True)
class Formkrav:
    """The demands on a complaint (forvaltningsloven §§ 28-32)."""

    signert: bool
    part: bool
    """By the party, or somebody who has the right to complain for them."""
    konkret: bool
    """Says which decision, and what should be otherwise."""
    i_tide: bool
    """Counted, not chosen: received within the deadline."""
    unntak: bool | None = None
    """Late, but excused (forvaltningsloven § 31). None when it was in time."""

    @property
    def oppfylt(self) -> bool:
        frist = self.i_tide or self.unntak is True
        return self.signert and self.part and self.konkret and frist


@dataclass(frozen=True, slots=True)
class Klagelinje:
    """One step in the history of a complaint."""

    status: Klagestatus
    tid: datetime
    navn: str
    av_bruker: bool
    begrunnelse: str


@dataclass(frozen=True, slots=True)
class Klagedata:
    id: UUID
    vedtak_id: UUID
    versjon: int
    status: Klagestatus
    tekst: str
    mottatt: date
    i_tide: bool
    klagefrist: date
    levert_av_bruker: bool
    formkrav: Formkrav | None
    formkravgrunn: str
    utfall: Utfall | None
    svar: str
    """The reason for how it ended, in the words that the user reads."""
    behandler: str
    historikk: tuple[Klagelinje, ...] = ()

    @property
    def apen(self) -> bool:
        return self.status in APNE_KLAGER
