"""Run as a program: one folder with sak.typ and sak.json becomes sak.pdf. Knows nothing of DAP.

A process of its own, because typst keeps what it has computed as long as the process lives: a case
in five parts would need five times the memory (docs/adr/0022-typst-makes-the-pdf.md).
"""

import json
import sys
from pathlib import Path

import typst

STANDARDER = ["ua-1", "a-2a"]


def main(mappe: str, skrifter: str) -> int:
    """Writes sak.pdf, or prints what went wrong as JSON and answers 1."""
    rot = Path(mappe)
    try:
        typst.compile(
            str(rot / "sak.typ"),
            output=str(rot / "sak.pdf"),
            root=mappe,
            font_paths=[skrifter],
            ignore_system_fonts=True,
            pdf_standards=STANDARDER,  # type: ignore[arg-type]
        )
    except typst.TypstError as feil:
        sys.stdout.write(json.dumps({"feil": str(feil)}))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
