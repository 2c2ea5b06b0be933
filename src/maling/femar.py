"""Five years of an active user, of everything the product has: what the aims of the case speak of.

Made once by the operations: 300 activities that are changed and moved, goals, expectations, meetings
with minutes, and 2 000 messages.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.values import Status
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.mal import operations as mal
from dap.mal.values import Forventningsstatus, Malstatus
from dap.mote import operations as mote
from dap.mote.values import Kanal, Moteinnhold, Motestatus
from dap.person import queries as person_queries
from dap.referat import operations as referat
from dap.referat.values import Kommentarslag
from dap.tabell.base import ny_id
from maling.scene import Scene, Si, aktor_paa_scenen, legg_til_bruker

DAGER = 5 * 365
FIL = "femar-scene.json"
AKTIVITETER, MAL, FORVENTNINGER, MOTER, TRADER, I_HVER = 300, 20, 40, 60, 100, 20
_SETNINGER = (
    "Jeg har søkt på tre stillinger denne uken, og venter på svar fra to av dem.",
    "Vi ble enige om at du ringer arbeidsgiveren om praksisplassen før møtet.",
    "Kurset begynner klokken ni, og du må ha med dokumentasjon på tidligere opplæring.",
    "Det har vært vanskelig å komme i gang, men timene hos fysioterapeuten hjelper.",
    "Send gjerne en melding hvis noe er uklart, så ser vi på det sammen.",
    "Jobben på lageret passer bedre nå som bussen går oftere om kvelden.",
)


@dataclass(frozen=True, slots=True)
class _To:
    bruker: Aktor
    veileder: Aktor


def er_laget(mappe: Path) -> bool:
    return (mappe / FIL).exists()


def femarsbruker(scene: Scene, mappe: Path, si: Si) -> str:
    """The user; made when this database has none."""
    fil = mappe / FIL
    if fil.exists():
        kjent = json.loads(fil.read_text(encoding="utf-8"))
        if person_queries.persondata(UUID(kjent["bruker"])) is not None:
            scene.konto[kjent["bruker"]] = kjent["konto"]
            return str(kjent["bruker"])
    si("Makes five years of an active user …")
    naa = timezone.now()
    start = naa - timedelta(days=DAGER)
    with transaction.atomic():
        bruker = legg_til_bruker(scene, start=start)
        to = _To(
            aktor_paa_scenen(scene, bruker, "BRUKER", naa),
            aktor_paa_scenen(scene, scene.veileder, "ANSATT", naa),
        )
        for lag in (_mal, _forventninger, _aktiviteter, _moter, _dialog):
            lag(to, start)
    fil.write_text(json.dumps({"bruker": bruker, "konto": scene.konto[bruker]}), encoding="utf-8")
    return bruker


def tekst(nr: int, setninger: int) -> str:
    """The same words each time, and another text for every number."""
    valgt = (_SETNINGER[(nr + i * (1 + nr % 5)) % len(_SETNINGER)] for i in range(setninger))
    return f"{' '.join(valgt)} Nummer {nr}."


def _jevnt(start: datetime, antall: int) -> Iterator[tuple[int, datetime]]:
    """So many moments, spread over the years with half a month left at the end."""
    for nr in range(antall):
        yield nr, start + timedelta(days=1 + nr * (DAGER - 20) / antall)


def _mal(to: _To, start: datetime) -> None:
    om: dict[str, Any] = {"aktor": to.bruker, "person_id": to.bruker.id}
    for nr, tid in _jevnt(start, MAL):
        mal.lagre_situasjon(tekst=tekst(nr, 5), versjon=nr, naa=tid, **om)
        mal_id = mal.opprett_mal(tekst=tekst(nr, 1), nokkel=ny_id(), naa=tid, viktighet=5, **om)
        for del_nr in range(3):
            mal.legg_til_milepael(
                aktor=to.bruker, mal_id=mal_id, tekst=tekst(nr + del_nr, 1), frist=None,
                nokkel=ny_id(), naa=tid,
            )  # fmt: skip
        for versjon in (1, 2):
            mal.endre_mal(
                aktor=to.veileder, mal_id=mal_id, versjon=versjon, tekst=tekst(100 + nr + versjon, 1),
                naa=tid + timedelta(days=versjon),
            )  # fmt: skip
        if nr < MAL - 5:
            mal.sett_mal_status(
                aktor=to.bruker, mal_id=mal_id, versjon=3, status=Malstatus.NADD, grunn="Det gikk.",
                naa=tid + timedelta(days=30),
            )  # fmt: skip


def _forventninger(to: _To, start: datetime) -> None:
    for nr, tid in _jevnt(start, FORVENTNINGER):
        id_ = mal.opprett_forventning(
            aktor=to.veileder, person_id=to.bruker.id, tekst=tekst(nr, 2), nokkel=ny_id(), naa=tid
        )
        if nr < FORVENTNINGER - 5:
            mal.sett_forventningsstatus(
                aktor=to.veileder, forventning_id=id_, versjon=1, grunn="",
                status=Forventningsstatus.OPPFYLT, naa=tid + timedelta(days=20),
            )  # fmt: skip


def _aktiviteter(to: _To, start: datetime) -> None:
    for nr, tid in _jevnt(start, AKTIVITETER):
        eier = to.veileder if nr % 3 else to.bruker
        dag = dato(tid)
        id_ = aktivitet.opprett(
            aktor=eier, person_id=to.bruker.id, type="EGEN", naa=tid,
            felter={"tittel": f"Aktivitet {nr}", "beskrivelse": tekst(nr, 6),
                    "fra_dato": dag, "til_dato": dag + timedelta(days=40)},
        ).aktivitet_id  # fmt: skip
        for versjon in (1, 2):
            aktivitet.endre(
                aktor=eier, aktivitet_id=id_, versjon=versjon, naa=tid + timedelta(days=versjon),
                felter={"beskrivelse": tekst(1000 * versjon + nr, 6)},
            )  # fmt: skip
        for versjon, til in ((3, Status.GJENNOMFORES), (4, Status.FULLFORT)):
            aktivitet.flytt(
                aktor=to.bruker, aktivitet_id=id_, versjon=versjon, til=til,
                naa=tid + timedelta(days=versjon),
            )  # fmt: skip


def _moter(to: _To, start: datetime) -> None:
    for nr, tid in _jevnt(start, MOTER):
        innkalt = tid - timedelta(hours=20)
        begynner = tid.replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=1)
        innhold = Moteinnhold(
            f"Møte {nr}", Kanal.TELEFON, 45, "", hensikt=tekst(nr, 3), forberedelser=tekst(nr, 1)
        )
        id_ = mote.kall_inn(
            aktor=to.veileder, person_id=to.bruker.id, innhold=innhold, start=begynner,
            nokkel=ny_id(), naa=innkalt,
        )  # fmt: skip
        mote.bekreft(aktor=to.bruker, mote_id=id_, versjon=1, naa=innkalt)
        etter = begynner + timedelta(hours=1)
        mote.registrer_utfall(
            aktor=to.veileder, mote_id=id_, versjon=2, utfall=Motestatus.GJENNOMFORT, naa=etter
        )
        _referat(to, id_, nr, etter)


def _referat(to: _To, mote_id: UUID, nr: int, tid: datetime) -> None:
    id_ = referat.start_motereferat(
        aktor=to.veileder, mote_id=mote_id, person_id=to.bruker.id, naa=tid
    )
    for gang, versjon in ((0, 1), (1, 3)):
        referat.del_referat(
            aktor=to.veileder, referat_id=id_, versjon=versjon, tekst=tekst(nr + gang, 12),
            naa=tid + timedelta(hours=1 + gang),
        )  # fmt: skip
    referat.kommenter(
        aktor=to.bruker, referat_id=id_, nr=2, slag=Kommentarslag.KOMMENTAR, tekst=tekst(nr, 2),
        nokkel=ny_id(), naa=tid + timedelta(days=1),
    )  # fmt: skip


def _dialog(to: _To, start: datetime) -> None:
    for nr, tid in _jevnt(start, TRADER):
        trad_id = dialog.ny_trad(
            aktor=to.bruker, person_id=to.bruker.id, tema=Tema.ARBEID_AKTIVITETER,
            tekst=tekst(nr, 4), nokkel=ny_id(), naa=tid,
        ).trad_id  # fmt: skip
        for i in range(1, I_HVER):
            dialog.send_melding(
                aktor=to.veileder if i % 2 else to.bruker, trad_id=trad_id,
                tekst=tekst(nr * I_HVER + i, 4), nokkel=ny_id(), naa=tid + timedelta(hours=9 * i),
            )  # fmt: skip
