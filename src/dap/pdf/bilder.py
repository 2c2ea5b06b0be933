"""Pages of somebody else's PDF, or a picture, as pictures that a file of ours can hold.

A PDF inside a PDF/UA or PDF/A is not allowed: nobody knows whether it holds. Drawn anew as a picture with
words beside it, it is (docs/adr/0022-typst-makes-the-pdf.md). What people upload is read by typst alone, in a
process that ends.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = Path(__file__).with_name("tegn.py")
LENGST = 60
"""Seconds for one file."""
_ENDELSE: Mapping[str, str] = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
}


@dataclass(frozen=True, slots=True)
class Bilder:
    sider: tuple[bytes, ...]
    endelse: str
    """Of the file that each is, "png" or "jpg"."""


INGEN = Bilder((), "")


def kan_tegnes(mime: str) -> bool:
    """Whether a file of that type can be tried."""
    return mime in _ENDELSE


def som_bilder(innhold: bytes, mime: str, *, maks: int) -> Bilder:
    """All of it, or INGEN for what cannot be drawn (locked, broken, another type) or has more than
    `maks` pages."""
    endelse = _ENDELSE.get(mime)
    if endelse is None or maks < 1:
        return INGEN
    with TemporaryDirectory(prefix="dap-bilde-") as tmp:
        mappe = Path(tmp)
        (mappe / f"inn.{endelse}").write_bytes(innhold)
        funnet = _tegn(mappe, endelse, maks)
        if funnet > maks:
            return INGEN
        if endelse != "pdf":
            return Bilder((innhold,), endelse) if funnet else INGEN
        sider = [(mappe / f"side-{nr}.png").read_bytes() for nr in range(1, funnet + 1)]
    return Bilder(tuple(sider), "png") if sider else INGEN


def _tegn(mappe: Path, endelse: str, maks: int) -> int:
    """How many pages were drawn; more than `maks` when there are more; 0 when it cannot be."""
    try:
        svar = subprocess.run(  # noqa: S603 (our own program, and a folder that we made)
            [sys.executable, "-I", str(PROGRAM), str(mappe), endelse, str(maks)],
            capture_output=True,
            text=True,
            timeout=LENGST,
            check=False,
        )
        return int(json.loads(svar.stdout)["sider"]) if svar.returncode == 0 else 0
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return 0
