"""What the analyses ask of an engine. Nothing outside this package knows which one runs."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from dap.felles.sprak import N_
from dap.forskning.feil import Forskningsfeil
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.skjema import TABELLER, Type
from dap.forskning.tekst import Ordrett, Tekst

Rad = dict[str, Any]

_TYPER = {
    Type.TEKST: "string",
    Type.SANN: "boolean",
    Type.INT8: "int64",
    Type.INT16: "int64",
    Type.INT32: "int64",
    Type.DATO: "date",
    Type.MAANED: "date",
    Type.OYEBLIKK: "int64",
}
"""As what a column is read. An instant is read as whole seconds since 1970: no engine's calendar is
then involved (I.1)."""


class Motorfeil(Forskningsfeil, RuntimeError):
    """The engine cannot be started or used, said in words for whoever ordered the report."""


class Motor(ABC):
    """An engine with an extract in it: the extract's tables, and those derived from them."""

    navn: str

    def __init__(self, kilde: Uttrekk) -> None:
        self.kilde = kilde
        self._tabeller: dict[str, ir.Table] = {}

    def tabell(self, navn: str) -> ir.Table:
        """A table of the extract with the columns of the format, or a materialised one (av_…)."""
        if navn not in self._tabeller:
            self._tabeller[navn] = self._fra_uttrekk(navn)
        return self._tabeller[navn]

    def har(self, navn: str) -> bool:
        """Whether the table is in the extract or has been materialised."""
        return navn in self._tabeller or (navn in TABELLER and self.kilde.har(navn))

    def materialiser(self, navn: str, uttrykk: ir.Table) -> ir.Table:
        """Compute once, keep under the name."""
        self._tabeller[navn] = self._behold(navn, uttrykk)
        return self._tabeller[navn]

    def navngi(self, navn: str, uttrykk: ir.Table) -> ir.Table:
        """Keep an expression under a name without computing it."""
        self._tabeller[navn] = uttrykk
        return uttrykk

    def _fra_uttrekk(self, navn: str) -> ir.Table:
        if navn not in TABELLER:
            raise RuntimeError(f"{navn} is used before it is made")
        return _tilpass(navn, self._les(navn, [str(sti) for sti in self.kilde.stier(navn)]))

    @abstractmethod
    def hent(self, uttrykk: ir.Table) -> list[Rad]:
        """Fetch aggregates (small by design) as rows."""

    @abstractmethod
    def kolonner(self, uttrykk: ir.Table) -> pa.Table:
        """Fetch as columns: for what is counted in cells, and the frame of part F."""

    @abstractmethod
    def lukk(self) -> None:
        """Give back memory and temporary files."""

    @abstractmethod
    def _les(self, navn: str, stier: Sequence[str]) -> ir.Table: ...

    @abstractmethod
    def _behold(self, navn: str, uttrykk: ir.Table) -> ir.Table: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _feil: BaseException | None,
        _spor: TracebackType | None,
    ) -> None:
        self.lukk()


def _tilpass(navn: str, raa: ir.Table) -> ir.Table:
    kolonner = {}
    for kolonne in TABELLER[navn].kolonner:
        if kolonne.navn in raa.columns:
            verdi = raa[kolonne.navn]
            verdi = verdi.epoch_seconds() if kolonne.type is Type.OYEBLIKK else verdi
            kolonner[kolonne.navn] = verdi.cast(_TYPER[kolonne.type])
        elif kolonne.valgfri:
            kolonner[kolonne.navn] = ibis.null(_TYPER[kolonne.type])
        else:
            mal = N_("%(fil)s: kolonnen %(kolonne)s mangler.")
            raise Motorfeil(
                Tekst(mal, fil=Ordrett(f"{navn}.parquet"), kolonne=Ordrett(kolonne.navn))
            )
    return raa.select(**kolonner)
