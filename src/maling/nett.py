"""A small HTTP/1.1 client that keeps its connections: it must cost little beside what it measures."""

import asyncio
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlencode, urlsplit

NEDBRUTT = (ConnectionError, asyncio.IncompleteReadError, TimeoutError, OSError)
"""What a request raises when the server goes away in the middle of it."""


@dataclass(frozen=True, slots=True)
class Svar:
    status: int
    hoder: dict[str, str]
    kropp: bytes
    byte: int
    """On the wire: status line, headers and body as they came."""

    @property
    def tekst(self) -> str:
        return self.kropp.decode()


@dataclass(slots=True)
class Kobling:
    """One connection, opened when it is needed, with the cookies of one session."""

    adresse: str
    kaker: dict[str, str] = field(default_factory=dict)
    _leser: asyncio.StreamReader | None = None
    _skriver: asyncio.StreamWriter | None = None

    async def __aenter__(self) -> "Kobling":
        return self

    async def __aexit__(
        self,
        type_: type[BaseException] | None,
        feil: BaseException | None,
        spor: TracebackType | None,
    ) -> None:
        self.lukk()

    def lukk(self) -> None:
        if self._skriver is not None:
            self._skriver.close()
        self._leser = self._skriver = None

    async def hent(self, sti: str, **hoder: str) -> Svar:
        return await self._be("GET", sti, b"", hoder)

    async def send(self, sti: str, felter: dict[str, str], **hoder: str) -> Svar:
        """POST a form, as the browser's own page would (CSRF token from the cookie)."""
        token = next((v for n, v in self.kaker.items() if "csrf" in n), "")
        hoder |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token}
        return await self._be("POST", sti, urlencode(felter).encode(), hoder)

    async def _be(self, metode: str, sti: str, kropp: bytes, hoder: dict[str, str]) -> Svar:
        deler = urlsplit(self.adresse)
        if self._skriver is None:
            self._leser, self._skriver = await asyncio.open_connection(
                deler.hostname, deler.port, limit=2**22
            )
        linjer = [
            f"{metode} {sti} HTTP/1.1",
            f"Host: {deler.netloc}",
            f"Content-Length: {len(kropp)}",
        ]
        if self.kaker:
            linjer.append("Cookie: " + "; ".join(f"{n}={v}" for n, v in self.kaker.items()))
        linjer += [f"{navn.replace('_', '-')}: {verdi}" for navn, verdi in hoder.items()]
        self._skriver.write("\r\n".join([*linjer, "", ""]).encode() + kropp)
        try:
            await self._skriver.drain()
            return await self._les()
        except NEDBRUTT:
            self.lukk()
            raise

    async def _les(self) -> Svar:
        assert self._leser is not None  # noqa: S101 (opened just before)
        hode = await self._leser.readuntil(b"\r\n\r\n")
        forste, *resten = hode.decode("latin-1").split("\r\n")
        hoder: dict[str, str] = {}
        for linje in filter(None, resten):
            navn, _, verdi = linje.partition(":")
            self._ta_imot(navn.lower(), verdi.strip(), hoder)
        status = int(forste.split()[1])
        kropp, byte = await self._kropp(status, hoder)
        return Svar(status, hoder, kropp, len(hode) + byte)

    def _ta_imot(self, navn: str, verdi: str, hoder: dict[str, str]) -> None:
        if navn == "set-cookie":
            kake, _, innhold = verdi.partition(";")[0].partition("=")
            self.kaker[kake] = innhold
        else:
            hoder[navn] = verdi

    async def _kropp(self, status: int, hoder: dict[str, str]) -> tuple[bytes, int]:
        assert self._leser is not None  # noqa: S101
        if hoder.get("transfer-encoding") == "chunked":
            return await self._biter()
        lengde = 0 if status == 204 else int(hoder.get("content-length", "0"))
        kropp = await self._leser.readexactly(lengde)
        return kropp, lengde

    async def _biter(self) -> tuple[bytes, int]:
        assert self._leser is not None  # noqa: S101
        ut, byte = bytearray(), 0
        while True:
            linje = await self._leser.readuntil(b"\r\n")
            lengde = int(linje, 16)
            bit = await self._leser.readexactly(lengde + 2)
            byte += len(linje) + len(bit)
            if not lengde:
                return bytes(ut), byte
            ut += bit[:-2]
