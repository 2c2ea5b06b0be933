"""What every part of the export needs at hand."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.forskning.format.skriving import Skriver
from dap.forskning.uttrekk.strom import Strom
from dap.forskning.uttrekk.tidsrom import Tidsrom

Rad = TypeVar("Rad", bound=tuple[Any, ...])


@dataclass(slots=True)
class Kilder:
    skriver: Skriver
    tidsrom: Tidsrom
    rom: frozenset[Rom]
    pseudonym: Callable[[str, object], str]
    apne: ExitStack
    """Closes the streams, whatever happens, while their transaction lasts."""
    _enheter: dict[str, str] = field(default_factory=dict)

    def les(self, rader: Iterator[Rad]) -> Iterator[Rad]:
        """A stream that is closed with the others."""
        if isinstance(rader, Generator):
            self.apne.callback(rader.close)
        return rader

    def strom(self, rader: Iterator[tuple[Any, ...]]) -> Strom:
        return Strom(self.les(rader))

    def enhet(self, nr: str) -> str:
        """The pseudonym of an office: there are few of them."""
        if nr not in self._enheter:
            self._enheter[nr] = self.pseudonym("enhet", nr)
        return self._enheter[nr]


def tidspunkt(t: datetime) -> tuple[datetime, date]:
    """Whole seconds, and the date in Oslo."""
    t = t.replace(microsecond=0)
    return t, dato(t)
