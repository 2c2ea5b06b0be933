"""Statistics and research on the activity plan, from files alone (docs/forskning/).

The Python API of the module. Importing it needs neither a database nor settings:

    >>> from dap.forskning import les_uttrekk
    >>> uttrekk = les_uttrekk("uttrekk-2020")
    >>> uttrekk.manifest.populasjon.fra
    datetime.date(2019, 8, 1)
"""

from pathlib import Path

from dap.forskning.format.feil import FeilVersjon, Formatfeil, Manifestfeil, Skrivefeil
from dap.forskning.format.funn import Alvor, Funn, Kontrollresultat, Regel
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.manifest import Manifest

__all__ = [
    "Alvor",
    "FeilVersjon",
    "Formatfeil",
    "Funn",
    "Kontrollresultat",
    "Manifest",
    "Manifestfeil",
    "Regel",
    "Skrivefeil",
    "Uttrekk",
    "kontroller_uttrekk",
    "les_uttrekk",
]


def les_uttrekk(mappe: str | Path) -> Uttrekk:
    """The extract in this folder. Raises `Formatfeil` when it is none, or of another version."""
    return Uttrekk(Path(mappe))


def kontroller_uttrekk(mappe: str | Path) -> Kontrollresultat:
    """What is wrong with the extract in this folder, anybody's: see `Funn` and `Regel`.

    >>> resultat = kontroller_uttrekk("uttrekk-2020")
    >>> [f.melding for f in resultat.feil]
    []
    """
    # Here, so that who only reads manifests need not wait for DuckDB.
    from dap.forskning.format.kontroll import kontroller  # noqa: PLC0415

    return kontroller(Path(mappe))
