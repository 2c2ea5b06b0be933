"""The questions of `bench portefolje` are the same each time, and can be asked."""

from datetime import date

from dap.felles.aktor import Aktor, AktorType, Rolle
from dap.felles.rom import Rom
from dap.portefolje import felt
from dap.portefolje.queries import les, par
from dap.tabell.base import ny_id
from maling.oversikt_sporsmal import navnesok, tilfeldige

_AKTOR = Aktor(
    AktorType.VEILEDER,
    ny_id(),
    "Vera",
    roller=frozenset({Rolle.VEILEDER}),
    kontorrom={"1201": frozenset({Rom.STAT})},
)


def test_the_same_questions_every_time_and_each_has_an_address() -> None:
    felter = felt.synlige(_AKTOR, frozenset({Rom.STAT}))
    forste, andre = (tilfeldige(felter, ("1201",), 200, idag=date(2026, 11, 28)) for _ in range(2))
    assert forste == andre
    assert len({str(u) for u in forste}) > 190
    for u in (*forste, *navnesok(("1201",), 20)):
        lest = les(par(u))
        assert (lest.sok, lest.sortering, len(lest.vilkar)) == (u.sok, u.sortering, len(u.vilkar))
