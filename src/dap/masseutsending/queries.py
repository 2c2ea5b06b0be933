"""Reads of messages to very many: numbers, and nobody's name."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.kontor import queries as kontor
from dap.masseutsending import rules
from dap.masseutsending.models import Massemottaker, Masseutsending
from dap.masseutsending.values import (
    Flettefelt,
    Forhandsvisning,
    Framdrift,
    Innhold,
    Massedata,
    Status,
)
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import krev_administrator
from dap.varsel import queries as varsel

VIST = 50


def utvalg(kontorer: Sequence[str]) -> list[UUID]:
    """Everybody who is followed up, at the offices when some are given."""
    alle = oppfolging.under_oppfolging()
    return kontor.bare_ved(alle, kontorer) if kontorer else alle


def masseutsendinger(aktor: Aktor) -> list[Massedata]:
    """Newest first. Raises IkkeTilgang."""
    krev_administrator(aktor)
    return _data(list(Masseutsending.objects.order_by("-opprettet")[:VIST]), aktor)


def masseutsending(aktor: Aktor, masseutsending_id: UUID) -> Massedata:
    """Raises IkkeTilgang, IkkeFunnet."""
    krev_administrator(aktor)
    rader = list(Masseutsending.objects.filter(id=masseutsending_id))
    if not rader:
        raise IkkeFunnet
    return _data(rader, aktor)[0]


def forhandsvisning(data: Massedata, eksempel: dict[Flettefelt, str]) -> Forhandsvisning:
    """The text as somebody invented would read it, and how many would get it, in which way."""
    tekst = rules.flett(data.innhold.tekst, eksempel)
    if data.status == Status.UTKAST:
        return Forhandsvisning(tekst, len(utvalg(data.innhold.kontorer)), 0, 0)
    digital = Q(person__kan_varsles=True) & ~Q(person__varselvalg__manuell=True)
    tall = Massemottaker.objects.filter(utsending_id=data.id).aggregate(
        alle=Count("id"), digitalt=Count("id", filter=digital)
    )
    return Forhandsvisning(tekst, tall["alle"], tall["digitalt"], tall["alle"] - tall["digitalt"])


def framdrift(masseutsending_id: UUID) -> Framdrift:
    """How far it has come. Numbers alone."""
    tall = Massemottaker.objects.filter(utsending_id=masseutsending_id).aggregate(
        alle=Count("id"),
        lagret=Count("trad"),
        hoppet=Count("id", filter=~Q(hoppet="")),
    )
    trader = Massemottaker.objects.filter(
        utsending_id=masseutsending_id, trad__isnull=False
    ).values("trad_id")
    return Framdrift(tall["alle"], tall["lagret"], tall["hoppet"], varsel.antall_per_status(trader))


def _data(rader: list[Masseutsending], aktor: Aktor) -> list[Massedata]:
    ansatte = {r.opprettet_av_id for r in rader} | {
        r.godkjent_av_id for r in rader if r.godkjent_av_id
    }
    navn = kontor.navn(ansatte)
    return [
        Massedata(
            id=r.id,
            innhold=Innhold(r.navn, r.overskrift, r.tekst, tuple(r.kontorer)),
            status=Status(r.status),
            versjon=r.versjon,
            laget_av=navn.get(r.opprettet_av_id, ""),
            mitt=aktor.id == r.opprettet_av_id,
            opprettet=r.opprettet,
            godkjent_av=navn.get(r.godkjent_av_id, "") if r.godkjent_av_id else "",
            godkjent=r.godkjent,
            stoppgrunn=r.stoppgrunn,
        )
        for r in rader
    ]
