"""`bench plan`: the plan page, an activity's page, a moved card."""

import asyncio
import os
from collections.abc import Iterator
from uuid import UUID, uuid4

from django.http import HttpResponseBase
from django.test import Client, override_settings
from django.utils import timezone

from dap.aktivitet import queries as aktivitet
from dap.tilgang.operations import apne_person
from dap.tilgang.queries import aktor_for
from maling import enkel, minne, overforing
from maling.iprosess import mal
from maling.nett import Kobling
from maling.scene import Scene, lag_okt
from maling.tall import Rad, hoyst

SIDE_MS = 40
FORSTE_KB, SENERE_KB, MINNE_MB = 60, 15, 400


def mal_plan(scene: Scene, runder: int) -> list[Rad]:
    bruker, veileder = scene.konto[scene.planbruker], scene.konto[scene.veileder]
    kort = _kort(scene)
    egne = {
        "plan": "/plan/",
        "nå": "/na/",
        "aktivitet": f"/plan/aktivitet/{kort}/",
        "dialog, 40 tråder": "/dialog/",
    }
    rader: list[Rad] = []
    for navn, sti in egne.items():
        rader += _side(navn, bruker, sti, runder)
    rader += _side("plan, som veileder", veileder, f"/bruker/{scene.planbruker}/plan/", runder)
    rader += _flytting(scene, kort, bruker, runder)
    with override_settings(ROOT_URLCONF=enkel, MIDDLEWARE=enkel.MELLOMVARE):
        rader += _side("enkel liste av det samme", bruker, f"/plan/{scene.planbruker}/", runder, 0)
    rader += asyncio.run(overforinger(lag_okt(bruker), {"plan": "/plan/", "nå": "/na/"}))
    mb, antall = minne.arbeidere_mb()
    return [*rader, hoyst(f"minne, {antall} arbeidere", mb, "MB", MINNE_MB)]


def _side(navn: str, konto: str, sti: str, runder: int, grense: float = SIDE_MS) -> list[Rad]:
    maling = mal(konto, lambda nettleser: nettleser.get(sti), runder)
    return maling.rader(navn, grense or None)


def _kort(scene: Scene) -> str:
    """An activity of the user's own that is not finished."""
    bruker = aktor_for(UUID(scene.konto[scene.planbruker]), "BRUKER", naa=timezone.now())
    assert bruker is not None  # noqa: S101 (the scene has just been looked up)
    innsyn = apne_person(aktor=bruker, person_id=bruker.id, hva="plan", naa=timezone.now())
    return next(str(k.id) for k in aktivitet.plan(innsyn) if not k.status.ferdig)


def _flytting(scene: Scene, kort: str, konto: str, runder: int) -> list[Rad]:
    """To and fro between two columns, each with a key and a version of its own."""
    trekk = _trekk(scene, kort)

    def flytt(nettleser: Client) -> HttpResponseBase:
        data = next(trekk)
        return nettleser.post(
            f"/plan/aktivitet/{kort}/flytt/", data, headers={"HX-Request": "true"}
        )

    return mal(konto, flytt, runder).rader("flytte et kort", SIDE_MS)


def _trekk(scene: Scene, kort: str) -> Iterator[dict[str, str]]:
    bruker = aktor_for(UUID(scene.konto[scene.planbruker]), "BRUKER", naa=timezone.now())
    assert bruker is not None  # noqa: S101
    innsyn = apne_person(aktor=bruker, person_id=bruker.id, hva="plan", naa=timezone.now())
    na = aktivitet.aktivitet(innsyn, UUID(kort), naa=timezone.now())
    versjon, status = na.versjon, na.status.value
    while True:
        status = "PLANLAGT" if status == "GJENNOMFORES" else "GJENNOMFORES"
        yield {"til": status, "versjon": str(versjon), "nokkel": str(uuid4())}
        versjon += 1


async def overforinger(okt: dict[str, str], sider: dict[str, str]) -> list[Rad]:
    """Bytes of a first and a later visit to each page, on a new connection."""
    rader = []
    for navn, sti in sider.items():
        async with Kobling(os.environ["DAP_ADRESSE"], dict(okt)) as kobling:
            b = await overforing.besok(kobling, sti)
        rader += [
            hoyst(
                f"{navn}, første besøk ({b.forste_antall} hentinger)",
                b.forste / 1000,
                "KB",
                FORSTE_KB,
            ),
            hoyst(
                f"{navn}, senere besøk ({b.senere_antall} hentinger)",
                b.senere / 1000,
                "KB",
                SENERE_KB,
            ),
        ]
    return rader
