"""Naming a helper, answering, ending; the session at the office; what the registers say."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from dap.bistand.values import OBJEKT_VARSEL, Navngitt
from dap.felles.aktor import SYSTEM, Aktor, Hjelp, Hjelpslag
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.felles.fnr import er_gyldig
from dap.felles.hjelpesti import hjelpesti
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.hjelper import operations as hjelper
from dap.hjelper import queries as hjelper_queries
from dap.hjelper.values import (
    APNE,
    MAKS_NAVN,
    OBJEKT,
    OBJEKT_ASSISTANSE,
    REGISTERSLAG,
    Assistanseslutt,
    Avsluttet,
    Hjelpstatus,
    Samtykke,
)
from dap.konto import operations as konto
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person_queries
from dap.person.values import Gradering
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import eget_rom
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag

HVA = "hjelpere"
SPOR_IGJEN = timedelta(minutes=1)
"""The registers are not asked again before: a button can be pressed many times."""
_STRENGT = (Gradering.STRENGT_FORTROLIG, Gradering.STRENGT_FORTROLIG_UTLAND)


@transaction.atomic
def navngi(*, aktor: Aktor, hvem: Navngitt, naa: datetime) -> None:
    """The user names somebody who may help. The answer is the same whether that person is known here.

    Raises IkkeTilgang BARE_BRUKEREN_SELV, or Regelbrudd UGYLDIG_FNR, HJELPER_DEG_SELV,
    HJELPER_FINNES, HJELP_PERIODE, HJELP_BESKYTTET, MANGLER or FOR_LANG.
    """
    _krev_brukeren_selv(aktor)
    bruker = person_queries.persondata(aktor.id)
    if bruker is None:
        raise IkkeFunnet
    if bruker.gradering in _STRENGT:
        raise Regelbrudd("HJELP_BESKYTTET")
    if not er_gyldig(hvem.fnr):
        raise Regelbrudd("UGYLDIG_FNR", felt="fnr")
    if hvem.fnr == bruker.fnr:
        raise Regelbrudd("HJELPER_DEG_SELV", felt="fnr")
    navn = krev_lengde(hvem.navn, felt="navn", minst=1, maks=MAKS_NAVN)
    rad = hjelper.opprett(
        bruker_id=aktor.id, fnr=hvem.fnr, navn=navn, kan_skrive=hvem.kan_skrive,
        kan_laste_ned=hvem.kan_laste_ned, fra=dato(naa), til=hvem.til, naa=naa,
    )  # fmt: skip
    if rad is None:
        raise Regelbrudd("HJELPER_FINNES", felt="fnr")
    _registrer(aktor, aktor.id, "HJELPER_NAVNGITT", rad.id, naa, slag=rad.slag)
    if rad.hjelper_id is not None:
        _varsle(Varselslag.HJELP_SPURT, rad.hjelper_id, rad.id, naa)


def _krev_brukeren_selv(aktor: Aktor) -> None:
    if not aktor.er_bruker:
        raise IkkeTilgang("FEIL_AKTORTYPE")
    if aktor.hjelp is not None:
        raise IkkeTilgang("BARE_BRUKEREN_SELV")


@transaction.atomic
def svar(*, aktor: Aktor, hjelp_id: UUID, ja: bool, naa: datetime) -> None:
    """The one who was named says yes or no, signed in as themself.

    Raises IkkeFunnet, or Regelbrudd HJELP_IKKE_SPURT when there is nothing to answer any longer.
    """
    _krev_brukeren_selv(aktor)
    rad = hjelper.las(hjelp_id)
    if rad.hjelper_id != aktor.id:
        raise IkkeFunnet
    ny = Hjelpstatus.AKTIV if ja else Hjelpstatus.AVSLATT
    if rad.status == ny:
        return
    if rad.status != Hjelpstatus.INVITERT or (rad.til and rad.til < dato(naa)):
        raise Regelbrudd("HJELP_IKKE_SPURT")
    hjelper.sett_status(rad, ny, naa=naa)
    type_ = "HJELPER_GODTATT" if ja else "HJELPER_AVSLATT"
    _registrer(_for(rad.bruker_id, aktor, rad.id), rad.bruker_id, type_, rad.id, naa, slag=rad.slag)
    varsel.merk_lest(aktor=aktor, objekt_id=rad.id, naa=naa)
    slag = Varselslag.HJELPER_SA_JA if ja else Varselslag.HJELPER_SA_NEI
    _varsle(slag, rad.bruker_id, rad.id, naa, objekt_type=OBJEKT)


@transaction.atomic
def avslutt(*, aktor: Aktor, hjelp_id: UUID, naa: datetime) -> None:
    """The user or the helper ends it; nothing more can be done by it from this moment.

    Raises IkkeFunnet, or Regelbrudd HJELP_I_REGISTERET: it is ended where it was made.
    """
    _krev_brukeren_selv(aktor)
    rad = hjelper.las(hjelp_id)
    if aktor.id not in (rad.bruker_id, rad.hjelper_id):
        raise IkkeFunnet
    if rad.slag in REGISTERSLAG:
        raise Regelbrudd("HJELP_I_REGISTERET")
    if rad.status not in APNE:
        return  # the other one was first: it is over
    av_bruker = aktor.id == rad.bruker_id
    var_spurt = rad.status == Hjelpstatus.INVITERT
    av = Avsluttet.BRUKER if av_bruker else Avsluttet.HJELPER
    hjelper.sett_status(rad, Hjelpstatus.AVSLUTTET, av=av, naa=naa)
    hvem = aktor if av_bruker else _for(rad.bruker_id, aktor, rad.id)
    _registrer(hvem, rad.bruker_id, "HJELPER_AVSLUTTET", rad.id, naa, slag=rad.slag)
    varsel.stopp(objekt_id=rad.id, naa=naa)
    konto.slett_kladder_under(sti=hjelpesti(rad.id))
    if not av_bruker:
        _varsle(Varselslag.HJELP_AVSLUTTET, rad.bruker_id, rad.id, naa, objekt_type=OBJEKT)
    elif rad.hjelper_id is not None and not var_spurt:
        _varsle(Varselslag.HJELP_AVSLUTTET, rad.hjelper_id, rad.id, naa)


def _for(bruker_id: UUID, hjelper_: Aktor, hjelp_id: UUID) -> Aktor:
    """The helper's own word on the help, told in the user's case."""
    return Aktor(
        hjelper_.type,
        bruker_id,
        hjelper_.navn,
        person_id=bruker_id,
        hjelp=Hjelp(hjelp_id, Hjelpslag.VALGT, hjelper_.id, hjelper_.navn),
    )


# --- registers -------------------------------------------------------------------------------------


def oppdater(*, aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    """Ask the registers now who acts for this person, for the user or staff who follow them up.

    Raises IkkeFunnet, IkkeTilgang, ManglerBegrunnelse, or Regelbrudd HJELPEREGISTER_SVARER_IKKE.
    """
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=HVA, naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    sist = hjelper_queries.sist_spurt(person_id)
    if sist is None or naa - sist >= SPOR_IGJEN:
        hent(person_id=person_id, naa=naa)
    if any(r.feilet for r in hjelper_queries.registeralder(person_id)):
        raise Regelbrudd("HJELPEREGISTER_SVARER_IKKE")


def hent(*, person_id: UUID, naa: datetime) -> None:
    """Ask the registers, and tell the user what is new. For jobs, and whoever has decided access.

    Not inside a transaction: a register may be slow.
    """
    for id_ in hjelper.hent_fra_registrene(person_id=person_id, naa=naa):
        with transaction.atomic():
            if hjelper_queries.er_avsluttet(id_):
                konto.slett_kladder_under(sti=hjelpesti(id_))
            _registrer(SYSTEM, person_id, "HJELPER_ENDRET", id_, naa)
            _varsle(Varselslag.HJELPER_ENDRET, person_id, id_, naa, objekt_type=OBJEKT)


def hent_flere(personer: list[UUID], *, klokke: Callable[[], datetime]) -> None:
    """Ask about each of them."""
    for person_id in personer:
        hent(person_id=person_id, naa=klokke())


def hent_for_hjelperen(*, aktor: Aktor, hjelp_id: UUID, naa: datetime) -> None:
    """Before somebody begins to act by what a register said: ask it, when the answer is not fresh.

    Raises IkkeFunnet when the id is not theirs.
    """
    rett = hjelper_queries.rett(hjelp_id, naa=naa)
    if rett is None or rett.hjelp.hjelper_id != aktor.id:
        raise IkkeFunnet
    sist = hjelper_queries.sist_spurt(rett.bruker_id)
    if rett.hjelp.slag in REGISTERSLAG and (sist is None or naa - sist >= SPOR_IGJEN):
        hent(person_id=rett.bruker_id, naa=naa)


# --- at the office ---------------------------------------------------------------------------------


@transaction.atomic
def start_assistanse(
    *, aktor: Aktor, person_id: UUID, samtykke: Samtykke, sesjonsnokkel: str, naa: datetime
) -> UUID:
    """An employee begins to help a user who sits beside them and has said yes. Half an hour.

    One at a time: what the employee was in before, ends. Raises IkkeFunnet, IkkeTilgang,
    ManglerBegrunnelse, or Regelbrudd IKKE_UNDER_OPPFOLGING or ASSISTERES_ALLEREDE.
    """
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="assistanse", naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    oppfolging.krev_apen_periode(person_id)
    for slutt in hjelper.avslutt_utlopte(naa=naa, bruker_id=person_id):
        _over(*slutt, naa=naa)
    _slutt(aktor, Assistanseslutt.NY, naa)
    if hjelper_queries.assisteres_naa(person_id):
        raise Regelbrudd("ASSISTERES_ALLEREDE")
    rom = eget_rom(aktor, innsyn.rom)
    id_ = hjelper.start_assistanse(
        bruker_id=person_id, ansatt_id=aktor.id, kontornavn=aktor.kontornavn, rom=rom,
        samtykke=samtykke, sesjonsnokkel=sesjonsnokkel, naa=naa,
    )  # fmt: skip
    hendelse.registrer(
        aktor=aktor, person_id=person_id, rom=rom, type="ASSISTANSE_STARTET",
        objekt_type=OBJEKT_ASSISTANSE, objekt_id=id_, naa=naa, data={"samtykke": samtykke},
    )  # fmt: skip
    return id_


@transaction.atomic
def avslutt_assistanse(
    *, ansatt_id: UUID, hjelp_id: UUID | None = None, naa: datetime,
    slutt: Assistanseslutt = Assistanseslutt.KNAPP,
) -> int:  # fmt: skip
    """The employee ends it, or signs out. The user is told what they can look through. Returns how many."""
    rader = hjelper.avslutt_assistanse(ansatt_id=ansatt_id, slutt=slutt, naa=naa, hjelp_id=hjelp_id)
    for rad in rader:
        _over(*rad, naa=naa)
    return len(rader)


@transaction.atomic
def avslutt_utlopte(*, naa: datetime) -> int:
    """Those whose half hour is over. For a job that runs every few minutes."""
    rader = hjelper.avslutt_utlopte(naa=naa)
    for rad in rader:
        _over(*rad, naa=naa)
    return len(rader)


def _slutt(aktor: Aktor, slutt: Assistanseslutt, naa: datetime) -> None:
    for rad in hjelper.avslutt_assistanse(ansatt_id=aktor.id, slutt=slutt, naa=naa):
        _over(*rad, naa=naa)


def _over(id_: UUID, bruker_id: UUID, rom: str, *, naa: datetime) -> None:
    """What was typed and not saved goes with the session: nobody can come back to it."""
    konto.slett_kladder_under(sti=hjelpesti(id_))
    hendelse.registrer(
        aktor=SYSTEM, person_id=bruker_id, rom=rom, type="ASSISTANSE_AVSLUTTET",
        objekt_type=OBJEKT_ASSISTANSE, objekt_id=id_, naa=naa,
    )  # fmt: skip
    varsel.bestill(
        slag=Varselslag.ASSISTANSE_AVSLUTTET, mottaker_id=bruker_id, person_id=bruker_id, rom=rom,
        objekt_type=OBJEKT_ASSISTANSE, objekt_id=id_, naa=naa,
    )  # fmt: skip


# --- in common -------------------------------------------------------------------------------------


def _registrer(
    aktor: Aktor, person_id: UUID, type_: str, id_: UUID, naa: datetime, **data: str
) -> None:
    hendelse.registrer(
        aktor=aktor, person_id=person_id, rom=Rom.STAT, type=type_, objekt_type=OBJEKT,
        objekt_id=id_, naa=naa, data=dict(data),
    )  # fmt: skip


def _varsle(
    slag: Varselslag,
    mottaker_id: UUID,
    id_: UUID,
    naa: datetime,
    *,
    objekt_type: str = OBJEKT_VARSEL,
) -> None:
    """To the user, or to the helper about themself: nobody is told of another's case here."""
    varsel.bestill(
        slag=slag, mottaker_id=mottaker_id, person_id=mottaker_id, rom=Rom.STAT,
        objekt_type=objekt_type, objekt_id=id_, naa=naa,
    )  # fmt: skip
