"""Who at the office has an open warning: one list, that the reader may open everybody in."""

from datetime import date, datetime
from typing import Any

from django.db.models import DateField, Min, OuterRef, Q, Subquery, Sum

from dap.eskalering.maler import versjon_av
from dap.eskalering.models import Eskalering, Levering
from dap.eskalering.rules import er_utlopt
from dap.eskalering.values import (
    Filter,
    Hvem,
    Leveringskilde,
    Malkode,
    Oversiktsrad,
)
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person
from dap.tilgang.queries import apnbare_vilkar


def oversikt(
    aktor: Aktor, *, hvem: Hvem, filter_: Filter, naa: datetime, maks: int = 500
) -> list[Oversiktsrad]:
    """Open warnings, the deadline that came first first: of those the reader may open without stating
    a reason, at offices where they see the state's room. Three queries, whatever the number.
    """
    dag = dato(naa)
    rader = _synlige(aktor)
    if hvem == Hvem.MINE:
        rader = rader.filter(person_id__in=oppfolging.mine_brukere(aktor, naa=naa))
    funnet = [_rad(r, dag) for r in _med_fakta(rader, dag)[:maks]]
    valgte = [r for r in funnet if _passer(r, filter_)]
    navn = person.navn([r["person_id"] for r in valgte]) if valgte else {}
    return [Oversiktsrad(**r, person=navn.get(r["person_id"], "")) for r in valgte]


def _synlige(aktor: Aktor) -> Any:
    statlige = [nr for nr, rom in aktor.kontorrom.items() if Rom.STAT in rom]
    return Eskalering.objects.aktive().filter(
        apnbare_vilkar(aktor) & Q(person__kontorer__kontor_id__in=statlige)
    )


def _med_fakta(rader: Any, dag: date) -> Any:
    levert = Levering.objects.filter(eskalering=OuterRef("pk"), kom__lte=dag).order_by("kom", "tid")
    postet = Levering.objects.filter(eskalering=OuterRef("pk"), kom__gt=dag).order_by("kom")
    return rader.annotate(
        pa_vei=Subquery(postet.values("postet")[:1], output_field=DateField()),
        levert=Subquery(levert.values("kom")[:1], output_field=DateField()),
        kilde=Subquery(levert.values("kilde")[:1]),
        besvart=Min("svar__mottatt"),
        vedlegg=Sum("svar__vedlegg"),
    ).order_by("frist", "id")


def _rad(r: Any, dag: date) -> dict[str, Any]:
    return {
        "id": r.id,
        "person_id": r.person_id,
        "malkode": Malkode(r.malkode),
        "navn": versjon_av(r.malkode, r.malversjon).navn,
        "sendt": dato(r.opprettet),
        "frist": r.frist,
        "dager_igjen": (r.frist - dag).days,
        "levert": r.levert,
        "pa_vei": None if r.levert else r.pa_vei,
        "kilde": Leveringskilde(r.kilde) if r.kilde else None,
        "besvart": r.besvart,
        "vedlegg": r.vedlegg or 0,
        "per_post": r.per_post,
        "utlopt": er_utlopt(dato(r.opprettet), r.frist, dag),
    }


def _passer(r: dict[str, Any], filter_: Filter) -> bool:
    passer: dict[Filter, bool] = {
        Filter.ALLE: True,
        Filter.OVER_FRIST: r["dager_igjen"] < 0 and r["besvart"] is None,
        Filter.BESVART: r["besvart"] is not None,
        Filter.IKKE_LEVERT: r["levert"] is None,
        Filter.UTLOPT: r["utlopt"],
    }
    return passer[filter_]
