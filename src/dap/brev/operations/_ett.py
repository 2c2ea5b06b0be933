"""What happens to one letter: it comes back, is printed anew, or is taken out of the queue."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.brev import rules
from dap.brev.models import Brev
from dap.brev.operations._felles import hendelsesrom, hent, registrer
from dap.brev.utsendinger import flytt_bestillinger, meld_returnert, meld_stoppet
from dap.brev.values import MAKS_ORD, OBJEKT, Brevstatus, Returgrunn
from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.person import operations as person
from dap.tabell.base import ny_id
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def merk_returnert(
    *, aktor: Aktor, brev_id: UUID, grunn: Returgrunn, naa: datetime, ord_: str = ""
) -> None:
    """The envelope came back. The adviser is told, and the address is marked as wrong if that is why.

    The same again does nothing. Raises as `hent`; Regelbrudd MANGLER (ANNET needs words), FOR_LANG,
    BREV_FEIL_STATUS.
    """
    ord_ = krev_lengde(ord_, felt="ord", minst=1 if grunn == Returgrunn.ANNET else 0, maks=MAKS_ORD)
    rad = hent(aktor, brev_id, naa)
    if rad.status == Brevstatus.RETURNERT:
        return
    rules.krev(Brevstatus(rad.status), "RETURNER")
    rad.status, rad.returnert, rad.returnert_av_id = Brevstatus.RETURNERT, naa, aktor.id
    rad.returgrunn, rad.returord = grunn, ord_
    # Came back before it counted as having arrived: then it has not.
    rad.save(update_fields=["status", "returnert", "returnert_av", "returgrunn", "returord"])
    if grunn.gjelder_adressen:
        person.merk_adresse_feil(person_id=rad.person_id, avtrykk=rad.adresseavtrykk, naa=naa)
    registrer(aktor, rad, "BREV_RETURNERT", naa, grunn=grunn)
    meld_returnert(rad, naa=naa)
    _varsle(rad, aktor, naa)


def _varsle(rad: Brev, aktor: Aktor, naa: datetime) -> None:
    rom = hendelsesrom(rad.rom)
    veileder = oppfolging.mottaker_hos_nav(rad.person_id, naa=naa, rom=rom)
    if veileder is None or veileder == aktor.id:
        return
    varsel.bestill(
        slag=Varselslag.BREV_RETURNERT,
        mottaker_id=veileder,
        person_id=rad.person_id,
        rom=rom,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=naa,
    )


@transaction.atomic
def skriv_ut_igjen(*, aktor: Aktor, brev_id: UUID, naa: datetime) -> UUID:
    """The same words in the queue once more, to the address known when it is printed. Twice is once.

    Raises as `hent`; Regelbrudd BREV_FEIL_STATUS, INNHOLDET_ER_SLETTET, UTEN_KONTOR.
    """
    rad = hent(aktor, brev_id, naa)
    neste = Brev.objects.filter(forrige=rad).values_list("id", flat=True).first()
    if neste is not None:
        return neste
    rules.krev(Brevstatus(rad.status), "IGJEN")
    if rad.innhold_fjernet is not None:
        raise Regelbrudd("INNHOLDET_ER_SLETTET")
    hos = kontor.kontor_for_person(rad.person_id)
    if hos is None:
        raise Regelbrudd("UTEN_KONTOR")
    id_ = ny_id()
    ny = Brev.objects.create(
        id=id_,
        referanse=rules.referanse(id_),
        kontor_id=hos.nr,
        status=Brevstatus.KLAR,
        bestilt=naa,
        bestilt_av_type=aktor.type,
        bestilt_av_id=aktor.id,
        nokkel=id_,
        runde=rad.runde + 1,
        forrige=rad,
        **{felt: getattr(rad, felt) for felt in _SAMME},
    )
    flytt_bestillinger(rad, ny)
    varsel.stopp(objekt_id=rad.id, naa=naa)
    registrer(aktor, ny, "BREV_LAGET", naa, runde=ny.runde)
    return ny.id


_SAMME = (
    "person_id", "rom", "slag", "objekt_type", "objekt_id", "sprak", "stor_skrift", "innhold", "frist",
)  # fmt: skip


@transaction.atomic
def stopp(*, aktor: Aktor, brev_id: UUID, grunn: str, naa: datetime) -> None:
    """Take it out of the queue, with a reason. Raises as `hent`; Regelbrudd MANGLER, FOR_LANG,
    BREV_FEIL_STATUS."""
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=MAKS_ORD)
    rad = hent(aktor, brev_id, naa)
    if rad.status == Brevstatus.STOPPET:
        return
    rules.krev(Brevstatus(rad.status), "STOPP")
    rad.status, rad.stoppet, rad.stoppgrunn = Brevstatus.STOPPET, naa, grunn
    rad.save(update_fields=["status", "stoppet", "stoppgrunn"])
    registrer(aktor, rad, "BREV_STOPPET", naa)
    meld_stoppet(rad)
