"""Run as a program: inn.pdf in a folder becomes side-1.png, side-2.png …; a picture is tried. Knows nothing
of DAP.

A process of its own: what is read was made by anybody, and may be made to harm (see kompiler.py).
"""

import json
import resource
import sys
from pathlib import Path

import typst

MAKS_MINNE = 2 << 30
PUNKTER = 200.0
"""To the inch: small print stays sharp on paper."""
SIDE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("inn.{endelse}"{valg})\n'


def main(mappe: str, endelse: str, maks: int) -> int:
    """Prints how many there were, at most one more than `maks`; 0 when the first cannot be drawn."""
    resource.setrlimit(resource.RLIMIT_AS, (MAKS_MINNE, MAKS_MINNE))
    rot, sider = Path(mappe), 0
    for nr in range(1, (maks + 1 if endelse == "pdf" else 1) + 1):
        valg = f", page: {nr}" if endelse == "pdf" else ""
        (rot / "side.typ").write_text(SIDE.format(endelse=endelse, valg=valg), encoding="utf-8")
        try:
            typst.compile(
                str(rot / "side.typ"),
                output=str(rot / f"side-{nr}.png"),
                root=mappe,
                format="png",
                ppi=PUNKTER,
                ignore_system_fonts=True,
            )
        except typst.TypstError:
            break
        sider = nr
    sys.stdout.write(json.dumps({"sider": sider}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
