"""What the archive asks: every thread and message, however many, without reading all at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from dap.dialog.models import Melding, Overlevering, Trad, Vedlegg
from dap.dialog.values import Meldingsuttrekk, Mottaker, Tema, Traduttrekk, Vedleggsdata
from dap.felles.aktor import AktorType
from dap.felles.rom import Rom
from dap.hendelse import queries as hendelse
from dap.kassering import queries as kassering
from dap.kontor import queries as kontor
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn

_STYKKE = 2000
Overlevert = tuple[datetime, Mottaker, Mottaker, str]


def uttrekk_trader(innsyn: Personinnsyn) -> list[Traduttrekk]:
    """Every thread that the reader sees, oldest first. Two queries.

    Why it was handed over is staff's alone, as the form promises.
    """
    rader = list(Trad.objects.synlig_for(innsyn).order_by("opprettet", "id"))
    overlevert: dict[UUID, list[Overlevert]] = defaultdict(list)
    ider = [r.id for r in rader]
    for o in Overlevering.objects.filter(trad_id__in=ider).order_by("tid", "id"):
        fra, til = Mottaker(o.fra), Mottaker(o.til)
        hvorfor = "" if innsyn.er_bruker else o.hvorfor
        overlevert[o.trad_id].append((o.tid, fra, til, hvorfor))
    return [
        Traduttrekk(
            id=r.id,
            rom=Rom(r.rom),
            periode_id=r.periode_id,
            aktivitet_id=r.aktivitet_id,
            overskrift=r.overskrift,
            tema=Tema(r.tema),
            mottaker=Mottaker(r.mottaker),
            opprettet=r.opprettet,
            siste_melding=r.siste_melding,
            overleveringer=tuple(overlevert[r.id]),
        )
        for r in rader
    ]


def uttrekk_meldinger(innsyn: Personinnsyn, trad_ider: Iterable[UUID]) -> Iterator[Meldingsuttrekk]:
    """The messages of those of the threads that the reader sees, thread by thread in order.

    Read piece by piece: for a caller that holds one transaction until it has them all.
    """
    synlige = Trad.objects.synlig_for(innsyn).filter(id__in=set(trad_ider)).values("id")
    rader = Melding.objects.filter(trad__in=synlige)
    ansatte = rader.exclude(avsender_type=AktorType.BRUKER).order_by().values_list("avsender_id")
    navn = person.navn([innsyn.person_id]) | kontor.navn({id_ for (id_,) in ansatte.distinct()})
    vedlegg: dict[UUID | None, list[Vedleggsdata]] = defaultdict(list)
    filer = Vedlegg.objects.filter(melding__trad__in=synlige).exclude(sha256="")
    for v in filer.defer("innhold").order_by("id"):
        vedlegg[v.melding_id].append(Vedleggsdata(v.id, v.navn, v.mime, v.storrelse))
    slettet = rader.filter(kassert__isnull=False).order_by().values_list("id", flat=True)
    hvorfor = kassering.grunner(slettet)
    merket = hendelse.skrevet_ned(innsyn)
    for m in rader.order_by("trad_id", "nr").iterator(chunk_size=_STYKKE):
        yield Meldingsuttrekk(
            id=m.id,
            trad_id=m.trad_id,
            nr=m.nr,
            tekst=m.tekst,
            fra_bruker=m.avsender_type == AktorType.BRUKER,
            avsender=navn.get(m.avsender_id, ""),
            sendt=m.sendt,
            vedlegg=tuple(vedlegg.get(m.id, ())),
            kassert=m.kassert,
            kassert_fordi=hvorfor.get(m.id, ""),
            ved=merket.get((m.trad_id, m.sendt)),
        )


def uttrekk_vedlegg(
    innsyn: Personinnsyn, vedlegg_ider: Iterable[UUID]
) -> Iterator[tuple[UUID, bytes]]:
    """The content of those of the files that the reader sees, one at a time."""
    synlige = Trad.objects.synlig_for(innsyn).values("id")
    rader = Vedlegg.objects.filter(id__in=set(vedlegg_ider), melding__trad__in=synlige).exclude(
        sha256=""
    )
    for id_, innhold in rader.order_by("id").values_list("id", "innhold").iterator(chunk_size=1):
        yield id_, bytes(innhold)
