"""Notifications in the product, and what the person was told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.tabell.ferdig import ferdig
from dap.tilgang.queries import apnbare_vilkar
from dap.tilgang.values import Personinnsyn
from dap.varsel.models import Varsel
from dap.varsel.values import KATALOG, Varselrad, Varselslag


def antall_uleste(aktor: Aktor) -> int:
    """For the bell: what the list shows, so nothing of persons that staff no longer may open."""
    if aktor.er_ansatt:
        rader = _antall_hos_nav(replace(aktor, navn="", kontornavn=""))
    else:
        rader = _antall_hos_bruker(aktor.id, aktor.hjelp.rom if aktor.hjelp else None)
    return rader[0].antall if rader else 0


@ferdig
def _antall_hos_nav(aktor: Aktor) -> Any:
    """`aktor` without a name: only what decides whom they may open."""
    rader = Varsel.objects.filter(mottaker_id=aktor.id, lest=None, stoppet=None)
    return _antall(rader.filter(Q(person=None) | apnbare_vilkar(aktor)))


@ferdig
def _antall_hos_bruker(bruker_id: UUID, rom: frozenset[Rom] | None) -> Any:
    rader = Varsel.objects.filter(mottaker_id=bruker_id, lest=None, stoppet=None)
    return _antall(rader if rom is None else rader.filter(rom__in=rom))


def _antall(rader: "QuerySet[Varsel]") -> Any:
    return rader.order_by().values("mottaker_id").annotate(antall=Count("pk")).values_list("antall")


def uleste_per_person(aktor: Aktor) -> dict[UUID, int]:
    """How many unread notifications the receiver has about each person."""
    rader = Varsel.objects.filter(mottaker_id=aktor.id, lest=None, stoppet=None)
    rader = rader.exclude(person=None)
    return dict(rader.values_list("person_id").annotate(antall=Count("id")).order_by())


def sist_bestilt(
    slag: Varselslag, person_ider: Iterable[UUID], *, fra: datetime
) -> dict[UUID, tuple[datetime, Rom]]:
    """When each user was last told of this, and in which room; of what still stands. One query."""
    rader = Varsel.objects.filter(
        slag=slag, mottaker_id__in=list(person_ider), bestilt__gte=fra, stoppet=None
    )
    verdier = rader.order_by("bestilt").values_list("mottaker_id", "bestilt", "rom")
    return {hvem: (naar, Rom(rom)) for hvem, naar, rom in verdier}


def bestilt_om(slag: Varselslag, objekt_ider: Iterable[UUID]) -> dict[UUID, datetime]:
    """When anybody was last told this of each record. One query."""
    rader = Varsel.objects.filter(slag=slag, objekt_id__in=list(objekt_ider))
    return dict(
        rader.values("objekt_id").annotate(sist=Max("bestilt")).values_list("objekt_id", "sist")
    )


def ett_varsel(aktor: Aktor, varsel_id: UUID) -> Varselrad | None:
    """One of the receiver's own notifications."""
    v = _til(aktor).filter(id=varsel_id).first()
    return _rad(v) if v else None


def varsler(aktor: Aktor, *, antall: int = 50, bare_uleste: bool = False) -> list[Varselrad]:
    """The receiver's own notifications, newest first; stopped ones are left out."""
    rader = _til(aktor).filter(stoppet=None)
    if bare_uleste:
        rader = rader.filter(lest=None)
    return [_rad(v) for v in rader.order_by("-bestilt", "-id")[:antall]]


def til_brukeren(
    innsyn: Personinnsyn,
    *,
    for_: tuple[datetime, UUID] | None,
    antall: int,
    fra: datetime | None = None,
    til: datetime | None = None,
    objekter: frozenset[UUID] | None = None,
    skjulte: frozenset[UUID] = frozenset(),
) -> list[Varselrad]:
    """What the person was told, also what was stopped later, newest first, in the reader's rooms.

    `for_` is a time and an id: only what stands after it in that order. Times are half-open.
    """
    if for_ is None and not skjulte and objekter is None:
        return [_rad(v) for v in _nyeste(innsyn, fra, til, antall)]
    rader = _om(innsyn, skjulte)
    like = {"bestilt__gte": fra, "bestilt__lt": til, "objekt_id__in": objekter}
    rader = rader.filter(**{navn: verdi for navn, verdi in like.items() if verdi is not None})
    if for_ is not None:
        rader = rader.filter(bestilt__lte=for_[0])
        rader = rader.filter(Q(bestilt__lt=for_[0]) | Q(id__lt=for_[1]))
    return [_rad(v) for v in rader.order_by("-bestilt", "-id")[:antall]]


@ferdig
def _nyeste(innsyn: Personinnsyn, fra: datetime | None, til: datetime | None, antall: int) -> Any:
    rader = _om(innsyn, frozenset())
    like = {"bestilt__gte": fra, "bestilt__lt": til}
    rader = rader.filter(**{navn: verdi for navn, verdi in like.items() if verdi is not None})
    return rader.order_by("-bestilt", "-id")[:antall]


def antall_til_brukeren(innsyn: Personinnsyn, *, skjulte: frozenset[UUID]) -> int:
    return _om(innsyn, skjulte).count()


def side_til_brukeren(
    innsyn: Personinnsyn, *, skjulte: frozenset[UUID], fra: int, antall: int
) -> list[Varselrad]:
    """The same as `til_brukeren`, as one page of many, newest first."""
    rader = _om(innsyn, skjulte).order_by("-bestilt", "-id")
    return [_rad(v) for v in rader[fra : fra + antall]]


def _om(innsyn: Personinnsyn, skjulte: frozenset[UUID]) -> "QuerySet[Varsel]":
    """What the person themself was told, in the reader's rooms."""
    return Varsel.objects.filter(
        mottaker_id=innsyn.person_id, person_id=innsyn.person_id, rom__in=innsyn.rom
    ).exclude(objekt_id__in=skjulte)


def _til(aktor: Aktor) -> "QuerySet[Varsel]":
    """The receiver's own; who acts for a user sees those of the rooms that they see."""
    rader = Varsel.objects.filter(mottaker_id=aktor.id)
    return rader.filter(rom__in=aktor.hjelp.rom) if aktor.hjelp else rader


def _rad(v: Any) -> Varselrad:
    slag = Varselslag(v.slag)
    return Varselrad(
        v.id, slag, KATALOG[slag].type, v.bestilt, v.person_id, v.objekt_type, v.objekt_id, v.lest
    )
