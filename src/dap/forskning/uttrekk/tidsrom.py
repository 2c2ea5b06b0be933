"""The months and days that an extract covers."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from dap.felles.tid import dato, midnatt
from dap.forskning.uttrekk.values import MAANEDER_ETTER, Bestilling


def neste(maaned: date, antall: int = 1) -> date:
    """The first day of the month so many months later."""
    nr = maaned.year * 12 + maaned.month - 1 + antall
    return date(nr // 12, nr % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Tidsrom:
    """`maaneder` are the months that have ended; `slutt` the instant each of them ended (exclusive)."""

    maaneder: tuple[date, ...]
    slutt: tuple[datetime, ...]
    populasjon: tuple[date, date]
    fra: datetime
    """The first instant that is covered."""
    til: datetime
    """The first instant that is not."""

    @classmethod
    def av(cls, bestilling: Bestilling, *, naa: datetime) -> Self:
        """What is over: months to the last one that has ended, days to yesterday."""
        ellers = neste(bestilling.til, MAANEDER_ETTER)
        sist = min(bestilling.dekning_til or ellers, dato(naa).replace(day=1))
        maaneder, maaned = [], bestilling.fra
        while maaned <= sist and midnatt(neste(maaned)) <= naa:
            maaneder.append(maaned)
            maaned = neste(maaned)
        return cls(
            maaneder=tuple(maaneder),
            slutt=tuple(midnatt(neste(m)) for m in maaneder),
            populasjon=(bestilling.fra, bestilling.til),
            fra=midnatt(bestilling.fra),
            til=min(midnatt(neste(sist)), midnatt(dato(naa))),
        )

    @property
    def siste_dag(self) -> date:
        return dato(self.til) - timedelta(days=1)

    def dag(self, nr: int) -> date:
        """The last day of a month."""
        return neste(self.maaneder[nr]) - timedelta(days=1)

    def ved_utgangen(self, fra: datetime, til: datetime | None) -> range:
        """The months, by number, at whose last instant [fra, til) holds."""
        stopp = len(self.slutt) if til is None else bisect_right(self.slutt, til)
        return range(bisect_right(self.slutt, fra), stopp)

    def i_populasjonen(self, nr: int) -> bool:
        return self.populasjon[0] <= self.maaneder[nr] <= self.populasjon[1]
