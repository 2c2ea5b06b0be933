"""The qualification programme, and the office that it is tied to."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.kontor import operations as kontor_operations
from dap.kontor import queries as kontor
from dap.oppfolging.models import Kvpperiode
from dap.oppfolging.operations import _slutt
from dap.oppfolging.operations._felles import krev_kontoret, krev_staten, las_periode, registrer
from dap.oppfolging.operations.tildeling import sett_ansvarlig
from dap.oppfolging.queries.tildeling import hindringer
from dap.oppfolging.values import MAKS_GRUNN
from dap.tilgang.policies import eget_rom


@transaction.atomic
def start_kvp(*, aktor: Aktor, person_id: UUID, begrunnelse: str, naa: datetime) -> None:
    """In the qualification programme at the person's office from now on. Staff at that office; why,
    lies in their room.

    Raises Regelbrudd MANGLER, FOR_LANG, IKKE_UNDER_OPPFOLGING, ALLEREDE_KVP.
    """
    begrunnelse = krev_lengde(begrunnelse, felt="begrunnelse", minst=1, maks=MAKS_GRUNN)
    innsyn, nr = krev_kontoret(aktor, person_id, "kvp", naa)
    periode, rom = las_periode(person_id), eget_rom(aktor, innsyn.rom)
    try:
        with transaction.atomic():
            Kvpperiode.objects.create(
                person_id=person_id, rom=rom, kontor_id=nr, fra=naa, startgrunn=begrunnelse
            )
    except IntegrityError as feil:
        raise Regelbrudd("ALLEREDE_KVP") from feil
    registrer(aktor, person_id, "KVP_STARTET", periode.id, naa, rom=rom)


@transaction.atomic
def stopp_kvp(*, aktor: Aktor, person_id: UUID, begrunnelse: str, naa: datetime) -> None:
    """Out of the programme. Raises as `start_kvp`, Regelbrudd IKKE_KVP."""
    begrunnelse = krev_lengde(begrunnelse, felt="begrunnelse", minst=1, maks=MAKS_GRUNN)
    innsyn, _nr = krev_kontoret(aktor, person_id, "kvp", naa)
    periode, rom = las_periode(person_id), eget_rom(aktor, innsyn.rom)
    apne = Kvpperiode.objects.filter(person_id=person_id, til=None)
    if not apne.update(til=naa, sluttgrunn=begrunnelse, sluttrom=rom):
        raise Regelbrudd("IKKE_KVP")
    registrer(aktor, person_id, "KVP_AVSLUTTET", periode.id, naa, rom=rom)


@transaction.atomic
def bytt_kontor(
    *,
    aktor: Aktor,
    person_id: UUID,
    kontor_nr: str,
    naa: datetime,
    ansatt_id: UUID | None = None,
) -> None:
    """Another office follows the person up from now on. The same office again does nothing.

    The qualification programme at the old office ends, and what its staff had noted to remember is
    put away. Those who followed the person up there no longer do; `ansatt_id` does, if given.
    Raises Regelbrudd UKJENT_KONTOR, or why the new adviser cannot (`hindringer`).
    """
    krev_staten(aktor, person_id, "bytt_kontor", naa)
    if kontor.kontor(kontor_nr) is None:
        raise Regelbrudd("UKJENT_KONTOR", felt="kontor_nr")
    fra = kontor.kontor_for_person(person_id)
    if fra is not None and fra.nr == kontor_nr:
        return
    kontor_operations.flytt_person(person_id=person_id, kontor_nr=kontor_nr, naa=naa)
    avsluttet = _avslutt_ved_annet_kontor(person_id, kontor_nr, naa)
    _slutt.slipp_ansvar(person_id, naa)
    _slutt.legg_bort_merker(aktor, person_id, "KONTOR_ENDRET", naa)
    registrer(
        aktor, person_id, "KONTOR_ENDRET", person_id, naa,
        fra=fra.nr if fra else "", til=kontor_nr, kvp_avsluttet=avsluttet,
    )  # fmt: skip
    if ansatt_id is not None:
        if kode := hindringer(ansatt_id, [person_id], naa=naa).get(person_id, ""):
            raise Regelbrudd(kode, felt="ansatt")
        sett_ansvarlig(aktor, person_id, ansatt_id, naa)


def avslutt_flyttede_kvp(*, naa: datetime) -> int:
    """End programmes at an office that no longer follows the person up, whoever moved the person.
    For a job, every day. Returns how many ended."""
    apne = dict(Kvpperiode.objects.filter(til=None).values_list("person_id", "kontor_id"))
    na = kontor.kontornumre(apne)
    flyttet = [id_ for id_, nr in apne.items() if na.get(id_) != nr]
    return sum(_avslutt_flyttet(id_, na.get(id_, ""), naa) for id_ in flyttet)


@transaction.atomic
def _avslutt_flyttet(person_id: UUID, kontor_nr: str, naa: datetime) -> bool:
    apen = Kvpperiode.objects.filter(person_id=person_id, til=None).first()
    if apen is None or not _avslutt_ved_annet_kontor(person_id, kontor_nr, naa):
        return False
    registrer(SYSTEM, person_id, "KVP_AVSLUTTET", person_id, naa, rom=Rom(apen.rom))
    return True


def _avslutt_ved_annet_kontor(person_id: UUID, kontor_nr: str, naa: datetime) -> bool:
    andre = Kvpperiode.objects.filter(person_id=person_id, til=None).exclude(kontor_id=kontor_nr)
    return andre.update(til=naa) > 0
