"""What the archive asks: minutes that are shared, with every shared version and comment."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from dap.dialog import queries as dialog
from dap.felles.aktor import AktorType
from dap.felles.rom import Rom
from dap.kontor import queries as kontor
from dap.referat.models import Delt, Kommentar, Referat
from dap.referat.values import (
    Deltdata,
    Kanal,
    Kommentardata,
    Kommentarslag,
    Referatuttrekk,
)
from dap.tilgang.values import Personinnsyn


def uttrekk(innsyn: Personinnsyn) -> list[Referatuttrekk]:
    """Minutes that the user has been shown, oldest first. Never a draft, whoever asks."""
    rader = list(
        Referat.objects.synlig_for(innsyn).filter(delt_nr__gt=0).order_by("dag", "opprettet", "id")
    )
    ider = [r.id for r in rader]
    delte: dict[UUID, list[Delt]] = defaultdict(list)
    for d in Delt.objects.filter(referat_id__in=ider).order_by("nr"):
        delte[d.referat_id].append(d)
    kommentarer: dict[UUID, list[Kommentar]] = defaultdict(list)
    for k in Kommentar.objects.filter(referat_id__in=ider).order_by("tid", "id"):
        kommentarer[k.referat_id].append(k)
    lister: list[list[Any]] = [*delte.values(), *kommentarer.values()]
    alle = [x for liste in lister for x in liste]
    navn = kontor.navn({x.av_id for x in alle if x.av_type == AktorType.VEILEDER})
    sitater = {
        rom: dialog.sitater(
            innsyn,
            {s for r in rader if r.rom == rom for d in delte[r.id] for s in d.sitater},
            rom=rom,
        )
        for rom in sorted({Rom(r.rom) for r in rader})
    }
    return [
        Referatuttrekk(
            id=r.id,
            rom=r.rom,
            periode_id=r.periode_id,
            mote_id=r.mote_id,
            tema=r.tema,
            dag=r.dag,
            kanal=Kanal(r.kanal),
            ferdig=r.ferdig,
            delte=tuple(
                Deltdata(
                    nr=d.nr,
                    tekst=d.tekst,
                    delt=d.delt,
                    av_bruker=d.av_type == AktorType.BRUKER,
                    navn=navn.get(d.av_id, ""),
                    sitater=tuple(
                        sitater[Rom(r.rom)][s] for s in d.sitater if s in sitater[Rom(r.rom)]
                    ),
                )
                for d in delte[r.id]
            ),
            kommentarer=tuple(_kommentar(k, navn) for k in kommentarer[r.id]),
        )
        for r in rader
    ]


def _kommentar(k: Kommentar, navn: dict[UUID, str]) -> Kommentardata:
    return Kommentardata(
        id=k.id,
        slag=Kommentarslag(k.slag),
        til_nr=k.til_nr,
        tekst=k.tekst,
        tid=k.tid,
        av_bruker=k.av_type == AktorType.BRUKER,
        navn=navn.get(k.av_id, ""),
    )
