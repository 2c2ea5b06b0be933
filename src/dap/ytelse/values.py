"""What other systems know of a person's benefits, as it crosses the boundary."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from dap.felles.sprak import N_


class Ytelsestype(StrEnum):
    AAP = "AAP"
    DAGPENGER = "DAGPENGER"
    TILTAKSPENGER = "TILTAKSPENGER"
    SYKEPENGER = "SYKEPENGER"
    UFORETRYGD = "UFORETRYGD"
    OVERGANGSSTONAD = "OVERGANGSSTONAD"
    KVALIFISERINGSSTONAD = "KVALIFISERINGSSTONAD"
    UNGDOMSPROGRAMYTELSE = "UNGDOMSPROGRAMYTELSE"


YTELSENAVN = {
    Ytelsestype.AAP: N_("Arbeidsavklaringspenger (AAP)"),
    Ytelsestype.DAGPENGER: N_("Dagpenger"),
    Ytelsestype.TILTAKSPENGER: N_("Tiltakspenger"),
    Ytelsestype.SYKEPENGER: N_("Sykepenger"),
    Ytelsestype.UFORETRYGD: N_("Uføretrygd"),
    Ytelsestype.OVERGANGSSTONAD: N_("Overgangsstønad"),
    Ytelsestype.KVALIFISERINGSSTONAD: N_("Kvalifiseringsstønad"),
    Ytelsestype.UNGDOMSPROGRAMYTELSE: N_("Ungdomsprogramytelse"),
}


@dataclass(frozen=True, slots=True)
class Registerytelse:
    """One benefit as the register gives it. The period is half-open: [fra, til)."""

    kilde_id: str
    type: Ytelsestype
    fra: date
    til: date | None
    maksdato: date | None
    """The last day it can be paid at all, if the register knows it."""


@dataclass(frozen=True, slots=True)
class Ytelsedata:
    id: UUID
    type: Ytelsestype
    fra: date
    til: date | None
    maksdato: date | None

    def aktiv(self, dag: date) -> bool:
        return self.fra <= dag and (self.til is None or dag < self.til)

    @property
    def siste_dag(self) -> date | None:
        """The last day of the present period; None while it has no end."""
        return date.fromordinal(self.til.toordinal() - 1) if self.til else None


@dataclass(frozen=True, slots=True)
class Ytelsesbilde:
    """What is known, and how old the knowledge is."""

    ytelser: tuple[Ytelsedata, ...] = ()
    hentet: datetime | None = None
    """When the register last answered; None: it never has."""
    feilet: datetime | None = None
    """When it last did not, if that is later."""
