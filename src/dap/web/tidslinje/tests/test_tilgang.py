"""Requirement: the timeline tells nobody more than the pages it leads to."""

import pytest
from klient import logget_inn
from planhjelp import tekst
from verden import Verden

from dap.felles.rom import Rom
from dap.web.tidslinje.tests.hjelp import adresse, alle_sider

SER = {
    "kari": {"STAT"},
    "lise": {"KOMMUNE"},
    "per": {"STAT"},
    "tor": {"STAT"},
    "siv": {"STAT"},
}


@pytest.mark.parametrize("hvem", SER)
def test_staff_see_their_rooms_and_no_sign_of_the_other(
    verden: Verden, db: None, hvem: str
) -> None:
    person = verden.roller.amina
    sider = "".join(alle_sider(logget_inn(hvem), adresse(person)))
    for rom in Rom:
        assert (f"hemmelig-amina-{rom.lower()}" in sider) == (rom in SER[hvem])
    andre = {"kari": "Lise Kommedal", "lise": "Kari Nordmo"}.get(hvem)
    assert andre is None or andre not in sider


def test_the_user_sees_both_rooms_and_nothing_internal(verden: Verden, db: None) -> None:
    klient = logget_inn("amina")
    sider = "".join(alle_sider(klient, "/tidslinje/"))
    assert all(f"hemmelig-amina-{rom.lower()}" in sider for rom in Rom)
    for ord_ in ("notat", "kollega", "Internt"):
        assert ord_ not in sider
    assert "Du" in sider
    for slag in ("INTERNT", "LESING"):
        assert "notat" not in klient.get("/tidslinje/", {"slag": slag}).content.decode()


def test_staff_see_their_own_notes(verden: Verden, db: None) -> None:
    html = logget_inn("kari").get(adresse(verden.roller.amina), {"slag": "INTERNT"})
    assert "Kari Nordmo skrev et internt notat" in tekst(html)
    assert "Kari Nordmo spurte en kollega om samtalen" in tekst(html)


def test_as_the_user_sees_it_nothing_internal_is_there(verden: Verden, db: None) -> None:
    sti = f"/bruker/{verden.roller.amina.id}/som-bruker/tidslinje/"
    html = "".join(alle_sider(logget_inn("kari"), sti))
    assert "notat" not in html.replace("Notater", "")
    assert "hemmelig-amina-kommune" not in html
    assert f"/bruker/{verden.roller.amina.id}/som-bruker/plan/aktivitet/" in html


@pytest.mark.parametrize(
    ("hvem", "navn", "kode"),
    [
        ("kari", "daniel", 403), ("kari", "frida", 404), ("kari", "stine", 404),
        ("kari", "signe", 404), ("siv", "bjorn", 403), ("siv", "stine", 200), ("ola", "amina", 403),
        ("mona", "amina", 403), ("finn", "amina", 403), ("rut", "amina", 404), ("adam", "amina", 404),
        ("amina", "bjorn", 404),
    ],
)  # fmt: skip
def test_the_door_is_that_of_every_page(
    verden: Verden, db: None, hvem: str, navn: str, kode: int
) -> None:
    svar = logget_inn(hvem).get(adresse(getattr(verden.roller, navn)))
    assert svar.status_code == kode
    if kode != 200:
        assert not [h for h in verden.hemmelig(navn) if h in svar.content.decode()]
