"""`bench dialog`: a long thread, sending, and thousands of pages that ask for news."""

import asyncio
import os
import re
from uuid import uuid4

from django.http import HttpResponseBase
from django.test import Client, override_settings

from maling import enkel, minne
from maling.iprosess import Be, mal
from maling.last import Okt, puls_last, send_last
from maling.nett import Kobling
from maling.plan import MINNE_MB, SIDE_MS, overforinger
from maling.scene import Scene, lag_okt
from maling.tall import Rad, fordeling, hoyst, minst

SEND_MS, PER_SEKUND, SIDER = 40, 150, 2000
HTMX = {"HX-Request": "true"}
"""What a page's own script asks with: it is answered with a piece, not with a page."""


def mal_dialog(scene: Scene, runder: int, sekunder: int) -> list[Rad]:
    bruker, veileder = scene.konto[scene.tradbruker], scene.konto[scene.veileder]
    sti = f"/dialog/{scene.lang_trad}/"
    hos_veileder = f"/bruker/{scene.tradbruker}{sti}"
    nytt = f"{sti}nytt/?etter=199"
    rader = [
        *_mal("tråd med 200 meldinger", bruker, lambda n: n.get(sti), runder),
        *_mal("tråd, som veileder", veileder, lambda n: n.get(hos_veileder), runder),
        *_mal("hente nytt", bruker, lambda n: n.get(nytt, headers=HTMX), runder),
        *_sending(scene, runder),
    ]
    with override_settings(ROOT_URLCONF=enkel, MIDDLEWARE=enkel.MELLOMVARE):
        enkelt = f"/trad/{scene.lang_trad}/"
        rader += _mal("enkel liste av det samme", bruker, lambda n: n.get(enkelt), runder, 0)
    rader += asyncio.run(overforinger(lag_okt(bruker), {"tråd": sti}))
    okter = [(lag_okt(konto), trad) for konto, trad in scene.avsendere]
    rader += asyncio.run(_under_last(okter, sekunder))
    mb, antall = minne.arbeidere_mb()
    return [*rader, hoyst(f"minne etterpå, {antall} arbeidere", mb, "MB", MINNE_MB)]


def _mal(navn: str, konto: str, be: Be, runder: int, grense: float = SIDE_MS) -> list[Rad]:
    return mal(konto, be, runder).rader(navn, grense or None)


def _sending(scene: Scene, runder: int) -> list[Rad]:
    """One at a time: the plain form, and the page's own way that shows the thread again."""
    konto, trad = scene.avsendere[0]
    sti = f"/dialog/{trad}/send/"

    def vanlig(nettleser: Client) -> HttpResponseBase:
        return nettleser.post(sti, {"tekst": "Hei, jeg lurer på noe.", "nokkel": str(uuid4())})

    konto2, trad2 = scene.avsendere[1]

    def htmx(nettleser: Client) -> HttpResponseBase:
        data = {"tekst": "Hei, jeg lurer på noe.", "nokkel": str(uuid4())}
        return nettleser.post(f"/dialog/{trad2}/send/", data, headers=HTMX)

    return [
        *_mal("sende en melding", konto, vanlig, runder, SEND_MS),
        *_mal("sende, og vise tråden", konto2, htmx, runder, SEND_MS),
    ]


async def _under_last(okter: list[Okt], sekunder: int) -> list[Rad]:
    adresse = os.environ["DAP_ADRESSE"]
    sendt = await send_last(adresse, okter, sekunder)
    lest, dobbelt = await sendt.les_tilbake(adresse, okter)
    bekreftet = len(sendt.bekreftet)
    rader = [
        minst(
            f"sendt i {sekunder} s, over nettet", bekreftet / sendt.sekunder, "per s", PER_SEKUND
        ),
        *fordeling(sendt.tider).rader("sending under full last"),
        Rad("bekreftet", bekreftet, "stk."),
        hoyst("bekreftet, men ikke funnet igjen", bekreftet - lest, "stk.", 0),
        hoyst("funnet mer enn en gang", dobbelt, "stk.", 0),
        hoyst("svar som ikke var ja", sendt.avvist, "stk.", 0),
    ]
    return [*rader, *await _puls(adresse, *okter[0], sekunder)]


async def _puls(adresse: str, kaker: dict[str, str], trad: str, sekunder: int) -> list[Rad]:
    """2 000 open pages that ask as often as the page says."""
    async with Kobling(adresse, dict(kaker)) as kobling:
        side = (await kobling.hent(f"/dialog/{trad}/")).tekst
    funnet = dict(re.findall(r'data-(puls|hvert)="([^"]+)"', side))
    hvert = float(funnet["hvert"])
    tider, ikke_ok = await puls_last(adresse, funnet["puls"], SIDER, hvert, sekunder)
    return [
        Rad("åpne sider som spør", SIDER, "stk."),
        Rad("hver spør hvert", hvert, "s"),
        *fordeling(tider).rader("puls"),
        hoyst("puls som ikke ble besvart", ikke_ok, "stk.", 0),
    ]
