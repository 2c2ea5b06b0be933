"""What the archive asks: every meeting with its agenda and versions, in a fixed number of queries."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from dap.felles.aktor import AktorType
from dap.kontor import queries as kontor
from dap.mote.models import Agendapunkt, Mote
from dap.mote.queries.moter import som_moterad, som_punktdata
from dap.mote.values import Motedata, Motestatus, Moteuttrekk, Moteversjon
from dap.tilgang.values import Personinnsyn

Navn = dict[UUID, str]


def uttrekk(innsyn: Personinnsyn) -> list[Moteuttrekk]:
    """Every meeting that the reader sees, oldest first. Four queries."""
    moter = list(
        Mote.objects.synlig_for(innsyn)
        .select_related("veileder", "periode")
        .order_by("opprettet", "id")
    )
    ider = [m.id for m in moter]
    historie: Any = Mote.pgh_event_model  # type: ignore[attr-defined]
    versjoner: dict[UUID, list[Any]] = defaultdict(list)
    for v in historie.objects.filter(pgh_obj_id__in=ider).order_by("versjon"):
        versjoner[v.pgh_obj_id].append(v)
    punkter: dict[UUID, list[Agendapunkt]] = defaultdict(list)
    for p in Agendapunkt.objects.filter(mote_id__in=ider, fjernet=False).order_by("id"):
        punkter[p.mote_id].append(p)
    navn = _navn(versjoner, punkter)
    return [
        Moteuttrekk(
            m.periode_id,
            _na(m, punkter[m.id], navn, innsyn.leser_id),
            tuple(_versjon(v, navn) for v in versjoner[m.id]),
        )
        for m in moter
    ]


def _navn(versjoner: dict[UUID, list[Any]], punkter: dict[UUID, list[Agendapunkt]]) -> Navn:
    ansatte = {
        v.endret_av_id
        for rad in versjoner.values()
        for v in rad
        if v.endret_av_type == AktorType.VEILEDER
    }
    ansatte |= {p.opprettet_av_id for rad in punkter.values() for p in rad}
    return kontor.navn(ansatte) if ansatte else {}


def _na(m: Mote, punkter: list[Agendapunkt], navn: Navn, leser_id: UUID) -> Motedata:
    return Motedata(
        **som_moterad(m),
        videolenke=m.videolenke,
        tolk=m.tolk,
        hensikt=m.hensikt,
        forberedelser=m.forberedelser,
        sluttord=m.sluttord,
        bedt_av_bruker=m.opprettet_av_type == AktorType.BRUKER,
        punkter=tuple(som_punktdata(p, leser_id, navn) for p in punkter),
        etter=m.etter_id,
    )


def _versjon(v: Any, navn: Navn) -> Moteversjon:
    return Moteversjon(
        nr=v.versjon,
        tid=v.endret,
        av_bruker=v.endret_av_type == AktorType.BRUKER,
        navn=navn.get(v.endret_av_id, ""),
        handling=v.handling,
        begrunnelse=v.begrunnelse,
        status=Motestatus(v.status),
        start=v.start,
        varighet=v.varighet,
        sted=v.sted,
    )
