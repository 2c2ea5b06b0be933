"""Advisers' calendars, and the private feed."""

import hashlib
from datetime import date, datetime, timedelta
from uuid import UUID

from dap.felles.aktor import Aktor, AktorType, Rolle
from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato, er_arbeidsdag, midnatt
from dap.kontor import queries as kontor
from dap.kontor.values import Ansattdata
from dap.mote.models import Kalenderstrom, LedigTid, Mote
from dap.mote.queries.ledige import ledigrad
from dap.mote.values import (
    Avtale,
    Kalenderdag,
    Kalenderuke,
    Kanal,
    Motestatus,
    Strom,
    Strompunkt,
    Vikariat,
)
from dap.tilgang.policies import PLANROLLER
from dap.tilgang.queries import apnbare, synlige_rom_for

DAGER = 7
_DAG = timedelta(days=1)
STROM_BAKOVER = timedelta(days=60)
I_KALENDEREN = (Motestatus.AVTALT, Motestatus.GJENNOMFORT, Motestatus.IKKE_MOTT)


def kan_se_kalender(aktor: Aktor, veileder_id: UUID, *, naa: datetime) -> bool:
    """The own calendar, and those of colleagues at the same office."""
    return _kollega(aktor, veileder_id, naa) is not None


def kan_styre_kalender(aktor: Aktor, veileder_id: UUID, *, naa: datetime) -> bool:
    """Who follows people up opens slots for themselves and for colleagues at the same office."""
    kollega = _kollega(aktor, veileder_id, naa)
    if kollega is None or not aktor.har_rolle(*PLANROLLER):
        return False
    return bool(kollega.roller & set(PLANROLLER))


def _kollega(aktor: Aktor, veileder_id: UUID, naa: datetime) -> Ansattdata | None:
    if not aktor.er_ansatt or aktor.har_rolle(Rolle.REVISOR):
        return None
    ansatt = kontor.ansatt(veileder_id, dag=dato(naa))
    if ansatt is None:
        return None
    return ansatt if ansatt.id == aktor.id or set(ansatt.kontorrom) & aktor.kontorer else None


def kalendere(aktor: Aktor, *, naa: datetime) -> list[tuple[UUID, str]]:
    """Whose calendars the member of staff may look at, by name: who follows people up at the office."""
    if not aktor.er_ansatt or not aktor.har_rolle(*PLANROLLER):
        return []
    return kontor.kolleger_med_rolle(aktor.kontorer, PLANROLLER, dag=dato(naa))


def uke(aktor: Aktor, veileder_id: UUID, mandag: date, *, naa: datetime) -> Kalenderuke:
    """A week of an adviser: meetings, and slots that can be booked. Raises IkkeFunnet.

    Of a meeting with somebody whom the reader may not open, or in a room they do not see, nothing is
    told but that the time is taken.
    """
    if not kan_se_kalender(aktor, veileder_id, naa=naa):
        raise IkkeFunnet
    fra, til = midnatt(mandag), midnatt(mandag + timedelta(days=DAGER))
    avtaler = _avtaler(aktor, veileder_id, fra, til)
    ledige = [
        ledigrad(r)
        for r in LedigTid.objects.filter(
            veileder_id=veileder_id, apen=True, start__gte=max(fra, naa), start__lt=til
        )
        .select_related("veileder")
        .order_by("start")
    ]
    dager = [mandag + timedelta(days=n) for n in range(DAGER)]
    return Kalenderuke(
        veileder_id=veileder_id,
        veileder=kontor.navn([veileder_id]).get(veileder_id, ""),
        mandag=mandag,
        dager=tuple(
            Kalenderdag(
                dag,
                er_arbeidsdag(dag),
                tuple(a for a in avtaler if dato(a.start) == dag),
                tuple(r for r in ledige if dato(r.start) == dag),
            )
            for dag in dager
        ),
        kan_apne=kan_styre_kalender(aktor, veileder_id, naa=naa),
        vikariater=tuple(
            Vikariat(borte == veileder_id, navn, max(a, mandag), min(b, dager[-1] + _DAG) - _DAG)
            for borte, navn, a, b in kontor.vikariater(
                veileder_id, fra=mandag, til=dager[-1] + _DAG
            )
        ),
    )


def dagens_moter(aktor: Aktor, *, naa: datetime) -> list[Avtale]:
    """The member of staff's own meetings today, in the order of the day."""
    dag = dato(naa)
    return _avtaler(aktor, aktor.id, midnatt(dag), midnatt(dag + timedelta(days=1)))


def _avtaler(aktor: Aktor, veileder_id: UUID, fra: datetime, til: datetime) -> list[Avtale]:
    rader = list(
        Mote.objects.filter(
            veileder_id=veileder_id, status__in=I_KALENDEREN, start__gte=fra, start__lt=til
        ).order_by("start")
    )
    if not rader:
        return []
    ider = {m.person_id for m in rader}
    personer = {p.id: p.navn for p in apnbare(aktor, ider)}
    rom = synlige_rom_for(aktor, ider)
    return [_avtale(m, personer if m.rom in rom.get(m.person_id, ()) else {}) for m in rader]


def _avtale(m: Mote, personer: dict[UUID, str]) -> Avtale:
    if m.start is None:
        raise ValueError("in the calendar without a time")
    if m.person_id not in personer:
        return Avtale(m.start, m.varighet, None, None, "", "", None, None)
    return Avtale(
        m.start,
        m.varighet,
        m.id,
        m.person_id,
        personer[m.person_id],
        m.tittel,
        Kanal(m.kanal),
        Motestatus(m.status),
        bekreftet=m.bekreftet is not None,
    )


def har_strom(aktor: Aktor) -> datetime | None:
    """When the address that works now was made."""
    return (
        Kalenderstrom.objects.filter(eier_id=aktor.id, trukket=None)
        .values_list("opprettet", flat=True)
        .first()
    )


def _i_arbeid(ansatt_id: UUID, naa: datetime) -> bool:
    """Whether the member of staff belongs to an office today: who has left has no calendar here."""
    ansatt = kontor.ansatt(ansatt_id, dag=dato(naa))
    return ansatt is not None and bool(ansatt.kontorrom)


def strom(hemmelighet: str, *, naa: datetime) -> Strom | None:
    """The feed behind a secret; None when it is wrong, taken back, or its owner has left.

    Times only, never content.
    """
    avtrykk = hashlib.sha256(hemmelighet.encode()).hexdigest()
    rad = Kalenderstrom.objects.filter(avtrykk=avtrykk, trukket=None).first()
    if rad is None:
        return None
    for_bruker = rad.eier_type == AktorType.BRUKER
    if not for_bruker and not _i_arbeid(rad.eier_id, naa):
        return None
    eier = {"person_id": rad.eier_id} if for_bruker else {"veileder_id": rad.eier_id}
    moter = Mote.objects.filter(
        **eier, status__in=I_KALENDEREN, start__gte=naa - STROM_BAKOVER
    ).order_by("start")
    return Strom(
        for_bruker,
        tuple(
            Strompunkt(
                m.id,
                m.person_id,
                m.start,
                m.start + timedelta(minutes=m.varighet),
                m.endret,
                m.versjon,
            )
            for m in moter
            if m.start is not None
        ),
    )
