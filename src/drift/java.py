"""Finding the Java that Spark runs on in the tests, and installing Debian's when we may."""

import sys

from dap.felles import java
from drift.melding import si
from drift.nettleser import kreves
from drift.pakker import installer, kan_installere


def skaff() -> bool:
    """Find or install one. Says what it does. False when there is none and one was demanded."""
    if java.finn() or (kan_installere() and _installer()):
        return True
    si(
        "*** Fant ikke Java 17 eller 21: SPARK-TESTENE HOPPES OVER."
        " Installer «openjdk-17-jre-headless», eller kjør bin/test som root på Debian.\n"
        "*** No Java 17 or 21: THE SPARK TESTS ARE SKIPPED."
        " Install 'openjdk-17-jre-headless', or run bin/test as root on Debian."
    )
    return not kreves()


def _installer() -> bool:
    si("Installerer Java for Spark-testene (apt-get) …")
    return (
        installer("openjdk-17-jre-headless", "openjdk-21-jre-headless") and java.finn() is not None
    )


if __name__ == "__main__":
    sys.exit(0 if skaff() else 1)
