from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.mal.models import Situasjon
from dap.mal.operations._felles import apne_for_skriving, meld
from dap.mal.queries import som_situasjonsdata
from dap.mal.values import SITUASJON_MAKS, Objekttype
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import eget_rom


@transaction.atomic
def lagre_situasjon(
    *,
    aktor: Aktor,
    person_id: UUID,
    tekst: str,
    versjon: int,
    naa: datetime,
    rom: Rom | None = None,
) -> UUID:
    """Write the situation (at most 5000 characters; empty is allowed). Returns its id.

    `versjon` is the one that was read, 0 when nothing was written yet. Saving what already stands
    does nothing. Raises VersjonsKonflikt, or Regelbrudd FOR_LANG or IKKE_UNDER_OPPFOLGING.
    """
    innsyn = apne_for_skriving(aktor, person_id, naa)
    rom = rom or eget_rom(aktor, innsyn.rom)
    if not innsyn.ser_rom(rom):
        raise IkkeFunnet
    tekst = krev_lengde(tekst, felt="tekst", maks=SITUASJON_MAKS)
    periode = oppfolging.krev_apen_periode(person_id)
    rad = Situasjon.objects.select_for_update().filter(person_id=person_id, rom=rom).first()
    if rad is None:
        rad = Situasjon(person_id=person_id, rom=rom)
    elif rad.tekst == tekst:
        return rad.id
    elif rad.versjon != versjon:
        raise VersjonsKonflikt(som_situasjonsdata(rad))
    rad.stempl(aktor=aktor, handling="SITUASJON_ENDRET", naa=naa)
    rad.tekst, rad.periode_id = tekst, periode.id
    rad.save()
    meld(
        aktor=aktor,
        person_id=person_id,
        rom=rom,
        type="SITUASJON_ENDRET",
        objekt_type=Objekttype.SITUASJON,
        objekt_id=rad.id,
        naa=naa,
        data={"versjon": rad.versjon},
    )
    return rad.id
