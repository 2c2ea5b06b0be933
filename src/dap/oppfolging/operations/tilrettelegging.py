"""Interpreter and reading needs: said by the user, or by staff who know."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang
from dap.oppfolging.operations._felles import registrer
from dap.person import operations as person
from dap.person import queries as personer
from dap.person.values import Tilrettelegging
from dap.tilgang.operations import apne_person


@transaction.atomic
def sett_tilrettelegging(
    *, aktor: Aktor, person_id: UUID, ny: Tilrettelegging, naa: datetime
) -> None:
    """`ny.versjon` is the one that was shown. The same again does nothing.

    Raises IkkeFunnet, IkkeTilgang, Regelbrudd FOR_LANG, or VersjonsKonflikt with what stands now.
    """
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="tilrettelegging", naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    data = personer.persondata(person_id)
    if data is not None and _innhold(data.tilrettelegging) == _innhold(ny):
        return
    person.sett_tilrettelegging(person_id=person_id, ny=ny)
    registrer(aktor, person_id, "TILRETTELEGGING_ENDRET", person_id, naa)


def _innhold(t: Tilrettelegging) -> tuple[object, ...]:
    return t.tolkesprak, t.tegnsprak, t.telefontolk, t.lesebehov
