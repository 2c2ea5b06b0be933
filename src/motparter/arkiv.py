"""An archive on this machine: a folder that receives packages and gives receipts.

    python -m motparter.arkiv --mappe arkiv

Reads `inn/<key>.zip`, moves it to `mottatt/<key>.zip`, and writes `kvittering/<key>.json` with the
archive's number, the time and the SHA-256 of what it read. The same key again is the same entry, with
the same number. A package that is no ZIP, or lacks metadata.json, is refused. Prints
`Arkiv klart: <folder>` when it listens.
"""

import argparse
import hashlib
import json
import signal
import sys
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HVERT = 0.5
_BIT = 1 << 20


class Arkivmappe:
    """The archive's end of the folder."""

    def __init__(self, mappe: Path) -> None:
        self.inn = mappe / "inn"
        self.mottatt = mappe / "mottatt"
        self.kvitteringer = mappe / "kvittering"
        for sti in (self.inn, self.mottatt, self.kvitteringer):
            sti.mkdir(parents=True, exist_ok=True)

    def ta_imot(self) -> int:
        """Everything that has come. Returns how many packages."""
        pakker = sorted(self.inn.glob("[!.]*.zip"))
        for pakke in pakker:
            self._ta_imot(pakke)
        return len(pakker)

    def _ta_imot(self, pakke: Path) -> None:
        nokkel, sha256 = pakke.stem, _sha256(pakke)
        if not _lesbar(pakke):
            self._svar(nokkel, {"feil": "UGYLDIG_PAKKE"})
            pakke.unlink()
            return
        pakke.replace(self.mottatt / pakke.name)
        self._svar(
            nokkel,
            {
                "journalId": self._nummer(nokkel),
                "mottatt": datetime.now(UTC).isoformat(),
                "sha256": sha256,
            },
        )

    def _nummer(self, nokkel: str) -> str:
        """The same for the same key, also when it comes again."""
        fil = self.mottatt / "numre.json"
        numre: dict[str, str] = json.loads(fil.read_text("utf-8")) if fil.exists() else {}
        if nokkel not in numre:
            numre[nokkel] = f"ARK-{datetime.now(UTC).year}-{len(numre) + 1:06}"
            _skriv(fil, numre)
        return numre[nokkel]

    def _svar(self, nokkel: str, innhold: dict[str, Any]) -> None:
        _skriv(self.kvitteringer / f"{nokkel}.json", {"nokkel": nokkel, **innhold})


def _skriv(fil: Path, innhold: dict[str, Any]) -> None:
    """Whole or not at all."""
    halv = fil.with_name(f".{fil.name}.del")
    halv.write_text(json.dumps(innhold, ensure_ascii=False, indent=1), encoding="utf-8")
    halv.replace(fil)


def _sha256(fil: Path) -> str:
    sum_ = hashlib.sha256()
    with fil.open("rb") as inn:
        while bit := inn.read(_BIT):
            sum_.update(bit)
    return sum_.hexdigest()


def _lesbar(fil: Path) -> bool:
    try:
        with zipfile.ZipFile(fil) as z:
            return "metadata.json" in z.namelist() and z.testzip() is None
    except (zipfile.BadZipFile, OSError):
        return False


def main() -> int:
    leser = argparse.ArgumentParser(prog="motparter.arkiv")
    leser.add_argument("--mappe", type=Path, required=True)
    arkiv = Arkivmappe(leser.parse_args().mappe)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write(f"Arkiv klart: {arkiv.inn.parent}\n")
    sys.stdout.flush()
    while True:
        arkiv.ta_imot()
        time.sleep(HVERT)


if __name__ == "__main__":
    sys.exit(main())
