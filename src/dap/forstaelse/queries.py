"""Reads of what the two sides have said. Everything is filtered by the reader's Personinnsyn."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from dap.felles.rom import Rom
from dap.forstaelse import rules
from dap.forstaelse.models import Forstaelse
from dap.forstaelse.values import (
    Antall,
    Forstaelsedata,
    Lesertilstand,
    Mening,
    Side,
    Tilstand,
    Utsagn,
)
from dap.kontor import queries as kontor
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn

_TELLING = {t.value.lower(): Count("id", filter=Q(tilstand=t)) for t in Tilstand}


def leserside(innsyn: Personinnsyn) -> Side:
    return Side.BRUKER if innsyn.er_bruker else Side.NAV


def for_leser(innsyn: Personinnsyn, tilstand: Tilstand) -> Lesertilstand:
    return rules.for_leser(tilstand, leserside(innsyn))


def tilstander(
    innsyn: Personinnsyn,
    objekt_ider: Iterable[UUID] | None = None,
    *,
    objekt_type: str | None = None,
) -> dict[UUID, Lesertilstand]:
    """How the things stand for this reader, {objekt_id: state}; one query for any number.

    Without ids: everything of the person (of one kind) that still stands. Things that nobody has been asked
    about, and those that are over, are left out.
    """
    rader = Forstaelse.objects.synlig_for(innsyn).apne()
    if objekt_ider is not None:
        rader = rader.filter(objekt_id__in=set(objekt_ider))
    if objekt_type is not None:
        rader = rader.filter(objekt_type=objekt_type)
    side = leserside(innsyn)
    return {
        id_: rules.for_leser(Tilstand(t), side)
        for id_, t in rader.values_list("objekt_id", "tilstand")
    }


def om(innsyn: Personinnsyn, objekt_id: UUID) -> Forstaelsedata | None:
    """What has been said of one thing, with names; None when nobody has been asked. Two queries."""
    rad = (
        Forstaelse.objects.synlig_for(innsyn)
        .select_related("periode")
        .filter(objekt_id=objekt_id)
        .first()
    )
    if rad is None:
        return None
    return som_data(rad, kontor.navn([rad.nav_av_id]) if rad.nav_av_id else {})


def om_flere(innsyn: Personinnsyn, objekt_ider: Iterable[UUID]) -> dict[UUID, Forstaelsedata]:
    """The same of several things; two queries for any number."""
    rader = list(
        Forstaelse.objects.synlig_for(innsyn)
        .select_related("periode")
        .filter(objekt_id__in=set(objekt_ider))
    )
    ansatte = {r.nav_av_id for r in rader if r.nav_av_id}
    navn = kontor.navn(ansatte) if ansatte else {}
    return {r.objekt_id: som_data(r, navn) for r in rader}


def antall(innsyn: Personinnsyn) -> Antall:
    """How many of the person's things stand in each state, in the rooms that the reader sees."""
    rader = _antall(innsyn)
    return Antall(**rader[0]._asdict()) if rader else Antall()


@ferdig
def _antall(innsyn: Personinnsyn) -> Any:
    rader: Any = Forstaelse.objects.synlig_for(innsyn).apne().values("person_id")
    return rader.annotate(**_TELLING).order_by().values_list(*_TELLING)


def antall_for(rom_for: Mapping[UUID, frozenset[Rom]]) -> dict[UUID, Antall]:
    """The same for many persons, in the rooms given for each; one query.

    The caller has decided access to every one of them (`tilgang.queries.apnbare`,
    `synlige_rom_for`). Who has nothing to agree on is left out.
    """
    valg = Q(pk__in=[])
    for rom in set(rom_for.values()):
        personer = [p for p, ser in rom_for.items() if ser == rom]
        valg |= Q(person_id__in=personer, rom__in=rom)
    rader: Any = Forstaelse.objects.filter(valg).apne().values("person_id").annotate(**_TELLING)
    return {
        r["person_id"]: Antall(**{navn: r[navn] for navn in _TELLING}) for r in rader.order_by()
    }


def som_data(rad: Forstaelse, navn: Mapping[UUID, str] | None = None) -> Forstaelsedata:
    navn = navn or {}
    bruker = _utsagn(rad.bruker_mening, rad.bruker_kommentar, rad.bruker_av_id, rad.bruker_tid, {})
    nav = _utsagn(rad.nav_mening, rad.nav_kommentar, rad.nav_av_id, rad.nav_tid, navn)
    return Forstaelsedata(
        objekt_type=rad.objekt_type,
        objekt_id=rad.objekt_id,
        versjon=rad.objekt_versjon,
        rom=rad.rom,
        bruker=bruker,
        nav=nav,
        tilstand=Tilstand(rad.tilstand),
        apen=rad.gjelder and (rad.periode is None or rad.periode.slutt is None),
    )


def _utsagn(
    mening: str, kommentar: str, av_id: UUID | None, tid: object, navn: Mapping[UUID, str]
) -> Utsagn | None:
    if not mening or av_id is None or tid is None:
        return None
    return Utsagn(Mening(mening), kommentar, av_id, navn.get(av_id, ""), tid)  # type: ignore[arg-type]
