"""Files: uploaded as drafts of their owner, bound to a message when it is sent."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from dap.dialog.filtype import kontroller_fil
from dap.dialog.models import Vedlegg
from dap.dialog.values import MAKS_UTKAST, MAKS_VEDLEGG
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd

UTKAST_VARER = timedelta(hours=24)


@transaction.atomic
def last_opp_vedlegg(
    *, aktor: Aktor, person_id: UUID, navn: str, innhold: bytes, naa: datetime
) -> UUID:
    """Keep a file for a message that is not sent yet. Only the owner sees it till then.

    The type is what the content says: PDF, PNG, JPEG or docx, at most 10 MB. The same file again
    is the same draft. Regelbrudd VEDLEGG_TOMT, VEDLEGG_FOR_STORT, VEDLEGG_TYPE, FOR_MANGE_UTKAST.
    """
    if aktor.er_bruker and person_id != aktor.id:
        raise IkkeFunnet
    fil = kontroller_fil(navn, innhold)
    sha256 = hashlib.sha256(innhold).hexdigest()
    utkast = Vedlegg.objects.filter(eier_id=aktor.id, melding=None)
    finnes = utkast.filter(person_id=person_id, sha256=sha256, navn=fil.navn).only("id").first()
    if finnes is not None:
        return finnes.id
    if utkast.count() >= MAKS_UTKAST:
        raise Regelbrudd("FOR_MANGE_UTKAST", felt="vedlegg", maks=MAKS_UTKAST)
    return Vedlegg.objects.create(
        person_id=person_id,
        eier_id=aktor.id,
        navn=fil.navn,
        mime=fil.mime,
        storrelse=len(innhold),
        sha256=sha256,
        lastet_opp=naa,
        innhold=innhold,
    ).id


def slett_vedleggsutkast(*, aktor: Aktor, vedlegg_id: UUID) -> None:
    """The owner takes back a file that is not sent. Nothing happens to one that is."""
    Vedlegg.objects.filter(id=vedlegg_id, eier_id=aktor.id, melding=None).delete()


def rydd_vedleggsutkast(*, naa: datetime) -> int:
    """Throw away files that never were sent, a day after. For a job."""
    gamle = Vedlegg.objects.filter(melding=None, lastet_opp__lt=naa - UTKAST_VARER)
    return gamle.delete()[0]


def bind_vedlegg(aktor: Aktor, person_id: UUID, melding_id: UUID, ider: Sequence[UUID]) -> None:
    """Make the drafts part of the message. Regelbrudd VEDLEGG_BORTE, FOR_MANGE_VEDLEGG."""
    if not ider:
        return
    unike = set(ider)
    if len(unike) > MAKS_VEDLEGG:
        raise Regelbrudd("FOR_MANGE_VEDLEGG", felt="vedlegg", maks=MAKS_VEDLEGG)
    bundet = Vedlegg.objects.filter(
        id__in=unike, eier_id=aktor.id, person_id=person_id, melding=None
    ).update(melding_id=melding_id)
    if bundet != len(unike):
        raise Regelbrudd("VEDLEGG_BORTE", felt="vedlegg")


def avtrykk(aktor: Aktor, ider: Sequence[UUID]) -> list[str]:
    """What the actor's files hold, sent or not: uploaded again they are the same."""
    if not ider:
        return []
    rader = Vedlegg.objects.filter(id__in=set(ider), eier_id=aktor.id)
    return sorted(rader.values_list("sha256", flat=True))
