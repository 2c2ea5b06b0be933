"""Who follows up whom in the demo: teams, several round one user, and somebody newly assigned."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from dap.demodata.ansatte import ELVMO, HAVNESUND
from dap.demodata.values import Plan
from dap.felles.aktor import Aktor
from dap.kontor import operations as kontor
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.queries import brukere_til, hindringer
from dap.oppfolging.values import Kategori, Tildelingsvalg
from dap.overdragelse import operations as overdragelse
from dap.overdragelse.values import Del
from dap.tilgang.queries import apnbare

TEAM = (
    (HAVNESUND, "geir", "Jobbsøkere og ungdom", ("ingrid", "jonas", "petter")),
    (HAVNESUND, "geir", "Helse og arbeid", ("farah", "trond", "marit", "solveig")),
    (HAVNESUND, "geir", "Kvalifisering", ("lena", "anders")),
    (ELVMO, "wenche", "Oppfølging", ("hanne", "samir", "kjersti")),
)
TEAMORD = {
    "Jobbsøkere og ungdom": {Kategori.B: "Klar for jobbmesse", Kategori.F: "Venter på lærebedrift"},
    "Helse og arbeid": {Kategori.B: "Gradert sykmelding", Kategori.D: "Venter på behandling"},
}
"""What a team means by a category, where it is another than the office does."""
RUNDT = (
    ("ingrid", 0, "ingrid", "jonas", "Jobbspesialist"),
    ("ingrid", 0, "lena", "lena", "Programrådgiver"),
    ("ingrid", 2, "ingrid", "solveig", "Karriereveileder"),
    ("farah", 1, "farah", "ingrid", "Jobbspesialist"),
    ("lena", 0, "lena", "anders", "Økonomirådgiver"),
)
"""Whose user (and which, by surname), who adds whom, and as what."""
ORD = (
    "Vi har snakket mest på telefon, helst før lunsj. Neste steg er å ringe arbeidsgiveren om "
    "praksis. Vil gjerne ha ett møte til før det avgjøres."
)
NYTILDELT = (("geir", "trond", 1, "ingrid"), ("geir", "jonas", 2, "ingrid"))
"""The leader moves somebody's user to a colleague, who has not looked yet."""


def fortell(plan: Plan, ansatte: Mapping[str, Aktor]) -> None:
    for nr, (kontor_nr, leder, navn, medlemmer) in enumerate(TEAM):
        team_id = kontor.lagre_team(
            aktor=ansatte[leder],
            kontor_nr=kontor_nr,
            team_id=None,
            navn=navn,
            medlemmer=[ansatte[m].id for m in medlemmer],
            versjon=0,
            naa=plan.naa - timedelta(days=120 - nr),
        )
        _teamets_ord(plan, ansatte[medlemmer[0]], kontor_nr, team_id, TEAMORD.get(navn, {}))
    for nr, (hvis, hvem, av, til, rolle) in enumerate(RUNDT):
        for person_id in _bruker(ansatte[av], ansatte[hvis], hvem, ansatte[til], plan):
            oppfolging.legg_til_medveileder(
                aktor=ansatte[av],
                person_id=person_id,
                ansatt_id=ansatte[til].id,
                rolle=rolle,
                naa=plan.naa - timedelta(days=20 - nr, hours=13),
            )
    for nr, (leder, fra, hvem, til) in enumerate(NYTILDELT):
        for person_id in _bruker(ansatte[leder], ansatte[fra], hvem, ansatte[til], plan):
            oppfolging.tildel_veileder(
                aktor=ansatte[leder],
                person_id=person_id,
                ansatt_id=ansatte[til].id,
                naa=plan.naa - timedelta(hours=10 - nr),
                ventet=Tildelingsvalg(person_id, ansatte[fra].id),
            )
    _overdra(plan, ansatte["farah"], ansatte["ingrid"])


def _teamets_ord(
    plan: Plan, medlem: Aktor, kontor_nr: str, team_id: UUID, ord_: Mapping[Kategori, str]
) -> None:
    """Some teams mean their own by a category, and one of the member's users has been given it."""
    naa = plan.naa - timedelta(days=30)
    oppfolging.sett_kategorinavn(
        aktor=medlem, kontor_nr=kontor_nr, team_id=team_id, navn=ord_, naa=naa
    )
    for nr, kategori in enumerate(ord_):
        for person_id in _bruker(medlem, medlem, 4 + nr, medlem, plan):
            oppfolging.sett_fargekategori(
                aktor=medlem, person_id=person_id, kategori=kategori, team_id=team_id, naa=naa
            )


def _overdra(plan: Plan, giver: Aktor, mottaker: Aktor) -> None:
    """One hand-over that waits to be read."""
    for person_id in _bruker(giver, giver, 3, mottaker, plan):
        id_ = overdragelse.begynn(
            aktor=giver,
            person_id=person_id,
            til_kontor=HAVNESUND,
            til_veileder=mottaker.id,
            deler={Del.ORD: ORD},
            naa=plan.naa - timedelta(hours=12),
        )
        overdragelse.send(
            aktor=giver, overdragelse_id=id_, versjon=1, naa=plan.naa - timedelta(hours=11)
        )


def _bruker(aktor: Aktor, veileder: Aktor, nr: int, til: Aktor, plan: Plan) -> Iterable[UUID]:
    """One of the adviser's users whom both may open; nobody in a small demo."""
    apne = [p.id for p in apnbare(aktor, brukere_til(veileder.id))]
    nei = hindringer(til.id, apne, naa=plan.naa)
    return [id_ for id_ in apne if not nei[id_]][nr : nr + 1]
