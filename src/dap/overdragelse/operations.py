"""Hand a user over: a draft made of facts, sent with the user, confirmed by who receives."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.queries import ansvarlig_veileder, hindringer, krev_apen_periode
from dap.oppfolging.values import Tildelingsvalg
from dap.overdragelse import rules
from dap.overdragelse.kassering import EIER as EIER
from dap.overdragelse.kassering import folg_kassering as folg_kassering
from dap.overdragelse.models import Overdragelse
from dap.overdragelse.queries import som_data
from dap.overdragelse.values import OBJEKT, OBJEKT_UTKAST, Del, Status
from dap.tilgang.operations import apne_person
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag

HVA = "overdragelse"


@transaction.atomic
def begynn(
    *,
    aktor: Aktor,
    person_id: UUID,
    til_kontor: str,
    til_veileder: UUID | None,
    deler: Mapping[Del, str],
    naa: datetime,
) -> UUID:
    """A draft, to the adviser at the same office or to another office (with an adviser, or none yet).

    Raises Regelbrudd IKKE_UNDER_OPPFOLGING, UKJENT_KONTOR, MANGLER (no adviser at the same office),
    OVERDRAGELSE_FINNES, or why the receiver cannot.
    """
    _apne(aktor, person_id, naa)
    krev_apen_periode(person_id)
    na = kontor.kontor_for_person(person_id)
    if na is None or kontor.kontor(til_kontor) is None:
        raise Regelbrudd("UKJENT_KONTOR", felt="kontor")
    _krev_mottaker(person_id, na.nr, til_kontor, til_veileder, naa)
    rad = Overdragelse(
        person_id=person_id, rom=Rom.STAT, fra_kontor_id=na.nr, til_kontor_id=til_kontor,
        fra_veileder_id=ansvarlig_veileder(person_id), til_veileder_id=til_veileder,
        giver_id=aktor.id, deler=rules.rensede(deler), status=Status.UTKAST,
    )  # fmt: skip
    rad.stempl(aktor=aktor, handling="OVERDRAGELSE_PABEGYNT", naa=naa)
    try:
        with transaction.atomic():
            rad.save(force_insert=True)
    except IntegrityError as feil:
        raise Regelbrudd("OVERDRAGELSE_FINNES") from feil
    _registrer(aktor, rad, "OVERDRAGELSE_PABEGYNT", OBJEKT_UTKAST, naa)
    return rad.id


@transaction.atomic
def lagre(
    *,
    aktor: Aktor,
    overdragelse_id: UUID,
    versjon: int,
    deler: Mapping[Del, str],
    internt: str,
    naa: datetime,
) -> None:
    """What the giver has written. Raises VersjonsKonflikt, Regelbrudd OVERDRAGELSE_SENDT, FOR_LANG."""
    rad = _utkast(aktor, overdragelse_id, versjon, naa)
    rad.deler, rad.internt = rules.rensede(deler), rules.renset_internt(internt)
    rad.stempl(aktor=aktor, handling="OVERDRAGELSE_ENDRET", naa=naa)
    rad.save()
    _registrer(aktor, rad, "OVERDRAGELSE_ENDRET", OBJEKT_UTKAST, naa)


@transaction.atomic
def forkast(*, aktor: Aktor, overdragelse_id: UUID, versjon: int, naa: datetime) -> None:
    """Nobody is handed over; the draft is kept as history."""
    rad = _utkast(aktor, overdragelse_id, versjon, naa)
    rad.status = Status.FORKASTET
    rad.stempl(aktor=aktor, handling="OVERDRAGELSE_FORKASTET", naa=naa)
    rad.save()
    _registrer(aktor, rad, "OVERDRAGELSE_FORKASTET", OBJEKT_UTKAST, naa)


@transaction.atomic
def send(*, aktor: Aktor, overdragelse_id: UUID, versjon: int, naa: datetime) -> None:
    """The user moves with the summary: office, adviser and everything that hangs on them at once.

    Raises VersjonsKonflikt, Regelbrudd OVERDRAGELSE_SENDT, OVERDRAGELSE_UTDATERT (moved meanwhile),
    TILDELT_AV_ANDRE, IKKE_UNDER_OPPFOLGING, or why the receiver cannot.
    """
    rad = _utkast(aktor, overdragelse_id, versjon, naa)
    krev_apen_periode(rad.person_id)
    na = kontor.kontor_for_person(rad.person_id)
    if na is None or na.nr != rad.fra_kontor_id:
        raise Regelbrudd("OVERDRAGELSE_UTDATERT")
    rad.status, rad.sendt = Status.SENDT, naa
    rad.stempl(aktor=aktor, handling="OVERDRAGELSE_SENDT", naa=naa)
    rad.save()
    _registrer(aktor, rad, "OVERDRAGELSE_SENDT", OBJEKT, naa)
    _flytt(aktor, rad, naa)
    _varsle_mottaker(rad, naa)


@transaction.atomic
def bekreft_lest(*, aktor: Aktor, overdragelse_id: UUID, naa: datetime) -> None:
    """The new adviser has read the summary; the leader of the office, when there is none. Again does
    nothing."""
    rad = _last(overdragelse_id)
    innsyn = apne_person(aktor=aktor, person_id=rad.person_id, hva=HVA, naa=naa)
    if rad.status not in (Status.SENDT, Status.LEST) or not innsyn.ser_rom(rad.rom):
        raise IkkeFunnet
    er_leder = aktor.har_rolle(*LEDERROLLER) and rad.til_kontor_id in aktor.kontorer
    ansvarlig = ansvarlig_veileder(rad.person_id)
    if not aktor.er_ansatt or not (ansvarlig == aktor.id or (er_leder and ansvarlig is None)):
        raise IkkeTilgang("IKKE_MOTTAKER")
    if rad.status == Status.LEST:
        return
    rad.status, rad.lest, rad.lest_av_id = Status.LEST, naa, aktor.id
    rad.stempl(aktor=aktor, handling="OVERDRAGELSE_LEST", naa=naa)
    rad.save()
    varsel.merk_lest(aktor=aktor, objekt_id=rad.id, naa=naa)
    varsel.stopp(objekt_id=rad.id, naa=naa)
    _registrer(aktor, rad, "OVERDRAGELSE_LEST", OBJEKT, naa)


def _apne(aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    """Staff who follow people up and see the state's room: the follow-up is the state's."""
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=HVA, naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    if not innsyn.ser_rom(Rom.STAT):
        raise IkkeTilgang("BARE_STATEN")


def _last(overdragelse_id: UUID) -> Overdragelse:
    rad = Overdragelse.objects.select_for_update().filter(id=overdragelse_id).first()
    if rad is None:
        raise IkkeFunnet
    return rad


def _utkast(aktor: Aktor, overdragelse_id: UUID, versjon: int, naa: datetime) -> Overdragelse:
    rad = _last(overdragelse_id)
    _apne(aktor, rad.person_id, naa)
    rules.krev_utkast(rad.status)
    if rad.versjon != versjon:
        raise VersjonsKonflikt(som_data(rad))
    return rad


def _krev_mottaker(
    person_id: UUID, fra: str, til: str, til_veileder: UUID | None, naa: datetime
) -> None:
    if til_veileder is None:
        if til == fra:
            raise Regelbrudd("MANGLER", felt="ansatt")
        return
    if til == fra:
        if kode := hindringer(til_veileder, [person_id], naa=naa).get(person_id, ""):
            raise Regelbrudd(kode, felt="ansatt")
        if ansvarlig_veileder(person_id) == til_veileder:
            raise Regelbrudd("ALLEREDE_VEILEDER", felt="ansatt")
    elif til_veileder not in {id_ for id_, _navn in kontor.kolleger(til, dag=dato(naa))}:
        raise Regelbrudd("VEILEDER_ANNET_KONTOR", felt="ansatt")


def _flytt(aktor: Aktor, rad: Overdragelse, naa: datetime) -> None:
    if rad.til_kontor_id != rad.fra_kontor_id:
        oppfolging.bytt_kontor(
            aktor=aktor, person_id=rad.person_id, kontor_nr=rad.til_kontor_id, naa=naa,
            ansatt_id=rad.til_veileder_id,
        )  # fmt: skip
        _bestill(rad, Varselslag.NYTT_KONTOR, rad.person_id, naa)
    elif rad.til_veileder_id is not None:
        oppfolging.tildel_veileder(
            aktor=aktor, person_id=rad.person_id, ansatt_id=rad.til_veileder_id, naa=naa,
            ventet=Tildelingsvalg(rad.person_id, rad.fra_veileder_id),
        )  # fmt: skip


def _varsle_mottaker(rad: Overdragelse, naa: datetime) -> None:
    """The new adviser; while nobody is responsible, those who lead the office."""
    mottakere = (
        [rad.til_veileder_id]
        if rad.til_veileder_id
        else kontor.ledere(rad.til_kontor_id, dag=dato(naa))
    )
    for mottaker in mottakere:
        _bestill(rad, Varselslag.OVERDRATT, mottaker, naa)


def _bestill(rad: Overdragelse, slag: Varselslag, mottaker_id: UUID, naa: datetime) -> None:
    varsel.bestill(
        slag=slag, mottaker_id=mottaker_id, person_id=rad.person_id, rom=rad.rom,
        objekt_type=OBJEKT, objekt_id=rad.id, naa=naa,
    )  # fmt: skip


def _registrer(aktor: Aktor, rad: Overdragelse, type_: str, objekt: str, naa: datetime) -> None:
    hendelse.registrer(
        aktor=aktor, person_id=rad.person_id, rom=rad.rom, type=type_,
        objekt_type=objekt, objekt_id=rad.id, naa=naa,
    )  # fmt: skip
