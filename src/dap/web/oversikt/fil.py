"""The list as a file: CSV and Excel for people, Parquet for machines. Made a row at a time."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import TextIOWrapper
from itertools import islice
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
from django.utils.translation import gettext

from dap.felles.tid import oslo
from dap.portefolje.queries import Felt
from dap.portefolje.values import Brukerrad, Felttype
from dap.web.oversikt.tekster import Navn, etikett, radcelle

BOLK = 10_000
_FARLIG = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet would take for a formula at the beginning of a text in CSV."""
Rader = Iterable[Brukerrad]
Felter = Sequence[Felt]


def _verdi(felt: Felt, rad: Brukerrad) -> Any:
    return rad.fnr if felt.nokkel == "fnr" else rad.celler.get(felt.nokkel)


def _tekst(felt: Felt, rad: Brukerrad, navn: Navn) -> str:
    verdi = _verdi(felt, rad)
    if verdi is None or verdi in ((), ""):
        return ""
    return str(verdi) if felt.type == Felttype.TEKST else radcelle(felt, rad, navn)


def _ufarlig(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(_FARLIG) else tekst


def csv_fil(fil: IO[bytes], felter: Felter, rader: Rader, navn: Navn) -> None:
    """Semicolon and a byte order mark: what a Norwegian spreadsheet opens rightly."""
    tekst = TextIOWrapper(fil, encoding="utf-8-sig", newline="")
    skriver = csv.writer(tekst, delimiter=";")
    skriver.writerow([etikett(f) for f in felter])
    for rad in rader:
        skriver.writerow([_ufarlig(_tekst(f, rad, navn)) for f in felter])
    tekst.detach()


def excel_fil(fil: IO[bytes], felter: Felter, rader: Rader, navn: Navn) -> None:
    """Dates are dates, numbers are numbers, and texts are never formulas."""
    valg = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(fil, valg) as bok:
        ark = bok.add_worksheet(gettext("Brukere"))
        fet, dag = bok.add_format({"bold": True}), bok.add_format({"num_format": "dd.mm.yyyy"})
        tid = bok.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        ark.freeze_panes(1, 1)
        for nr, felt in enumerate(felter):
            ark.write_string(0, nr, etikett(felt), fet)
            ark.set_column(nr, nr, 18)
        for linje, rad in enumerate(rader, 1):
            for nr, felt in enumerate(felter):
                verdi = _verdi(felt, rad)
                if verdi is None:
                    continue
                match felt.type:
                    case Felttype.TALL:
                        ark.write_number(linje, nr, verdi)
                    case Felttype.DATO:
                        ark.write_datetime(linje, nr, verdi, dag)
                    case Felttype.TIDSPUNKT:
                        ark.write_datetime(linje, nr, oslo(verdi).replace(tzinfo=None), tid)
                    case _:
                        ark.write_string(linje, nr, _tekst(felt, rad, navn))


_TYPER: Mapping[Felttype, pa.DataType] = {
    Felttype.DATO: pa.date32(),
    Felttype.TIDSPUNKT: pa.timestamp("us", tz="UTC"),
    Felttype.TALL: pa.int64(),
    Felttype.JA: pa.bool_(),
    Felttype.FLERKODE: pa.list_(pa.string()),
}


def parquet_fil(fil: IO[bytes], felter: Felter, rader: Rader, navn: Navn) -> None:
    """Codes as they are, under the keys of the fields (docs/oversikten-felt.md)."""
    skjema = pa.schema([(f.nokkel, _TYPER.get(f.type, pa.string())) for f in felter])
    with pq.ParquetWriter(fil, skjema, compression="zstd") as skriver:
        for bolk in _bolker(rader):
            data = {f.nokkel: [_ra(f, _verdi(f, r)) for r in bolk] for f in felter}
            skriver.write_table(pa.table(data, schema=skjema))


def _ra(felt: Felt, verdi: Any) -> Any:
    if felt.type == Felttype.FLERKODE:
        return [str(k) for k in verdi or ()]
    if verdi is None or felt.type in _TYPER:
        return verdi
    return str(verdi)


def _bolker(rader: Rader) -> Iterator[list[Brukerrad]]:
    alle = iter(rader)
    while bolk := list(islice(alle, BOLK)):
        yield bolk


FORMATER: Mapping[str, tuple[str, Callable[[IO[bytes], Felter, Rader, Navn], None]]] = {
    "csv": ("text/csv; charset=utf-8", csv_fil),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel_fil),
    "parquet": ("application/vnd.apache.parquet", parquet_fil),
}
"""Ending of the file: its kind, and what makes it."""


def filnavn(naa: datetime, ende: str) -> str:
    return f"oversikten-{oslo(naa):%Y-%m-%d-%H%M}.{ende}"
