"""The users of a colleague and of a team, as the overview shows them to the one who asks."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from dap.felles.aktor import Aktor
from dap.kontor.values import Kollega, Teamdata
from dap.portefolje import queries
from dap.portefolje.values import Op, Utvalg, Vilkar
from dap.web.oversikt.adresser import adresse


def brukere_hos(
    aktor: Aktor, kontor_nr: str, kolleger: Sequence[Kollega]
) -> dict[UUID, tuple[int, str]]:
    """How many each has, of those the reader may see, and where they are. One question."""
    alle = Utvalg((kontor_nr,))
    side = queries.sok(aktor, alle, timezone.now(), fasetter=frozenset({"veileder"}))
    antall = side.fasetter["veileder"]
    return {
        k.id: (n, adresse(Utvalg((kontor_nr,), hos=str(k.id))))
        for k in kolleger
        if (n := antall.get(str(k.id), 0))
    }


def teamets_brukere(kontor_nr: str, team: Teamdata) -> str:
    """Where they are; empty for a team that nobody is in."""
    ider = tuple(str(id_) for id_, _navn in team.medlemmer)
    return adresse(Utvalg((kontor_nr,)).med(Vilkar("veileder", Op.ER, ider))) if ider else ""
