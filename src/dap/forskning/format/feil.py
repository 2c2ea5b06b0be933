"""What is wrong with an extract, said so that whoever has the files can act on it."""

import errno
import tempfile

from dap.felles.sprak import N_
from dap.forskning.feil import Forskningsfeil
from dap.forskning.tekst import Ordrett, Tekst

LESE, SKRIVE = N_("programmet har ikke lesetilgang"), N_("programmet har ikke skrivetilgang")


def grunnen(feil: OSError, uten_tilgang: str = LESE) -> str:
    """Why a file or a folder cannot be used, in words."""
    if feil.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return uten_tilgang
    return Ordrett(feil.strerror or str(feil))


def uten_plass(feil: BaseException) -> str:
    """In words, when it was the disk with temporary files that was full; empty when it was not.

    DuckDB says so in many ways: while it writes, while it commits, and when it would free memory.
    """
    tekst = str(feil)
    if "No space left" not in tekst and "failed to offload" not in tekst:
        return ""
    return Tekst(
        N_(
            "Disken med midlertidige filer er full: %(sted)s. Rydd plass, eller sett TMPDIR til en mappe med "
            "mer, og kjør den samme kommandoen om igjen."
        ),
        sted=Ordrett(tempfile.gettempdir()),
    )


class Formatfeil(Forskningsfeil):
    """The files cannot be used as they are. The message names file and, where it can, column."""

    def __init__(self, tekst: str, grunn: str = "", *, paa_siden: str = "") -> None:
        super().__init__(tekst, paa_siden=paa_siden)
        self.grunn = grunn or tekst
        """Without the name of the file, where that stands beside it."""


class Manifestfeil(Formatfeil):
    """manifest.json is missing, cannot be read, or says something it cannot say."""


class FeilVersjon(Formatfeil):
    """The extract is of a version that this program does not read."""


class Skrivefeil(Formatfeil):
    """The extract could not be written whole. Nothing is left that could be taken for one."""
