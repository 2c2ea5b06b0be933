"""`bench tidslinje`: the timeline and the search of two persons.

One has five years of everything (`femar`): the 5 000 events that the aim speaks of. The other has
written 10 000 messages; every message is a thing that happened too, and half of them were told:
about 15 000 lines.
"""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.hendelse import queries as hendelse
from dap.person import queries as person_queries
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from maling.femar import femarsbruker
from maling.iprosess import klient, mal
from maling.scene import Scene, Si, aktor_paa_scenen, legg_til_bruker
from maling.tall import Rad

TRADER, I_HVER = 200, 50
SIDE_MS, SOK_MS = 40, 60
SJELDEN = 100
"""One message of so many has the rare word."""
_EMNER = ("kurset", "søknaden", "stillingen", "praksisplassen", "legetimen", "arbeidsgiveren")
_TEKST = (
    "Hei! Jeg har tenkt på {emne} som vi snakket om i møtet sist, og vil gjerne prøve. Kan vi ta det"
    " når vi ses? Jeg har også sendt papirene som vi ble enige om, nummer {nr}.{sjelden}"
)


def mal_tidslinje(scene: Scene, runder: int, mappe: Path, si: Si) -> list[Rad]:
    fem_ar, mange = (
        femarsbruker(scene, mappe, si),
        _bruker(scene, mappe / "tidslinje-scene.json", si),
    )
    return [*_fem_ar(scene, fem_ar, runder), *_mange_meldinger(scene, mange, runder)]


def _fem_ar(scene: Scene, bruker_id: str, runder: int) -> list[Rad]:
    bruker, veileder = scene.konto[bruker_id], scene.konto[scene.veileder]
    rot = f"/bruker/{bruker_id}/tidslinje/"
    antall = len(hendelse.hendelser(_innsyn(scene, bruker_id), antall=10**6))
    rader = [
        Rad("fem år, hendelser", antall, "stk."),
        *_side("fem år, tidslinje", bruker, "/tidslinje/", runder),
        *_side("fem år, tidslinje, som veileder", veileder, rot, runder),
    ]
    sok = {"ofte": "arbeidsgiver", "i en versjon": "1042", "ikke noe sted": "ubåtkaptein"}
    for navn, ord_ in sok.items():
        rader += mal(bruker, Sok(ord_), runder).rader(f"fem år, søk, {navn}", SOK_MS)
    uten_skript = mal(bruker, Sok("arbeidsgiver", skript=False), runder)
    rader += uten_skript.rader("fem år, søk, ofte, uten skript", None)
    som_veileder = mal(veileder, Sok("arbeidsgiver", f"{rot}sok/"), runder)
    return [*rader, *som_veileder.rader("fem år, søk, som veileder", SOK_MS)]


def _innsyn(scene: Scene, bruker_id: str) -> Personinnsyn:
    naa = timezone.now()
    bruker = aktor_paa_scenen(scene, bruker_id, "BRUKER", naa)
    return apne_person(aktor=bruker, person_id=bruker.id, hva="tidslinje", naa=naa)


def _mange_meldinger(scene: Scene, bruker_id: str, runder: int) -> list[Rad]:
    bruker, veileder = scene.konto[bruker_id], scene.konto[scene.veileder]
    rot = f"/bruker/{bruker_id}/tidslinje/"
    sider = {
        "tidslinje": (bruker, "/tidslinje/"),
        "tidslinje, som veileder": (veileder, rot),
        "tidslinje, langt bak": (bruker, _langt_bak(bruker)),
        "tidslinje, filter uten treff": (bruker, "/tidslinje/?slag=MAL&hvem=VEILEDER"),
        "utskrift, uten dialog": (bruker, "/plan/utskrift/"),
    }
    rader: list[Rad] = []
    for navn, (konto, sti) in sider.items():
        rader += _side(navn, konto, sti, runder)
    sok = {"i hver melding": "møte", "i hver hundrede": "papegøyer", "ikke noe sted": "ubåtkaptein",
           "tre ord": "kurset papirene møtet"}  # fmt: skip
    for navn, ord_ in sok.items():
        rader += mal(bruker, Sok(ord_), runder).rader(f"søk, {navn}", SOK_MS)
    return rader


def _side(navn: str, konto: str, sti: str, runder: int) -> list[Rad]:
    return mal(konto, lambda nettleser: nettleser.get(sti), runder).rader(navn, SIDE_MS)


class Sok:
    """What the user waits for: the hits as htmx gets them, or the form and the page it leads to."""

    def __init__(self, ord_: str, sti: str = "/tidslinje/sok/", *, skript: bool = True) -> None:
        self.ord_, self.sti, self.skript = ord_, sti, skript

    def __call__(self, nettleser: Client) -> HttpResponseBase:
        valg = {"headers": {"HX-Request": "true"}} if self.skript else {"follow": True}
        svar: HttpResponseBase = nettleser.post(self.sti, {"sok": self.ord_}, **valg)
        return svar


def _langt_bak(konto: str) -> str:
    """The hundredth page."""
    nettleser, sti = klient(konto), "/tidslinje/"
    for _ in range(99):
        treff = re.search(r'hx-get="([^"]+)"', nettleser.get(sti).content.decode())
        if treff is None:
            raise RuntimeError("the timeline is shorter than it should be")
        sti = treff[1].replace("&amp;", "&")
    return sti


def _bruker(scene: Scene, fil: Path, si: Si) -> str:
    """The one who has written; made when this database has none."""
    if fil.exists():
        kjent = json.loads(fil.read_text(encoding="utf-8"))
        if person_queries.persondata(UUID(kjent["bruker"])) is not None:
            scene.konto[kjent["bruker"]] = kjent["konto"]
            return str(kjent["bruker"])
    si(f"Writes {TRADER * I_HVER} messages …")
    naa = timezone.now()
    with transaction.atomic():
        bruker = legg_til_bruker(scene, start=naa - timedelta(days=1500))
        _skriv(scene, bruker, naa - timedelta(days=1400))
    fil.write_text(json.dumps({"bruker": bruker, "konto": scene.konto[bruker]}), encoding="utf-8")
    return bruker


def _skriv(scene: Scene, bruker_id: str, start: datetime) -> None:
    naa = timezone.now()
    bruker = aktor_paa_scenen(scene, bruker_id, "BRUKER", naa)
    veileder = aktor_paa_scenen(scene, scene.veileder, "ANSATT", naa)
    for trad_nr in range(TRADER):
        tid = start + timedelta(days=trad_nr * 6)
        trad = dialog.ny_trad(
            aktor=bruker, person_id=bruker.id, tema=Tema.ARBEID_AKTIVITETER,
            tekst=_tekst(trad_nr * I_HVER), nokkel=ny_id(), naa=tid,
        ).trad_id  # fmt: skip
        for nr in range(1, I_HVER):
            dialog.send_melding(
                aktor=veileder if nr % 2 else bruker,
                trad_id=trad,
                tekst=_tekst(trad_nr * I_HVER + nr),
                nokkel=ny_id(),
                naa=tid + timedelta(hours=nr),
            )


def _tekst(nr: int) -> str:
    sjelden = " Hilsen papegøyen." if nr % SJELDEN == 0 else ""
    return _TEKST.format(emne=_EMNER[nr % len(_EMNER)], nr=nr, sjelden=sjelden)
