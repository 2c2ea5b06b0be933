"""Letters in few words, for tests."""

from datetime import datetime, timedelta
from uuid import UUID

from rollebesetning import NAA, Rollebesetning

from dap.brev import operations, queries
from dap.brev.values import Brevrad
from dap.dialog import operations as dialog
from dap.dialog.values import SendtMelding, Tema
from dap.felles.aktor import SYSTEM, Aktor
from dap.oppfolging import operations as oppfolging
from dap.person import operations as person
from dap.person.values import Postadresse
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person

GATA = Postadresse(("Storgata 4",), "9990", "HAVNESUND")
SENERE = NAA + timedelta(minutes=10)


def papir(*brukere: Aktor) -> None:
    """Followed up on paper, with an address."""
    for bruker in brukere:
        oppfolging.sett_manuell(
            aktor=SYSTEM, person_id=bruker.id, manuell=True, grunn="Ønsker brev", naa=NAA
        )
        person.sett_adresse(person_id=bruker.id, adresse=GATA, naa=NAA)


def melding(
    veileder: Aktor, bruker: Aktor, tekst: str = "Kan du komme torsdag?", naa: datetime = NAA
) -> SendtMelding:
    return dialog.ny_trad(
        aktor=veileder, person_id=bruker.id, tema=Tema.ARBEID_AKTIVITETER, tekst=tekst,
        nokkel=ny_id(), naa=naa, overskrift="Torsdag",
    )  # fmt: skip


def av_seg_selv(naa: datetime = SENERE) -> int:
    return operations.ta_bestillinger(klokke=lambda: naa)


def brev_til(bruker: Aktor, leser: Aktor, naa: datetime = SENERE) -> list[Brevrad]:
    innsyn = apne_person(aktor=leser, person_id=bruker.id, hva="brev", naa=naa)
    return queries.brevene(innsyn)


def ett(roller: Rollebesetning, bruker: Aktor | None = None, veileder: Aktor | None = None) -> UUID:
    """One letter in the queue, about a message."""
    bruker, veileder = bruker or roller.amina, veileder or roller.kari
    m = melding(veileder, bruker)
    return operations.bestill(
        aktor=veileder, person_id=bruker.id, objekt_type="TRAD", objekt_id=m.trad_id,
        nokkel=ny_id(), naa=NAA,
    )  # fmt: skip


def bunt(aktor: Aktor, *brev: UUID, naa: datetime = SENERE, kontor: str = "1201") -> UUID:
    return operations.lag_bunke(
        aktor=aktor, kontor_nr=kontor, brev_ider=brev, nokkel=ny_id(), naa=naa
    ).bunke_id


def postet(aktor: Aktor, *brev: UUID, naa: datetime = SENERE) -> UUID:
    bunke = bunt(aktor, *brev, naa=naa)
    operations.merk_skrevet_ut(aktor=aktor, bunke_id=bunke, naa=naa)
    operations.merk_postet(aktor=aktor, bunke_id=bunke, naa=naa)
    return bunke


def bunkefil(aktor: Aktor, bunke_id: UUID, naa: datetime = SENERE) -> bytes:
    """The bundle as the clerk prints it."""
    innsyn = operations.apne_bunke(aktor=aktor, bunke_id=bunke_id, naa=naa)
    return queries.bunkepdf(aktor, bunke_id, innsyn)[0]
