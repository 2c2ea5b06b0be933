"""Load on the real server: senders that never rest, and pages that ask now and then."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from maling.nett import NEDBRUTT, Kobling

SAMTIDIGE = 16
Okt = tuple[dict[str, str], str]
"""Cookies, and the thread that is written in."""
_MERKE = re.compile(r"bench-[0-9a-f]{32}")


@dataclass(slots=True)
class Sending:
    """What was sent, and what the server said yes to."""

    bekreftet: dict[str, str] = field(default_factory=dict)
    """Thread by the mark that the message carries."""
    tider: list[float] = field(default_factory=list)
    avvist: int = 0
    sekunder: float = 0.0

    async def les_tilbake(self, adresse: str, okter: Sequence[Okt]) -> tuple[int, int]:
        """How many of the confirmed messages are found in their threads, and how many twice."""
        funnet: Counter[str] = Counter()
        for kaker, trad in okter:
            async with Kobling(adresse, dict(kaker)) as kobling:
                funnet.update(await merker_i_trad(kobling, trad))
        return sum(m in funnet for m in self.bekreftet), sum(n > 1 for n in funnet.values())


async def merker_i_trad(kobling: Kobling, trad: str) -> Counter[str]:
    """The marks of all messages in a thread, read page by page as its owner does."""
    funnet: Counter[str] = Counter()
    adresse, eldst = f"/dialog/{trad}/", 0
    while adresse:
        side = (await kobling.hent(adresse)).tekst
        strom = side.partition('id="trad')[2]
        funnet.update(_MERKE.findall(strom))
        # The page names its own address too; only a lower number leads further back.
        numre = [int(n) for n in re.findall(r"\?for=(\d+)", strom)]
        eldre = [n for n in numre if not eldst or n < eldst]
        eldst = min(eldre, default=0)
        adresse = f"/dialog/{trad}/?for={eldst}" if eldst else ""
    return funnet


async def send_last(adresse: str, okter: Sequence[Okt], sekunder: float) -> Sending:
    """So many senders at once, each with the next session, until the time is up."""
    sending = Sending()
    ko: asyncio.Queue[Okt] = asyncio.Queue()
    for okt in okter:
        ko.put_nowait(okt)
    start = time.perf_counter()
    slutt = start + sekunder
    await asyncio.gather(*(_avsender(adresse, ko, sending, slutt) for _ in range(SAMTIDIGE)))
    sending.sekunder = time.perf_counter() - start
    return sending


async def _avsender(adresse: str, ko: asyncio.Queue[Okt], ut: Sending, slutt: float) -> None:
    kobling = Kobling(adresse)
    while time.perf_counter() < slutt:
        okt = await ko.get()
        kobling.kaker = dict(okt[0])
        merke = f"bench-{uuid4().hex}"
        start = time.perf_counter()
        if await send_en(kobling, okt[1], merke, str(uuid4())):
            ut.bekreftet[merke] = okt[1]
        else:
            ut.avvist += 1
        ut.tider.append(time.perf_counter() - start)
        ko.put_nowait(okt)
    kobling.lukk()


async def send_en(kobling: Kobling, trad: str, merke: str, nokkel: str) -> bool:
    """Whether the server confirmed the message. Raises NEDBRUTT when it went away."""
    svar = await kobling.send(f"/dialog/{trad}/send/", {"tekst": f"Hei {merke}", "nokkel": nokkel})
    return svar.status in (200, 302)


async def puls_last(
    adresse: str, sti: str, sider: int, hvert: float, sekunder: float
) -> tuple[list[float], int]:
    """Times of the questions of so many pages, evenly spread, and how many got no answer."""
    tider: list[float] = []
    feil = 0
    per_kobling = 25
    koblinger = sider // per_kobling

    async def spor(nr: int) -> None:
        nonlocal feil
        mellom = hvert / per_kobling
        async with Kobling(adresse) as kobling:
            await asyncio.sleep(mellom * nr / koblinger)
            neste = time.perf_counter()
            slutt = neste + sekunder
            while neste < slutt:
                await asyncio.sleep(max(0.0, neste - time.perf_counter()))
                start = time.perf_counter()
                try:
                    ok = (await kobling.hent(sti)).status in (200, 204)
                except NEDBRUTT:
                    ok = False
                feil += not ok
                tider.append(time.perf_counter() - start)
                neste += mellom

    await asyncio.gather(*(spor(nr) for nr in range(koblinger)))
    return tider, feil
