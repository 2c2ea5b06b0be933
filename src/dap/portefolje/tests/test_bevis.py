"""The proof: random questions to two thousand people, against the same worked out in Python."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dap.felles.aktor import Aktor, AktorType, Rettighet, Rolle
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.person.models import Familie
from dap.portefolje import queries, rad
from dap.portefolje.felt import FELT, synlige
from dap.portefolje.felt.pakker import PAKKER, Pakke, fast
from dap.portefolje.felt.typer import Felt
from dap.portefolje.kolonner import Lest
from dap.portefolje.terskler import Terskler
from dap.portefolje.tests import naiv, naivfilter
from dap.portefolje.tests.tusener import KONTORER, Lager, lag
from dap.portefolje.values import Felttype, Gruppe, Kobling, Op, Sortering, Utvalg, Vilkar

pytestmark = pytest.mark.django_db
NAA = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
"""Half past midnight in Oslo, the night that summer time begins."""
ANTALL = int(os.environ.get("DAP_BEVIS", "60"))
"""Questions. DAP_BEVIS=500 asks more of them."""
_ROM = {
    "stat": frozenset({Rom.STAT}),
    "kommune": frozenset({Rom.KOMMUNE}),
    "begge": frozenset(Rom),
}


@dataclass(frozen=True)
class Verden:
    lager: Lager
    lesere: dict[str, Aktor]
    liv: list[naiv.Liv]
    verdier: dict[str, list[tuple[naiv.Liv, dict[str, Any]]]]

    def synlige(self, navn: str, kontor: tuple[str, ...]) -> list[dict[str, Any]]:
        """The values of those that the reader may see, by the rules of access as they are told."""
        leser = self.lesere[navn]
        familie = set(
            Familie.objects.filter(person=leser.person_id).values_list("slektning", flat=True)
        )
        ut = []
        for ett, verdier in self.verdier[navn]:
            p, sted = ett.person, ett.ting[naiv.Personkontor][0].kontor_id
            if sted not in (kontor or leser.kontorer) or p.id in familie | {leser.person_id}:
                continue
            if p.gradering != "UGRADERT" and p.gradering not in leser.rettigheter:
                continue
            if p.skjermet and Rettighet.SKJERMET not in leser.rettigheter:
                continue
            ut.append(verdier)
        return ut


@pytest.fixture(scope="module")
def mange(django_db_setup: None, django_db_blocker: Any) -> Iterator[Verden]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield _verden()
        transaction.set_rollback(True)


def _verden() -> Verden:
    lager = lag(NAA)
    rad.bygg()
    liv = naiv.hent()
    lesere = {
        navn: Aktor(
            AktorType.VEILEDER, lager.ansatte[KONTORER[0]][nr], navn, person_id=liv[nr].person.id,
            roller=frozenset({Rolle.VEILEDER}),
            rettigheter=frozenset({Rettighet.FORTROLIG, Rettighet.SKJERMET}) if nr else frozenset(),
            kontorrom=dict.fromkeys(KONTORER, rom),
        )
        for nr, (navn, rom) in enumerate(_ROM.items())
    }  # fmt: skip
    Familie.objects.create(person_id=liv[0].person.id, slektning_id=liv[50].person.id)
    verdier = {
        navn: [
            (ett, naiv.verdier(ett, rom, NAA, Terskler()) | {"id": ett.person.id}) for ett in liv
        ]
        for navn, rom in _ROM.items()
    }
    return Verden(lager, lesere, liv, verdier)


@pytest.mark.parametrize("pakke", PAKKER, ids=lambda p: p.kolonne)
def test_a_stored_number_holds_what_its_expressions_give(mange: Verden, pakke: Pakke) -> None:
    """And somebody has something else than nothing, or it would prove nothing."""
    rom = pakke.kreves
    felter = [FELT[n] for n in pakke.plasser]
    lagret = ", ".join(
        f"{pakke.kolonne} >> {bit} & {(1 << FELT[n].bredde) - 1}"
        for n, bit in pakke.plasser.items()
    )
    regnet = ", ".join(f"({fast(f).format_map(Lest(rom))})::int" for f in felter)
    with connection.cursor() as peker:
        peker.execute(f"SELECT ARRAY[{lagret}], ARRAY[{regnet}] FROM portefolje_rad r")
        rader = peker.fetchall()
    assert len(rader) > 1000
    assert [a for a, _ in rader] == [b for _, b in rader]
    assert all(any(kolonne) for kolonne in zip(*(a for a, _ in rader), strict=True))


def test_the_rows_are_true(mange: Verden) -> None:
    assert not list(rad.avvik())


@pytest.mark.parametrize("leser", list(_ROM))
def test_every_field_is_what_the_objects_say(mange: Verden, leser: str) -> None:
    """Filter, facet and cell of each field on its own, for each kind of reader."""
    aktor = mange.lesere[leser]
    finnes = synlige(aktor, _ROM[leser])
    vises = tuple(n for n, f in finnes.items() if f.kolonne)
    fasit = {v["id"]: v for v in mange.synlige(leser, ())}
    rader = list(queries.eksport(aktor, Utvalg(kolonner=vises), NAA))
    assert {r.person_id for r in rader} == set(fasit)
    for r in rader:
        for nokkel, celle in r.celler.items():
            if nokkel in fasit[r.person_id] and nokkel != "navn":
                assert _lik(celle, fasit[r.person_id][nokkel]), (nokkel, r.person_id)
    side = queries.sok(aktor, Utvalg(), NAA)
    for nokkel, telt in side.fasetter.items():
        assert _uten_null(telt) == dict(naivfilter.fasett(nokkel, fasit.values())), nokkel


def _lik(celle: Any, fasit: Any) -> bool:
    if isinstance(celle, tuple):
        return bool(set(celle) == fasit)
    return bool((str(celle) if isinstance(celle, UUID) else celle) == fasit)


def _uten_null(telt: Any) -> dict[str, int]:
    return {kode: n for kode, n in telt.items() if n}


def _vilkar(felt: Felt) -> st.SearchStrategy[Vilkar]:
    def lag_(op: Op, *verdier: st.SearchStrategy[Any]) -> st.SearchStrategy[Vilkar]:
        return st.builds(
            lambda v, ikke: Vilkar(felt.nokkel, op, v, ikke), st.tuples(*verdier), st.booleans()
        )

    def koder_(op: Op, valg: tuple[str, ...]) -> st.SearchStrategy[Vilkar]:
        valgt = st.lists(st.sampled_from(valg), min_size=1, max_size=3, unique=True).map(tuple)
        return st.builds(lambda v, ikke: Vilkar(felt.nokkel, op, v, ikke), valgt, st.booleans())

    if felt.type.er_dato:
        dager = st.integers(0, 120)
        dag = st.integers(-200, 200).map(lambda n: dato(NAA) + timedelta(days=n))
        return st.one_of(
            *(lag_(op, dager) for op in (Op.INNEN, Op.SISTE, Op.ELDRE, Op.ETTER)),
            *(lag_(op) for op in (Op.FINNES, Op.MANGLER)),
            lag_(Op.MELLOM, dag, st.none() | dag),
        )
    match felt.type:
        case Felttype.JA:
            return koder_(Op.ER, ("ja", "nei"))
        case Felttype.TALL:
            return lag_(Op.MELLOM, st.integers(0, 60), st.none() | st.integers(0, 100))
        case Felttype.TEKST:
            return lag_(Op.HAR, st.sampled_from(["berg", "ÅS", "øv", "a n", "liv"]))
        case Felttype.KODE:
            return koder_(
                Op.ER, (*(felt.kodene or ("meg", "NOR", "1201", "somali")[_start(felt) :]), "INGEN")
            )
        case _:
            valg = (*(felt.kodene or ("NOR", "SWE")), "INGEN")
            return koder_(Op.ER, valg) | koder_(Op.ALLE, valg[:-1])


def _start(felt: Felt) -> int:
    return 0 if felt.er_id else 1


def _kan(felt: Felt) -> st.SearchStrategy[Vilkar]:
    if felt.er_id:
        return st.builds(
            lambda v, ikke: Vilkar(felt.nokkel, Op.ER, v, ikke),
            st.sampled_from([("meg",), ("INGEN",), ("meg", "INGEN")]),
            st.booleans(),
        )
    return _vilkar(felt)


@st.composite
def sporsmal(draw: st.DrawFn) -> tuple[str, Utvalg]:
    leser = draw(st.sampled_from(list(_ROM)))
    stat = Rom.STAT in _ROM[leser]
    felter = [f for f in FELT.values() if stat or f.krav == "INGEN"]
    filtre = [f for f in felter if f.filter]
    vilkar = st.sampled_from(filtre).flatmap(_kan)
    grupper = st.lists(
        st.builds(
            Gruppe, st.lists(vilkar, min_size=1, max_size=3).map(tuple), st.sampled_from(Kobling)
        ),
        max_size=3,
    )
    nokler = st.lists(
        st.builds(Sortering, st.sampled_from([f.nokkel for f in felter if f.sort]), st.booleans()),
        max_size=3,
        unique_by=lambda s: s.felt,
    )
    kontor = st.sampled_from([(), (KONTORER[0],), (KONTORER[1],), KONTORER])
    return leser, Utvalg(
        kontor=draw(kontor), grupper=tuple(draw(grupper)), sortering=tuple(draw(nokler)), antall=200,
    )  # fmt: skip


@settings(
    max_examples=ANTALL,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(data=sporsmal())
def test_rows_and_every_count_are_what_the_objects_say(
    mange: Verden, data: tuple[str, Utvalg]
) -> None:
    leser, utvalg = data
    aktor, idag = mange.lesere[leser], dato(NAA)
    alle = mange.synlige(leser, utvalg.kontor)

    def treff(uten: str = "") -> list[dict[str, Any]]:
        return [v for v in alle if naivfilter.passer(v, utvalg.grupper, idag, aktor.id, uten)]

    hele = treff()
    side = queries.sok(aktor, utvalg, NAA)
    assert side.total == len(hele)
    egne = {v.felt for v in utvalg.grupper[0].vilkar} if utvalg.grupper else set()
    for nokkel, telt in side.fasetter.items():
        fasit = naivfilter.fasett(nokkel, treff(nokkel) if nokkel in egne else hele)
        assert _uten_null(telt) == dict(fasit), nokkel
    funnet = [r.person_id for r in side.rader]
    assert len(funnet) == min(len(hele), utvalg.antall)
    assert set(funnet) <= {v["id"] for v in hele}


def test_paging_gives_everybody_once_in_both_directions(mange: Verden) -> None:
    aktor = mange.lesere["begge"]
    for nokler in (("navn",), ("-behov", "navn"), ("ytelse_slutter", "-siste_kontakt", "kjonn")):
        sortering = tuple(Sortering(n.removeprefix("-"), n.startswith("-")) for n in nokler)
        utvalg = Utvalg(sortering=sortering, antall=200)
        fram, etter, nr = [], "", 1
        while True:
            side = queries.sok(aktor, Utvalg(sortering=sortering, antall=200, etter=etter), NAA)
            assert side.fra == nr
            fram += [r.person_id for r in side.rader]
            nr += len(side.rader)
            if side.neste is None:
                break
            etter, siste = side.neste, side
        assert len(fram) == len(set(fram)) == side.total
        assert fram == [r.person_id for r in queries.eksport(aktor, utvalg, NAA)]
        tilbake = queries.sok(
            aktor, Utvalg(sortering=sortering, antall=200, for_=side.forrige or ""), NAA
        )
        assert [r.person_id for r in tilbake.rader] == [r.person_id for r in siste.rader]
        assert tilbake.fra == siste.fra


@pytest.mark.parametrize(
    "naa",
    [
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        datetime(2026, 3, 29, 21, 59, tzinfo=UTC),
        datetime(2026, 3, 29, 22, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 22, 59, tzinfo=UTC),
        datetime(2026, 10, 25, 23, 0, tzinfo=UTC),
        datetime(2028, 2, 29, 11, 0, tzinfo=UTC),
    ],
)
def test_facts_follow_the_clock_and_rows_do_not(mange: Verden, naa: datetime) -> None:
    """Before and after midnight and summer time, the same stored rows give that moment's facts."""
    aktor = mange.lesere["begge"]
    finnes = [n for n, f in FELT.items() if f.kolonne]
    valgt = mange.liv[100:400]
    rader = {r.person_id: r for r in queries.eksport(aktor, Utvalg(kolonner=tuple(finnes)), naa)}
    for ett in valgt:
        if ett.person.id not in rader:
            continue
        fasit = naiv.verdier(ett, frozenset(Rom), naa, Terskler())
        for nokkel, celle in rader[ett.person.id].celler.items():
            if nokkel in fasit and nokkel != "navn":
                assert _lik(celle, fasit[nokkel]), (nokkel, naa)


def test_the_day_is_oslos() -> None:
    assert dato(NAA) == date(2026, 3, 29)
