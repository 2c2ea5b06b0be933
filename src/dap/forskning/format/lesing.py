"""Find the files of an extract. What is in them is for the engine to read."""

from pathlib import Path

from dap.felles.sprak import N_
from dap.forskning.format import manifest as manifestfil
from dap.forskning.format.feil import Formatfeil, grunnen
from dap.forskning.format.manifest import Manifest
from dap.forskning.format.skjema import TABELLER
from dap.forskning.tekst import Ordrett, Tekst


class Uttrekk:
    """An extract in a folder: its manifest, and which files make up each table."""

    def __init__(self, mappe: Path) -> None:
        self.mappe = mappe
        self.manifest: Manifest = manifestfil.les(mappe)

    def har(self, tabell: str) -> bool:
        return bool(self._finn(tabell))

    def stier(self, tabell: str) -> list[Path]:
        """The file, or the parts, of a table. Raises when it is not there."""
        funnet = self._finn(tabell)
        if not funnet:
            raise Formatfeil(
                Tekst(
                    N_(
                        "%(tabell)s.parquet mangler i %(mappe)s. Tabellen er en fil %(tabell)s.parquet "
                        "eller en mappe %(tabell)s/ med *.parquet."
                    ),
                    tabell=Ordrett(tabell),
                    mappe=Ordrett(self.mappe),
                )
            )
        return funnet

    def tabeller(self) -> list[str]:
        """The tables of the format that are here, in the order of the format."""
        return [navn for navn in TABELLER if self.har(navn)]

    def _finn(self, tabell: str) -> list[Path]:
        return finn_filer(self.mappe, tabell)


def finn_filer(mappe: Path, tabell: str) -> list[Path]:
    """The file or the parts of a table; none when it is not there. Raises when there are two, or when
    one may not look."""
    try:
        return _finn_filer(mappe, tabell)
    except OSError as feil:
        raise Formatfeil(
            Tekst(
                N_("%(fil)s kan ikke leses: %(grunn)s."),
                fil=Ordrett(feil.filename or mappe),
                grunn=grunnen(feil),
            )
        ) from feil


def _finn_filer(mappe: Path, tabell: str) -> list[Path]:
    fil, deler = mappe / f"{tabell}.parquet", mappe / tabell
    if fil.is_file():
        if deler.is_dir():
            raise Formatfeil(
                Tekst(
                    N_(
                        "Både %(fil)s og mappen %(deler)s/ finnes i %(mappe)s. Hvilken av dem som gjelder, "
                        "kan ikke avgjøres her: fjern den ene."
                    ),
                    fil=Ordrett(fil.name),
                    deler=Ordrett(deler.name),
                    mappe=Ordrett(mappe),
                )
            )
        return [fil]
    # Spark writes a table as a folder, and may do so under the file's name.
    return sorted(
        p for m in (fil, deler) if m.is_dir() for p in m.iterdir() if p.match("*.parquet")
    )
