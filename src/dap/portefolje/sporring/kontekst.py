"""What one reader asks in: their fields, their rooms, and the moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.portefolje import felt
from dap.portefolje.adgang import Adgang
from dap.portefolje.felt.typer import Felt
from dap.portefolje.kolonner import Lest
from dap.portefolje.parametre import parametre
from dap.portefolje.terskler import Terskler


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
        return f"({uttrykk.format_map(Lest(self.rom))})"

    def verdier(self) -> dict[str, Any]:
        return {**parametre(self.naa, self.terskler), **self.adgang.verdier}
