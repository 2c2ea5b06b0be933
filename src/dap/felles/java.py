"""Which Java there is, for those who can use one."""

import os
import shutil
import subprocess
from pathlib import Path

VERSJONER = range(17, 22)
"""What Spark 4 is made for."""


def finn() -> str | None:
    """JAVA_HOME's, else the first on PATH, if it is of a version that can be used."""
    sti = forste()
    return sti if sti and versjon(sti) in VERSJONER else None


def forste() -> str | None:
    """The Java that would be run, whatever its version."""
    hjem = os.environ.get("JAVA_HOME")
    sti = str(Path(hjem, "bin", "java")) if hjem else shutil.which("java")
    return sti if sti and os.access(sti, os.X_OK) else None


def versjon(sti: str) -> int | None:
    """17 of: openjdk version "17.0.12" 2024-07-16."""
    svar = subprocess.run([sti, "-version"], capture_output=True, text=True, check=False)  # noqa: S603
    _, _, rest = svar.stderr.partition('version "')
    tall = rest.split('"', 1)[0].split(".", 1)[0].split("-", 1)[0]
    return int(tall) if tall.isdecimal() else None
