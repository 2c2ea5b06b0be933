"""Pages of the timeline as text, and every page after another."""

import re

from django.test import Client
from klient import logget_inn
from planhjelp import tekst

from dap.felles.aktor import Aktor


def side(navn: str, person: Aktor | None = None, **sporring: object) -> str:
    return tekst(logget_inn(navn).get(adresse(person), sporring))


def adresse(person: Aktor | None = None) -> str:
    return f"/bruker/{person.id}/tidslinje/" if person else "/tidslinje/"


def alle_sider(klient: Client, sti: str, **valg: object) -> list[str]:
    """Every page, as somebody without JavaScript walks them."""
    sider: list[str] = []
    neste: str | None = sti
    while neste is not None:
        html = klient.get(neste, **valg).content.decode()
        sider.append(html)
        treff = re.search(r'href="([^"]*\bfor=[^"]+)" hx-get', html)
        neste = treff[1].replace("&amp;", "&") if treff else None
    return sider
