"""Reading and stopping, and what follows from events."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models

from dap.felles.aktor import Aktor
from dap.hendelse.values import Hendelsesrad
from dap.varsel.models import Varsel, Varselvalg
from dap.varsel.values import SETT_I_PLANEN, Varselslag


def merk_lest(*, aktor: Aktor, objekt_id: UUID, naa: datetime) -> int:
    """The receiver has seen the record: every notification of it is read. Not when a helper has."""
    if not aktor.leser_selv:
        return 0
    return _uleste(aktor.id, objekt_id).update(lest=naa)


def merk_plan_lest(*, aktor: Aktor, person_id: UUID, naa: datetime) -> int:
    """Who has seen the person's plan has seen what changed in it; what asks for something stays."""
    if not aktor.leser_selv:
        return 0
    return Varsel.objects.filter(
        mottaker_id=aktor.id,
        person_id=person_id,
        slag__in=SETT_I_PLANEN,
        lest=None,
        stoppet=None,
    ).update(lest=naa)


def merk_alle_lest(*, aktor: Aktor, naa: datetime, bestilt_for: datetime | None = None) -> int:
    """The receiver has seen every notification, or those ordered before `bestilt_for`."""
    if not aktor.leser_selv:
        return 0
    uleste = Varsel.objects.filter(mottaker_id=aktor.id, lest=None, stoppet=None)
    if bestilt_for is not None:
        uleste = uleste.filter(bestilt__lt=bestilt_for)
    return uleste.update(lest=naa)


def stopp(*, objekt_id: UUID, naa: datetime, slag: Varselslag | None = None) -> int:
    """What it was about is over: nobody is reminded any more (of that kind, when one is given)."""
    uleste = Varsel.objects.filter(objekt_id=objekt_id, lest=None, stoppet=None)
    if slag is not None:
        uleste = uleste.filter(slag=slag)
    return uleste.update(stoppet=naa)


def stopp_flere(*, objekt_ider: Iterable[UUID], naa: datetime) -> int:
    """Like `stopp`, for many records at once."""
    return Varsel.objects.filter(objekt_id__in=list(objekt_ider), lest=None, stoppet=None).update(
        stoppet=naa
    )


def folg_hendelse(rad: Hendelsesrad) -> None:
    """Projection: when follow-up ends, nobody is reminded of anything in it. It stands first in the
    list, so that what is ordered because the follow-up ends is not stopped.

    And whether the person is followed up on paper, which decides how they are told."""
    if rad.type in _MANUELL:
        _sett_manuell(rad.person_id, manuell=_MANUELL[rad.type])
    if rad.type == "OPPFOLGING_AVSLUTTET":
        Varsel.objects.filter(person_id=rad.person_id, lest=None, stoppet=None).update(
            stoppet=rad.tid
        )


_MANUELL = {"SATT_TIL_MANUELL": True, "SATT_TIL_DIGITAL": False, "OPPFOLGING_AVSLUTTET": False}


def _sett_manuell(person_id: UUID, *, manuell: bool) -> None:
    endret = Varselvalg.objects.filter(person_id=person_id).update(manuell=manuell)
    if manuell and not endret:
        Varselvalg.objects.create(person_id=person_id, manuell=True)


def _uleste(mottaker_id: UUID, objekt_id: UUID) -> "models.QuerySet[Varsel]":
    return Varsel.objects.filter(
        mottaker_id=mottaker_id, objekt_id=objekt_id, lest=None, stoppet=None
    )
