"""Installing a package of Debian's for the tests, when we may."""

import os
import shutil
import subprocess

from drift.melding import si


def kan_installere() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def installer(*navn: str) -> bool:
    """The first of these that Debian has. Says why when none could be installed."""
    miljo = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    vent = ["-o", "DPkg::Lock::Timeout=300"]
    _kjor(["apt-get", "update", "-qq"], miljo)
    feil = ""
    for pakke in navn:
        valg = ["-y", "-qq", "--no-install-recommends", *vent]
        feil = _kjor(["apt-get", "install", *valg, pakke], miljo)
        if not feil:
            return True
    si(feil[-2000:])
    return False


def _kjor(kommando: list[str], miljo: dict[str, str]) -> str:
    """What went wrong, or nothing."""
    svar = subprocess.run(kommando, env=miljo, capture_output=True, text=True, check=False)  # noqa: S603
    return (svar.stderr or "apt-get failed") if svar.returncode else ""
