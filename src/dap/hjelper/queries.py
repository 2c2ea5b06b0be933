from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db.models import Max

from dap.felles.aktor import Hjelp, Hjelpslag
from dap.felles.lesning import en_gang
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hjelper import rules
from dap.hjelper.models import Assistanse, Hjelpeforhold, Registersvar
from dap.hjelper.values import (
    APNE,
    SLAG_I_REGISTER,
    Assistansedata,
    Hjelpedata,
    Hjelperegister,
    Hjelpernavn,
    Hjelpstatus,
    Registeralder,
    Rett,
)
from dap.person.values import Gradering

_REGISTER = {slag: r for r, alle in SLAG_I_REGISTER.items() for slag in alle}


def rett(hjelp_id: UUID, *, naa: datetime) -> Rett | None:
    """What an id in the address gives its helper, now; None when there is no such id.

    Whoever asks compares the helper with who is signed in. Two queries.
    """
    rad = Hjelpeforhold.objects.select_related("bruker").filter(id=hjelp_id).first()
    if rad is None:
        return _rett_ved_kontoret(hjelp_id, naa)
    if rad.hjelper_id is None:
        return None
    hjelp = Hjelp(
        rad.id,
        Hjelpslag(rad.slag),
        rad.hjelper_id,
        rad.hjelper_navn,
        kan_skrive=rad.kan_skrive,
        kan_laste_ned=rad.kan_laste_ned,
    )
    return Rett(rad.bruker_id, hjelp, _gjelder(rad, _hentet([rad.bruker_id]), naa))


def _rett_ved_kontoret(hjelp_id: UUID, naa: datetime) -> Rett | None:
    rad = Assistanse.objects.select_related("ansatt").filter(id=hjelp_id).first()
    if rad is None:
        return None
    hjelp = Hjelp(
        rad.id,
        Hjelpslag.KONTOR,
        rad.ansatt_id,
        rad.ansatt.navn,
        kan_skrive=True,
        kontornavn=rad.kontornavn,
    )
    gjelder = rad.avsluttet is None and naa < rad.utloper
    return Rett(rad.bruker_id, hjelp, gjelder and _okt_finnes(rad, naa))


def _okt_finnes(rad: Assistanse, naa: datetime) -> bool:
    """Signed out or run out in that browser: then nobody sits there any longer."""
    if not rad.sesjonsnokkel:
        return True
    return Session.objects.filter(session_key=rad.sesjonsnokkel, expire_date__gt=naa).exists()


def hjelpere(bruker_id: UUID, *, naa: datetime) -> list[Hjelpedata]:
    """Everybody who helps or has helped this person, those who still do first. Two queries."""
    rader = Hjelpeforhold.objects.filter(bruker_id=bruker_id)
    return sorted(_data(rader, naa), key=lambda h: (h.status not in APNE, h.hjelper, h.id))


def alle_hjelpere(bruker_id: UUID) -> list[Hjelpedata]:
    """The same for a file that says nothing of now, oldest first."""
    rader = Hjelpeforhold.objects.filter(bruker_id=bruker_id).order_by("opprettet", "id")
    return _data(rader, None)


def hjelper_andre(hjelper_id: UUID, *, naa: datetime) -> list[Hjelpedata]:
    """Everybody this person may act for, or is asked to. Two queries."""
    rader = Hjelpeforhold.objects.filter(hjelper_id=hjelper_id, status__in=[s.value for s in APNE])
    return sorted(_data(rader, naa), key=lambda h: (h.bruker, h.id))


def kan_hjelpe_noen(hjelper_id: UUID) -> bool:
    return Hjelpeforhold.objects.filter(
        hjelper_id=hjelper_id, status__in=[s.value for s in APNE]
    ).exists()


def ventende_navn(fnr: str) -> str | None:
    """The name of somebody who is not known here yet, and is to help somebody who is."""
    return (
        Hjelpeforhold.objects.filter(hjelper_fnr=fnr, status__in=[s.value for s in APNE])
        .values_list("hjelper_navn", flat=True)
        .first()
    )


def _data(rader: Any, naa: datetime | None) -> list[Hjelpedata]:
    alle = list(rader.select_related("bruker", "hjelper"))
    hentet = _hentet({r.bruker_id for r in alle}) if alle else {}
    return [_en(r, hentet, naa) for r in alle]


def _en(
    rad: Hjelpeforhold, hentet: dict[tuple[UUID, str], datetime], naa: datetime | None
) -> Hjelpedata:
    register = _REGISTER.get(Hjelpslag(rad.slag))
    return Hjelpedata(
        id=rad.id,
        bruker_id=rad.bruker_id,
        bruker=f"{rad.bruker.fornavn} {rad.bruker.etternavn}",
        hjelper_id=rad.hjelper_id,
        hjelper=rad.hjelper_navn,
        skjult=_skjult(rad),
        slag=Hjelpslag(rad.slag),
        status=Hjelpstatus(rad.status),
        kan_skrive=rad.kan_skrive,
        kan_laste_ned=rad.kan_laste_ned,
        fra=rad.fra,
        til=rad.til,
        gjelder=naa is not None and _gjelder(rad, hentet, naa),
        hentet=hentet.get((rad.bruker_id, register)) if register else None,
        versjon=rad.versjon,
    )


def _skjult(rad: Hjelpeforhold) -> bool:
    h = rad.hjelper
    return h is not None and (h.skjermet or h.gradering != Gradering.UGRADERT)


def _hentet(personer: Iterable[UUID]) -> dict[tuple[UUID, str], datetime]:
    rader = Registersvar.objects.filter(person_id__in=list(personer), hentet__isnull=False)
    return {
        (p, r): tid for p, r, tid in rader.values_list("person_id", "register", "hentet") if tid
    }


def _gjelder(rad: Hjelpeforhold, hentet: dict[tuple[UUID, str], datetime], naa: datetime) -> bool:
    slag = Hjelpslag(rad.slag)
    register = _REGISTER.get(slag)
    return rules.gjelder(
        slag=slag,
        status=Hjelpstatus(rad.status),
        fra=rad.fra,
        til=rad.til,
        hentet=hentet.get((rad.bruker_id, register)) if register else None,
        dag=dato(naa),
        naa=naa,
    )


@en_gang
def hjelpernavn(bruker_id: UUID) -> dict[UUID, Hjelpernavn]:
    """Everybody who has done something for this person, by what gave the right. Two queries."""
    forhold = Hjelpeforhold.objects.filter(bruker_id=bruker_id).select_related("hjelper")
    kontor = Assistanse.objects.filter(bruker_id=bruker_id).select_related("ansatt")
    return {
        **{r.id: Hjelpernavn(Hjelpslag(r.slag), r.hjelper_navn, _skjult(r)) for r in forhold},
        **{r.id: Hjelpernavn(Hjelpslag.KONTOR, r.ansatt.navn, False) for r in kontor},
    }


def registeralder(bruker_id: UUID) -> list[Registeralder]:
    """When each register last answered about the person, and last did not."""
    svar = {r.register: r for r in Registersvar.objects.filter(person_id=bruker_id)}
    return [
        Registeralder(
            r, svar[r].hentet if r in svar else None, svar[r].feilet if r in svar else None
        )
        for r in Hjelperegister
    ]


def assistanse_naa(ansatt_id: UUID, *, naa: datetime) -> Assistansedata | None:
    """The session at the office that this employee is in, if any."""
    rad = (
        Assistanse.objects.filter(ansatt_id=ansatt_id, avsluttet=None, utloper__gt=naa)
        .select_related("ansatt")
        .first()
    )
    return _assistanse(rad) if rad else None


def er_avsluttet(hjelp_id: UUID) -> bool:
    return Hjelpeforhold.objects.filter(id=hjelp_id, status=Hjelpstatus.AVSLUTTET).exists()


def assisteres_naa(bruker_id: UUID) -> bool:
    """Whether somebody helps the user at the office now. For who has ended what had run out."""
    return Assistanse.objects.filter(bruker_id=bruker_id, avsluttet=None).exists()


def rom_for_assistanse(hjelp_id: UUID) -> str | None:
    """The room of a session at the office; None for any other help: that is about the person."""
    return Assistanse.objects.filter(id=hjelp_id).values_list("rom", flat=True).first()


def bruker_i_assistanse(hjelp_id: UUID, *, ansatt_id: UUID) -> UUID | None:
    rader = Assistanse.objects.filter(id=hjelp_id, ansatt_id=ansatt_id)
    return rader.values_list("bruker_id", flat=True).first()


def assistanser(bruker_id: UUID, *, rom: Iterable[Rom], antall: int = 10) -> list[Assistansedata]:
    """When the user was helped at the office, in the reader's rooms, newest first."""
    rader = Assistanse.objects.filter(bruker_id=bruker_id, rom__in=list(rom))
    rader = rader.select_related("ansatt")
    return [_assistanse(r) for r in rader.order_by("-startet", "-id")[:antall]]


def _assistanse(rad: Assistanse) -> Assistansedata:
    return Assistansedata(
        rad.id, rad.bruker_id, rad.rom, rad.ansatt_id, rad.ansatt.navn, rad.startet, rad.utloper,
        rad.avsluttet,
    )  # fmt: skip


def med_registerhjelp() -> list[UUID]:
    """Everybody who has a helper by a register now: those whose register is asked often."""
    return list(
        Hjelpeforhold.objects.filter(status=Hjelpstatus.AKTIV)
        .exclude(slag=Hjelpslag.VALGT)
        .order_by("bruker_id")
        .values_list("bruker_id", flat=True)
        .distinct()
    )


def sist_spurt(bruker_id: UUID) -> datetime | None:
    """When any register was last asked about the person, whatever came of it."""
    svar = Registersvar.objects.filter(person_id=bruker_id).aggregate(
        hentet=Max("hentet"), feilet=Max("feilet")
    )
    return max((t for t in svar.values() if t is not None), default=None)
