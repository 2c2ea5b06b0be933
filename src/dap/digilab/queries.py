from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from dap.digilab import rules
from dap.digilab.models import Deltakelse, Digilab
from dap.digilab.operations import krev_ved_kontoret, som_innhold
from dap.digilab.values import (
    Dagdata,
    Dagstatus,
    Deltakerdata,
    Deltakerstatus,
    Egendata,
    Hjelpebehov,
)
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.hendelse import queries as hendelse
from dap.tabell.blikk import Blikk, Nokkel
from dap.tilgang import queries as tilgang
from dap.tilgang.queries import apnbare_vilkar
from dap.tilgang.values import Personinnsyn


def dager(aktor: Aktor, *, antall: int = 50) -> list[Dagdata]:
    """The days of the reader's offices, newest first. One query."""
    rader = Digilab.objects.filter(kontor_id__in=aktor.kontorer).annotate(
        ledige=Count("stoler", filter=Q(stoler__deltakelse=None))
    )
    return [_dag(r, r.ledige) for r in rader.order_by("-start", "id")[:antall]]


def dag(aktor: Aktor, digilab_id: UUID) -> Dagdata:
    """One day of the reader's office. Raises IkkeFunnet."""
    rad = (
        Digilab.objects.filter(id=digilab_id)
        .annotate(ledige=Count("stoler", filter=Q(stoler__deltakelse=None)))
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    krev_ved_kontoret(aktor, rad.kontor_id)
    return _dag(rad, rad.ledige)


def _dag(d: Digilab, ledige: int) -> Dagdata:
    return Dagdata(d.id, d.kontor_id, som_innhold(d), Dagstatus(d.status), ledige, d.versjon)


def deltakere(aktor: Aktor, digilab_id: UUID) -> list[Deltakerdata]:
    """Those who were asked, by surname: only whom the reader may open, in the rooms they see.

    A fixed number of queries, however many there are.
    """
    rader = list(
        Deltakelse.objects.filter(apnbare_vilkar(aktor), digilab_id=digilab_id)
        .select_related("digilab")
        .order_by("id")
    )
    ser = tilgang.synlige_rom_for(aktor, {r.person_id for r in rader})
    rader = [r for r in rader if r.rom in ser.get(r.person_id, frozenset())]
    navn = {p.id: p for p in tilgang.apnbare(aktor, {r.person_id for r in rader})}
    forst = hendelse.forste_innlogging(navn)
    rekkefolge = {id_: nr for nr, id_ in enumerate(navn)}
    return [
        _deltaker(r, navn[r.person_id].navn, forst.get(r.person_id))
        for r in sorted(
            (r for r in rader if r.person_id in navn), key=lambda r: rekkefolge[r.person_id]
        )
    ]


def _deltaker(r: Deltakelse, navn: str, forst: datetime | None) -> Deltakerdata:
    return Deltakerdata(
        id=r.id,
        person_id=r.person_id,
        navn=navn,
        status=Deltakerstatus(r.status),
        svart=r.svart,
        behov=tuple(Hjelpebehov(b) for b in r.behov),
        notat=r.notat,
        versjon=r.versjon,
        ble_digital=forst if forst and forst >= r.digilab.start else None,
    )


def en_deltaker(innsyn: Personinnsyn, deltakelse_id: UUID, navn: str) -> Deltakerdata:
    """One who was asked, whose access has been decided. Raises IkkeFunnet."""
    rad = (
        Deltakelse.objects.synlig_for(innsyn)
        .filter(id=deltakelse_id)
        .select_related("digilab")
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    forst = hendelse.forste_innlogging([innsyn.person_id])
    return _deltaker(rad, navn, forst.get(innsyn.person_id))


def person_i(deltakelse_id: UUID) -> UUID:
    """Whose it is, for who decides access next. Raises IkkeFunnet."""
    rad = Deltakelse.objects.filter(id=deltakelse_id).values_list("person_id", flat=True).first()
    if rad is None:
        raise IkkeFunnet
    return rad


def spurte(digilab_id: UUID) -> frozenset[UUID]:
    """Everybody who has been asked to the day, for leaving them out of those who can be."""
    rader = Deltakelse.objects.filter(digilab_id=digilab_id)
    return frozenset(rader.values_list("person_id", flat=True))


def mine(innsyn: Personinnsyn, *, naa: datetime) -> list[Egendata]:
    """The days that one person was asked to, newest first; nothing of the others. One query."""
    rader = Deltakelse.objects.synlig_for(innsyn).select_related("digilab__kontor")
    return [_egen(r, naa) for r in rader.order_by("-digilab__start", "id")]


def uttrekk(innsyn: Personinnsyn) -> list[Egendata]:
    """The same for the archive, oldest first."""
    rader = Deltakelse.objects.synlig_for(innsyn).select_related("digilab__kontor")
    return [_egen(r, None) for r in rader.order_by("digilab__start", "id")]


def _egen(r: Deltakelse, naa: datetime | None) -> Egendata:
    d, status = r.digilab, Deltakerstatus(r.status)
    avlyst = d.status == Dagstatus.AVLYST
    return Egendata(
        id=r.id,
        dag=som_innhold(d),
        kontor=d.kontor.navn,
        avlyst=avlyst,
        status=status,
        behov=tuple(Hjelpebehov(b) for b in r.behov),
        notat=r.notat,
        kan_svare=naa is not None and rules.kan_svare(status, d.start, avlyst=avlyst, naa=naa),
        rom=r.rom,
    )


def blikk(innsyn: Personinnsyn, nokler: Iterable[Nokkel]) -> dict[Nokkel, Blikk]:
    """What the days are called, for the timeline."""
    alle = set(nokler)
    titler = dict(
        Deltakelse.objects.synlig_for(innsyn)
        .filter(id__in={id_ for id_, _tid in alle})
        .values_list("id", "digilab__tittel")
    )
    return {n: Blikk(titler[n[0]]) for n in alle if n[0] in titler}
