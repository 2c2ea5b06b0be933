"""What is built from the source before the product can show itself: assets and translations."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

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
    if find_spec("frontend") is None or find_spec("frontend.bygg") is None:
        return
    svar = subprocess.run(
        [sys.executable, "-m", "frontend.bygg"],
        env={**os.environ, "PYTHONPATH": str(ROT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    if svar.returncode == 0:
        return
    utskrift = (svar.stdout + svar.stderr)[-3000:]
    if "No space left" in utskrift or "ENOSPC" in utskrift:
        raise disken_er_full(ROT)
    raise Driftsfeil(
        f"{utskrift}\nStilark og ikoner lot seg ikke bygge. Første gang trengs nett til npm.",
        "Style sheets and icons could not be built. The first start needs the network (npm).",
    )


if __name__ == "__main__":
    try:
        bygg()
    except Driftsfeil as feil:
        si(str(feil))
        sys.exit(1)
