"""The queue of unanswered threads, and how fast answers come."""

from datetime import datetime

from django.db.models import Count, Exists, F, Min, OuterRef, Q

from dap.dialog import rules
from dap.dialog.models import Lest, Svarlop, Trad
from dap.dialog.querysets import TradQuerySet
from dap.dialog.values import (
    KRITISKE_TEMA,
    Mottaker,
    Rekkefolge,
    Side,
    Svartid,
    Svartidsrad,
    Tema,
    Ubesvart,
    Utfall,
)
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang
from dap.oppfolging import queries as oppfolging

MAKS_I_KO = 200


def ubesvarte(
    aktor: Aktor, *, naa: datetime, rekkefolge: Rekkefolge = Rekkefolge.BEHOV
) -> list[Ubesvart]:
    """Threads that wait for this member of staff: own users' (and those stood in for), and those
    handed to their function or to the municipality. At most 200, oldest or neediest first."""
    sett = Lest.objects.filter(
        trad_id=OuterRef("pk"), side=Side.NAV, tid__gte=OuterRef("klokke_fra")
    )
    rader = (
        _ko(aktor, naa)
        .annotate(sett=Exists(sett), fornavn=F("person__fornavn"), etternavn=F("person__etternavn"))
        .order_by("klokke_fra", "id")[:MAKS_I_KO]
    )
    ut = [_ubesvart(rad, naa) for rad in rader]
    if rekkefolge == Rekkefolge.BEHOV:
        ut.sort(key=lambda u: (-u.poeng, u.klokke_fra))
    return ut


def antall_ubesvarte(aktor: Aktor, *, naa: datetime) -> int:
    return _ko(aktor, naa).count()


def restanse(*, naa: datetime) -> tuple[int, int, int, datetime | None]:
    """Threads that wait for NAV, of everybody: how many, how many past the deadline, how many critical
    ones that the alarm has gone for, and since when the oldest. Numbers alone: for who runs DAP."""
    over, alarm = Q(svarfrist__lt=naa), Q(alarm_sendt__isnull=False)
    tall = (
        Trad.objects.filter(klokke_fra__isnull=False, periode__slutt=None)
        .order_by()
        .aggregate(
            alle=Count("id"),
            over=Count("id", filter=over),
            usett=Count("id", filter=alarm),
            eldste=Min("klokke_fra"),
        )
    )
    return tall["alle"], tall["over"], tall["usett"], tall["eldste"]


def _ko(aktor: Aktor, naa: datetime) -> TradQuerySet:
    if not aktor.er_ansatt:
        return Trad.objects.none()
    mine = Q(mottaker=Mottaker.VEILEDER, person_id__in=oppfolging.mine_brukere(aktor, naa=naa))
    felles = Q(mottaker__in=sorted({*rules.funksjoner(aktor), Mottaker.KOMMUNE}))
    return (
        Trad.objects.kan_apnes_av(aktor)
        .apne()
        .filter(klokke_fra__isnull=False)
        .filter(mine | felles)
    )


def _ubesvart(rad: Trad, naa: datetime) -> Ubesvart:
    tema = Tema(rad.tema)
    klokke_fra, svarfrist = rad.klokke_fra or rad.siste_melding, rad.svarfrist or rad.siste_melding
    sett: bool = rad.sett  # type: ignore[attr-defined]
    alarm = rules.skal_alarmere(tema, klokke_fra=klokke_fra, sett=sett, naa=naa)
    return Ubesvart(
        trad_id=rad.id,
        person_id=rad.person_id,
        person=f"{rad.fornavn} {rad.etternavn}",  # type: ignore[attr-defined]
        overskrift=rad.overskrift,
        tema=tema,
        mottaker=Mottaker(rad.mottaker),
        klokke_fra=klokke_fra,
        svarfrist=svarfrist,
        kritisk=tema in KRITISKE_TEMA,
        alarm=alarm,
        antall=rad.antall,
        grunner=rules.grunner(
            tema, klokke_fra=klokke_fra, svarfrist=svarfrist, alarm=alarm, naa=naa
        ),
    )


def svartider(aktor: Aktor, *, fra: datetime, til: datetime) -> dict[Mottaker, Svartid]:
    """Answer times in [fra, til), by receiver, on the working-day clock and on plain hours.

    Counts the threads that the reader may open, and only those.
    """
    if not aktor.er_ansatt:
        raise IkkeTilgang
    lop = Svarlop.objects.filter(
        slutt__gte=fra,
        slutt__lt=til,
        utfall=Utfall.BESVART,
        trad__in=Trad.objects.kan_apnes_av(aktor).values("id"),
    )
    rader: dict[Mottaker, list[tuple[Svartidsrad, float]]] = {}
    for rad in lop.iterator():
        tidsrad = _tidsrad(rad)
        frist = rules.timer_mellom(rad.fra, rad.frist)[1]
        rader.setdefault(tidsrad.mottaker, []).append((tidsrad, frist))
    return {
        mottaker: rules.oppsummer([r for r, _ in par], [f for _, f in par])
        for mottaker, par in sorted(rader.items())
    }


def _tidsrad(rad: Svarlop) -> Svartidsrad:
    timer, arbeidstimer = rules.timer_mellom(rad.fra, rad.slutt or rad.fra)
    return Svartidsrad(
        mottaker=Mottaker(rad.mottaker),
        fra=rad.fra,
        slutt=rad.slutt,
        utfall=Utfall(rad.utfall) if rad.utfall else None,
        timer=timer,
        arbeidstimer=arbeidstimer,
    )
