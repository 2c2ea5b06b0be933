"""Read marks, and what has happened to the user's last message."""

from datetime import datetime
from typing import Any
from uuid import UUID

from dap.dialog.models import Lest, Overlevering, Svarlop
from dap.dialog.values import Kvittering, Kvitteringssteg, Mottaker, Side, Steg, Utfall
from dap.felles.aktor import AktorType
from dap.kontor import queries as kontor
from dap.tabell.ferdig import ferdig


def lest_av_bruker(trad: Any, meldinger: list[Any]) -> datetime | None:
    """When the user first had read the last of NAV's messages shown."""
    nr = max((m.nr for m in meldinger if m.avsender_type != AktorType.BRUKER), default=None)
    if nr is None:
        return None
    lest = Lest.objects.filter(trad_id=trad.id, side=Side.BRUKER, til_nr__gte=nr)
    return lest.order_by("til_nr").values_list("tid", flat=True).first()


def kvittering_for(trad: Any) -> Kvittering:
    mottaker = Mottaker(trad.mottaker)
    if not (lop := _siste_lop(trad.id)):
        return Kvittering((), None, mottaker)
    siste = lop[0]
    steg = [Kvitteringssteg(Steg.MOTTATT, siste.fra)]
    steg += _sett(siste)
    steg += [
        Kvitteringssteg(Steg.OVERLEVERT, o.tid, mottaker=Mottaker(o.til))
        for o in _overleveringer(trad.id, siste.fra)
    ]
    if siste.slutt is not None:
        slag = _SLUTTSTEG.get(Utfall(siste.utfall), Steg.TRENGER_IKKE_SVAR)
        steg.append(Kvitteringssteg(slag, siste.slutt, str(siste.avsluttet_av_id or "")))
    steg.sort(key=lambda s: s.tid)
    return Kvittering(_med_navn(steg), trad.svarfrist, mottaker)


@ferdig
def _siste_lop(trad_id: UUID) -> Any:
    return Svarlop.objects.filter(trad_id=trad_id).order_by("-id")[:1]


@ferdig
def _overleveringer(trad_id: UUID, fra: datetime) -> Any:
    rader = Overlevering.objects.filter(trad_id=trad_id, tid__gte=fra)
    return rader.order_by("tid").values_list("tid", "til")


_SLUTTSTEG = {
    Utfall.BESVART: Steg.BESVART,
    Utfall.OPPFOLGING_AVSLUTTET: Steg.OPPFOLGING_AVSLUTTET,
}


def _sett(lop: Any) -> list[Kvitteringssteg]:
    """Each of NAV's readers once, while the answer was waited for. Who answers has seen it too."""
    forst: dict[UUID, datetime] = {}
    for leser_id, tid in _lest_av_nav(lop.trad_id, lop.fra, lop.slutt):
        forst.setdefault(leser_id, tid)
    return [Kvitteringssteg(Steg.SETT, tid, str(id_)) for id_, tid in forst.items()]


@ferdig
def _lest_av_nav(trad_id: UUID, fra: datetime, til: datetime | None) -> Any:
    lest = Lest.objects.filter(trad_id=trad_id, side=Side.NAV, tid__gte=fra)
    if til is not None:
        lest = lest.filter(tid__lt=til)
    return lest.order_by("tid", "id").values_list("leser_id", "tid")


def _med_navn(steg: list[Kvitteringssteg]) -> tuple[Kvitteringssteg, ...]:
    ider = {UUID(s.hvem) for s in steg if s.hvem}
    navn = kontor.navn(ider) if ider else {}
    return tuple(
        Kvitteringssteg(s.steg, s.tid, navn.get(UUID(s.hvem), "") if s.hvem else "", s.mottaker)
        for s in steg
    )
