"""What a report asks before it reads: an extract with errors (V1 to V6) gives no numbers.

That takes a while on a national extract, so what was found is remembered beside the files, for as long as
none of them is changed.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

from dap.felles.sprak import N_
from dap.forskning.format.feil import Formatfeil
from dap.forskning.format.funn import alle_linjer
from dap.forskning.format.kontroll import feil_i
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.manifest import MANIFEST
from dap.forskning.tekst import Tekst

MERKE: Final = ".kontrollert"


def krev_hel(uttrekk: Uttrekk, si: Callable[[str], object] = lambda _: None) -> None:
    """Raises Formatfeil, with file, column and first rows, when the extract cannot be used."""
    avtrykk = _avtrykk(uttrekk)
    if _merket(uttrekk.mappe) == avtrykk:
        return
    si(N_("kontrollerer uttrekket"))
    if funn := feil_i(uttrekk.mappe):
        mal = N_("Uttrekket kan ikke brukes:\n%(funn)s")
        raise Formatfeil(Tekst(mal, funn=alle_linjer(funn)))
    try:
        (uttrekk.mappe / MERKE).write_text(avtrykk, encoding="ascii")
    except OSError:
        return  # A folder that one may only read: it is checked again the next time.


def _avtrykk(uttrekk: Uttrekk) -> str:
    """Changes when a file does, and when the manifest says something else."""
    filer = [
        (str(sti.relative_to(uttrekk.mappe)), sti.stat().st_size, sti.stat().st_mtime_ns)
        for tabell in uttrekk.tabeller()
        for sti in uttrekk.stier(tabell)
    ]
    innhold = json.dumps(filer).encode() + (uttrekk.mappe / MANIFEST).read_bytes()
    return sha256(innhold).hexdigest()


def _merket(mappe: Path) -> str:
    try:
        return (mappe / MERKE).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
