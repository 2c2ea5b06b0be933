"""What one reader asks in: their fields, their rooms, and the moment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.portefolje import felt
from dap.portefolje.adgang import Adgang
from dap.portefolje.felt import mellom
from dap.portefolje.felt.typer import Felt
from dap.portefolje.kolonner import Lest
from dap.portefolje.parametre import parametre
from dap.portefolje.terskler import Terskler

_KOLONNE = re.compile(r"\br\.([a-z0-9_]+)")


@lru_cache(maxsize=4096)
def _sql(uttrykk: str, rom: frozenset[Rom]) -> str:
    return f"({uttrykk.format_map(Lest(rom))})"


@dataclass(frozen=True)
class Kontekst:
    aktor: Aktor
    adgang: Adgang
    naa: datetime
    terskler: Terskler = field(default_factory=Terskler)

    @property
    def rom(self) -> frozenset[Rom]:
        return self.adgang.rom

    @property
    def idag(self) -> date:
        return dato(self.naa)

    @property
    def felt(self) -> Mapping[str, Felt]:
        return felt.synlige(self.aktor, self.rom)

    def finn(self, nokkel: str) -> Felt:
        """Raises Regelbrudd UKJENT_FELT, also for a field that is hidden from this reader."""
        funnet = self.felt.get(felt.GAMLE.get(nokkel, nokkel))
        if funnet is None:
            raise Regelbrudd("UKJENT_FELT", felt=nokkel)
        return funnet

    def sql(self, uttrykk: str) -> str:
        """An expression of the registry, as this reader's rooms give it."""
        return _sql(uttrykk, self.rom)

    def fra(
        self,
        valg: str,
        felles: str,
        vilkar: str = "true",
        en_gang: Mapping[str, str] = MappingProxyType({}),
        *,
        rekke: str = "",
    ) -> str:
        """FROM and WHERE: the rows `r` that fulfil both conditions, with what is worked out once.

        Only what these expressions name is there. `felles` must not need what is worked out.
        `en_gang` are more names that they may use, each with its condition. `rekke` is an order that an
        index gives: the rows are then read in it, however few are thought to fulfil the conditions.
        """
        tekst = f"{valg} {vilkar}"
        regnet = {n: self.sql(u) for n, u in mellom.ALLE.items() if f"r.{n}" in tekst}
        regnet |= {n: u for n, u in en_gang.items() if f"r.{n}" in tekst}
        if not regnet and not rekke:
            return f"FROM portefolje_rad r WHERE {felles} AND {vilkar}"
        ute = rekke or "r.x_" in vilkar
        forst, sist = (felles, vilkar) if ute else (f"{felles} AND {vilkar}", "true")
        kolonner = sorted(set(_KOLONNE.findall(f"{valg} {sist}")) - {"person_id", *regnet})
        inne = ", ".join(
            [
                *(f"r.{n}" for n in ("person_id", *kolonner)),
                *(f"{u} AS {n}" for n, u in regnet.items()),
            ]
        )
        # A subquery that is folded in is worked out again at every mention; these are not. Written as a
        # bigint, the offset is seen to be nothing, and several processes can share the reading.
        hel = f"ORDER BY {rekke}" if rekke else "OFFSET bigint '0'"
        return f"FROM (SELECT {inne} FROM portefolje_rad r WHERE {forst} {hel}) r WHERE {sist}"

    def verdier(self) -> dict[str, Any]:
        faste = parametre(self.naa, self.terskler, self.adgang.kontor)
        return {**faste, **self.adgang.verdier}
