"""What is built from the source before the product can show itself: assets and translations."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from drift import prosess
from drift.feil import Driftsfeil, disken_er_full
from drift.melding import si

ROT = Path(__file__).resolve().parents[2]


def bygg() -> None:
    """Build what has changed. Raises Driftsfeil."""
    bygg_oversettelser(ROT / "src" / "locale")
    _bygg_utseende()


def bygg_oversettelser(mappe: Path) -> None:
    """Each .po that is newer than its .mo."""
    for po in mappe.glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        with po.open("rb") as inn:
            katalog = read_po(inn, locale=po.parents[1].name)
        midlertidig = mo.with_suffix(".mo.ny")
        with midlertidig.open("wb") as ut:
            write_mo(ut, katalog)
        midlertidig.replace(mo)


def _bygg_utseende() -> None:
    miljo = {**os.environ, "PYTHONPATH": str(ROT / "src")}
    kode, slutt = prosess.vis([sys.executable, "-m", "frontend.bygg"], miljo)
    if kode == 0:
        return
    if "No space left" in slutt or "ENOSPC" in slutt:
        raise disken_er_full(ROT)
    raise Driftsfeil(
        "Stilark og ikoner lot seg ikke bygge; se over.",
        "Style sheets and icons could not be built; see above.",
    )


if __name__ == "__main__":
    try:
        bygg()
    except Driftsfeil as feil:
        si(str(feil))
        sys.exit(1)
