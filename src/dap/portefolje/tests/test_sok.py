from datetime import datetime

import pytest
from django.db import connection
from rollebesetning import Rollebesetning
from verden import Verden

from dap.portefolje import queries
from dap.portefolje.felt import FELT, mellom
from dap.portefolje.felt.typer import Felt
from dap.portefolje.values import MEG, Felttype, Op, Side, Sortering, Utvalg, Verdi, Vilkar


def navn(side: Side) -> list[str]:
    return [r.navn for r in side.rader]


def test_the_office_in_norwegian_order(roller: Rollebesetning, naa: datetime) -> None:
    side = queries.sok(roller.siv, Utvalg(), naa)
    assert navn(side) == ["Gjemlund, Stine", "Skjulstad, Frida", "Vernmo, Signe", "Yusuf, Amina"]
    assert side.total == 4


def test_every_field_can_be_shown(roller: Rollebesetning, naa: datetime) -> None:
    alle = tuple(n for n, f in FELT.items() if f.kolonne)
    side = queries.sok(roller.kari, Utvalg(kolonner=alle), naa)
    assert navn(side) == ["Yusuf, Amina", "Aasland, Bjørn"]
    assert set(side.rader[0].celler) == set(alle)


@pytest.mark.parametrize("synkende", [False, True])
def test_every_field_that_sorts_sorts_and_pages(
    verden: Verden, naa: datetime, synkende: bool
) -> None:
    for nokkel, f in FELT.items():
        if f.sort:
            u = Utvalg(
                sortering=(
                    Sortering(nokkel, synkende),
                    Sortering("navn" if nokkel != "navn" else "fodt"),
                )
            )
            side = queries.sok(verden.roller.kari, u, naa)
            assert side.total == len(side.rader)


def test_every_filter_of_every_type(roller: Rollebesetning, naa: datetime) -> None:
    for nokkel, f in FELT.items():
        if not f.filter:
            continue
        for v in vilkar_for(f):
            for ikke in (False, True):
                side = queries.sok(roller.kari, Utvalg().med(Vilkar(nokkel, v[0], v[1], ikke)), naa)
                assert side.total == len(side.rader), nokkel


def vilkar_for(f: Felt) -> list[tuple[Op, tuple[Verdi | None, ...]]]:
    if f.type.er_dato:
        return [
            (Op.MANGLER, ()),
            (Op.FINNES, ()),
            (Op.INNEN, (7,)),
            (Op.SISTE, (7,)),
            (Op.ELDRE, (7,)),
            (Op.ETTER, (7,)),
        ]
    if f.type == Felttype.JA:
        return [(Op.ER, ("ja",)), (Op.ER, ("nei",))]
    if f.type == Felttype.TALL:
        return [(Op.MELLOM, (1, None)), (Op.MELLOM, (None, 3))]
    if f.type == Felttype.TEKST:
        return [(Op.HAR, ("a",))]
    koder = f.kodene or ("meg",)
    ut: list[tuple[Op, tuple[Verdi | None, ...]]] = [(Op.ER, ("INGEN",)), (Op.ER, koder)]
    return [*ut, (Op.ALLE, koder)] if f.type == Felttype.FLERKODE else ut


def test_facets_count_what_a_filter_would_give(roller: Rollebesetning, naa: datetime) -> None:
    side = queries.sok(roller.kari, Utvalg(), naa)
    for nokkel, fasett in side.fasetter.items():
        for kode, antall in fasett.items():
            u = Utvalg().med(Vilkar(nokkel, Op.ER, (kode,)))
            svar = queries.sok(roller.kari, u, naa)
            assert svar.total == antall, (nokkel, kode)
            assert svar.fasetter[nokkel] == fasett


def test_status(roller: Rollebesetning, naa: datetime) -> None:
    tall = queries.statustall(roller.tor, ("1201",), naa)
    assert tall.total == 2
    assert tall.skjulte is not None
    assert tall.skjulte.antall == 3
    assert queries.statustall(roller.kari, ("1201",), naa, veileder="meg").total == 2


def test_statuses_are_the_same_beside_a_page_and_alone(
    roller: Rollebesetning, naa: datetime
) -> None:
    alene = queries.statustall(roller.siv, (), naa)
    for u in (
        Utvalg(),
        Utvalg(sok="yusuf"),
        Utvalg().med(Vilkar("kjonn", Op.ER, ("M",))),
        Utvalg(sortering=(Sortering("behov", synkende=True),)),
    ):
        side = queries.sok(roller.siv, u, naa, med_statuser=True, fasetter=frozenset({"kjonn"}))
        assert side.statuser is not None
        assert (side.statuser.total, side.statuser.antall) == (alene.total, alene.antall)
        hele = queries.sok(roller.siv, u, naa)
        assert [r.person_id for r in side.rader] == [r.person_id for r in hele.rader]
        assert (side.total, side.fasetter["kjonn"]) == (hele.total, hele.fasetter["kjonn"])


def test_the_plan_of_a_question_is_kept_for_one_advisers_users_only(
    roller: Rollebesetning, naa: datetime
) -> None:
    """A plan kept for all values reads the largest office in one process."""
    with connection.cursor() as peker:
        terskel = peker.cursor.connection.prepare_threshold
        for hos in ("", MEG):
            for _ in range(2 + (terskel or 0)):
                queries.sok(roller.kari, Utvalg(hos=hos), naa)
                queries.statustall(roller.kari, (), naa, veileder=hos)
        peker.execute(
            "SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%string_agg(int8send%'"
        )
        beholdt = [sql for (sql,) in peker.fetchall()]
        assert len(beholdt) >= 2
        assert all("r.veileder = $" in sql for sql in beholdt)
        assert peker.cursor.connection.prepare_threshold == terskel


def test_a_page_without_counts_has_its_rows_and_total(
    roller: Rollebesetning, naa: datetime
) -> None:
    for u in (Utvalg(), Utvalg(sortering=(Sortering("behov"),)), Utvalg(sok="yusuf")):
        uten = queries.sok(roller.siv, u, naa, fasetter=frozenset())
        med = queries.sok(roller.siv, u, naa)
        assert (uten.rader, uten.total, uten.fasetter) == (med.rader, med.total, {})


_FA = {"ufordelt", "klokkeslett", "varighet"}
"""The same subquery for all the rows; and two that are only shown, and sorted by in their one process."""


def test_nothing_that_is_counted_keeps_postgresql_in_one_process() -> None:
    """A subquery for each row would."""
    for nokkel, f in FELT.items():
        if nokkel not in _FA and (f.fasett or f.filter or f.sort):
            sql = f"{f.uttrykk} {f.orden} {f.minst_en}"
            assert "SELECT" not in sql, nokkel
    assert not any("SELECT" in sql for sql in mellom.ALLE.values())
