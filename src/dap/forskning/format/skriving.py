"""Write an extract: rows stream into a folder beside the target, which gets its name when whole."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pyarrow as pa
import pyarrow.parquet as pq

from dap.felles.sprak import N_
from dap.forskning.feil import UTEN_PLASS, UTEN_TILGANG, er_full
from dap.forskning.format import manifest as manifestfil
from dap.forskning.format.feil import SKRIVE, Skrivefeil, grunnen
from dap.forskning.format.innhold import innhold_sha256, koble, les_parquet
from dap.forskning.format.manifest import Fil, Manifest
from dap.forskning.format.navn import UFERDIG
from dap.forskning.format.skjema import FORMAT, TABELLER, VERSJON, Type
from dap.forskning.tekst import Ordrett, Tekst

RADGRUPPE: Final = 250_000
"""Rows in a row group. Seven tables may wait for theirs at once, and this keeps that below 150 MB."""
SUMMINNE: Final = "250MB"
"""What DuckDB may use to sum up a table, beside what the writing process has in use."""
_KODET: Final = 64
"""An enumeration has fewer values than this, and is dictionary-encoded."""


class Skriver:
    """`with Skriver(ut, uttrekk_id=…) as skriver:` then `skriv` rows of any table, then `fullfor`.

    Whatever happens before `fullfor` is done, the folder `ut` is not there: an extract is whole or
    it is not. What was written until then is removed.
    """

    def __init__(
        self, ut: Path, *, uttrekk_id: str, uten: frozenset[str] = frozenset({"diagnose_detalj"})
    ) -> None:
        """`uten`: optional columns that the source does not have, and which are not written."""
        if ut.exists() and (not ut.is_dir() or any(ut.iterdir())):
            mal = N_("%(ut)s finnes fra før og er ikke tom. Velg en mappe som ikke finnes.")
            raise Skrivefeil(Tekst(mal, ut=Ordrett(ut)))
        self.ut = ut
        self._uttrekk_id = uttrekk_id
        self._uten = uten
        self._skrivere: dict[str, pq.ParquetWriter] = {}
        self._venter: dict[str, list[pa.RecordBatch]] = {}
        self._rader: dict[str, int] = {}
        with _skrivefeil(ut):
            ut.parent.mkdir(parents=True, exist_ok=True)
            # Beside the target, so that giving it its name is one step in one file system.
            self.mappe = Path(
                tempfile.mkdtemp(prefix=f".{ut.name}-", suffix=UFERDIG, dir=ut.parent)
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _feil: BaseException | None,
        _spor: TracebackType | None,
    ) -> None:
        """Not finished: nothing remains. (After `fullfor` there is nothing left to remove.)"""
        for skriver in self._skrivere.values():
            try:
                skriver.close()
            except OSError:
                continue  # The disk that is full cannot take the footer either; the file goes away.
        shutil.rmtree(self.mappe, ignore_errors=True)

    def skjema(self, tabell: str) -> pa.Schema:
        """The Arrow schema of what is written to this table."""
        return TABELLER[tabell].arrow(self._uten)

    def skriv(self, tabell: str, rader: Mapping[str, Any] | pa.RecordBatch | pa.Table) -> None:
        """Add rows: columns by name (lists or arrays), a batch, or a table. In any order."""
        skjema = self.skjema(tabell)
        venter = self._venter.setdefault(tabell, [])
        for bunke in _bunker(rader, skjema):
            if bunke.num_rows:
                venter.append(bunke)
        if sum(b.num_rows for b in venter) >= RADGRUPPE:
            self._tom(tabell)

    def fullfor(
        self, manifest: Manifest, *, prov: Callable[[Path], dict[str, Any]] | None = None
    ) -> Manifest:
        """Close the files, sum them up, write the manifest, and give the folder its name.

        `prov` looks at the whole extract before that: what it returns is added to `kvalitet`, and
        what it raises leaves nothing behind.
        """
        with _skrivefeil(self.ut):
            for navn, tabell in TABELLER.items():
                if navn in self._venter or not tabell.valgfri:
                    self._tom(navn)
                    self._skrivere[navn].close()
            ferdig = replace(manifest, filer=tuple(self._fil(navn) for navn in self._skrivere))
            manifestfil.skriv(ferdig, self.mappe)
            self._skrivere.clear()
        if prov is not None:
            ferdig = replace(ferdig, kvalitet=ferdig.kvalitet | prov(self.mappe))
        with _skrivefeil(self.ut):
            manifestfil.skriv(ferdig, self.mappe)
            if self.ut.exists():
                self.ut.rmdir()
            self.mappe.rename(self.ut)
        return ferdig

    def _tom(self, tabell: str) -> None:
        """Write what waits, as row groups of one size."""
        skjema = self.skjema(tabell)
        with _skrivefeil(self.ut):
            skriver = self._skrivere.get(tabell) or self._apne(tabell, skjema)
            rader = pa.Table.from_batches(self._venter.pop(tabell, []), schema=skjema)
            self._venter[tabell] = []
            if rader.num_rows:
                skriver.write_table(rader, row_group_size=RADGRUPPE)
        self._rader[tabell] = self._rader.get(tabell, 0) + rader.num_rows

    def _apne(self, tabell: str, skjema: pa.Schema) -> pq.ParquetWriter:
        merke = {
            f"{FORMAT}.versjon": VERSJON,
            f"{FORMAT}.tabell": tabell,
            f"{FORMAT}.uttrekk_id": self._uttrekk_id,
        }
        kodet = [
            k.navn
            for k in TABELLER[tabell].kolonner
            if k.type != Type.OYEBLIKK and 0 < len(k.koder) < _KODET
        ]
        skriver = pq.ParquetWriter(
            self.mappe / f"{tabell}.parquet",
            skjema.with_metadata(merke),
            compression="zstd",
            use_dictionary=[*kodet, "maaned", "enhet", "person_id", "diagnosegruppe"],
            version="2.6",
        )
        self._skrivere[tabell] = skriver
        return skriver

    def _fil(self, tabell: str) -> Fil:
        sti = self.mappe / f"{tabell}.parquet"
        har = self.skjema(tabell).names
        kobling = koble(self.mappe / ".duckdb", SUMMINNE)
        try:
            sum_ = innhold_sha256(kobling, TABELLER[tabell], les_parquet([sti]), har)
        finally:
            kobling.close()
            shutil.rmtree(self.mappe / ".duckdb", ignore_errors=True)
        return Fil(tabell, sti.name, self._rader[tabell], sti.stat().st_size, sum_)


def _bunker(
    rader: Mapping[str, Any] | pa.RecordBatch | pa.Table, skjema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    """The same rows in the types of the schema. What does not fit into them is an error."""
    if isinstance(rader, pa.Table):
        yield from (rader.select(skjema.names).cast(skjema)).to_batches()
    elif isinstance(rader, pa.RecordBatch):
        yield from pa.Table.from_batches([rader]).select(skjema.names).cast(skjema).to_batches()
    else:
        kolonner = [_kolonne(rader[felt.name], felt) for felt in skjema]
        yield pa.RecordBatch.from_arrays(kolonner, schema=skjema)


def _kolonne(verdier: Any, felt: pa.Field) -> pa.Array:
    if isinstance(verdier, pa.ChunkedArray):
        verdier = verdier.combine_chunks()
    if not isinstance(verdier, pa.Array):
        return pa.array(verdier, type=felt.type)
    return verdier if verdier.type == felt.type else verdier.cast(felt.type)


@contextmanager
def _skrivefeil(ut: Path) -> Iterator[None]:
    """What the disk says, in words: first of all that it is full."""
    try:
        yield
    except Skrivefeil:
        raise
    except Exception as feil:
        if not isinstance(feil, OSError) and not er_full(feil):
            raise
        raise _som_skrivefeil(feil, ut) from feil


def _som_skrivefeil(feil: Exception, ut: Path) -> Skrivefeil:
    if er_full(feil):
        mal = N_(
            "Disken er full: %(ut)s kunne ikke skrives ferdig. Det som var skrevet, er fjernet igjen."
        )
        return Skrivefeil(Tekst(mal, ut=Ordrett(ut)), paa_siden=UTEN_PLASS)
    hvorfor = grunnen(feil, SKRIVE) if isinstance(feil, OSError) else Ordrett(feil)
    mal = N_("%(ut)s kunne ikke skrives: %(hvorfor)s. Det som var skrevet, er fjernet igjen.")
    paa_siden = UTEN_TILGANG if hvorfor == SKRIVE else ""
    return Skrivefeil(Tekst(mal, ut=Ordrett(ut), hvorfor=hvorfor), paa_siden=paa_siden)
