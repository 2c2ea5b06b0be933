"""Files that are whole or not there: a temporary name, flushed, then renamed."""

import csv
import errno
import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dap.felles.sprak import N_
from dap.forskning.feil import UTEN_PLASS, UTEN_TILGANG, Forskningsfeil, er_full
from dap.forskning.format.feil import uten_plass
from dap.forskning.format.navn import UFERDIG
from dap.forskning.tabeller.values import KOLONNER, Tabell
from dap.forskning.tekst import Ordrett, Tekst
from dap.pdf.lag import PdfFeilet

SKJEMA = pa.schema(
    [
        *((n, pa.string()) for n in KOLONNER[:7]),
        ("verdi", pa.float64()),
        ("enhet", pa.string()),
        ("n_personer", pa.int64()),
        ("n_enheter", pa.int64()),
        ("undertrykt", pa.bool_()),
        *((n, pa.string()) for n in KOLONNER[12:]),
    ]
)


class Rapportfeil(Forskningsfeil):
    """The report could not be made; says why and what can be done. Nothing is left as if whole."""


@contextmanager
def sier_fra(mappe: Path) -> Iterator[None]:
    """A disk that is full or a folder that cannot be written to, in words."""
    try:
        yield
    except duckdb.Error as feil:
        if grunn := uten_plass(feil):
            raise Rapportfeil(grunn, paa_siden=UTEN_PLASS) from feil
        raise
    except PdfFeilet as feil:
        mal = N_(
            "PDF-en kunne ikke lages (%(feil)s). Er det plass i %(sted)s? Rydd, eller sett TMPDIR til en "
            "annen mappe, og kjør den samme kommandoen om igjen: det som er laget, brukes."
        )
        sted = Ordrett(tempfile.gettempdir())
        grunn = Tekst(mal, feil=Ordrett(feil), sted=sted)
        raise Rapportfeil(grunn, paa_siden=N_("PDF-en kunne ikke lages.")) from feil
    except OSError as feil:
        if er_full(feil):
            mal = N_(
                "Disken er full: %(mappe)s. Rapporten er ikke ferdig. Rydd plass eller velg en annen mappe, "
                "og kjør den samme kommandoen om igjen: det som er laget, brukes."
            )
            paa_siden = UTEN_PLASS
        elif feil.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            mal = N_(
                "Mappen kan ikke skrives til: %(mappe)s. Rapporten er ikke ferdig. Velg en annen mappe, og "
                "kjør den samme kommandoen om igjen: det som er laget, brukes."
            )
            paa_siden = UTEN_TILGANG
        else:
            raise
        raise Rapportfeil(Tekst(mal, mappe=Ordrett(mappe)), paa_siden=paa_siden) from feil


def ny_mappe(mappe: Path) -> None:
    """Raises Rapportfeil when there is a file in its place."""
    try:
        mappe.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as feil:
        mal = N_("%(mappe)s kan ikke være en mappe: der er det en fil.")
        raise Rapportfeil(Tekst(mal, mappe=Ordrett(mappe))) from feil


def skriv(sti: Path, innhold: bytes) -> str:
    """Write the file whole. Its SHA-256."""
    sti.parent.mkdir(parents=True, exist_ok=True)
    uferdig = sti.with_name(sti.name + UFERDIG)
    try:
        with uferdig.open("wb") as fil:
            fil.write(innhold)
            fil.flush()
            os.fsync(fil.fileno())
        uferdig.replace(sti)
    except OSError:
        uferdig.unlink(missing_ok=True)
        raise
    return hashlib.sha256(innhold).hexdigest()


def som_csv(tabell: Tabell) -> bytes:
    """UTF-8, comma, decimal point; null is empty, true and false are words."""
    ut = io.StringIO()
    skriver = csv.writer(ut, lineterminator="\n")
    skriver.writerow(KOLONNER)
    for rad in tabell.rader:
        skriver.writerow([_celle(v) for v in astuple(rad)])
    return ut.getvalue().encode()


def _celle(verdi: object) -> str:
    if verdi is None:
        return ""
    if isinstance(verdi, bool):
        return "true" if verdi else "false"
    return repr(verdi) if isinstance(verdi, float) else str(verdi)


def som_parquet(tabell: Tabell) -> bytes:
    kolonner = list(zip(*(astuple(r) for r in tabell.rader), strict=True)) or [()] * len(KOLONNER)
    data = [pa.array(list(k), type=f.type) for k, f in zip(kolonner, SKJEMA, strict=True)]
    ut = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(data, schema=SKJEMA), ut, compression="zstd")
    return bytes(ut.getvalue())
