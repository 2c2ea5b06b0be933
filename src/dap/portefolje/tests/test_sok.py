from datetime import datetime

import pytest
from rollebesetning import Rollebesetning
from verden import Verden

from dap.portefolje import queries
from dap.portefolje.felt import FELT
from dap.portefolje.felt.typer import Felt
from dap.portefolje.values import Felttype, Op, Side, Sortering, Utvalg, Verdi, Vilkar


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
