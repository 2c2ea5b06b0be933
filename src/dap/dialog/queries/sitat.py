"""Messages that are quoted elsewhere, with their source."""

from collections.abc import Iterable
from uuid import UUID

from dap.dialog.models import Melding
from dap.dialog.values import Sitat
from dap.kontor import queries as kontor
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn


def sitater(innsyn: Personinnsyn, melding_ider: Iterable[UUID], *, rom: str) -> dict[UUID, Sitat]:
    """Those of the messages that are this person's, in that room, which the reader must see."""
    if not innsyn.ser_rom(rom):
        return {}
    rader = list(
        Melding.objects.filter(
            id__in=set(melding_ider), trad__person_id=innsyn.person_id, trad__rom=rom
        )
    )
    if not rader:
        return {}
    navn = kontor.navn({m.avsender_id for m in rader}) | person.navn([innsyn.person_id])
    return {
        m.id: Sitat(m.id, m.trad_id, m.tekst, navn.get(m.avsender_id, ""), m.sendt) for m in rader
    }
