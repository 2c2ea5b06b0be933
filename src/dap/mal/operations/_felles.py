"""What every write here does: fetch with lock and access in one step, and tell the others."""

from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.hendelse import operations as hendelse
from dap.mal.models import Mal
from dap.mal.values import Objekttype
from dap.oppfolging import queries as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


def apne_for_skriving(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """Access for who may write in the plan; IkkeTilgang BARE_LESE for roles that only read it.

    Regelbrudd MANUELL_OPPFOLGING, RESERVERT_KRR or IKKE_NABAR_DIGITALT for a user who is not
    followed up digitally.
    """
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="endre_mal", naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    if kode := oppfolging.skrivesperre(person_id, er_bruker=aktor.er_bruker, med_nav=aktor.med_nav):
        raise Regelbrudd(kode)
    return innsyn


def hent_mal(aktor: Aktor, mal_id: UUID, naa: datetime) -> Mal:
    """The goal, locked, in a period that is open and locked against ending.

    Raises IkkeFunnet, Regelbrudd IKKE_UNDER_OPPFOLGING or HISTORISK.
    """
    person_id = Mal.objects.filter(id=mal_id).values_list("person_id", flat=True).first()
    if person_id is None:
        raise IkkeFunnet
    innsyn = apne_for_skriving(aktor, person_id, naa)
    # Everybody locks the period first, so that two writers never wait for each other.
    rad = Mal.objects.synlig_for(innsyn).filter(id=mal_id)
    if not rad.exists():
        raise IkkeFunnet
    periode = oppfolging.krev_apen_periode(person_id)
    mal = rad.select_for_update().get()
    if mal.periode_id != periode.id:
        raise Regelbrudd("HISTORISK")
    return mal


def meld(
    *,
    aktor: Aktor,
    person_id: UUID,
    rom: str,
    type: str,
    objekt_type: Objekttype,
    objekt_id: UUID,
    naa: datetime,
    data: dict[str, Any] | None = None,
) -> None:
    """One row on the spine, and a word to the other party."""
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=rom,
        type=type,
        objekt_type=objekt_type,
        objekt_id=objekt_id,
        naa=naa,
        data=data,
    )
    mottaker = (
        oppfolging.mottaker_hos_nav(person_id, naa=naa, rom=rom) if aktor.er_bruker else person_id
    )
    if mottaker is not None and not aktor.er(mottaker):
        varsel.bestill(
            slag=Varselslag.MAL_ENDRET,
            mottaker_id=mottaker,
            person_id=person_id,
            rom=rom,
            objekt_type=objekt_type,
            objekt_id=objekt_id,
            naa=naa,
        )


def meld_mal(
    mal: Mal, *, aktor: Aktor, type: str, naa: datetime, data: dict[str, Any] | None = None
) -> None:
    meld(
        aktor=aktor,
        person_id=mal.person_id,
        rom=mal.rom,
        type=type,
        objekt_type=Objekttype.MAL,
        objekt_id=mal.id,
        naa=naa,
        data=data,
    )
