"""Absence as the office and its staff read it."""

from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from dap.felles.aktor import Rolle
from dap.kontor.models import Ansatt, Fravar, Kontortilhorighet
from dap.kontor.rules import kan_sta_inn, rom_ved_kontor
from dap.kontor.values import Ansettelse, Fravarsrad
from dap.tabell.orden import norsk


def _na(dag: date) -> "QuerySet[Kontortilhorighet]":
    return Kontortilhorighet.objects.filter(fra__lte=dag).filter(Q(til=None) | Q(til__gt=dag))


def kontorer_for(ansatt_id: UUID, *, dag: date) -> frozenset[str]:
    """The offices that the member of staff belongs to that day."""
    return frozenset(_na(dag).filter(ansatt_id=ansatt_id).values_list("kontor_id", flat=True))


def mulige_stedfortredere(ansatt_id: UUID, *, dag: date) -> list[tuple[UUID, str]]:
    """Colleagues who follow people up and see, at every office of the absent one, what that one
    sees; by name. Two queries."""
    fravaerende = Ansatt.objects.filter(id=ansatt_id).first()
    if fravaerende is None:
        return []
    rader = (
        _na(dag)
        .filter(kontor_id__in=kontorer_for(ansatt_id, dag=dag))
        .select_related("ansatt", "kontor")
        .order_by(norsk("ansatt__navn"))
    )
    deres = Ansettelse(fravaerende.ansettelse)
    ut: dict[UUID, str] = {}
    for r in rader:
        ser = rom_ved_kontor(
            Ansettelse(r.ansatt.ansettelse), kommunen_ser_stat=r.kontor.kommunen_ser_stat
        )
        skal_se = rom_ved_kontor(deres, kommunen_ser_stat=r.kontor.kommunen_ser_stat)
        roller = frozenset(Rolle(x) for x in r.ansatt.roller)
        if r.ansatt_id != ansatt_id and kan_sta_inn(roller, ser=ser, skal_se=skal_se):
            ut[r.ansatt_id] = r.ansatt.navn
    return list(ut.items())


def fravar_ved(kontor_nr: str, *, dag: date) -> list[Fravarsrad]:
    """Absences of the office's staff that are not over, the first first. One query."""
    ansatte = _na(dag).filter(kontor_id=kontor_nr).values("ansatt_id")
    return _rader(Fravar.objects.filter(ansatt_id__in=ansatte, til__gt=dag))


def fravar_for(ansatt_id: UUID, *, dag: date) -> list[Fravarsrad]:
    """One's own absences that are not over."""
    return _rader(Fravar.objects.filter(ansatt_id=ansatt_id, til__gt=dag))


def _rader(rader: "QuerySet[Fravar]") -> list[Fravarsrad]:
    ikke_avlyst = rader.filter(til__gt=F("fra")).select_related("ansatt", "stedfortreder")
    return [
        Fravarsrad(
            f.id,
            f.ansatt_id,
            f.ansatt.navn,
            f.stedfortreder_id,
            f.stedfortreder.navn,
            f.fra,
            f.til,
        )
        for f in ikke_avlyst.order_by("fra", "id")
    ]
