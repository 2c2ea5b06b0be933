"""Requirement: a note with a day on it reminds who follows up when that day has come, once."""

from datetime import date, datetime, timedelta
from typing import Any

from rollebesetning import NAA, Rollebesetning

from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.oppfolging import operations as o
from dap.varsel.models import Varsel

I_DAG = dato(NAA)
MORGEN = NAA.replace(hour=4, minute=47)


def skriv(
    roller: Rollebesetning, frist: date | None, hvem: str = "kari", **mer: Any
) -> dict[str, Any]:
    alt: dict[str, Any] = {
        "aktor": getattr(roller, hvem),
        "person_id": roller.amina.id,
        "naa": NAA - timedelta(days=3),
    }
    o.lagre_huskelapp(**{**alt, "frist": frist, "tekst": "Ring", "versjon": 0, **mer})
    return alt


def sagt() -> list[tuple[Any, str, datetime]]:
    rader = Varsel.objects.filter(slag="HUSKELAPP_FRIST").order_by("bestilt")
    return list(rader.values_list("mottaker_id", "rom", "bestilt"))


def test_the_morning_of_the_day_and_once(roller: Rollebesetning) -> None:
    alt = skriv(roller, I_DAG)
    assert o.minn_om_huskelapper(naa=MORGEN - timedelta(days=1)) == 0, "not the day before"
    assert o.minn_om_huskelapper(naa=MORGEN) == 1
    for dager in (0, 1, 6):
        assert o.minn_om_huskelapper(naa=MORGEN + timedelta(days=dager)) == 0
    assert sagt() == [(roller.kari.id, Rom.STAT, MORGEN)]
    # Another day is another reminder.
    ny = MORGEN + timedelta(days=2)
    o.lagre_huskelapp(**{**alt, "frist": dato(ny), "tekst": "Ring", "versjon": 1})
    assert o.minn_om_huskelapper(naa=ny) == 1


def test_also_after_nights_that_it_did_not_run_but_not_of_what_is_old(
    roller: Rollebesetning,
) -> None:
    skriv(roller, I_DAG)
    assert o.minn_om_huskelapper(naa=MORGEN + timedelta(days=7)) == 0
    assert o.minn_om_huskelapper(naa=MORGEN + timedelta(days=6)) == 1


def test_not_of_a_note_without_a_day_or_put_away(roller: Rollebesetning) -> None:
    alt = skriv(roller, None)
    assert o.minn_om_huskelapper(naa=MORGEN) == 0
    o.lagre_huskelapp(**{**alt, "frist": I_DAG, "tekst": "Ring", "versjon": 1})
    o.fjern_huskelapp(**alt, versjon=2)
    assert o.minn_om_huskelapper(naa=MORGEN) == 0
    assert not sagt()


def test_the_municipalitys_note_is_told_to_nobody_who_does_not_see_it(
    roller: Rollebesetning,
) -> None:
    """The one responsible is the state's: a notification would tell that the other room has a note."""
    skriv(roller, I_DAG, "lise")
    o.minn_om_huskelapper(naa=MORGEN)
    assert not [rad for rad in sagt() if rad[0] == roller.kari.id]
