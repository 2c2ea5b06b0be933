"""Requirement: a wash is over those who look as if they should not be there, each with why."""

from datetime import datetime

from rollebesetning import Rollebesetning

from dap.felles.rom import Rom
from dap.portefolje import queries
from dap.portefolje.gjennomgang import INAKTIV, VASKEGRUNNER
from dap.portefolje.values import Sortering, Utvalg


def test_whom_a_wash_is_over(roller: Rollebesetning, naa: datetime) -> None:
    utvalg = queries.vask("1201", roller.kari.id)
    svar = dict(queries.til_gjennomgang(roller.tor, utvalg, naa, vaskes=True, rom=frozenset(Rom)))
    assert set(svar) == {roller.amina.id, roller.bjorn.id}
    assert set(svar[roller.amina.id]) <= {*VASKEGRUNNER, INAKTIV}
    assert "UTEN_AKTIVITET" in svar[roller.amina.id]


def test_a_talk_is_over_what_the_reader_may_see_of_ones_portfolio(
    roller: Rollebesetning, naa: datetime
) -> None:
    alle = queries.portefolje("1201", roller.siv.id)
    assert (
        dict(queries.til_gjennomgang(roller.tor, alle, naa, vaskes=False, rom=frozenset(Rom))) == {}
    )
    kari = queries.portefolje("1201", roller.kari.id, Utvalg(sortering=(Sortering("navn"),)))
    funnet = dict(queries.til_gjennomgang(roller.tor, kari, naa, vaskes=False, rom=frozenset(Rom)))
    assert list(funnet) == [roller.amina.id, roller.bjorn.id], "Yusuf before Aasland: aa is å"
    assert "UTEN_VEDTAK" in funnet[roller.amina.id]


def test_nothing_builds_on_a_room_that_the_other_does_not_see(
    roller: Rollebesetning, naa: datetime
) -> None:
    kari = queries.portefolje("1201", roller.kari.id)
    funnet = queries.til_gjennomgang(
        roller.tor, kari, naa, vaskes=False, rom=frozenset({Rom.KOMMUNE})
    )
    assert all("UTEN_VEDTAK" not in grunner for _id, grunner in funnet)
