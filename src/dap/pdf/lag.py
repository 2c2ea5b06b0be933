"""A tagged PDF from a template and data: PDF/UA-1 and PDF/A-2a at once (docs/adr/0022).

Everything goes to typst as data in a JSON file, never as source.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import font_source_sans_pro

PROGRAM = Path(__file__).with_name("kompiler.py")
LENGST = 300
"""Seconds for one file."""
FORSOK = 12
"""Compilations before giving up on characters that only fail together with others."""
_SNUBLET = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)

Utelat = frozenset[str]


class PdfFeilet(Exception):
    """typst could not make the file. The message names no content."""


def lag_pdf(
    mal: Path,
    data: Callable[[Utelat], dict[str, Any]],
    filer: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """The file. The template reads `sak.json`, which is what `data` gives, and `filer`. Raises PdfFeilet.

    `data` is asked anew, with the strings to put in words, when the fonts lack a character.
    """
    utelat: Utelat = frozenset()
    with TemporaryDirectory(prefix="dap-pdf-") as tmp:
        mappe = Path(tmp)
        shutil.copy(mal, mappe / "sak.typ")
        for navn, innhold in filer.items():
            (mappe / navn).write_bytes(innhold)
        for _nr in range(FORSOK):
            feil = _kompiler(mappe, data(utelat))
            if not feil:
                return (mappe / "sak.pdf").read_bytes()
            snublet = _SNUBLET.search(feil)
            ny = utelat | {snublet.group(1)} if snublet else utelat
            if ny == utelat:
                raise PdfFeilet("typst")
            utelat = ny
    raise PdfFeilet("glyphs")


def _kompiler(mappe: Path, data: dict[str, Any]) -> str:
    """What went wrong; empty when sak.pdf is there."""
    (mappe / "sak.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    skrifter = Path(font_source_sans_pro.__file__).parent / "files"
    svar = subprocess.run(  # noqa: S603 (our own program, and folders that we made)
        [sys.executable, "-I", str(PROGRAM), str(mappe), str(skrifter)],
        capture_output=True,
        text=True,
        timeout=LENGST,
        check=False,
    )
    if svar.returncode == 0:
        return ""
    try:
        return str(json.loads(svar.stdout)["feil"])
    except (ValueError, KeyError, TypeError):
        raise PdfFeilet("crashed") from None
