"""What crosses the boundary of the state of the machinery: numbers and names of tasks, nobody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from dap.felles.kotall import Kotall
from dap.varsel.values import Feilkode, Kanal, Kofakta, Varselslag

ARBEIDER_BORTE = timedelta(minutes=2)
"""So long without a sign of life, and the worker counts as gone (it gives one every 10 seconds)."""
HENGER_ETTER = timedelta(minutes=5)
"""A job whose worker has been silent for so long is taken up again."""
FOR_GAMMEL = timedelta(minutes=15)
"""So long may the first in a queue of the machinery wait before somebody should look."""
MAKS_FEILEDE = 100


@dataclass(frozen=True, slots=True)
class FeiletJobb:
    """A job that has failed. Its arguments are ids; they are not shown."""

    id: int
    oppgave: str
    forsok: int
    feilet: datetime | None


@dataclass(frozen=True, slots=True)
class DodUtsending:
    """A notification that was given up: of which kind, where to, and why; nobody's."""

    id: UUID
    slag: Varselslag
    kanal: Kanal
    feilkode: Feilkode
    forsok: int
    bestilt: datetime


@dataclass(frozen=True, slots=True)
class Restanse:
    """Messages from users that wait for NAV, whoever is to answer."""

    ubesvart: int
    over_frist: int
    kritiske_usett: int
    """Critical for benefits, and with the alarm sent."""
    eldste: datetime | None


@dataclass(frozen=True, slots=True)
class Tilstand:
    """How it all stands at one moment."""

    naa: datetime
    koer: tuple[Kotall, ...]
    restanse: Restanse
    arbeider_sett: datetime | None
    """The last sign of life of any worker."""
    kanaler: tuple[Kofakta, ...]
    """The outbox, channel by channel, with what was sent and came back the last day."""
    uforstatt_retur: int
    """Mail that came back and that nobody understood, until a human has looked."""

    @property
    def arbeider_borte(self) -> bool:
        return self.arbeider_sett is None or self.naa - self.arbeider_sett > ARBEIDER_BORTE

    def henger(self, ko: Kotall) -> bool:
        """Whether somebody should look at this queue."""
        return ko.feilet > 0 or ko.alder(self.naa) > FOR_GAMMEL.total_seconds()
