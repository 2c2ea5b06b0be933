"""Reads of decisions: the person's own, and those of staff who see the state's room."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch
from django.db.models.functions import Length

from dap.felles.feil import IkkeFunnet
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.felles.lesning import en_gang
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn
from dap.vedtak.brev import brevord
from dap.vedtak.models import Brev, Kildebilde, Klage, Vedtak
from dap.vedtak.queries.klage import som_klagedata
from dap.vedtak.values import (
    APNE_KLAGER,
    Brevord,
    Fryst,
    Kilde,
    Kildedel,
    Vedtaksdata,
    Vedtaksrad,
    Vedtakstype,
    Vedtaksuttrekk,
)


@en_gang
def _alle(innsyn: Personinnsyn) -> tuple[Vedtaksrad, ...]:
    apen = oppfolging.apen_periode(innsyn.person_id)
    return tuple(Vedtaksrad(**_felles(v, apen.id if apen else None)) for v in _rader(innsyn))


@ferdig
def _rader(innsyn: Personinnsyn) -> Any:
    felt = ("id", "periode_id", "innsatsgruppe", "hovedmal", "fattet", "type", "historisk_fra")
    rader = Vedtak.objects.synlig_for(innsyn).order_by("-fattet", "-id")
    return rader.values_list(*felt, "klagefrist")


def vedtakene(innsyn: Personinnsyn) -> list[Vedtaksrad]:
    """Every decision about the person, newest first. Two queries."""
    return list(_alle(innsyn))


def gjeldende(innsyn: Personinnsyn) -> Vedtaksrad | None:
    """The decision that counts now: made in the follow-up that runs, and not replaced."""
    return next((v for v in _alle(innsyn) if v.gjeldende), None)


def gjeldende_med_alt(innsyn: Personinnsyn) -> Vedtaksdata | None:
    """The decision that counts now with its frozen sources and complaints; None without one."""
    rad = _med_alt(innsyn).filter(historisk_fra=None, periode__slutt=None).first()
    return _data(rad, innsyn, rad.periode_id) if rad else None


def trenger_vedtak(innsyn: Personinnsyn) -> bool:
    """Followed up, and nothing is decided in this follow-up."""
    return oppfolging.apen_periode(innsyn.person_id) is not None and gjeldende(innsyn) is None


def ny_innsatsgruppe(innsyn: Personinnsyn) -> datetime | None:
    """When the current decision gave another group than the one before; None when it did not."""
    alle = _alle(innsyn)
    if len(alle) < 2 or not alle[0].gjeldende:
        return None
    return alle[0].fattet if alle[0].innsatsgruppe != alle[1].innsatsgruppe else None


def gjeldende_for(person_ider: Iterable[UUID]) -> dict[UUID, Vedtaksrad]:
    """The current decision of each person, in one query.

    The caller has decided access to every one of them, and that they see the state's room.
    """
    rader = Vedtak.objects.filter(
        person_id__in=set(person_ider), historisk_fra=None, periode__slutt=None
    )
    return {v.person_id: Vedtaksrad(**_felles(v, v.periode_id)) for v in rader}


def ett_vedtak(innsyn: Personinnsyn, vedtak_id: UUID, *, naa: datetime) -> Vedtaksdata:
    """Everything of one, with its frozen sources and complaints. Raises IkkeFunnet."""
    rad = _med_alt(innsyn).filter(id=vedtak_id).first()
    if rad is None:
        raise IkkeFunnet
    apen = oppfolging.apen_periode(innsyn.person_id)
    return _data(rad, innsyn, apen.id if apen else None)


def brevfil(innsyn: Personinnsyn, vedtak_id: UUID) -> tuple[bytes, str]:
    """The letter and its file name. Raises IkkeFunnet."""
    rad = (
        Brev.objects.filter(vedtak__in=Vedtak.objects.synlig_for(innsyn), vedtak_id=vedtak_id)
        .select_related("vedtak")
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    return bytes(rad.innhold), f"vedtak-{dato(rad.vedtak.fattet).isoformat()}.pdf"


def vedtaksbrev(innsyn: Personinnsyn, vedtak_id: UUID, *, naa: datetime) -> Brevord:
    """The words of the letter, in the language of the moment. Raises IkkeFunnet."""
    return brevord(ett_vedtak(innsyn, vedtak_id, naa=naa))


def brevsprak(person_id: UUID, vedtak_id: UUID) -> str | None:
    """The language that the letter was made in; None for no decision of the person's."""
    rad = Brev.objects.filter(vedtak_id=vedtak_id, vedtak__person_id=person_id)
    return rad.values_list("sprak", flat=True).first()


def uttrekk(innsyn: Personinnsyn) -> list[Vedtaksuttrekk]:
    """Every decision with its sources, letter and complaints, oldest first, for the archive."""
    rader = list(_med_alt(innsyn).order_by("fattet", "id"))
    brev = {
        id_: (sha, storrelse)
        for id_, sha, storrelse in Brev.objects.filter(vedtak__in=[r.id for r in rader])
        .annotate(bytes=Length("innhold"))
        .values_list("vedtak_id", "sha256", "bytes")
    }
    apen = oppfolging.apen_periode(innsyn.person_id)
    return [Vedtaksuttrekk(_data(r, innsyn, apen.id if apen else None), *brev[r.id]) for r in rader]


def uttrekk_brev(innsyn: Personinnsyn, vedtak_ider: Iterable[UUID]) -> Iterable[tuple[UUID, bytes]]:
    """The letters of those of the decisions that the reader sees, one at a time."""
    synlige = Vedtak.objects.synlig_for(innsyn).filter(id__in=set(vedtak_ider))
    rader = Brev.objects.filter(vedtak__in=synlige).order_by("vedtak_id")
    for id_, innhold in rader.values_list("vedtak_id", "innhold").iterator(chunk_size=1):
        yield id_, bytes(innhold)


def _med_alt(innsyn: Personinnsyn) -> Any:
    return (
        Vedtak.objects.synlig_for(innsyn)
        .select_related("fattet_av", "beslutter", "kontor", "person")
        .annotate(brev_postet=F("brev__postet"))
        .prefetch_related(
            Prefetch("kilder", Kildebilde.objects.order_by("id")),
            Prefetch(
                "klager",
                Klage.objects.select_related("behandler", "vedtak").order_by("opprettet", "id"),
            ),
        )
    )


def _data(v: Vedtak, innsyn: Personinnsyn, apen: UUID | None) -> Vedtaksdata:
    klager = tuple(som_klagedata(k) for k in v.klager.all())
    har_apen = any(k.status in APNE_KLAGER for k in klager)
    return Vedtaksdata(
        **_felles(v, apen),
        begrunnelse=v.begrunnelse,
        avviksgrunn=v.avviksgrunn,
        fattet_av=v.fattet_av.navn,
        beslutter=v.beslutter.navn if v.beslutter else "",
        kontor=v.kontor.navn,
        historisk_fra=v.historisk_fra,
        per_post=v.per_post,
        postet=getattr(v, "brev_postet", None),
        kilder=tuple(_fryst(k) for k in v.kilder.all()),
        klager=klager,
        kan_klage=innsyn.kan_skrive and innsyn.kan_endre_plan and not har_apen,
    )


def _felles(v: Any, apen: UUID | None) -> dict[str, Any]:
    return {
        "id": v.id,
        "periode_id": v.periode_id,
        "innsatsgruppe": Innsatsgruppe(v.innsatsgruppe),
        "hovedmal": Hovedmal(v.hovedmal) if v.hovedmal else None,
        "fattet": v.fattet,
        "type": Vedtakstype(v.type),
        "gjeldende": v.historisk_fra is None and v.periode_id == apen,
        "klagefrist": v.klagefrist,
    }


def _fryst(k: Kildebilde) -> Fryst:
    return Fryst(
        Kilde(k.kilde), k.tittel, k.tid, k.versjon, tuple(Kildedel(**d) for d in k.deler), k.sha256
    )
