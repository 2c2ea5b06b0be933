"""Read sorted streams side by side, and hand rows on in pieces: nothing is ever held whole."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from dap.forskning.format.skriving import Skriver

STYKKE: Final = 20_000


class Strom:
    """Rows in ascending order of their first column; asked for ids in ascending order too."""

    def __init__(self, rader: Iterator[tuple[Any, ...]]) -> None:
        self._rader = rader
        self._neste: tuple[Any, ...] | None = next(rader, None)

    def til(self, id_: UUID) -> list[tuple[Any, ...]]:
        """The rows of this id, without it. Rows of ids in between belong to nobody here."""
        funnet = []
        while self._neste is not None and self._neste[0] <= id_:
            if self._neste[0] == id_:
                funnet.append(self._neste[1:])
            self._neste = next(self._rader, None)
        return funnet


class Bunke:
    """Rows of a table on their way to the file."""

    def __init__(self, skriver: Skriver, tabell: str) -> None:
        self._skriver, self._tabell = skriver, tabell
        self._kolonner = skriver.skjema(tabell).names
        self._rader: list[tuple[Any, ...]] = []
        self.antall = 0

    def legg(self, *rad: Any) -> None:
        """The values of a row, in the order of the schema."""
        self._rader.append(rad)
        self.antall += 1
        if len(self._rader) >= STYKKE:
            self.tom()

    def tom(self) -> None:
        """Hand on what waits. Call it once at the end."""
        if self._rader:
            kolonner = zip(*self._rader, strict=True)
            self._skriver.skriv(self._tabell, dict(zip(self._kolonner, kolonner, strict=True)))
            self._rader = []
