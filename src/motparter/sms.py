"""An SMS gateway on this machine, for the demo and the tests (docs/drift/varsling.md).

    python -m motparter.sms --port 9700 --mappe sms --nokkel HEMMELIG

Takes `POST /v1/meldinger` and keeps each message in `mottatt/<key>.json`, once for each key, however
often it comes. A while after (`--kvittering-etter`, seconds) it posts a receipt where the message
asked for one.

`feil.json` in the folder says which numbers fail ("*" for all): "500", "ugyldig" (422), "aldri:30"
(silent for 30 seconds, and then cut), "tull" (200 and no JSON), "lyver" (200 about another message),
"treg:2", "faller" (kept, but the line is cut before the answer), "feilet" (a receipt that it never arrived),
"uten" (no receipt), "dobbel" (the receipt twice). On loopback only. Prints `SMS klar: <address>`.
"""

import argparse
import contextlib
import hmac
import json
import os
import queue
import signal
import socket
import sys
import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import requests

from motparter.feil import Feilfil

_FELT = ("nokkel", "til", "fra", "tekst")
_FORSOK = 5
_MAKS = 64 * 1024


class Sentral:
    """What the gateway remembers, and the receipts that it owes."""

    def __init__(self, mappe: Path, *, nokkel: str, kvittering_etter: float) -> None:
        self.mottatt = mappe / "mottatt"
        self.mottatt.mkdir(parents=True, exist_ok=True)
        self.feil = Feilfil(mappe / "feil.json")
        self.antall = 0
        self._nokkel = nokkel
        self._etter = kvittering_etter
        self._skyldige: queue.Queue[tuple[float, Mapping[str, Any], str] | None] = queue.Queue()
        self._traad = threading.Thread(target=self._kvitter, daemon=True)
        self._traad.start()

    def ta_imot(self, melding: Mapping[str, Any], slag: str) -> str:
        """Keep it, once. The number that the gateway gives it; the same for the same key."""
        self.antall += 1
        id_ = f"SMS-{melding['nokkel']}"
        innhold = {**melding, "id": id_, "mottatt": datetime.now(UTC).isoformat()}
        fil = self.mottatt / f"{melding['nokkel']}.json"
        halv = fil.with_name(f".{fil.name}.{threading.get_ident()}.del")
        halv.write_text(json.dumps(innhold, ensure_ascii=False), encoding="utf-8")
        with contextlib.suppress(FileExistsError):
            os.link(halv, fil)
            if str(melding.get("kvittering", "")).startswith("http") and slag != "uten":
                self._skyldige.put((time.monotonic() + self._etter, melding, slag))
        halv.unlink()
        return id_

    def stopp(self) -> None:
        self._skyldige.put(None)
        self._traad.join()

    def vent_paa_kvitteringer(self) -> None:
        """Until every receipt that is owed has been posted. For tests."""
        self._skyldige.join()

    def glem_kvitteringer(self) -> None:
        """None of those that wait are posted. For tests: whom they were for is gone."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._skyldige.get_nowait()
                self._skyldige.task_done()

    def _kvitter(self) -> None:
        with requests.Session() as okt:
            while (skyldig := self._skyldige.get()) is not None:
                naar, melding, slag = skyldig
                time.sleep(max(0.0, naar - time.monotonic()))
                for _gang in range(2 if slag == "dobbel" else 1):
                    self._post(okt, melding, "FEILET" if slag == "feilet" else "LEVERT")
                self._skyldige.task_done()

    def _post(self, okt: requests.Session, melding: Mapping[str, Any], status: str) -> None:
        kvittering = {
            "nokkel": melding["nokkel"],
            "status": status,
            "tid": datetime.now(UTC).isoformat(),
        }
        for forsok in range(_FORSOK):
            with contextlib.suppress(requests.RequestException):
                svar = okt.post(
                    melding["kvittering"],
                    json=kvittering,
                    headers={"Authorization": f"Bearer {self._nokkel}"},
                    timeout=5,
                )
                if svar.status_code < requests.codes.server_error:
                    return
            time.sleep(0.2 * 2**forsok)


class _Svarer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Smssentral"
    # The head and the body go out together: otherwise one waits for the other end's acknowledgement.
    wbufsize = -1

    def do_POST(self) -> None:
        lengde = min(int(self.headers.get("Content-Length") or 0), _MAKS)
        kropp = self.rfile.read(lengde)
        if self.path != "/v1/meldinger":
            return self._svar(404, {"feil": "UKJENT_ADRESSE"})
        if not hmac.compare_digest(
            self.headers.get("Authorization", ""), f"Bearer {self.server.token}"
        ):
            return self._svar(401, {"feil": "FEIL_NOKKEL"})
        try:
            melding = json.loads(kropp)
            felter = {felt: str(melding[felt]) for felt in _FELT}
        except (ValueError, KeyError, TypeError):
            return self._svar(400, {"feil": "UGYLDIG_MELDING"})
        return self._behandle({**felter, "kvittering": str(melding.get("kvittering") or "")})

    def _behandle(self, melding: dict[str, str]) -> None:
        sentral = self.server.sentral
        slag, tall = sentral.feil.for_(melding["til"])
        if slag in ("aldri", "treg"):
            time.sleep(tall)
        if slag == "aldri":
            return self._kutt()
        if slag == "500":
            return self._svar(500, {"feil": "NEDE"})
        if slag == "ugyldig" or not melding["til"].startswith("+"):
            return self._svar(422, {"feil": "UGYLDIG_NUMMER"})
        if slag == "tull":
            return self._svar(200, None)
        if slag == "lyver":
            return self._svar(200, {"id": "SMS-0", "nokkel": "en-annen", "status": "LEVERT"})
        id_ = sentral.ta_imot(melding, slag)
        if slag == "faller":
            return self._kutt()
        return self._svar(202, {"id": id_, "nokkel": melding["nokkel"]})

    def _kutt(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def _svar(self, status: int, innhold: object) -> None:
        kropp = b"<html>OK</html>" if innhold is None else json.dumps(innhold).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(kropp)))
        self.end_headers()
        self.wfile.write(kropp)

    def log_message(self, *deler: Any) -> None:
        """Nothing: a line would hold nobody's number, but helps nobody either."""


class Smssentral(ThreadingHTTPServer):
    """The gateway: `serve_forever`, `shutdown`, and `server_port` when it listens."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        mappe: Path,
        *,
        port: int = 0,
        token: str = "uten-betydning",  # noqa: S107 - a counterpart on loopback
        nokkel: str = "uten-betydning",
        kvittering_etter: float = 0.0,
    ) -> None:
        super().__init__(("127.0.0.1", port), _Svarer)
        self.token = token
        self.sentral = Sentral(mappe, nokkel=nokkel, kvittering_etter=kvittering_etter)


def main() -> int:
    leser = argparse.ArgumentParser(prog="motparter.sms")
    leser.add_argument("--port", type=int, default=9700)
    leser.add_argument("--mappe", type=Path, required=True)
    leser.add_argument("--nokkel", default="uten-betydning", help="sent with each receipt")
    leser.add_argument("--kvittering-etter", type=float, default=2.0, help="seconds")
    valg: Any = leser.parse_args()
    server = Smssentral(
        valg.mappe, port=valg.port, nokkel=valg.nokkel, kvittering_etter=valg.kvittering_etter
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write(f"SMS klar: http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
