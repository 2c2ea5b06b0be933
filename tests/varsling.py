"""The local SMTP server and SMS gateway, for tests that send."""

import email
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from motparter.epost import Epostserver
from motparter.sms import Smssentral


@dataclass(frozen=True)
class Varsling:
    mappe: Path
    epostserver: Epostserver
    sentral: Smssentral

    def epost(self) -> list[EmailMessage]:
        """What has been received, each message once."""
        filer = sorted((self.mappe / "epost" / "mottatt").glob("*.eml"))
        brev = [email.message_from_bytes(f.read_bytes(), policy=policy.default) for f in filer]
        return [b for b in brev if isinstance(b, EmailMessage)]

    def sms(self) -> list[dict[str, str]]:
        filer = sorted((self.mappe / "sms" / "mottatt").glob("*.json"))
        return [json.loads(f.read_text(encoding="utf-8")) for f in filer]

    def feil(self, **feil: str) -> None:
        """Let a channel fail: `epost={...}`, or for every address: `sms="500"`."""
        for kanal in ("epost", "sms"):
            ord_ = feil.get(kanal, "")
            fil = self.mappe / kanal / "feil.json"
            fil.unlink(missing_ok=True)
            if ord_:
                fil.write_text(json.dumps({"*": ord_}), encoding="utf-8")


@pytest.fixture(scope="session")
def _tjenere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Varsling]:
    mappe = tmp_path_factory.mktemp("varsling")
    server, sentral = Epostserver(mappe / "epost"), Smssentral(mappe / "sms")
    server.start()
    traad = threading.Thread(target=sentral.serve_forever)
    traad.start()
    yield Varsling(mappe, server, sentral)
    server.stop()
    sentral.shutdown()
    traad.join()
    sentral.server_close()


@pytest.fixture
def varsling(_tjenere: Varsling, settings: Any) -> Varsling:
    """Both channels set up and empty."""
    for fil in (*_tjenere.mappe.glob("*/mottatt/*"), *_tjenere.mappe.glob("*/feil.json")):
        fil.unlink()
    _tjenere.sentral.sentral.glem_kvitteringer()
    _tjenere.epostserver.postkasse.antall = _tjenere.sentral.sentral.antall = 0
    port = str(_tjenere.epostserver.port)
    ca = str(_tjenere.epostserver.sertifikat)
    settings.DAP_EPOST = {**settings.DAP_EPOST, "port": port, "ca": ca}
    adresse = f"http://127.0.0.1:{_tjenere.sentral.server_port}"
    settings.DAP_SMS = {**settings.DAP_SMS, "adresse": adresse, "kvitteringsbase": ""}
    return _tjenere
