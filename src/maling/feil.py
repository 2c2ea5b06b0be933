"""`bench feil`: the server is killed (SIGKILL) in the middle of a thousand sends, and started again.

What the server said yes to must exist once; what it did not answer is sent again with the same key,
and exists once too.
"""

import asyncio
import os
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psutil

from drift import barn, nett, prosess
from maling.last import SAMTIDIGE, Okt, merker_i_trad, send_en
from maling.nett import NEDBRUTT, Kobling
from maling.scene import Scene, lag_okt
from maling.tall import Rad, hoyst, minst

_DREPES_ETTER = 0.4
"""Killed when this share is confirmed."""
_SENDT_OM_IGJEN = 100
"""So many confirmed messages are sent again afterwards, as a browser that never got the answer."""


@dataclass(slots=True)
class Prove:
    """What happened to each message. `nokkel` and `trad` by the mark that the message carries."""

    nokkel: dict[str, str] = field(default_factory=dict)
    trad: dict[str, str] = field(default_factory=dict)
    bekreftet: list[str] = field(default_factory=list)
    avbrutt: set[str] = field(default_factory=set)
    """Messages whose request the kill cut off: nobody knows whether they were saved."""
    feilsvar: int = 0


def prov_feil(scene: Scene, antall: int) -> list[Rad]:
    """Send, kill, start, send the rest, and read everything back."""
    okter = [(lag_okt(konto), trad) for konto, trad in scene.avsendere]
    prove = Prove()
    # One loop for it all: the kernel stops the new server when the thread that started it ends.
    funnet = asyncio.run(_hele_proven(okter, antall, prove))
    mangler = sum(funnet[m] == 0 for m in prove.bekreftet)
    dobbelt = sum(funnet[m] > 1 for m in prove.nokkel)
    return [
        minst("bekreftet til slutt", len(prove.bekreftet), "stk.", antall),
        minst("avbrutt midt i sendingen", len(prove.avbrutt), "stk.", 1),
        Rad("sendt en gang til, samme nøkkel", _SENDT_OM_IGJEN, "stk."),
        hoyst("bekreftet, men borte", mangler, "stk.", 0),
        hoyst("finnes mer enn en gang", dobbelt, "stk.", 0),
        hoyst("svar som ikke var ja", prove.feilsvar, "stk.", 0),
    ]


async def _hele_proven(okter: list[Okt], antall: int, prove: Prove) -> Counter[str]:
    ny = await _kjor(okter, antall, prove)
    try:
        await _send_om_igjen(okter, prove)
        return await _les(okter)
    finally:
        ny.terminate()
        ny.wait(30)
        prosess.drep_gruppe(ny.pid)


async def _kjor(okter: list[Okt], antall: int, prove: Prove) -> subprocess.Popen[bytes]:
    ko: asyncio.Queue[Okt] = asyncio.Queue()
    for okt in okter:
        ko.put_nowait(okt)
    igjen = iter(range(antall))
    sendere = [asyncio.create_task(_avsender(ko, igjen, prove)) for _ in range(SAMTIDIGE)]
    while len(prove.bekreftet) < antall * _DREPES_ETTER:
        await asyncio.sleep(0.005)
    ny = await asyncio.to_thread(_drep_og_start)
    await asyncio.gather(*sendere)
    return ny


async def _avsender(ko: "asyncio.Queue[Okt]", igjen: Iterator[int], prove: Prove) -> None:
    kobling = Kobling(os.environ["DAP_ADRESSE"])
    for _ in igjen:
        okt = await ko.get()
        merke, nokkel = f"bench-{uuid4().hex}", str(uuid4())
        prove.nokkel[merke], prove.trad[merke] = nokkel, okt[1]
        kobling.kaker = dict(okt[0])
        await _til_det_gar(kobling, okt[1], merke, prove)
        ko.put_nowait(okt)
    kobling.lukk()


async def _til_det_gar(kobling: Kobling, trad: str, merke: str, prove: Prove) -> None:
    """Send until there is an answer, always with the same key."""
    while True:
        try:
            ja = await send_en(kobling, trad, merke, prove.nokkel[merke])
        except NEDBRUTT:
            prove.avbrutt.add(merke)
            await asyncio.sleep(0.05)
            continue
        if not ja:
            prove.feilsvar += 1
        else:
            prove.bekreftet.append(merke)
        return


def _drep_og_start() -> subprocess.Popen[bytes]:
    """SIGKILL to the server and its workers at once; then a new one on the same port."""
    tjener = psutil.Process(int(os.environ["DAP_TJENER"]))
    for offer in [tjener, *tjener.children(recursive=True)]:
        offer.kill()
    psutil.wait_procs([tjener], timeout=10)
    port = urlsplit(os.environ["DAP_ADRESSE"]).port or 80
    logg = Path(os.environ["DAP_DATA"]) / "logg" / "tjener-igjen.log"
    with logg.open("wb") as ut:
        ny = prosess.start(barn.tjener(port).kommando, miljo=os.environ, ut=ut)
    frist = time.monotonic() + 60
    while (status := nett.svarer(port)) is None or status >= 500:
        if time.monotonic() > frist or ny.poll() is not None:
            raise RuntimeError(f"the server did not start again; see {logg}")
        time.sleep(0.05)
    return ny


async def _send_om_igjen(okter: list[Okt], prove: Prove) -> None:
    kaker = {trad: k for k, trad in okter}
    for merke in prove.bekreftet[:_SENDT_OM_IGJEN]:
        trad = prove.trad[merke]
        async with Kobling(os.environ["DAP_ADRESSE"], dict(kaker[trad])) as kobling:
            prove.feilsvar += not await send_en(kobling, trad, merke, prove.nokkel[merke])


async def _les(okter: list[Okt]) -> Counter[str]:
    funnet: Counter[str] = Counter()
    for kaker, trad in okter:
        async with Kobling(os.environ["DAP_ADRESSE"], dict(kaker)) as kobling:
            funnet.update(await merker_i_trad(kobling, trad))
    return funnet
