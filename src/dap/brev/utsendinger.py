"""Between the outbox and the letters: orders come in, and what became of them goes back.

`varsel` orders a letter for who is not digital; only here is it known what it holds (docs/adr/0039).
"""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet import operations as aktivitet
from dap.brev.models import Bestilling, Brev
from dap.brev.values import Brevstatus, Utkast
from dap.eskalering import operations as eskalering
from dap.felles.aktor import Aktor, AktorType
from dap.person import queries as person
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.queries import mottak_for
from dap.vedtak import operations as vedtak
from dap.vedtak import queries as vedtak_lest


def sprak_for(person_id: UUID, objekt_type: str = "", objekt_id: UUID | None = None) -> str:
    """The language of letters. One with a decision has the language that it was made in."""
    if objekt_type == "VEDTAK" and objekt_id is not None:
        gitt = vedtak_lest.brevsprak(person_id, objekt_id)
        if gitt is not None:
            return gitt
    mottak = mottak_for([person_id]).get(person_id)
    valgt = mottak.sprak if mottak else ""
    return valgt if valgt in {"nb", "nn", "en"} else person.brevsprak(person_id)


def brukerens_innsyn(person_id: UUID, naa: datetime) -> Personinnsyn:
    """What the user would read: a letter that nobody asked for holds no more and no less."""
    bruker = Aktor(AktorType.BRUKER, person_id, "", person_id=person_id)
    return apne_person(aktor=bruker, person_id=person_id, hva="brev", naa=naa)


def ventende(person_id: UUID, objekt_type: str, objekt_id: UUID) -> Brev | None:
    """The letter about the record that nobody has printed yet, locked."""
    return (
        Brev.objects.select_for_update(no_key=True)
        .filter(
            person_id=person_id, objekt_type=objekt_type, objekt_id=objekt_id,
            status=Brevstatus.KLAR, runde=1,
        )
        .first()
    )  # fmt: skip


def fryst(utkast: Utkast) -> dict[str, Any]:
    """What the letter says, as it is kept."""
    frist = utkast.innhold.frist
    uten = asdict(replace(utkast.innhold, frist=None))
    return {**uten, "frist": frist.isoformat() if frist else None}


def forny(rad: Brev, utkast: Utkast) -> None:
    """It has not been printed: then it says how things are now."""
    rad.innhold, rad.frist = fryst(utkast), utkast.innhold.frist
    rad.slag, rad.rom = utkast.slag, sorted(utkast.rom)
    rad.save(update_fields=["innhold", "frist", "slag", "rom"])


def meld_postet(rad: Brev, *, aktor: Aktor, naa: datetime) -> None:
    """The outbox knows when it was given to the post; a decision keeps when its own letter
    was, and a warning that it is on its way."""
    for id_ in _bestillinger(rad):
        varsel.brev_levert(utsending_id=id_, naa=naa)
    if rad.objekt_type == "VEDTAK":
        vedtak.merk_brev_postet(aktor=aktor, vedtak_id=rad.objekt_id, naa=naa)
    if rad.objekt_type == "AKTIVITET":
        aktivitet.folg_brev_postet(aktivitet_id=rad.objekt_id, naa=naa)
    if rad.objekt_type == "ESKALERING":
        eskalering.folg_brev_postet(aktor=aktor, eskalering_id=rad.objekt_id, naa=naa)


def meld_returnert(rad: Brev, *, naa: datetime) -> None:
    """Nothing was delivered."""
    for id_ in _bestillinger(rad):
        varsel.brev_returnert(utsending_id=id_, naa=naa)


def meld_stoppet(rad: Brev) -> None:
    """Taken out of the queue: it never went."""
    for id_ in _bestillinger(rad):
        varsel.brev_stoppet(utsending_id=id_)


def flytt_bestillinger(fra: Brev, til: Brev) -> None:
    """The one printed anew answers the same orders."""
    Bestilling.objects.filter(brev=fra).update(brev=til)


def _bestillinger(rad: Brev) -> list[UUID]:
    return list(Bestilling.objects.filter(brev=rad).values_list("utsending_id", flat=True))
