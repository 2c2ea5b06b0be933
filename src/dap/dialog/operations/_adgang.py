"""How a thread is opened: through the person, or because it was handed to the reader's function."""

from datetime import datetime
from uuid import UUID

from dap.dialog.models import Trad
from dap.dialog.rules import funksjoner
from dap.dialog.values import Mottaker, Tradinnsyn
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, ManglerBegrunnelse, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.oppfolging import queries as oppfolging
from dap.tilgang import operations as tilgang
from dap.tilgang.values import Personinnsyn

HVA = "trad"


def apne_trad(*, aktor: Aktor, trad_id: UUID, naa: datetime) -> Tradinnsyn:
    """Decide access to a thread, leave the trace, and give the proof that queries demand.

    Raises IkkeFunnet (does not exist, is hidden, or lies in a room the reader does not see),
    ManglerBegrunnelse or IkkeTilgang.
    """
    rad = Trad.objects.filter(id=trad_id).only("person_id", "rom", "mottaker").first()
    if rad is None:
        raise IkkeFunnet
    return _innsyn(aktor, rad, naa)


def _innsyn(aktor: Aktor, trad: Trad, naa: datetime) -> Tradinnsyn:
    rom, mottaker = Rom(trad.rom), Mottaker(trad.mottaker)
    person: Personinnsyn | None
    try:
        person = tilgang.apne_person(aktor=aktor, person_id=trad.person_id, hva=HVA, naa=naa)
    except ManglerBegrunnelse:
        if mottaker in funksjoner(aktor):
            person = None
            tilgang.apne_overlevert(
                aktor=aktor,
                person_id=trad.person_id,
                rom=rom,
                hva=HVA,
                hvorfor=f"Overlevert: {mottaker.lower()}",
                naa=naa,
            )
        elif all(rom in egne for egne in aktor.kontorrom.values()):
            raise
        else:
            raise IkkeFunnet from None
    if person is not None and not person.ser_rom(rom):
        raise IkkeFunnet
    return Tradinnsyn(
        trad_id=trad.id,
        person_id=trad.person_id,
        er_bruker=aktor.er_bruker,
        leser_id=aktor.id,
        kan_skrive=aktor.hjelp is None or aktor.hjelp.kan_skrive,
        person=person,
    )


def las_trad(*, aktor: Aktor, trad_id: UUID, naa: datetime, versjon: int | None = None) -> Trad:
    """A thread of the running period, with access decided, locked for this transaction.

    The period is locked first and the thread after it, everywhere. Raises as `apne_trad`,
    Regelbrudd TRAD_HISTORISK, or VersjonsKonflikt when `versjon` is not the newest.
    """
    # A user opens nobody but themself: the thread's owner is all there is to decide.
    # Who acts for them is traced, and may see one room only.
    person_id = (
        aktor.id
        if aktor.er_bruker and aktor.hjelp is None
        else apne_trad(aktor=aktor, trad_id=trad_id, naa=naa).person_id
    )
    periode_id = _las_periode(person_id)
    trad = (
        Trad.objects.select_for_update(no_key=True).filter(id=trad_id, person_id=person_id).first()
    )
    if trad is None:
        raise IkkeFunnet
    if trad.periode_id != periode_id:
        raise Regelbrudd("TRAD_HISTORISK")
    if versjon is not None and trad.versjon != versjon:
        raise VersjonsKonflikt(trad.versjon)
    return trad


def _las_periode(person_id: UUID) -> UUID | None:
    """The open period, locked against ending meanwhile; None when there is none."""
    try:
        return oppfolging.krev_apen_periode(person_id).id
    except Regelbrudd:
        return None


def krev_ansatt(aktor: Aktor) -> None:
    """What only NAV does: a user who asks finds nothing here."""
    if not aktor.er_ansatt:
        raise IkkeFunnet
