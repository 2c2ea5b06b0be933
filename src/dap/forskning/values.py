"""Orders of extracts and reports, as they cross the boundary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from dap.forskning.feil import Forskningsfeil

FORMAAL_MAKS, HJEMMEL_MAKS, GODKJENNING_MAKS, GRUNN_MAKS = 300, 180, 80, 300
SYNTETISK_MINST, SYNTETISK_MAKS = 100, 1_000_000
MAKS_SAMTIDIG = 3
NIVAER = ("offentlig", "intern")
RAPPORTSPRAK = ("nb", "nn", "en")
"""What a report can be in: the page, the PDF and the pictures. Data files are the same in all."""
SYNTETISK_PERIODE = (date(2019, 8, 1), date(2020, 7, 1))
"""First and last month of everybody who is made up."""


class Oppdragsfeil(Forskningsfeil):
    """It could not be made, and what is to blame is known: the message is for who ordered."""


class Oppdragstype(StrEnum):
    UTTREKK = "UTTREKK"
    SYNTETISK = "SYNTETISK"
    """An extract without real persons."""
    RAPPORT = "RAPPORT"


class Oppdragsstatus(StrEnum):
    BESTILT = "BESTILT"
    LAGES = "LAGES"
    FERDIG = "FERDIG"
    FEILET = "FEILET"
    AVBRUTT = "AVBRUTT"
    """By who ordered it, before it was made."""
    SLETTET = "SLETTET"


class Handling(StrEnum):
    """What is written in the log of an order."""

    BESTILT = "BESTILT"
    LAGET = "LAGET"
    FEILET = "FEILET"
    AVBRUTT = "AVBRUTT"
    APNET = "APNET"
    LASTET_NED = "LASTET_NED"
    SLETTET = "SLETTET"


@dataclass(frozen=True, slots=True)
class Uttrekksvalg:
    """What an analyst asks for, and why it may be given. Months as their first day."""

    fra: date
    til: date
    formaal: str
    hjemmel: str
    sluttdato: date
    """When the project ends: then the extract is deleted with all that was made of it."""
    kommune_tillatelse: str = ""
    dpia: str = ""
    """Reference of the assessment of consequences for privacy."""


@dataclass(frozen=True, slots=True)
class Syntetiskvalg:
    personer: int
    fro: int


@dataclass(frozen=True, slots=True)
class Rapportvalg:
    kilde_id: UUID
    fra: date
    til: date
    formaal: str
    nivaa: str = "offentlig"
    godkjenning: str = ""
    grunn: str = ""
    sprak: str = "nb"
    valg: Mapping[str, Any] = field(default_factory=dict)
    """Choices of the analysis that are not as the source has them, as in a parameter file."""


@dataclass(frozen=True, slots=True)
class Oppdragsrad:
    """An order, and how far it has come."""

    id: UUID
    type: Oppdragstype
    status: Oppdragsstatus
    fra: date | None
    til: date | None
    personer: int
    formaal: str
    hjemmel: str
    nivaa: str
    bestilt: datetime
    ferdig: datetime | None
    sluttdato: date | None
    framdrift: int
    """Per cent."""
    steg: str
    """What is being done now."""
    feil: str
    """What went wrong: a code, or as the statistics say it."""
    storrelse: int
    """Bytes."""
    kilde_id: UUID | None
    kommune_tillatelse: str = ""
    dpia: str = ""
    godkjenning: str = ""
    grunn: str = ""
    sprak: str = "nb"
    """Of a report."""
    valg: Mapping[str, Any] = field(default_factory=dict)
    """Of a report: see `Rapportvalg`."""

    @property
    def pagar(self) -> bool:
        return self.status in {Oppdragsstatus.BESTILT, Oppdragsstatus.LAGES}

    @property
    def periode(self) -> tuple[date, date]:
        """First and last month."""
        return SYNTETISK_PERIODE if self.fra is None or self.til is None else (self.fra, self.til)

    @property
    def er_uttrekk(self) -> bool:
        return self.type != Oppdragstype.RAPPORT


@dataclass(frozen=True, slots=True)
class Tabellrad:
    id: str
    tittel: str


@dataclass(frozen=True, slots=True)
class Loggrad:
    tid: datetime
    handling: Handling
    hva: str


@dataclass(frozen=True, slots=True)
class Oppdragsside:
    """One order with all that its page shows."""

    rad: Oppdragsrad
    kilde: Oppdragsrad | None
    rapporter: tuple[Oppdragsrad, ...]
    tabeller: tuple[Tabellrad, ...]
    rader: Mapping[str, int]
    """Of an extract that is made: how many rows each table has."""
    logg: tuple[Loggrad, ...]
