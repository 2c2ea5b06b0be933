"""Absence, and who stands in meanwhile. Nothing here is about a person: the tables keep its history."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.felles.tid import dato
from dap.kontor import rules
from dap.kontor.models import Ansatt, Fravar
from dap.kontor.queries import kontorer_for, mulige_stedfortredere


@transaction.atomic
def registrer_fravar(
    *,
    aktor: Aktor,
    ansatt_id: UUID,
    stedfortreder_id: UUID,
    fra: date,
    til: date,
    naa: datetime,
) -> int:
    """Absent in [fra, til); the stand-in gets messages and tasks meanwhile. One's own, or the leader's.

    A stand-in is there: never absent in the same days, and who stands in for somebody is not
    absent either, so that there is never a chain to follow. Raises Regelbrudd FRAVAR_FEIL_VEI,
    FRAVAR_FOR_LANGT, FRAVAR_OVER, FRAVAR_FOR_TIDLIG, STEDFORTREDER_UTEN_TILGANG,
    FRAVAR_OVERLAPPER, STEDFORTREDER_BORTE or ER_STEDFORTREDER (each with `navn`, `fra`, `til`).
    """
    _krev_rett(aktor, ansatt_id, dato(naa))
    rules.krev_dager(fra, til, i_dag=dato(naa))
    # Both, always in the same order: what one registers, the other sees.
    list(
        Ansatt.objects.select_for_update()
        .filter(id__in=[ansatt_id, stedfortreder_id])
        .order_by("id")
    )
    if stedfortreder_id not in {id_ for id_, _ in mulige_stedfortredere(ansatt_id, dag=dato(naa))}:
        raise Regelbrudd("STEDFORTREDER_UTEN_TILGANG", felt="stedfortreder")
    _krev_ledig(ansatt_id, stedfortreder_id, fra, til)
    try:
        with transaction.atomic():
            rad = Fravar.objects.create(
                ansatt_id=ansatt_id, stedfortreder_id=stedfortreder_id, fra=fra, til=til
            )
    except IntegrityError as feil:
        raise Regelbrudd("FRAVAR_OVERLAPPER", felt="fra", navn="", fra=fra, til=til) from feil
    return rad.id


@transaction.atomic
def avslutt_fravar(*, aktor: Aktor, fravar_id: int, naa: datetime) -> None:
    """Back today; called off when it has not begun. Raises Regelbrudd FRAVAR_OVER."""
    rad = Fravar.objects.select_for_update().filter(id=fravar_id).first()
    if rad is None:
        raise IkkeFunnet
    i_dag = dato(naa)
    _krev_rett(aktor, rad.ansatt_id, i_dag)
    if rad.til <= i_dag or rad.til == rad.fra:
        raise Regelbrudd("FRAVAR_OVER")
    rad.til = max(rad.fra, i_dag)
    rad.save(update_fields=["til"])


def _krev_rett(aktor: Aktor, ansatt_id: UUID, dag: date) -> None:
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    if aktor.id == ansatt_id:
        return
    deres = kontorer_for(ansatt_id, dag=dag)
    if not aktor.har_rolle(*LEDERROLLER) or not aktor.kontorer & deres:
        raise IkkeTilgang("MANGLER_ROLLE")


def _krev_ledig(ansatt_id: UUID, stedfortreder_id: UUID, fra: date, til: date) -> None:
    samtidig = (
        Fravar.objects.filter(fra__lt=til, til__gt=fra)
        .filter(til__gt=F("fra"))
        .select_related("ansatt")
        .order_by("fra")
    )
    for kode, felt, rad in (
        ("FRAVAR_OVERLAPPER", "fra", samtidig.filter(ansatt_id=ansatt_id).first()),
        (
            "STEDFORTREDER_BORTE",
            "stedfortreder",
            samtidig.filter(ansatt_id=stedfortreder_id).first(),
        ),
        ("ER_STEDFORTREDER", "fra", samtidig.filter(stedfortreder_id=ansatt_id).first()),
    ):
        if rad is not None:
            siste = rad.til - timedelta(days=1)
            raise Regelbrudd(kode, felt=felt, navn=rad.ansatt.navn, fra=rad.fra, til=siste)
