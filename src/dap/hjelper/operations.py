"""Rows about who helps whom. Access, the spine and notifications are `dap.bistand`'s business."""

import logging
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from dap.felles.aktor import Hjelpslag
from dap.felles.feil import IkkeFunnet
from dap.felles.register import RegisterSvarerIkke
from dap.felles.rom import Rom
from dap.hjelper.models import Assistanse, Hjelpeforhold, Registersvar
from dap.hjelper.policies import krev_periode
from dap.hjelper.register import spor
from dap.hjelper.rules import fodselsdato
from dap.hjelper.values import (
    APNE,
    ASSISTANSE_VARER,
    SLAG_I_REGISTER,
    Assistanseslutt,
    Avsluttet,
    Hjelperegister,
    Hjelpstatus,
    Registerrad,
    Samtykke,
)
from dap.person import operations as person
from dap.person import queries as person_queries

logg = logging.getLogger(__name__)
_APNE = [s.value for s in APNE]
Slutt = tuple[UUID, UUID, str]
"""Of a session that ended: its id, the user, the room."""


def bli_kjent(*, fnr: str, navn: str) -> UUID | None:
    """Register somebody who is only known as another's helper; None when the number says no date."""
    fodt = fodselsdato(fnr)
    if fodt is None:
        return None
    fornavn, _, etternavn = navn.rpartition(" ")
    return person.opprett_person(
        fnr=fnr, fornavn=(fornavn or navn)[:80], etternavn=etternavn[:80], fodt=fodt,
        kan_varsles=False,
    )  # fmt: skip


def knytt_hjelper(*, fnr: str, person_id: UUID) -> None:
    """Whoever signs in is the helper that the number named."""
    Hjelpeforhold.objects.filter(hjelper_fnr=fnr, hjelper=None).update(hjelper_id=person_id)


def opprett(
    *,
    bruker_id: UUID,
    fnr: str,
    navn: str,
    kan_skrive: bool,
    kan_laste_ned: bool,
    fra: date,
    til: date,
    naa: datetime,
) -> Hjelpeforhold | None:
    """The user names somebody; None when they already have. Raises Regelbrudd HJELP_PERIODE."""
    krev_periode(til, fra)
    kjent = person_queries.person_for_fnr(fnr)
    rad, ny = Hjelpeforhold.objects.get_or_create(
        bruker_id=bruker_id,
        hjelper_fnr=fnr,
        slag=Hjelpslag.VALGT,
        status__in=_APNE,
        defaults={
            "status": Hjelpstatus.INVITERT,
            "hjelper_id": kjent.id if kjent else None,
            "hjelper_navn": navn,
            "kan_skrive": kan_skrive,
            "kan_laste_ned": kan_laste_ned,
            "fra": fra,
            "til": til,
            "opprettet": naa,
            "endret": naa,
        },
    )
    person.merk_har_hjelp(person_id=bruker_id)
    return rad if ny else None


def las(hjelp_id: UUID) -> Hjelpeforhold:
    """One relation, locked for this transaction. Raises IkkeFunnet."""
    rad = Hjelpeforhold.objects.select_for_update(of=("self",)).filter(id=hjelp_id).first()
    if rad is None:
        raise IkkeFunnet
    return rad


def sett_status(
    rad: Hjelpeforhold, status: Hjelpstatus, *, av: Avsluttet | None = None, naa: datetime
) -> None:
    rad.status, rad.avsluttet_av = status, av or ""
    rad.endret, rad.versjon = naa, rad.versjon + 1
    rad.save()


def hent_fra_registrene(*, person_id: UUID, naa: datetime) -> list[UUID]:
    """Ask the registers who acts for this person, and keep what they say. The relations that are new
    or changed. Where one does not answer, what it said last stands, with its age.

    Not inside a transaction: a register may be slow.
    """
    data = person_queries.persondata(person_id)
    if data is None:
        return []
    endret: list[UUID] = []
    for register in Hjelperegister:
        try:
            rader = spor(register, data.fnr)
        except RegisterSvarerIkke as feil:
            logg.warning("the register of %s gave no answer: %s", register.lower(), feil.grunn)
            Registersvar.objects.update_or_create(
                person_id=person_id, register=register, defaults={"feilet": naa}
            )
            continue
        endret += lagre_registersvar(
            person_id=person_id,
            register=register,
            rader=[r for r in rader if r.fnr != data.fnr],
            naa=naa,
        )
    return endret


@transaction.atomic
def lagre_registersvar(
    *, person_id: UUID, register: Hjelperegister, rader: list[Registerrad], naa: datetime
) -> list[UUID]:
    """Keep one answer: it is everything the register has. Who is not in it any longer stops at once."""
    Registersvar.objects.update_or_create(
        person_id=person_id, register=register, defaults={"hentet": naa, "feilet": None}
    )
    slag = [s.value for s in SLAG_I_REGISTER[register]]
    kjente = {
        (r.slag, r.hjelper_fnr): r
        for r in Hjelpeforhold.objects.select_for_update(of=("self",)).filter(
            bruker_id=person_id, slag__in=slag, status=Hjelpstatus.AKTIV
        )
    }
    svar = {(r.slag.value, r.fnr): r for r in rader}
    endret = [_behold(kjente.get(n), person_id, r, naa) for n, r in svar.items()]
    for nokkel, rad in kjente.items():
        if nokkel not in svar:
            sett_status(rad, Hjelpstatus.AVSLUTTET, av=Avsluttet.REGISTER, naa=naa)
            endret.append(rad.id)
    return [id_ for id_ in endret if id_ is not None]


def _behold(
    rad: Hjelpeforhold | None, person_id: UUID, svar: Registerrad, naa: datetime
) -> UUID | None:
    """The relation as the register has it; its id when that is news."""
    nytt: dict[str, Any] = {
        "hjelper_navn": svar.navn,
        "kan_skrive": svar.kan_skrive,
        "kan_laste_ned": svar.kan_laste_ned,
        "fra": svar.fra,
        "til": svar.til,
    }
    if rad is None:
        kjent = person_queries.person_for_fnr(svar.fnr)
        person.merk_har_hjelp(person_id=person_id)
        return Hjelpeforhold.objects.create(
            bruker_id=person_id,
            hjelper_id=kjent.id if kjent else None,
            hjelper_fnr=svar.fnr,
            slag=svar.slag,
            status=Hjelpstatus.AKTIV,
            opprettet=naa,
            endret=naa,
            **nytt,
        ).id
    if all(getattr(rad, felt) == verdi for felt, verdi in nytt.items()):
        return None
    for felt, verdi in nytt.items():
        setattr(rad, felt, verdi)
    rad.endret, rad.versjon = naa, rad.versjon + 1
    rad.save()
    return rad.id


def start_assistanse(
    *,
    bruker_id: UUID,
    ansatt_id: UUID,
    kontornavn: str,
    rom: Rom,
    samtykke: Samtykke,
    sesjonsnokkel: str,
    naa: datetime,
) -> UUID:
    """The row of a session at the office; the caller has ended those before it."""
    person.merk_har_hjelp(person_id=bruker_id)
    return Assistanse.objects.create(
        bruker_id=bruker_id,
        ansatt_id=ansatt_id,
        kontornavn=kontornavn,
        rom=rom,
        samtykke=samtykke,
        sesjonsnokkel=sesjonsnokkel,
        startet=naa,
        utloper=naa + ASSISTANSE_VARER,
    ).id


def avslutt_assistanse(
    *, ansatt_id: UUID, slutt: Assistanseslutt, naa: datetime, hjelp_id: UUID | None = None
) -> list[Slutt]:
    """End what the employee is in. What had run out ended when it did."""
    rader = Assistanse.objects.select_for_update(of=("self",)).filter(
        ansatt_id=ansatt_id, avsluttet=None
    )
    if hjelp_id is not None:
        rader = rader.filter(id=hjelp_id)
    return [_slutt(rad, slutt, naa) for rad in rader]


def avslutt_utlopte(*, naa: datetime, bruker_id: UUID | None = None) -> list[Slutt]:
    """End the sessions whose time has run out, and those of a browser that is signed out."""
    i_bruk = Session.objects.filter(expire_date__gt=naa).values("session_key")
    borte = ~Q(sesjonsnokkel="") & ~Q(sesjonsnokkel__in=i_bruk)
    rader = Assistanse.objects.select_for_update(of=("self",)).filter(
        Q(utloper__lte=naa) | borte, avsluttet=None
    )
    if bruker_id is not None:
        rader = rader.filter(bruker_id=bruker_id)
    return [_slutt(rad, Assistanseslutt.UTLOGGING, naa) for rad in rader]


def _slutt(rad: Assistanse, slutt: Assistanseslutt, naa: datetime) -> Slutt:
    utlopt = rad.utloper <= naa
    rad.avsluttet = rad.utloper if utlopt else naa
    rad.slutt = Assistanseslutt.TID if utlopt else slutt
    rad.save()
    return rad.id, rad.bruker_id, rad.rom
