"""The files of a table as they lie on the disk: can they be read, and have they the right columns?"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from dap.felles.sprak import N_
from dap.forskning.format.feil import grunnen
from dap.forskning.format.funn import FORSTE_RADER, Alvor, Funn, Regel, ordrett, som_sagt
from dap.forskning.format.manifest import Manifest
from dap.forskning.format.skjema import FORMAT, Kolonne, Tabell, Type
from dap.forskning.tekst import Tekst

_NAVN: Final = {
    Type.TEKST: N_("tekst (string)"),
    Type.SANN: N_("sann eller usann (bool)"),
    Type.INT8: N_("heltall (int8)"),
    Type.INT16: N_("heltall (int16)"),
    Type.INT32: N_("heltall (int32)"),
    Type.OYEBLIKK: N_("et tidspunkt i UTC (timestamp[us, tz=UTC])"),
    Type.DATO: N_("en dato (date32)"),
    Type.MAANED: N_("en dato (date32), den første i måneden"),
}
_SLUTT: Final = b"PAR1"
_VIST: Final = 100
"""So many characters are shown of what stands in a cell."""


def kort(verdi: str) -> str:
    return verdi if len(verdi) <= _VIST else f"{verdi[:_VIST]}…"


def les_skjema(sti: Path, vist: str) -> tuple[pa.Schema | None, list[Funn]]:
    """The schema with its footer, or what hinders reading it. `vist` is the name in messages."""
    grunn = _ikke_parquet(sti)
    if grunn is None:
        try:
            return pq.read_schema(sti), []
        except (pa.ArrowException, OSError) as feil:
            grunn = Tekst(N_("Filen kan ikke leses som Parquet: %(feil)s"), feil=som_sagt(feil))
    return None, [_feil(vist, "", grunn)]


def _ikke_parquet(sti: Path) -> str | None:
    """Cut off, or something else altogether: Parquet begins and ends with the same four bytes."""
    try:
        with sti.open("rb") as fil:
            forst = fil.read(4)
            fil.seek(0, 2)
            lengde = fil.tell()
            fil.seek(max(lengde - 4, 0))
            sist = fil.read(4)
    except OSError as feil:
        return Tekst(N_("Filen kan ikke åpnes: %(grunn)s."), grunn=grunnen(feil))
    if not lengde:
        return N_("Filen er tom: den har 0 byte.")
    if forst != _SLUTT:
        return N_("Dette er ikke en Parquet-fil.")
    if sist != _SLUTT or lengde < 12:
        return Tekst(
            N_(
                "Filen er kuttet: den slutter etter %(lengde)s byte uten Parquets avslutning. "
                "Hent den på nytt."
            ),
            lengde=lengde,
        )
    return None


def sjekk_skjema(tabell: Tabell, skjema: pa.Schema, vist: str) -> list[Funn]:
    """Missing columns, and columns of the wrong type. Unknown columns are nobody's business."""
    funn: list[Funn] = []
    for kolonne in tabell.kolonner:
        i = skjema.get_field_index(kolonne.navn)
        nesten = [n for n in skjema.names if n != kolonne.navn and n.lower() == kolonne.navn]
        if nesten:
            # The engines do not tell them apart, and would read whichever stands first.
            mal = N_(
                "Filen har kolonnen %(nesten)s, som bare skiller seg fra %(navn)s ved store og små "
                "bokstaver. Gi den det navnet, eller fjern den."
            )
            grunn = Tekst(mal, nesten=ordrett(nesten[0]), navn=ordrett(kolonne.navn))
            funn.append(_feil(vist, kolonne.navn, grunn))
        elif i < 0:
            if kolonne.navn in skjema.names:
                funn.append(_feil(vist, kolonne.navn, N_("Kolonnen finnes flere ganger i filen.")))
            elif not kolonne.valgfri:
                funn.append(
                    _feil(
                        vist,
                        kolonne.navn,
                        Tekst(
                            N_("Kolonnen mangler. Den skal være %(hva)s."), hva=_NAVN[kolonne.type]
                        ),
                    )
                )
        elif (feil := _feil_type(kolonne, skjema.field(i).type)) is not None:
            funn.append(_feil(vist, kolonne.navn, feil))
    return funn


def hvorfor_borte(mappe: Path, tabell: str) -> str:
    """Why there is no file of the table, by what is there instead."""
    fil, deler = mappe / f"{tabell}.parquet", mappe / tabell
    for m in (fil, deler):
        if m.is_dir():
            under = sorted(
                p.name for p in m.iterdir() if p.is_dir() and not p.name.startswith(("_", "."))
            )
            mal = (
                N_(
                    "Mappen %(mappe)s/ har mapper i seg (%(under)s), og ingen *.parquet rett i seg. Tabellen "
                    "kan ikke deles etter en kolonne: alle kolonnene skal stå i filene."
                )
                if under
                else N_("Mappen %(mappe)s/ har ingen *.parquet.")
            )
            return Tekst(mal, mappe=ordrett(m.name), under=ordrett(under[0] if under else ""))
    if fil.is_symlink():
        return N_("Filen er en lenke som ikke fører til noen fil.")
    if fil.exists():
        return N_("Dette er ikke en vanlig fil.")
    like = [p.name for p in mappe.iterdir() if p.name.lower() in {fil.name, deler.name}]
    if like:
        mal = N_("Filen mangler. Den som heter %(navn)s, skal hete %(riktig)s.")
        return Tekst(mal, navn=ordrett(like[0]), riktig=ordrett(fil.name))
    return N_("Filen mangler.")


def ikke_tekst(stier: Iterable[Path], tabell: Tabell) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Columns with text that is not UTF-8: name, how many rows, and the first of them as they stand."""
    for kolonne in tabell.kolonner:
        if kolonne.type != Type.TEKST:
            continue
        antall, forste = 0, []
        for sti in stier:
            fil = pq.ParquetFile(sti)
            if kolonne.navn not in fil.schema_arrow.names:
                continue
            rad = 0
            for bunke in fil.iter_batches(columns=[kolonne.navn]):
                for verdi in bunke.column(0).cast(pa.binary()).to_pylist():
                    rad += 1
                    if verdi is not None and not _er_utf8(verdi):
                        antall += 1
                        if antall <= FORSTE_RADER:
                            forste.append(
                                f"{sti.name}, rad={rad}, {kolonne.navn}={kort(repr(verdi))}"
                            )
        if antall:
            yield kolonne.navn, antall, tuple(forste)


def _er_utf8(verdi: bytes) -> bool:
    try:
        verdi.decode()
    except UnicodeDecodeError:
        return False
    return True


def _feil_type(kolonne: Kolonne, fikk: pa.DataType) -> str | None:
    verdi = fikk.value_type if pa.types.is_dictionary(fikk) else fikk
    if kolonne.type == Type.TEKST:
        if pa.types.is_string(verdi) or pa.types.is_large_string(verdi):
            return None
    elif verdi.equals(kolonne.arrow):
        return None
    if kolonne.type == Type.OYEBLIKK and pa.types.is_timestamp(fikk):
        if fikk.tz is None:
            return Tekst(
                N_(
                    "Tidspunktet står uten tidssone (%(fikk)s). Skriv det i UTC, som timestamp[us, tz=UTC]. "
                    "I Spark: spark.sql.parquet.outputTimestampType=TIMESTAMP_MICROS."
                ),
                fikk=ordrett(fikk),
            )
        return Tekst(
            N_("Tidspunktet er %(fikk)s, og skal være timestamp[us, tz=UTC]."), fikk=ordrett(fikk)
        )
    return Tekst(
        N_("Kolonnen er %(fikk)s, og skal være %(hva)s."),
        fikk=ordrett(fikk),
        hva=_NAVN[kolonne.type],
    )


def sjekk_merke(
    tabell: Tabell, skjema: pa.Schema, vist: str, manifest: Manifest | None
) -> Iterator[Funn]:
    """The footer says which table of which extract the file is."""
    merke = {k.decode(): v.decode(errors="replace") for k, v in (skjema.metadata or {}).items()}
    navn = merke.get(f"{FORMAT}.tabell")
    if navn is None:
        yield Funn(
            Regel.V1, Alvor.TELLES, vist, "", 1,
            Tekst(
                N_("Filen sier ikke selv hvilken tabell den er (%(felt)s i Parquets metadata)."),
                felt=ordrett(f"{FORMAT}.tabell"),
            ),
        )  # fmt: skip
    elif navn != tabell.navn:
        yield _feil(
            vist, "", Tekst(N_("Filen sier at den er tabellen «%(navn)s»."), navn=ordrett(navn))
        )
    uttrekk = merke.get(f"{FORMAT}.uttrekk_id")
    if manifest is not None and uttrekk not in (None, manifest.uttrekk_id):
        yield _feil(
            vist,
            "",
            Tekst(
                N_("Filen hører til uttrekket «%(filens)s», og manifestet til «%(manifestets)s»."),
                filens=ordrett(uttrekk),
                manifestets=ordrett(manifest.uttrekk_id),
            ),
        )


def _feil(fil: str, kolonne: str, melding: str) -> Funn:
    return Funn(Regel.V1, Alvor.FEIL, fil, kolonne, 1, melding)
