"""What a person chooses of how they are told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.hendelse import operations as hendelse
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varselvalg
from dap.varsel.queries.mottak import som_valg
from dap.varsel.rules.valg import krev_gyldig
from dap.varsel.values import OBJEKT_VALG, Valg


@transaction.atomic
def lagre_valg(*, aktor: Aktor, person_id: UUID, valg: Valg, naa: datetime) -> None:
    """The user's own choices; `valg.versjon` is the one that was shown. The same again does nothing.

    Raises IkkeFunnet, IkkeTilgang for anybody else, Regelbrudd INGEN_KANAL, UKJENT_VERDI or
    STILLE_FOR_LENGE, or VersjonsKonflikt with the Valg that stands now.
    """
    apne_person(aktor=aktor, person_id=person_id, hva="varselvalg", naa=naa)
    if not aktor.er_bruker:
        raise IkkeTilgang("FEIL_AKTORTYPE")
    krev_gyldig(valg)
    Varselvalg.objects.get_or_create(person_id=person_id)
    rad = Varselvalg.objects.select_for_update(no_key=True).get(person_id=person_id)
    if rad.versjon != valg.versjon:
        raise VersjonsKonflikt(som_valg(rad))
    if som_valg(rad) == valg:
        return
    rad.sprak, rad.kanaler, rad.samling = valg.sprak, list(valg.kanaler), valg.samling
    rad.stille_fra, rad.stille_til = valg.stille_fra, valg.stille_til
    rad.versjon += 1
    rad.save()
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=Rom.STAT,
        type="VARSELVALG_ENDRET",
        objekt_type=OBJEKT_VALG,
        objekt_id=person_id,
        naa=naa,
    )
