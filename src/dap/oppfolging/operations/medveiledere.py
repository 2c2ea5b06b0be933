"""Several who work with one person, beside the one who is responsible."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging.models import Medveileder
from dap.oppfolging.operations._felles import las_periode
from dap.oppfolging.queries.oppfolgingen import ansvarlig_veileder
from dap.oppfolging.queries.tildeling import hindringer
from dap.oppfolging.values import MAKS_MEDROLLE, OBJEKT_MEDVEILEDER
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import eget_rom
from dap.tilgang.values import Personinnsyn


@transaction.atomic
def legg_til_medveileder(
    *, aktor: Aktor, person_id: UUID, ansatt_id: UUID, rolle: str, naa: datetime
) -> None:
    """One more works with the person from now on, in the room that the colleague works in.

    Raises Regelbrudd MANGLER, FOR_LANG, IKKE_UNDER_OPPFOLGING, ER_ANSVARLIG, ALLEREDE_MED,
    ANNET_ROM, or why the colleague cannot (`hindringer`).
    """
    rolle = krev_lengde(rolle, felt="rolle", minst=1, maks=MAKS_MEDROLLE)
    innsyn = _apne(aktor, person_id, naa)
    las_periode(person_id)
    if kode := hindringer(ansatt_id, [person_id], naa=naa).get(person_id, "VEILEDER_UTEN_ROLLE"):
        raise Regelbrudd(kode, felt="ansatt")
    rom = eget_rom(aktor, kontor.rom_hos(ansatt_id, person_id, dag=dato(naa)))
    if not innsyn.ser_rom(rom):
        raise Regelbrudd("ANNET_ROM", felt="ansatt")
    if ansvarlig_veileder(person_id) == ansatt_id:
        raise Regelbrudd("ER_ANSVARLIG", felt="ansatt")
    try:
        with transaction.atomic():
            Medveileder.objects.create(
                person_id=person_id, ansatt_id=ansatt_id, rom=rom, rolle=rolle, fra=naa
            )
    except IntegrityError as feil:
        raise Regelbrudd("ALLEREDE_MED", felt="ansatt") from feil
    _registrer(aktor, person_id, rom, "MEDVEILEDER_LAGT_TIL", ansatt_id, naa)


@transaction.atomic
def avslutt_medveileder(*, aktor: Aktor, person_id: UUID, ansatt_id: UUID, naa: datetime) -> None:
    """The colleague no longer works with the person. Raises IkkeFunnet when they do not."""
    innsyn = _apne(aktor, person_id, naa)
    rad = (
        Medveileder.objects.select_for_update()
        .filter(person_id=person_id, ansatt_id=ansatt_id, til=None, rom__in=sorted(innsyn.rom))
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    rad.til = naa
    rad.save(update_fields=["til"])
    _registrer(aktor, person_id, Rom(rad.rom), "MEDVEILEDER_AVSLUTTET", ansatt_id, naa)


def _apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="medveiledere", naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    return innsyn


def _registrer(
    aktor: Aktor, person_id: UUID, rom: Rom, type_: str, ansatt_id: UUID, naa: datetime
) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=rom,
        type=type_,
        objekt_type=OBJEKT_MEDVEILEDER,
        objekt_id=ansatt_id,
        naa=naa,
    )
