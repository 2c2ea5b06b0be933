"""Requirement: nobody opens a person they have no right to, and every look by staff leaves a trace."""

from datetime import timedelta
from typing import Any

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil, IkkeFunnet, IkkeTilgang, ManglerBegrunnelse, Regelbrudd
from dap.felles.rom import Rom
from dap.sporing.models import Oppslag
from dap.tilgang.operations import apne_person, apne_som_bruker, oppgi_grunn
from dap.tilgang.queries import oppgitte_grunner

APEN, GRUNN, INHABIL, SKJULT = "apen", ManglerBegrunnelse, IkkeTilgang, IkkeFunnet

# Who (row) opening whom (column)
TABELL: list[tuple[str, dict[str, object]]] = [
    ("amina", {"amina": APEN, "bjorn": SKJULT, "daniel": SKJULT, "frida": SKJULT, "signe": SKJULT}),
    ("kari", {"amina": APEN, "bjorn": APEN, "daniel": GRUNN}),
    ("kari", {"frida": SKJULT, "stine": SKJULT, "signe": SKJULT}),
    ("per", {"amina": APEN, "daniel": GRUNN, "frida": SKJULT}),
    ("ola", {"amina": GRUNN, "daniel": APEN, "frida": SKJULT, "signe": SKJULT}),
    ("siv", {"amina": APEN, "bjorn": INHABIL, "frida": APEN, "stine": APEN, "signe": APEN, "daniel": GRUNN}),
    ("lise", {"amina": APEN, "frida": SKJULT}),
    ("tor", {"amina": APEN, "daniel": GRUNN, "frida": SKJULT}),
    ("mona", {"amina": GRUNN, "frida": SKJULT}),
    ("finn", {"amina": GRUNN}),
    ("rut", {"amina": SKJULT}),
    ("adam", {"amina": SKJULT}),
    ("ane", {"amina": SKJULT, "frida": SKJULT, "signe": SKJULT}),
]  # fmt: skip
RADER = [(hvem, hvilken, utfall) for hvem, rad in TABELL for hvilken, utfall in rad.items()]


@pytest.mark.parametrize(("hvem", "hvilken", "utfall"), RADER)
def test_access_follows_the_table(
    roller: Rollebesetning, hvem: str, hvilken: str, utfall: object
) -> None:
    aktor: Aktor = getattr(roller, hvem)
    maal: Aktor = getattr(roller, hvilken)
    assert maal.person_id is not None
    fikk: object = APEN
    try:
        apne_person(aktor=aktor, person_id=maal.person_id, hva="plan", naa=NAA)
    except DapFeil as feil:
        fikk = type(feil)
    assert fikk == utfall
    assert Oppslag.objects.count() == (1 if fikk == APEN and aktor.er_ansatt else 0)


def test_a_stated_reason_opens_for_twelve_hours_and_the_leader_sees_it(
    roller: Rollebesetning,
) -> None:
    assert roller.amina.person_id is not None
    hvem: dict[str, Any] = {"aktor": roller.ola, "person_id": roller.amina.person_id}
    oppgi_grunn(**hvem, grunn="Bruker møtte opp hos oss i Dalen i dag", naa=NAA)

    apne_person(**hvem, hva="plan", naa=NAA + timedelta(hours=11))
    with pytest.raises(ManglerBegrunnelse):
        apne_person(**hvem, hva="plan", naa=NAA + timedelta(hours=12))

    sett = oppgitte_grunner(roller.tor, fra=NAA - timedelta(days=1))
    assert [(r.ansatt, r.person) for r in sett] == [("Ola Dalsrud", "Amina Yusuf")]
    assert oppgitte_grunner(roller.kari, fra=NAA - timedelta(days=1)) == []
    assert "Dalen i dag" in Oppslag.objects.order_by("-id")[0].hvorfor


def test_a_reason_does_not_open_a_protected_person_or_tell_that_they_exist(
    roller: Rollebesetning,
) -> None:
    assert roller.frida.person_id is not None
    with pytest.raises(IkkeFunnet):
        oppgi_grunn(aktor=roller.ola, person_id=roller.frida.person_id, grunn="x" * 20, naa=NAA)


def test_a_reason_that_says_nothing_is_refused(roller: Rollebesetning) -> None:
    assert roller.amina.person_id is not None
    with pytest.raises(Regelbrudd):
        oppgi_grunn(aktor=roller.ola, person_id=roller.amina.person_id, grunn="  fordi ", naa=NAA)


def test_municipal_staff_see_only_the_room_of_the_municipality(roller: Rollebesetning) -> None:
    assert roller.amina.person_id is not None
    lise = apne_person(aktor=roller.lise, person_id=roller.amina.person_id, hva="plan", naa=NAA)
    kari = apne_person(aktor=roller.kari, person_id=roller.amina.person_id, hva="plan", naa=NAA)
    assert lise.rom == frozenset({Rom.KOMMUNE})
    assert kari.rom == frozenset({Rom.STAT})


def test_the_users_own_view_is_read_only_for_staff_and_traced_as_such(
    roller: Rollebesetning,
) -> None:
    assert roller.amina.person_id is not None
    innsyn = apne_som_bruker(aktor=roller.lise, person_id=roller.amina.person_id, naa=NAA)

    assert (innsyn.er_bruker, innsyn.kan_skrive) == (True, False)
    assert innsyn.leser_id == roller.amina.id
    assert innsyn.rom == frozenset({Rom.KOMMUNE})
    assert list(Oppslag.objects.values_list("aktor_navn", "hva")) == [
        ("Lise Kommedal", "som_bruker")
    ]
    with pytest.raises(ManglerBegrunnelse):
        apne_som_bruker(aktor=roller.ola, person_id=roller.amina.person_id, naa=NAA)
    with pytest.raises(IkkeFunnet):
        apne_som_bruker(aktor=roller.amina, person_id=roller.amina.person_id, naa=NAA)
