"""The word lists, read once from the data files beside this one."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Ordliste:
    monster: re.Pattern[str]
    """Finds every word of the list, the longest phrase first."""
    hele: Mapping[str, str]
    """Word or phrase as it stands in the list, without case: what it is filed under."""
    begynnelser: tuple[tuple[str, str], ...]

    def gruppe(self, funnet: str) -> str:
        """What a word that was found is filed under."""
        ord_ = re.sub(r"\s+", " ", funnet).casefold()
        if ord_ in self.hele:
            return self.hele[ord_]
        return next((g for b, g in self.begynnelser if ord_.startswith(b)), "")


@cache
def vanskelige() -> Ordliste:
    """Difficult words; filed under what to write instead."""
    rader: list[dict[str, Any]] = _les("ord.toml")["ord"]
    return _liste((finn, rad["heller"]) for rad in rader for finn in rad["finn"])


@cache
def sensitive() -> Ordliste:
    """Sensitive words; filed under the code of their category."""
    grupper = _les("sensitivt.toml")
    return _liste((finn, kode) for kode, rad in grupper.items() for finn in rad["finn"])


def _les(navn: str) -> dict[str, Any]:
    return tomllib.loads((_HER / navn).read_text("utf-8"))


def _liste(par: Iterable[tuple[str, str]]) -> Ordliste:
    alle = [(finn.casefold(), gruppe) for finn, gruppe in par]
    hele = {finn: gruppe for finn, gruppe in alle if not finn.endswith("*")}
    begynnelser = {finn[:-1]: gruppe for finn, gruppe in alle if finn.endswith("*")}
    lengst_forst = sorted(hele, key=len, reverse=True)
    deler = [re.escape(o).replace(r"\ ", r"\s+") for o in lengst_forst]
    deler += [rf"{re.escape(b)}[\w-]*" for b in sorted(begynnelser, key=len, reverse=True)]
    monster = re.compile(rf"(?<![\w-])(?:{'|'.join(deler)})(?![\w-])", re.IGNORECASE)
    return Ordliste(
        monster, hele, tuple(sorted(begynnelser.items(), key=lambda p: len(p[0]), reverse=True))
    )
