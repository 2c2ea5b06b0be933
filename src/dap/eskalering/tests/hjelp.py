"""A warning the short way, for tests."""

import uuid
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rollebesetning import NAA

from dap.dialog import operations as dialog
from dap.eskalering import operations, queries
from dap.eskalering.models import Eskalering
from dap.eskalering.values import Eskaleringsdata, Malkode, Status
from dap.felles.aktor import Aktor
from dap.tilgang.operations import apne_person

FRIST = date(2026, 1, 28)
"""A Wednesday, two weeks after NAA."""
MOTE = {
    "møte": "Samtale om jobb",
    "møtedato": "2026-01-12",
    "sted": "NAV Fjordby, møterom 2",
    "begrunnelse": "Du kom ikke til møtet mandag, og vi fikk ikke tak i deg på telefon.",
}


def start(av: Aktor, person: Aktor, naa: datetime = NAA, **valg: Any) -> UUID:
    felles: dict[str, Any] = {
        "malkode": Malkode.IKKE_MOTT_MOTE, "felter": MOTE, "frist": FRIST, "nokkel": uuid.uuid4(),
    }  # fmt: skip
    return operations.start(aktor=av, person_id=person.id, naa=naa, **(felles | valg))


def les(leser: Aktor, person: Aktor, id_: UUID, naa: datetime = NAA) -> Eskaleringsdata:
    innsyn = apne_person(aktor=leser, person_id=person.id, hva="eskalering", naa=naa)
    return queries.ett(innsyn, id_, naa=naa)


def svar(bruker: Aktor, id_: UUID, naa: datetime, **valg: Any) -> None:
    dialog.send_melding(
        aktor=bruker, trad_id=Eskalering.objects.get(id=id_).trad_id, tekst="Jeg var syk den dagen.",
        nokkel=uuid.uuid4(), naa=naa, **valg,
    )  # fmt: skip


def apne_traden(bruker: Aktor, id_: UUID, naa: datetime) -> None:
    """The user reads the thread."""
    trad_id = Eskalering.objects.get(id=id_).trad_id
    innsyn = dialog.apne_trad(aktor=bruker, trad_id=trad_id, naa=naa)
    dialog.marker_lest(aktor=bruker, innsyn=innsyn, til_nr=99, naa=naa)


def avslutt(
    av: Aktor, id_: UUID, naa: datetime, status: Status = Status.OPPFYLT, **valg: Any
) -> None:
    versjon = Eskalering.objects.get(id=id_).versjon
    operations.avslutt(
        aktor=av, eskalering_id=id_, status=status, naa=naa,
        **({"versjon": versjon, "grunn": "Du har vært i møtet nå."} | valg),
    )  # fmt: skip
