"""Rows made into values: what one warning is, with its proofs, answers and changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from dap.eskalering.maler import versjon_av
from dap.eskalering.models import Eskalering, Levering, Svar
from dap.eskalering.values import (
    Avslutning,
    Eskaleringsdata,
    Fristendring,
    Leveringsdata,
    Leveringskilde,
    Status,
    Svardata,
    Svarmate,
)
from dap.felles.aktor import AktorType
from dap.kontor import queries as kontor

FORLENGET = "FORLENGET"


def en(rad: Eskalering, dag: date) -> Eskaleringsdata:
    return alle([rad], dag)[0]


def alle(rader: Iterable[Eskalering], dag: date) -> list[Eskaleringsdata]:
    """In the order given. Four queries, whatever the number; none when there are none."""
    rader = list(rader)
    if not rader:
        return []
    ider = [r.id for r in rader]
    leveringer: dict[UUID, list[Levering]] = defaultdict(list)
    for lev in Levering.objects.filter(eskalering_id__in=ider).order_by("tid"):
        leveringer[lev.eskalering_id].append(lev)
    svar: dict[UUID, list[Svar]] = defaultdict(list)
    for s in Svar.objects.filter(eskalering_id__in=ider).order_by("tid", "id"):
        svar[s.eskalering_id].append(s)
    historie = _forlengelser(ider)
    navn = _navn(rader, svar, historie)
    return [
        _data(r, dag, leveringer[r.id], svar[r.id], historie.get(r.id, []), navn) for r in rader
    ]


def _forlengelser(ider: list[UUID]) -> dict[UUID, list[Any]]:
    """Every version of the rows where the deadline may have changed, oldest first."""
    versjoner: Any = Eskalering.pgh_event_model  # type: ignore[attr-defined]
    ut: dict[UUID, list[Any]] = defaultdict(list)
    for v in versjoner.objects.filter(pgh_obj_id__in=ider, handling=FORLENGET).order_by("versjon"):
        ut[v.pgh_obj_id].append(v)
    return ut


def _navn(
    rader: list[Eskalering], svar: Mapping[UUID, list[Svar]], historie: Mapping[UUID, list[Any]]
) -> Mapping[UUID, str]:
    ansatte = {r.opprettet_av_id for r in rader}
    ansatte |= {r.endret_av_id for r in rader if r.endret_av_type == AktorType.VEILEDER}
    ansatte |= {s.skrevet_ned_av for liste in svar.values() for s in liste if s.skrevet_ned_av}
    ansatte |= {v.endret_av_id for liste in historie.values() for v in liste}
    return kontor.navn(ansatte)


def _data(
    r: Eskalering,
    dag: date,
    leveringer: list[Levering],
    svar: list[Svar],
    historie: list[Any],
    navn: Mapping[UUID, str],
) -> Eskaleringsdata:
    return Eskaleringsdata(
        id=r.id,
        person_id=r.person_id,
        rom=r.rom,
        periode_id=r.periode_id,
        trad_id=r.trad_id,
        versjon=r.versjon,
        mal=versjon_av(r.malkode, r.malversjon),
        sprak=r.sprak,
        overskrift=r.overskrift,
        tekst=r.tekst,
        frist=r.frist,
        forste_frist=r.forste_frist,
        sendt=r.opprettet,
        sendt_av=navn.get(r.opprettet_av_id, ""),
        per_post=r.per_post,
        dag=dag,
        leveringer=tuple(
            Leveringsdata(Leveringskilde(lev.kilde), lev.tid, lev.kom, lev.postet)
            for lev in leveringer
        ),
        svar=tuple(_svar(s, navn) for s in svar),
        endringer=tuple(_endringer(r, historie, navn)),
        avsluttet=_avslutning(r, navn),
    )


def _svar(s: Svar, navn: Mapping[UUID, str]) -> Svardata:
    return Svardata(
        maate=Svarmate(s.maate),
        tid=s.tid,
        mottatt=s.mottatt,
        nr=s.nr,
        vedlegg=s.vedlegg,
        skrevet_ned_av=navn.get(s.skrevet_ned_av, "") if s.skrevet_ned_av else "",
    )


def _endringer(
    r: Eskalering, historie: list[Any], navn: Mapping[UUID, str]
) -> Iterable[Fristendring]:
    for_ = r.forste_frist
    for v in historie:
        yield Fristendring(v.endret, for_, v.frist, v.begrunnelse, navn.get(v.endret_av_id, ""))
        for_ = v.frist


def _avslutning(r: Eskalering, navn: Mapping[UUID, str]) -> Avslutning | None:
    if r.avsluttet is None:
        return None
    av = navn.get(r.endret_av_id, "")
    return Avslutning(Status(r.status), r.avsluttet, r.sluttgrunn, av)
