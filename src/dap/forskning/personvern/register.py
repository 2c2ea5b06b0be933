"""H11: what has been published, so that two publications do not give away who differs between them.

A file of lines, one for each count or numerator that has been published, with the exact number: it belongs
inside the project and never leaves it. Only counts are compared: they are what a difference shows.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dap.forskning.personvern.primar import gjelder_personer, teller, vern_for
from dap.forskning.personvern.values import Terskler
from dap.forskning.tabeller.values import Maaltype, Tabell, Tidyrad, Vern

Celle = tuple[str, str, str, str, str]
"""Table, row variable, row, series, measure."""


@dataclass(frozen=True, slots=True)
class Register:
    """Where the file lies. It need not exist yet."""

    sti: Path

    @contextmanager
    def alene(self) -> Iterator[None]:
        """Nobody else publishes meanwhile: of two at once, the second must see what the first did."""
        self.sti.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(self.sti.with_name(f".{self.sti.name}.laas"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield
        finally:
            os.close(fd)

    def publisert(self, *, unntatt: str) -> dict[Celle, set[int]]:
        """The numbers that were published of each cell, in other publications than this one."""
        ut: dict[Celle, set[int]] = {}
        if not self.sti.exists():
            return ut
        for linje in self.sti.read_text(encoding="utf-8").splitlines():
            post = json.loads(linje)
            if post["publisering"] != unntatt:
                celle = post["celle"]
                ut.setdefault((celle[0], celle[1], celle[2], celle[3], celle[4]), set()).add(
                    post["antall"]
                )
        return ut

    def skriv(self, publisering: str, celler: dict[Celle, int]) -> None:
        """Add a publication; one that stands there already is not written again."""
        self.sti.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(self.sti, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(fd, "a+", encoding="utf-8") as fil:
            fil.seek(0)
            kjent = {json.loads(linje)["publisering"] for linje in fil}
            if publisering in kjent:
                return
            for celle, antall in sorted(celler.items()):
                post = {"publisering": publisering, "celle": list(celle), "antall": antall}
                fil.write(json.dumps(post, ensure_ascii=False) + "\n")
            fil.flush()
            os.fsync(fil.fileno())


def publisering(tabeller: Sequence[Tabell]) -> str:
    """What tells one publication from another: the extract, the parameters and the numbers themselves."""
    sum_ = hashlib.sha256()
    for celle, antall in sorted(celler(tabeller).items()):
        sum_.update(json.dumps([*celle, antall], ensure_ascii=False).encode())
    for tabell in tabeller[:1]:
        for rad in tabell.rader[:1]:
            sum_.update(f"{rad.uttrekk_id}|{rad.parametersett}".encode())
    return sum_.hexdigest()


def celler(tabeller: Sequence[Tabell]) -> dict[Celle, int]:
    """The count of persons behind every count and share."""
    return {
        _celle(rad): antall
        for tabell in tabeller
        for rad, vern in zip(tabell.rader, vern_for(tabell), strict=True)
        if (antall := _antall(rad, vern)) is not None
    }


def for_naer(rad: Tidyrad, vern: Vern, kjent: dict[Celle, set[int]], t: Terskler) -> bool:
    """The difference to something that has been published is 1 to 4 persons."""
    antall = _antall(rad, vern)
    if antall is None:
        return False
    return any(1 <= abs(antall - for_) <= t.teller for for_ in kjent.get(_celle(rad), ()))


def _antall(rad: Tidyrad, vern: Vern) -> int | None:
    if rad.undertrykt:
        return None
    if gjelder_personer(rad, vern):
        return teller(rad, vern)
    if vern.type == Maaltype.ANDEL and rad.n_enheter is None:
        return teller(rad, vern)
    return None


def _celle(rad: Tidyrad) -> Celle:
    return (rad.tabell_id, rad.radvariabel, rad.rad, rad.serie, rad.maal)
