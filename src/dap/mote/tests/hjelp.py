"""Short words for the tests of meetings. NAA is Wednesday 14 January 2026, 13:00 in Oslo."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from rollebesetning import NAA

from dap.felles.aktor import Aktor
from dap.mote import operations, queries
from dap.mote.models import Mote
from dap.mote.values import Kanal, Motedata, Moteinnhold
from dap.tilgang.operations import apne_person


def om(dager: float = 0, timer: float = 0) -> datetime:
    return NAA + timedelta(days=dager, hours=timer)


def innhold(**endret: Any) -> Moteinnhold:
    felles: dict[str, Any] = {
        "tittel": "Veien videre",
        "kanal": Kanal.OPPMOTE,
        "varighet": 30,
        "sted": "NAV Fjordby, rom 2",
        "hensikt": "Snakke om kurset",
    }
    return Moteinnhold(**(felles | endret))


def be(av: Aktor, for_: Aktor, *tider: datetime, naa: datetime = NAA, **valg: Any) -> UUID:
    return operations.be_om_mote(
        aktor=av,
        person_id=for_.id,
        innhold=valg.pop("innhold", innhold()),
        tider=tider or (om(2), om(3)),
        nokkel=valg.pop("nokkel", uuid.uuid4()),
        naa=naa,
        **valg,
    )


def kall_inn(
    av: Aktor, for_: Aktor, start: datetime | None = None, naa: datetime = NAA, **valg: Any
) -> UUID:
    return operations.kall_inn(
        aktor=av,
        person_id=for_.id,
        innhold=valg.pop("innhold", innhold()),
        start=start or om(2),
        nokkel=valg.pop("nokkel", uuid.uuid4()),
        naa=naa,
        **valg,
    )


def rad(mote_id: UUID) -> Mote:
    return Mote.objects.get(id=mote_id)


def les(av: Aktor, mote_id: UUID, naa: datetime = NAA) -> Motedata:
    """As this reader sees it."""
    innsyn = apne_person(aktor=av, person_id=rad(mote_id).person_id, hva="mote", naa=naa)
    return queries.ett_mote(innsyn, mote_id, naa=naa)


def godta(av: Aktor, mote_id: UUID, nr: int = 0, naa: datetime = NAA, **valg: Any) -> None:
    m = les(av, mote_id, naa)
    operations.godta_tid(
        aktor=av, mote_id=mote_id, versjon=m.versjon, forslag_id=m.forslag[nr].id, naa=naa, **valg
    )


def avlys(av: Aktor, mote_id: UUID, ord_: str = "Syk", naa: datetime = NAA) -> None:
    operations.avlys(aktor=av, mote_id=mote_id, versjon=rad(mote_id).versjon, ord=ord_, naa=naa)
