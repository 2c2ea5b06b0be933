"""The HTTP protocol against a server that behaves as archives do: well, badly, slowly, not at all."""

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dap.arkiv.journal import adaptere
from dap.arkiv.journal.adaptere import Arkivfeil, Httparkiv, Levering, valgt_arkiv
from dap.arkiv.values import Leveringsfeil

INNHOLD = b"pakke" * 1000
SUM = hashlib.sha256(INNHOLD).hexdigest()


class Tjener(ThreadingHTTPServer):
    svar: tuple[int, bytes] = (201, b"")
    fikk: list[tuple[str, dict[str, str], bytes]]


class Svarer(BaseHTTPRequestHandler):
    server: Tjener

    def do_PUT(self) -> None:
        innhold = self.rfile.read(int(self.headers["Content-Length"]))
        hoder = {k.lower(): v for k, v in self.headers.items()}
        self.server.fikk.append((self.path, hoder, innhold))
        status, tekst = self.server.svar
        self.send_response(status)
        self.send_header("Content-Length", str(len(tekst)))
        self.end_headers()
        self.wfile.write(tekst)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def tjener() -> Iterator[Tjener]:
    tjener = Tjener(("127.0.0.1", 0), Svarer)
    tjener.fikk = []
    trad = threading.Thread(target=tjener.serve_forever, args=(0.01,))
    trad.start()
    yield tjener
    tjener.shutdown()
    tjener.server_close()
    trad.join()


def arkiv(tjener: Tjener) -> Httparkiv:
    return Httparkiv(f"http://127.0.0.1:{tjener.server_port}/arkiv/", "hemmelig")


def levering() -> Levering:
    return Levering("n-1", SUM, len(INNHOLD), lambda: iter([INNHOLD[:10], INNHOLD[10:]]))


def kvittering(**endret: Any) -> bytes:
    data = {"journalId": "A-1", "mottatt": "2026-01-14T12:00:00+00:00", "sha256": SUM, **endret}
    return json.dumps(data).encode()


def test_the_package_is_put_under_its_key_and_the_answer_is_the_receipt(tjener: Tjener) -> None:
    tjener.svar = (201, kvittering())
    svar = arkiv(tjener).lever(levering())

    assert svar is not None
    assert (svar.journal_id, svar.sha256) == ("A-1", SUM)
    [(sti, hoder, innhold)] = tjener.fikk
    assert sti == "/arkiv/journalposter/n-1"
    assert innhold == INNHOLD
    assert hoder["authorization"] == "Bearer hemmelig"
    assert hoder["idempotency-key"] == "n-1"
    assert hoder["x-content-sha256"] == SUM
    assert "transfer-encoding" not in hoder


@pytest.mark.parametrize(
    ("status", "tekst", "grunn"),
    [
        (500, b"", Leveringsfeil.SVARER_IKKE),
        (503, kvittering(), Leveringsfeil.SVARER_IKKE),
        (429, b"", Leveringsfeil.SVARER_IKKE),
        (400, b"", Leveringsfeil.AVVIST),
        (401, b"", Leveringsfeil.AVVIST),
        (302, b"", Leveringsfeil.AVVIST),
        (200, b"", Leveringsfeil.AVVIST),
        (200, b"<html>", Leveringsfeil.AVVIST),
        (200, b"[]", Leveringsfeil.AVVIST),
        (200, b"{" * 200_000, Leveringsfeil.AVVIST),
        (200, kvittering(mottatt="nå"), Leveringsfeil.AVVIST),
    ],
)
def test_anything_but_a_receipt_is_a_failure(
    tjener: Tjener, status: int, tekst: bytes, grunn: Leveringsfeil
) -> None:
    tjener.svar = (status, tekst)
    with pytest.raises(Arkivfeil) as feil:
        arkiv(tjener).lever(levering())
    assert feil.value.grunn == grunn


def test_taken_but_not_filed_yet_is_asked_again(tjener: Tjener) -> None:
    tjener.svar = (202, b"")
    assert arkiv(tjener).lever(levering()) is None


def test_nobody_there_is_a_failure() -> None:
    with pytest.raises(Arkivfeil, match="SVARER_IKKE"):
        Httparkiv("http://127.0.0.1:1", "hemmelig").lever(levering())


def test_a_slow_archive_is_not_waited_for(tjener: Tjener, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the connection and says nothing."""
    stille = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler, bind_and_activate=True)
    monkeypatch.setattr(adaptere, "FRIST", (1, 0.1))
    with pytest.raises(Arkivfeil, match="SVARER_IKKE"):
        Httparkiv(f"http://127.0.0.1:{stille.server_port}", "hemmelig").lever(levering())
    stille.server_close()


def test_the_setting_chooses(settings: Any) -> None:
    settings.DAP_ARKIV = {
        "slag": "http",
        "adresse": "https://arkiv.eksempel.no",
        "hemmelighet": "x",
    }
    assert isinstance(valgt_arkiv(), Httparkiv)
    settings.DAP_ARKIV = {}
    with pytest.raises(Arkivfeil, match="IKKE_SATT_OPP"):
        valgt_arkiv()
