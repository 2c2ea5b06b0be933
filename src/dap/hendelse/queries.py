from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from dap.felles.aktor import AktorType, Maate
from dap.felles.lesning import en_gang
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse, Sett
from dap.hendelse.values import (
    INTERNE_OBJEKTER,
    INTERNE_TYPER,
    STILLE,
    Hendelsesrad,
    Hendelsestype,
    Merkede,
    Skrevetned,
    Utvalg,
)
from dap.kontor import queries as kontor
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn


def _rad(h: Any) -> Hendelsesrad:
    return Hendelsesrad(
        h.id,
        h.tid,
        h.person_id,
        h.rom,
        h.type,
        h.aktor_type,
        h.aktor_id,
        h.objekt_type,
        h.objekt_id,
        h.data,
        h.hjelp_id,
    )


def hendelser(
    innsyn: Personinnsyn,
    *,
    fra: datetime | None = None,
    av_andre: bool = False,
    antall: int = 50,
    skjulte: frozenset[UUID] = frozenset(),
) -> list[Hendelsesrad]:
    """What happened to one person, newest first, in the rooms that the reader sees.

    `skjulte` are records that lie in the other room now (`dialog.queries.skjulte_trader`).
    """
    rader = _synlige(innsyn, skjulte).exclude(type__in=STILLE)
    if fra is not None:
        rader = rader.filter(tid__gt=fra)
    if av_andre:
        rader = rader.exclude(aktor_id=innsyn.leser_id, hjelp_id=None)
    return [_rad(h) for h in rader.order_by("-tid", "-id")[:antall]]


def siste(innsyn: Personinnsyn, skjulte: frozenset[UUID]) -> Hendelsesrad | None:
    """The last thing that happened to one person; as `hendelser`, put together once."""
    return next(map(_rad, _siste(innsyn, skjulte)), None)


@ferdig
def _siste(innsyn: Personinnsyn, skjulte: frozenset[UUID]) -> Any:
    return _synlige(innsyn, skjulte).exclude(type__in=STILLE).order_by("-tid", "-id")[:1]


def siste_for(
    rom_for: Mapping[UUID, frozenset[Rom]], skjulte: frozenset[UUID]
) -> dict[UUID, Hendelsesrad]:
    """The last thing that happened to each person, in the rooms given for each; one query.

    The caller has decided access to every one of them (`tilgang.queries.apnbare`). `skjulte` as in
    `hendelser`.
    """
    valg = Q(pk__in=[])
    for rom in set(rom_for.values()):
        personer = [p for p, ser in rom_for.items() if ser == rom]
        valg |= Q(person_id__in=personer, rom__in=rom)
    rader = (
        Hendelse.objects.filter(valg)
        .exclude(type__in=STILLE)
        .exclude(objekt_id__in=skjulte)
        .order_by("person_id", "-tid", "-id")
    )
    return {h.person_id: _rad(h) for h in rader.distinct("person_id")}


def _synlige(innsyn: Personinnsyn, skjulte: frozenset[UUID]) -> "QuerySet[Hendelse]":
    rader = Hendelse.objects.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
    if innsyn.er_bruker:
        rader = rader.exclude(objekt_type__in=INTERNE_OBJEKTER).exclude(type__in=INTERNE_TYPER)
    return rader.exclude(objekt_id__in=skjulte) if skjulte else rader


def tidslinje(
    innsyn: Personinnsyn, utvalg: Utvalg, *, for_: tuple[datetime, int] | None, antall: int
) -> list[Hendelsesrad]:
    """Everything that happened to one person, also what `hendelser` keeps quiet about, newest first.

    `for_` is a time and a row id: only what stands after it in that order. One query.
    """
    if for_ is None and not utvalg.skjulte and utvalg.objekter is None:
        return [_rad(h) for h in _nyeste(innsyn, utvalg, antall)]
    rader = _utvalgte(innsyn, utvalg)
    if for_ is not None:
        rader = rader.filter(tid__lte=for_[0]).filter(Q(tid__lt=for_[0]) | Q(id__lt=for_[1]))
    return [_rad(h) for h in rader.order_by("-tid", "-id")[:antall]]


@ferdig
def _nyeste(innsyn: Personinnsyn, utvalg: Utvalg, antall: int) -> Any:
    return _utvalgte(innsyn, utvalg).order_by("-tid", "-id")[:antall]


def _utvalgte(innsyn: Personinnsyn, utvalg: Utvalg) -> "QuerySet[Hendelse]":
    rader = _synlige(innsyn, utvalg.skjulte)
    like = {
        "type__in": utvalg.typer,
        "objekt_id__in": utvalg.objekter,
        "aktor_id": utvalg.aktor_id,
        "aktor_type__in": utvalg.aktor_typer,
        "tid__gte": utvalg.fra,
        "tid__lt": utvalg.til,
    }
    return rader.filter(**{navn: verdi for navn, verdi in like.items() if verdi is not None})


def siste_av_hvert(
    innsyn: Personinnsyn, typer: frozenset[str], skjulte: frozenset[UUID]
) -> list[Hendelsesrad]:
    """The newest of each type, by each side, to each of the person's records. One query."""
    ting = ("objekt_id", "type", "aktor_type", "rom")
    rader = _synlige(innsyn, skjulte).filter(type__in=typer)
    return [_rad(h) for h in rader.order_by(*ting, "-id").distinct(*ting)]


def ansatte(innsyn: Personinnsyn, skjulte: frozenset[UUID]) -> list[UUID]:
    """Every member of staff who has done something that the reader sees, each once."""
    return [id_ for (id_,) in _ansatte(innsyn, skjulte)]


@ferdig
def _ansatte(innsyn: Personinnsyn, skjulte: frozenset[UUID]) -> Any:
    rader = _synlige(innsyn, skjulte).filter(aktor_type=AktorType.VEILEDER)
    return rader.order_by().values_list("aktor_id").distinct()


@en_gang
def skrevet_ned(innsyn: Personinnsyn) -> Merkede:
    """What staff wrote down for the person, who does not write here: all of it, in one query, and
    one more for names when there is any."""
    return _merkede(_med_ved(innsyn))


def skrevet_ned_i(objekt_id: UUID) -> Merkede:
    """The same of one record, for whom access to it has been decided."""
    return _merkede(_med_ved_i(objekt_id))


@ferdig
def _med_ved(innsyn: Personinnsyn) -> Any:
    return Hendelse.objects.filter(
        person_id=innsyn.person_id, rom__in=innsyn.rom, data__has_key="ved"
    ).values_list("objekt_id", "tid", "data")


@ferdig
def _med_ved_i(objekt_id: UUID) -> Any:
    rader = Hendelse.objects.filter(objekt_id=objekt_id, data__has_key="ved")
    return rader.values_list("objekt_id", "tid", "data")


def _merkede(rader: list[tuple[UUID, datetime, Any]]) -> Merkede:
    if not rader:
        return {}
    navn = kontor.navn({UUID(data["ved"]["ansatt"]) for _id, _tid, data in rader})
    return {(id_, tid): som_skrevet_ned(data["ved"], navn) for id_, tid, data in rader}


def som_skrevet_ned(ved: Mapping[str, str], navn: Mapping[UUID, str]) -> Skrevetned:
    """The mark in a row of the spine."""
    ansatt = UUID(ved["ansatt"])
    return Skrevetned(
        ansatt, navn.get(ansatt, ""), Maate(ved["maate"]), date.fromisoformat(ved["mottatt"])
    )


def forste_innlogging(person_ider: Iterable[UUID]) -> dict[UUID, datetime]:
    """When each of them signed in for the first time; nothing of who never has. One query."""
    rader = Hendelse.objects.filter(
        person_id__in=list(person_ider), type=Hendelsestype.PALOGGET
    ).values_list("person_id")
    return dict(rader.annotate(forst=Min("tid")).order_by())


def har_skjedd(innsyn: Personinnsyn, objekt_type: str, objekt_id: UUID) -> bool:
    """Whether anything has happened to that record of the person's, in the reader's rooms."""
    rader = _synlige(innsyn, frozenset())
    return rader.filter(objekt_type=objekt_type, objekt_id=objekt_id).exists()


def gjort_med_hjelp(innsyn: Personinnsyn, hjelp_id: UUID) -> list[Hendelsesrad]:
    """What was done for the person by one helper, in the reader's rooms, newest first."""
    rader = _synlige(innsyn, frozenset()).filter(hjelp_id=hjelp_id)
    return [_rad(h) for h in rader.order_by("-tid", "-id")[:200]]


@en_gang
def med_hjelp(innsyn: Personinnsyn) -> Mapping[datetime, UUID]:
    """When somebody acted for the user, and what gave them the right. What was written bears the same
    time as the row of the spine, so this tells of everything that the user "wrote". One query."""
    if not innsyn.har_hjelp:
        return {}
    rader = Hendelse.objects.filter(
        person_id=innsyn.person_id, rom__in=innsyn.rom, hjelp_id__isnull=False
    )
    return {tid: hjelp_id for tid, hjelp_id in rader.values_list("tid", "hjelp_id") if hjelp_id}


@en_gang
def sist_sett(innsyn: Personinnsyn) -> Mapping[tuple[str, UUID], datetime]:
    """When the reader last looked at each of the person's records: {(objekt_type, id): time}."""
    return {(t, i): tid for t, i, tid in _sett(innsyn)}


@ferdig
def _sett(innsyn: Personinnsyn) -> Any:
    rader = Sett.objects.filter(person_id=innsyn.person_id, leser_id=innsyn.leser_id)
    return rader.values_list("objekt_type", "objekt_id", "tid")
