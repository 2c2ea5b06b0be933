"""What an analyst sees: their own orders, and the files of those that are made."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.forskning import lager
from dap.forskning.models import Oppdrag
from dap.forskning.policies import krev_analytiker
from dap.forskning.tekst import les
from dap.forskning.values import (
    Handling,
    Loggrad,
    Oppdragsrad,
    Oppdragsside,
    Oppdragsstatus,
    Oppdragstype,
    Rapportvalg,
    Syntetiskvalg,
    Uttrekksvalg,
)

VIST = 50


def oppdrag(aktor: Aktor) -> tuple[Oppdragsrad, ...]:
    """One's own, newest first. Raises IkkeFunnet for everybody who is no analyst."""
    krev_analytiker(aktor)
    return tuple(
        som_rad(o)
        for o in Oppdrag.objects.filter(bestilt_av_id=aktor.id).order_by("-bestilt")[:VIST]
    )


def kilder(aktor: Aktor) -> tuple[Oppdragsrad, ...]:
    """Extracts that a report can be made of, newest first: also those being made."""
    return tuple(
        r for r in oppdrag(aktor) if r.er_uttrekk and (r.pagar or r.status == Oppdragsstatus.FERDIG)
    )


def valg(aktor: Aktor, oppdrag_id: UUID) -> Uttrekksvalg | Syntetiskvalg | Rapportvalg:
    """What was asked for, to order the same again. Raises IkkeFunnet."""
    o = finn(aktor, oppdrag_id)
    if o.type == Oppdragstype.SYNTETISK or o.fra is None or o.til is None:
        return Syntetiskvalg(o.personer, o.fro)
    if o.type == Oppdragstype.RAPPORT and o.kilde_id is not None:
        return Rapportvalg(
            kilde_id=o.kilde_id,
            fra=o.fra,
            til=o.til,
            formaal=o.formaal,
            nivaa=o.nivaa,
            godkjenning=o.godkjenning,
            grunn=o.grunn,
            sprak=o.sprak,
            valg=o.valg,
        )
    return Uttrekksvalg(
        fra=o.fra,
        til=o.til,
        formaal=o.formaal,
        hjemmel=o.hjemmel,
        sluttdato=o.sluttdato or o.til,
        kommune_tillatelse=o.kommune_tillatelse,
        dpia=o.dpia,
    )


def ett(aktor: Aktor, oppdrag_id: UUID) -> Oppdragsrad:
    return som_rad(finn(aktor, oppdrag_id))


def side(aktor: Aktor, oppdrag_id: UUID) -> Oppdragsside:
    o = finn(aktor, oppdrag_id)
    ferdig = o.status == Oppdragsstatus.FERDIG
    return Oppdragsside(
        rad=som_rad(o),
        kilde=som_rad(o.kilde) if o.kilde else None,
        rapporter=tuple(som_rad(r) for r in o.rapporter.order_by("-bestilt")[:VIST]),
        tabeller=lager.tabeller(o.id) if ferdig and o.type == Oppdragstype.RAPPORT else (),
        rader=lager.rader(o.id) if ferdig and o.type != Oppdragstype.RAPPORT else {},
        logg=tuple(
            Loggrad(x.tid, Handling(x.handling), x.hva)
            for x in o.logg.order_by("-tid", "-id")[:VIST]
        ),
    )


def finn(aktor: Aktor, oppdrag_id: UUID) -> Oppdrag:
    """One's own order. Raises IkkeFunnet: that another's exists is not told."""
    krev_analytiker(aktor)
    o = (
        Oppdrag.objects.select_related("kilde")
        .filter(id=oppdrag_id, bestilt_av_id=aktor.id)
        .first()
    )
    if o is None:
        raise IkkeFunnet
    return o


def rapportfil(aktor: Aktor, oppdrag_id: UUID, sti: str) -> Path:
    """A file of a finished report. Raises IkkeFunnet."""
    o = finn(aktor, oppdrag_id)
    fil = lager.rapportfil(o.id, sti) if o.status == Oppdragsstatus.FERDIG else None
    if fil is None or o.type != Oppdragstype.RAPPORT:
        raise IkkeFunnet
    return fil


def som_zip(aktor: Aktor, oppdrag_id: UUID) -> tuple[int, Iterator[bytes]]:
    """Everything in one file: its size, and its pieces. Raises IkkeFunnet."""
    o = finn(aktor, oppdrag_id)
    if o.status != Oppdragsstatus.FERDIG or not lager.mappe(o.id).is_dir():
        raise IkkeFunnet
    return lager.som_zip(o.id)


def som_rad(o: Oppdrag) -> Oppdragsrad:
    return Oppdragsrad(
        id=o.id,
        type=Oppdragstype(o.type),
        status=Oppdragsstatus(o.status),
        fra=o.fra,
        til=o.til,
        personer=o.personer,
        formaal=o.formaal,
        hjemmel=o.hjemmel,
        nivaa=o.nivaa,
        bestilt=o.bestilt,
        ferdig=o.ferdig,
        sluttdato=o.sluttdato,
        framdrift=o.framdrift,
        steg=les(o.steg),
        feil=les(o.feil),
        storrelse=o.storrelse,
        kilde_id=o.kilde_id,
        kommune_tillatelse=o.kommune_tillatelse,
        dpia=o.dpia,
        godkjenning=o.godkjenning,
        grunn=o.grunn,
        sprak=o.sprak,
        valg=o.valg,
    )
