from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.tekst import krev_lengde
from dap.hendelse import operations as hendelse
from dap.mote.models import Radsvar
from dap.mote.operations._adgang import apne_for_skriving, krev_ansatt
from dap.mote.values import MAKS_ORD, OBJEKT_RAD, Radgrunn
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import eget_rom


@transaction.atomic
def avvis_rad(*, aktor: Aktor, person_id: UUID, grunn: Radgrunn, ord: str, naa: datetime) -> None:
    """Put advice away, with a word on why; it rests for 30 days. The user never sees it.

    Raises Regelbrudd MANGLER, FOR_LANG, IKKE_UNDER_OPPFOLGING.
    """
    krev_ansatt(aktor)
    innsyn = apne_for_skriving(aktor, person_id, naa)
    ord_ = krev_lengde(ord, felt="ord", minst=1, maks=MAKS_ORD)
    oppfolging.krev_apen_periode(person_id)
    rom = eget_rom(aktor, innsyn.rom)
    Radsvar.objects.create(
        person_id=person_id, rom=rom, grunn=grunn, ord=ord_, av_id=aktor.id, tid=naa
    )
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=rom,
        type="MOTERAD_AVVIST",
        objekt_type=OBJEKT_RAD,
        objekt_id=person_id,
        naa=naa,
        data={"grunn": grunn},
    )
