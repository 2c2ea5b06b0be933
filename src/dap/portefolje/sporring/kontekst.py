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
from dap.portefolje.felt import mellom
from dap.portefolje.felt.typer import Felt
from dap.portefolje.kolonner import MELLOM, Lest
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

    def fra(self, *sql: str) -> str:
        """The row `r`, with what these expressions need that is worked out once."""
        tekst = " ".join(sql)
        deler = ["portefolje_rad r"]
        forst = [n for n in mellom.FORST if f"{MELLOM}.{n}" in tekst]
        sa = [n for n in mellom.SA if f"{MELLOM}.{n}" in tekst]
        if sa:
            sa_sql = {n: self.sql(mellom.SA[n]) for n in sa}
            trengs = " ".join(sa_sql.values())
            forst = [n for n in mellom.FORST if n in forst or f"{MELLOM}.{n}" in trengs]
        if forst:
            valg = ", ".join(f"{self.sql(mellom.FORST[n])} AS {n}" for n in forst)
            navn = MELLOM if not sa else f"{MELLOM}1"
            deler.append(f"CROSS JOIN LATERAL (SELECT {valg} OFFSET 0) {navn}")
        if sa:
            egne = [f"{sa_sql[n].replace(f'{MELLOM}.', f'{MELLOM}1.')} AS {n}" for n in sa]
            alle = ", ".join([*(f"{MELLOM}1.{n}" for n in forst), *egne])
            deler.append(f"CROSS JOIN LATERAL (SELECT {alle} OFFSET 0) {MELLOM}")
        return " ".join(deler)

    def verdier(self) -> dict[str, Any]:
        return {**parametre(self.naa, self.terskler), **self.adgang.verdier}
