"""How a package reaches the archive: one small protocol, spoken to a folder or over HTTP.

docs/drift/arkiv.md describes both for who writes the other end. Which one is chosen by the setting
`DAP_ARKIV`; the product knows no archive by name.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import requests
from django.conf import settings

from dap.arkiv.journalverdier import Leveringsfeil

FRIST = (5, 30)
"""Seconds to connect, and to wait for each piece of an answer."""
LENGST_SVAR = 64 * 1024
_MAKS_ID = 100


@dataclass(frozen=True, slots=True)
class Levering:
    """One package. The key is the same however often it is handed over."""

    nokkel: str
    sha256: str
    storrelse: int
    innhold: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Kvittering:
    """What the archive says it has."""

    journal_id: str
    mottatt: datetime
    sha256: str


class Arkivfeil(Exception):
    """The archive does not have it. `grunn` says why; the message names no content."""

    def __init__(self, grunn: Leveringsfeil) -> None:
        self.grunn = grunn
        super().__init__(grunn.value)


class Arkiv(Protocol):
    def lever(self, levering: Levering) -> Kvittering | None:
        """Hand over, or ask for the receipt of what was handed over; None while there is none.

        The same key twice is one entry. Raises Arkivfeil.
        """

    def forkast(self, nokkel: str) -> None:
        """Set a receipt that was wrong aside, so that the next delivery is a new one."""


def valgt_arkiv() -> Arkiv:
    """The archive of this installation. Arkivfeil IKKE_SATT_OPP when there is none."""
    valg: dict[str, Any] = dict(settings.DAP_ARKIV)
    slag = valg.pop("slag", "")
    if slag == "mappe":
        return Mappearkiv(Path(valg["mappe"]))
    if slag == "http":
        return Httparkiv(valg["adresse"], valg["hemmelighet"])
    raise Arkivfeil(Leveringsfeil.IKKE_SATT_OPP)


def les_kvittering(tekst: bytes) -> Kvittering:
    """Arkivfeil AVVIST when the archive says no, or says nothing that can be read."""
    try:
        data = json.loads(tekst)
        journal_id = str(data["journalId"])[:_MAKS_ID]
        mottatt = datetime.fromisoformat(data["mottatt"])
        sha256 = str(data["sha256"])
    except (ValueError, KeyError, TypeError):
        raise Arkivfeil(Leveringsfeil.AVVIST) from None
    if not journal_id or mottatt.tzinfo is None:
        raise Arkivfeil(Leveringsfeil.AVVIST)
    return Kvittering(journal_id, mottatt, sha256)


class Mappearkiv:
    """A folder that both ends see: packages in `inn`, receipts in `kvittering`."""

    def __init__(self, mappe: Path) -> None:
        self._inn = mappe / "inn"
        self._kvitteringer = mappe / "kvittering"

    def lever(self, levering: Levering) -> Kvittering | None:
        try:
            kvittering = self._kvittering(levering.nokkel)
            if kvittering is not None:
                return kvittering
            fil = self._inn / f"{levering.nokkel}.zip"
            if not fil.exists():
                self._skriv(fil, levering)
            return self._kvittering(levering.nokkel)
        except OSError:
            raise Arkivfeil(Leveringsfeil.SVARER_IKKE) from None

    def _skriv(self, fil: Path, levering: Levering) -> None:
        """Whole or not at all: the other end never sees half a package."""
        self._inn.mkdir(parents=True, exist_ok=True)
        halv = self._inn / f".{levering.nokkel}.{os.getpid()}.del"
        with halv.open("wb") as ut:
            for stykke in levering.innhold():
                ut.write(stykke)
            ut.flush()
            os.fsync(ut.fileno())
        halv.replace(fil)

    def _kvittering(self, nokkel: str) -> Kvittering | None:
        fil = self._kvitteringer / f"{nokkel}.json"
        return les_kvittering(fil.read_bytes()) if fil.exists() else None

    def forkast(self, nokkel: str) -> None:
        fil = self._kvitteringer / f"{nokkel}.json"
        if fil.exists():
            fil.replace(fil.with_suffix(f".avvist-{fil.stat().st_mtime_ns}"))


class _Strom:
    """A body of known length, read a piece at a time."""

    def __init__(self, levering: Levering) -> None:
        self._levering = levering

    def __len__(self) -> int:
        return self._levering.storrelse

    def __iter__(self) -> Iterator[bytes]:
        return self._levering.innhold()


class Httparkiv:
    """PUT of the package to <address>/journalposter/<key>; the answer is the receipt."""

    def __init__(self, adresse: str, hemmelighet: str) -> None:
        self._adresse = adresse.rstrip("/")
        self._hemmelighet = hemmelighet

    def lever(self, levering: Levering) -> Kvittering | None:
        hoder = {
            "Authorization": f"Bearer {self._hemmelighet}",
            "Content-Type": "application/zip",
            "Idempotency-Key": levering.nokkel,
            "X-Content-SHA256": levering.sha256,
        }
        try:
            svar = requests.put(
                f"{self._adresse}/journalposter/{levering.nokkel}",
                data=_Strom(levering),
                headers=hoder,
                timeout=FRIST,
                allow_redirects=False,
                stream=True,
            )
            tekst = svar.raw.read(LENGST_SVAR, decode_content=True)
        except (requests.RequestException, OSError):
            raise Arkivfeil(Leveringsfeil.SVARER_IKKE) from None
        if svar.status_code == 202:
            return None
        if svar.status_code >= 500 or svar.status_code == 429:
            raise Arkivfeil(Leveringsfeil.SVARER_IKKE)
        if svar.status_code not in {200, 201}:
            raise Arkivfeil(Leveringsfeil.AVVIST)
        return les_kvittering(tekst)

    def forkast(self, nokkel: str) -> None:
        """Nothing is kept here: the next PUT gives a new answer."""
