"""What a visit costs on the wire: the page and everything it asks for, compressed."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from maling.nett import Kobling, Svar

_I_SIDEN = re.compile(r"""(?:src|href)=["']?([^"'\s>#]+)""")
_I_STILARK = re.compile(r"""url\(["']?([^"')#]+)""")
_STATISK = "/statisk/"
KODING = {"Accept_Encoding": "br, gzip"}


@dataclass(frozen=True, slots=True)
class Besok:
    """Bytes and requests of a first visit and a later one."""

    forste: int
    forste_antall: int
    senere: int
    senere_antall: int


async def besok(kobling: Kobling, sti: str) -> Besok:
    """Fetch as a browser does that has been here before only the second time.

    A file that says it never changes (immutable, or a year's max-age) costs nothing then.
    """
    side = await _hent(kobling, sti)
    tekst = (await kobling.hent(sti)).tekst
    filer = {s for s in _I_SIDEN.findall(tekst) if s.startswith(_STATISK)}
    forste, senere, antall_senere = side.byte, side.byte, 1
    sett: set[str] = set()
    while filer - sett:
        fil = min(filer - sett)
        sett.add(fil)
        svar = await _hent(kobling, fil)
        forste += svar.byte
        if "immutable" not in svar.hoder.get("cache-control", ""):
            senere, antall_senere = senere + svar.byte, antall_senere + 1
        if ".css" in fil:
            ark = (await kobling.hent(fil)).tekst
            filer |= {urljoin(fil, f) for f in _I_STILARK.findall(ark) if not f.startswith("data:")}
    return Besok(forste, 1 + len(sett), senere, antall_senere)


async def _hent(kobling: Kobling, sti: str) -> Svar:
    svar = await kobling.hent(sti, **KODING)
    if svar.status != 200:
        raise RuntimeError(f"{svar.status} from {sti}")
    return svar
