"""Finding the Chromium that the browser tests drive, and installing Debian's when we may."""

import os
import shutil
import sys

from drift.melding import si
from drift.pakker import installer, kan_installere

_UTEN_VINDU = "chromium-headless-shell"
"""Chromium without its windows: the same pages for three quarters of the processor's time."""
_NAVN = (_UTEN_VINDU, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


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
    if kan_installere() and not (os.environ.get("DAP_CHROMIUM") or shutil.which(_UTEN_VINDU)):
        si("Installerer Chromium for nettlesertestene (apt-get) …")
        installer(_UTEN_VINDU, "chromium")
    if finn():
        return True
    si(
        "*** Fant ikke Chromium: NETTLESERTESTENE HOPPES OVER."
        " Installer «chromium», eller kjør bin/test som root på Debian.\n"
        "*** No Chromium: THE BROWSER TESTS ARE SKIPPED."
        " Install 'chromium', or run bin/test as root on Debian."
    )
    return not kreves()


if __name__ == "__main__":
    sys.exit(0 if skaff() else 1)
