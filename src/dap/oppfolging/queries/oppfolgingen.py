from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Q, Subquery

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.lesning import en_gang
from dap.felles.tid import dato
from dap.kontor import queries as kontor_queries
from dap.kontor.values import Kontordata
from dap.oppfolging import policies
from dap.oppfolging.models import (
    Arbeidssokerperiode,
    Inaktivering,
    Kvpperiode,
    Manuellstatus,
    Medveileder,
    Oppfolgingsperiode,
    Utmeldingskandidat,
    Veiledertildeling,
)
from dap.oppfolging.values import (
    Oppfolgingsbilde,
    Oppfolgingsuttrekk,
    Periodedata,
    Startarsak,
    Veilederkort,
)
from dap.person import queries as person_queries
from dap.tabell.ferdig import ferdig
from dap.tilgang.queries import aktor_for_ansatt, apnbare
from dap.tilgang.values import Personinnsyn

STANDARD_SVARFRIST_TIMER = 48


def _periode(p: Any) -> Periodedata:
    return Periodedata(p.id, p.start, p.slutt)


def _med_status(p: Any) -> Periodedata:
    """What is said of the person now belongs to the open period."""
    if p.slutt is not None:
        return _periode(p)
    return Periodedata(
        p.id, p.start, p.slutt, p.inaktiv_fra, p.i_kvp, p.arbeidssoker, p.er_kandidat, p.nytildelt
    )


def perioder(innsyn: Personinnsyn) -> list[Periodedata]:
    """Every follow-up period of the person, newest first."""
    return list(_alle_perioder(innsyn.person_id))


def apen_periode(person_id: UUID) -> Periodedata | None:
    return next((p for p in _alle_perioder(person_id) if p.apen), None)


@en_gang
def _alle_perioder(person_id: UUID) -> tuple[Periodedata, ...]:
    return tuple(_med_status(p) for p in _periodene(person_id))


@ferdig
def _periodene(person_id: UUID) -> Any:
    om = {"person_id": person_id, "til": None}
    rader = Oppfolgingsperiode.objects.filter(person_id=person_id).annotate(
        inaktiv_fra=Subquery(Inaktivering.objects.filter(**om).values("fra")[:1]),
        i_kvp=Exists(Kvpperiode.objects.filter(**om)),
        arbeidssoker=Exists(Arbeidssokerperiode.objects.filter(**om)),
        nytildelt=Exists(Veiledertildeling.objects.filter(**om, sett=None)),
        er_kandidat=Exists(Utmeldingskandidat.objects.filter(**om)),
    )
    felt = ("id", "start", "slutt", "inaktiv_fra", "i_kvp", "arbeidssoker", "nytildelt")
    return rader.order_by("-start").values_list(*felt, "er_kandidat")


def under_oppfolging() -> list[UUID]:
    """Everybody with an open period, for jobs. One query."""
    apne = Oppfolgingsperiode.objects.filter(slutt=None)
    return list(apne.order_by("person_id").values_list("person_id", flat=True))


def under_oppfolging_av(person_ider: Iterable[UUID]) -> set[UUID]:
    """Those of the persons with an open period. One query."""
    apne = Oppfolgingsperiode.objects.filter(person_id__in=list(person_ider), slutt=None)
    return set(apne.values_list("person_id", flat=True))


def krev_apen_periode(person_id: UUID) -> Periodedata:
    """The open period, locked against ending meanwhile; Regelbrudd IKKE_UNDER_OPPFOLGING without one."""
    p = (
        Oppfolgingsperiode.objects.select_for_update(no_key=True)
        .filter(person_id=person_id, slutt=None)
        .first()
    )
    if p is None:
        raise Regelbrudd("IKKE_UNDER_OPPFOLGING")
    return _periode(p)


def las_apne_perioder(person_ider: Iterable[UUID]) -> dict[UUID, UUID]:
    """The open period of each who has one, all locked against ending meanwhile. One query."""
    rader = Oppfolgingsperiode.objects.select_for_update(no_key=True).filter(
        person_id__in=list(person_ider), slutt=None
    )
    return dict(rader.order_by("id").values_list("person_id", "id"))


def er_historisk(periode_id: UUID) -> bool:
    return Oppfolgingsperiode.objects.filter(id=periode_id, slutt__isnull=False).exists()


def er_manuell(person_id: UUID) -> bool:
    return manuell_siden(person_id) is not None


@en_gang
def manuell_siden(person_id: UUID) -> tuple[datetime, str] | None:
    """Since when it is manual, and why (empty: by the register of reservations); None when it is not."""
    rader = _manuell(person_id)
    return (rader[0].fra, rader[0].grunn) if rader and rader[0].manuell else None


@ferdig
def _manuell(person_id: UUID) -> Any:
    rader = Manuellstatus.objects.filter(person_id=person_id).order_by("-fra", "-id")
    return rader.values_list("manuell", "fra", "grunn")[:1]


def brukersperre(person_id: UUID) -> str:
    """`kode` of why the user cannot write in the plan themself; empty when they can."""
    person = person_queries.persondata(person_id)
    return policies.brukersperre(
        manuell=er_manuell(person_id),
        reservert=person is None or person.reservert_krr,
        kan_varsles=person is not None and person.kan_varsles,
    )


def skrivesperre(person_id: UUID, *, er_bruker: bool, med_nav: bool) -> str:
    """`kode` of why this one cannot write in the person's plan; empty when they can. NAV always can,
    and so can the user with an employee beside them (`Aktor.med_nav`)."""
    return brukersperre(person_id) if er_bruker and not med_nav else ""


def ansvarlig_veileder(person_id: UUID) -> UUID | None:
    """The responsible member of staff now."""
    rader = _ansvarlig(person_id)
    return rader[0].ansatt_id if rader else None


@ferdig
def _ansvarlig(person_id: UUID) -> Any:
    rader = Veiledertildeling.objects.filter(person_id=person_id, til=None)
    return rader.order_by("pk").values_list("ansatt_id")[:1]


def mottaker_hos_nav(person_id: UUID, *, naa: datetime, rom: str | None = None) -> UUID | None:
    """Who gets the user's messages now: the responsible one, or the stand-in during absence.

    With `rom`: nobody, when that member of staff does not see the room at the person's office, so
    that a notification never tells that the other room has content.
    """
    ansatt_id = ansvarlig_veileder(person_id)
    if ansatt_id is None:
        return None
    dag = dato(naa)
    if rom is None:
        return vikar_for(person_id, ansatt_id, naa=naa) or ansatt_id
    svarer = kontor_queries.svarer_for(ansatt_id, person_id, rom, dag=dag)
    if svarer in (None, ansatt_id) or _kan_apne(svarer, person_id, naa):
        return svarer
    return ansatt_id if rom in kontor_queries.rom_hos(ansatt_id, person_id, dag=dag) else None


def vikar_for(person_id: UUID, ansatt_id: UUID, *, naa: datetime) -> UUID | None:
    """Who stands in for the member of staff now, if that one may open the person: somebody with a
    protected address stays with the one who has the right."""
    vikar = kontor_queries.stedfortreder(ansatt_id, dag=dato(naa))
    return vikar if vikar and _kan_apne(vikar, person_id, naa) else None


def _kan_apne(ansatt_id: UUID | None, person_id: UUID, naa: datetime) -> bool:
    aktor = aktor_for_ansatt(ansatt_id, naa=naa) if ansatt_id else None
    return aktor is not None and bool(apnbare(aktor, [person_id]))


def oppfolgingsbilde(person_id: UUID, *, naa: datetime) -> Oppfolgingsbilde:
    """The follow-up around the plan, for one person whose access has been decided."""
    person = person_queries.persondata(person_id)
    kontor = kontor_queries.kontor_for_person(person_id)
    manuell = er_manuell(person_id)
    return Oppfolgingsbilde(
        person_id=person_id,
        periode=apen_periode(person_id),
        veileder=_veilederkort(person_id, kontor, naa),
        manuell=manuell,
        kan_varsles=person is not None
        and person.kan_varsles
        and not person.reservert_krr
        and not manuell,
        kontor_nr=kontor.nr if kontor else None,
        svarfrist_timer=kontor.svarfrist_timer if kontor else STANDARD_SVARFRIST_TIMER,
    )


def _veilederkort(person_id: UUID, kontor: Kontordata | None, naa: datetime) -> Veilederkort | None:
    ansatt_id = ansvarlig_veileder(person_id)
    if ansatt_id is None:
        return None
    ansatt = kontor_queries.ansatt(ansatt_id, dag=dato(naa))
    if ansatt is None:
        return None
    vikar = vikar_for(person_id, ansatt_id, naa=naa)
    return Veilederkort(
        id=ansatt.id,
        navn=ansatt.navn,
        tittel=ansatt.tittel,
        telefon=ansatt.telefon,
        treffes=ansatt.treffes,
        kontor=kontor.navn if kontor else "",
        stedfortreder=kontor_queries.navn([vikar]).get(vikar, "") if vikar else "",
    )


def mine_brukere(aktor: Aktor, *, naa: datetime) -> list[UUID]:
    """Persons the member of staff is responsible for, or stands in for, today."""
    vikarierer = kontor_queries.vikarierer_for(aktor.id, dag=dato(naa))
    return list(
        Veiledertildeling.objects.filter(til=None)
        .filter(Q(ansatt_id=aktor.id) | Q(ansatt_id__in=vikarierer))
        .values_list("person_id", flat=True)
    )


def _kvp(innsyn: Personinnsyn) -> Iterator[tuple[datetime, datetime | None, str, str, str]]:
    """That and when the programme ran; why, in the room of who wrote it."""
    rader = Kvpperiode.objects.filter(person_id=innsyn.person_id).select_related("kontor")
    for k in rader.order_by("fra"):
        start = k.startgrunn if k.rom in innsyn.rom else ""
        slutt = k.sluttgrunn if k.sluttrom in innsyn.rom else ""
        yield k.fra, k.til, k.kontor.navn, start, slutt


def uttrekk(innsyn: Personinnsyn) -> Oppfolgingsuttrekk:
    """Periods, who was responsible or with, and when it was manual. Seven queries."""
    om = {"person_id": innsyn.person_id}
    perioder = Oppfolgingsperiode.objects.filter(**om).order_by("start")
    veiledere = Veiledertildeling.objects.filter(**om).select_related("ansatt").order_by("fra")
    med = Medveileder.objects.filter(**om, rom__in=sorted(innsyn.rom)).select_related("ansatt")
    manuell = Manuellstatus.objects.filter(**om).order_by("fra", "id")
    return Oppfolgingsuttrekk(
        tuple(
            (p.id, p.start, p.slutt, Startarsak(p.startarsak), p.sluttbegrunnelse) for p in perioder
        ),
        tuple((v.fra, v.til, v.ansatt.navn) for v in veiledere),
        tuple((m.fra, m.manuell, m.grunn) for m in manuell),
        tuple(
            Arbeidssokerperiode.objects.filter(**om)
            .order_by("fra")
            .values_list("fra", "til", "sluttgrunn")
        ),
        tuple(
            Inaktivering.objects.filter(**om)
            .order_by("fra")
            .values_list("fra", "til", "grunn", "ord")
        ),
        tuple(_kvp(innsyn)),
        tuple((m.id, m.fra, m.til, m.ansatt.navn, m.rolle) for m in med.order_by("fra", "id")),
    )
