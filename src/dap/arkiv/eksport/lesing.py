"""Reads of orders: only who ordered, and only as long as they may open the person."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from dap.arkiv.eksport.lagring import les_fil, som_rad
from dap.arkiv.eksport.samling import ett_bilde, saml, tilgjengelig
from dap.arkiv.eksport.somjson import SKJEMAFIL
from dap.arkiv.eksportverdier import Eksportrad, Eksportstatus, Eksportvalg, Innhold, Saksinnhold
from dap.arkiv.models import Eksport
from dap.felles.feil import IkkeFunnet
from dap.tilgang.values import Personinnsyn

VIST = 10


def eksporter(innsyn: Personinnsyn) -> list[Eksportrad]:
    """The reader's own orders about this person, newest first."""
    rader = Eksport.objects.filter(bestilt_av_id=innsyn.leser_id, person_id=innsyn.person_id)
    return [som_rad(e) for e in rader.order_by("-bestilt", "-id")[:VIST]]


def eksportfil(innsyn: Personinnsyn, eksport_id: UUID) -> tuple[Eksportrad, Iterator[bytes]]:
    """A file that is ready. IkkeFunnet for others' orders, and when the reader sees less than then."""
    rad = Eksport.objects.filter(
        id=eksport_id,
        bestilt_av_id=innsyn.leser_id,
        person_id=innsyn.person_id,
        status=Eksportstatus.FERDIG,
        rom__contained_by=sorted(innsyn.rom),
    ).first()
    if rad is None:
        raise IkkeFunnet
    return som_rad(rad), les_fil(rad.id)


def forhandsvis(innsyn: Personinnsyn, utvalg: Eksportvalg, *, naa: datetime) -> Saksinnhold:
    """What a file would hold, to mark parts of it."""
    with ett_bilde():
        return saml(innsyn, utvalg, naa=naa)


def eksportskjema() -> bytes:
    """The published schema of the JSON, the same as docs/eksport/eksport.schema.json."""
    return SKJEMAFIL.read_bytes()


def innholdsvalg(innsyn: Personinnsyn) -> list[Innhold]:
    """The kinds that this reader can choose between."""
    return tilgjengelig(innsyn)
