"""Finding the Chromium that the browser tests drive, and installing Debian's when we may."""

import os
import shutil
import subprocess
import sys

from drift.melding import si

_NAVN = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def finn() -> str | None:
    """Path of a Chromium: DAP_CHROMIUM, else the first on PATH."""
    valgt = os.environ.get("DAP_CHROMIUM")
    if valgt:
        return valgt if os.access(valgt, os.X_OK) else None
    return next((sti for navn in _NAVN if (sti := shutil.which(navn))), None)


def kreves() -> bool:
    """DAP_KREV_NETTLESER=1: without a browser the test run fails instead of skipping."""
    return os.environ.get("DAP_KREV_NETTLESER", "") not in {"", "0"}


def skaff() -> bool:
    """Find or install one. Says what it does. False when there is none and one was demanded."""
    if finn() or (_kan_installere() and _installer()):
        return True
    si(
        "*** Fant ikke Chromium: NETTLESERTESTENE HOPPES OVER."
        " Installer «chromium», eller kjør bin/test som root på Debian.\n"
        "*** No Chromium: THE BROWSER TESTS ARE SKIPPED."
        " Install 'chromium', or run bin/test as root on Debian."
    )
    return not kreves()


def _kan_installere() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _installer() -> bool:
    si("Installerer Chromium for nettlesertestene (apt-get) …")
    miljo = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    vent = ["-o", "DPkg::Lock::Timeout=300"]
    for kommando in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *vent, "chromium"],
    ):
        svar = subprocess.run(kommando, env=miljo, capture_output=True, text=True, check=False)  # noqa: S603
        if svar.returncode != 0:
            si(svar.stderr[-2000:])
            return False
    return finn() is not None


if __name__ == "__main__":
    sys.exit(0 if skaff() else 1)
