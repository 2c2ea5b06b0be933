"""Find the files of an extract. What is in them is for the engine to read."""

from pathlib import Path

from dap.forskning.format import manifest as manifestfil
from dap.forskning.format.feil import Formatfeil
from dap.forskning.format.manifest import Manifest
from dap.forskning.format.skjema import TABELLER


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
                f"{tabell}.parquet mangler i {self.mappe}. "
                f"Tabellen er en fil {tabell}.parquet eller en mappe {tabell}/ med *.parquet."
            )
        return funnet

    def tabeller(self) -> list[str]:
        """The tables of the format that are here, in the order of the format."""
        return [navn for navn in TABELLER if self.har(navn)]

    def _finn(self, tabell: str) -> list[Path]:
        return finn_filer(self.mappe, tabell)


def finn_filer(mappe: Path, tabell: str) -> list[Path]:
    """The file or the parts of a table; none when it is not there. Raises when there are two."""
    fil, deler = mappe / f"{tabell}.parquet", mappe / tabell
    if fil.is_file():
        if deler.is_dir():
            raise Formatfeil(
                f"Både {fil.name} og mappen {deler.name}/ finnes i {mappe}. "
                "Hvilken av dem som gjelder, kan ikke avgjøres her: fjern den ene."
            )
        return [fil]
    # Spark writes a table as a folder, and may do so under the file's name.
    return sorted(p for m in (fil, deler) if m.is_dir() for p in m.glob("*.parquet"))
