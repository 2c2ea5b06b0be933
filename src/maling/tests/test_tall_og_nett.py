"""The measuring itself: percentiles, the table, and a client that counts what comes over the wire."""

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from maling.nett import NEDBRUTT, Kobling
from maling.tall import fordeling, hoyst, minst, tabell


def test_percentiles_are_the_smallest_value_that_covers_them() -> None:
    f = fordeling([n / 1000 for n in range(1, 101)])
    assert (f.antall, f.p50, f.p95, f.maks) == (100, 50.0, 95.0, 100.0)
    assert fordeling([0.004]).p95 == 4.0


def test_the_table_says_what_was_not_reached() -> None:
    linjer = list(tabell([hoyst("plan, p95", 41, "ms", 40), minst("sendt", 151, "per s", 150)]))
    assert linjer[0].endswith("IKKE NÅDD")
    assert linjer[1].endswith("ok")


class _Tjener(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/brytes":
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Set-Cookie", "okt=abc; Path=/")
        if self.path == "/biter":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
            return
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"abcde")

    def do_POST(self) -> None:
        kropp = self.rfile.read(int(self.headers["Content-Length"]))
        svar = f"{kropp.decode()} {self.headers['X-CSRFToken']} {self.headers['Cookie']}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(svar)))
        self.end_headers()
        self.wfile.write(svar)

    def log_message(self, *args: object) -> None:
        """Nothing in the test's output."""


@pytest.fixture
def adresse() -> Iterator[str]:
    tjener = ThreadingHTTPServer(("127.0.0.1", 0), _Tjener)
    traad = threading.Thread(target=tjener.serve_forever)
    traad.start()
    yield f"http://127.0.0.1:{tjener.server_port}"
    tjener.shutdown()
    traad.join()
    tjener.server_close()


@pytest.mark.parametrize("sti", ["/hel", "/biter"])
def test_the_body_is_read_whole_and_the_connection_kept(adresse: str, sti: str) -> None:
    async def to_ganger() -> list[bytes]:
        async with Kobling(adresse) as kobling:
            svar = [await kobling.hent(sti), await kobling.hent(sti)]
            assert kobling.kaker == {"okt": "abc"}
            assert all(s.byte > len(s.kropp) for s in svar)
            return [s.kropp for s in svar]

    assert asyncio.run(to_ganger()) == [b"abcde", b"abcde"]


def test_a_form_carries_cookies_and_the_csrf_token(adresse: str) -> None:
    async def send() -> str:
        async with Kobling(adresse, {"dap_csrf": "t1"}) as kobling:
            return (await kobling.send("/", {"tekst": "æ"})).tekst

    assert asyncio.run(send()) == "tekst=%C3%A6 t1 dap_csrf=t1"


def test_a_broken_connection_is_told_and_the_next_request_opens_a_new_one(adresse: str) -> None:
    async def brutt() -> bytes:
        async with Kobling(adresse) as kobling:
            with pytest.raises(NEDBRUTT):
                await kobling.hent("/brytes")
            return (await kobling.hent("/hel")).kropp

    assert asyncio.run(brutt()) == b"abcde"
