"""Who follows up whom in the demo: teams, several round one user, and somebody newly assigned."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from dap.demodata.ansatte import ELVMO, HAVNESUND
from dap.demodata.values import Plan
from dap.felles.aktor import Aktor
from dap.kontor import operations as kontor
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.queries import brukere_til
from dap.oppfolging.values import Tildelingsvalg
from dap.tilgang.queries import apnbare

TEAM = (
    (HAVNESUND, "geir", "Jobbsøkere og ungdom", ("ingrid", "jonas", "petter")),
    (HAVNESUND, "geir", "Helse og arbeid", ("farah", "trond", "marit", "solveig")),
    (HAVNESUND, "geir", "Kvalifisering", ("lena", "anders")),
    (ELVMO, "wenche", "Oppfølging", ("hanne", "samir", "kjersti")),
)
RUNDT = (
    ("ingrid", 0, "ingrid", "jonas", "Jobbspesialist"),
    ("ingrid", 0, "lena", "lena", "Programrådgiver"),
    ("ingrid", 2, "ingrid", "solveig", "Karriereveileder"),
    ("farah", 1, "farah", "ingrid", "Jobbspesialist"),
    ("lena", 0, "lena", "anders", "Økonomirådgiver"),
)
"""Whose user (and which, by surname), who adds whom, and as what."""
NYTILDELT = (("geir", "trond", 1, "ingrid"), ("geir", "jonas", 2, "ingrid"))
"""The leader moves somebody's user to a colleague, who has not looked yet."""


def fortell(plan: Plan, ansatte: Mapping[str, Aktor]) -> None:
    for nr, (kontor_nr, leder, navn, medlemmer) in enumerate(TEAM):
        kontor.lagre_team(
            aktor=ansatte[leder],
            kontor_nr=kontor_nr,
            team_id=None,
            navn=navn,
            medlemmer=[ansatte[m].id for m in medlemmer],
            versjon=0,
            naa=plan.naa - timedelta(days=120 - nr),
        )
    for nr, (hvis, hvem, av, til, rolle) in enumerate(RUNDT):
        for person_id in _bruker(ansatte[av], ansatte[hvis], hvem):
            oppfolging.legg_til_medveileder(
                aktor=ansatte[av],
                person_id=person_id,
                ansatt_id=ansatte[til].id,
                rolle=rolle,
                naa=plan.naa - timedelta(days=20 - nr, hours=13),
            )
    for nr, (leder, fra, hvem, til) in enumerate(NYTILDELT):
        for person_id in _bruker(ansatte[leder], ansatte[fra], hvem):
            oppfolging.tildel_veileder(
                aktor=ansatte[leder],
                person_id=person_id,
                ansatt_id=ansatte[til].id,
                naa=plan.naa - timedelta(hours=10 - nr),
                ventet=Tildelingsvalg(person_id, ansatte[fra].id),
            )


def _bruker(aktor: Aktor, veileder: Aktor, nr: int) -> Iterable[UUID]:
    """One of the adviser's users that the other may open; nobody in a small demo."""
    return [p.id for p in apnbare(aktor, brukere_til(veileder.id))][nr : nr + 1]
