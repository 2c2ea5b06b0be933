"""Each page of an activity, with the whole cast."""

import pytest
from klient import logget_inn
from planhjelp import adresse, lag, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet.models import Aktivitet
from dap.felles.rom import Rom
from dap.sporing.models import Oppslag

SIDER = ["", "endre/", "flytt/", "historikk/", "versjon/1/"]
GREP = [
    "flytt/",
    "angre/",
    "gjenapne/",
    "endre/",
    "juster/",
    "svar/",
    "avtal/",
    "steg/",
    "mal/",
    "lest/",
]


@pytest.mark.parametrize("side", SIDER)
def test_another_user_finds_nothing(roller: Rollebesetning, side: str) -> None:
    a, bjorn = lag(roller.amina, roller.amina), logget_inn("bjorn")
    assert bjorn.get(adresse(a, side)).status_code == 404
    assert bjorn.get(adresse(a, side, person=roller.amina)).status_code == 404


@pytest.mark.parametrize("grep", GREP)
def test_another_user_changes_nothing(roller: Rollebesetning, grep: str) -> None:
    a = lag(roller.amina, roller.amina)
    svar = logget_inn("bjorn").post(adresse(a, grep), {"til": "FULLFORT", "versjon": "1"})
    assert svar.status_code == 404
    assert Aktivitet.objects.get().versjon == 1


@pytest.mark.parametrize(
    ("hvem", "status"),
    [("kari", 200), ("per", 200), ("ola", 403), ("tor", 200), ("rut", 404), ("adam", 404),
     ("lise", 404)],
)  # fmt: skip
def test_the_staff_and_an_activity_of_the_state(
    roller: Rollebesetning, hvem: str, status: int
) -> None:
    a = lag(roller.amina, roller.amina)
    assert Aktivitet.objects.get().rom == Rom.STAT
    svar = logget_inn(hvem).get(adresse(a, person=roller.amina))
    assert svar.status_code == status
    assert ("Oppdatere CV-en" in tekst(svar)) == (status == 200)


@pytest.mark.parametrize("person", ["frida", "stine", "signe"])
def test_protected_persons_do_not_exist_for_those_without_the_right(
    roller: Rollebesetning, person: str
) -> None:
    hvem = getattr(roller, person)
    a = lag(hvem, hvem)
    assert logget_inn("kari").get(adresse(a, person=hvem)).status_code == 404
    assert logget_inn("siv").get(adresse(a, person=hvem)).status_code == 200


def test_the_activity_of_one_under_the_address_of_another(roller: Rollebesetning) -> None:
    a, kari = lag(roller.bjorn, roller.bjorn), logget_inn("kari")
    assert kari.get(adresse(a, person=roller.amina)).status_code == 404
    svar = kari.post(adresse(a, "flytt/", person=roller.amina), {"til": "FULLFORT", "versjon": "1"})
    assert svar.status_code == 404
    assert Aktivitet.objects.get().versjon == 1


def test_as_the_user_staff_read_and_change_nothing(roller: Rollebesetning) -> None:
    a, kari = lag(roller.amina, roller.amina), logget_inn("kari")
    rot = f"/bruker/{roller.amina.id}/som-bruker/plan/"
    side = kari.get(f"{rot}aktivitet/{a.aktivitet_id}/")
    assert side.status_code == 200
    assert "flytt/" not in side.content.decode()
    assert 'href="/bruker' not in side.content.decode().split("<main")[1].replace(rot, "")
    svar = kari.post(f"{rot}aktivitet/{a.aktivitet_id}/flytt/", {"til": "FULLFORT", "versjon": "1"})
    assert svar.status_code in {403, 404, 405}
    assert Aktivitet.objects.get().versjon == 1


def test_who_only_reads_the_plan_gets_no_buttons(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)
    mona = logget_inn("mona")
    mona.post(
        f"/bruker/{roller.amina.id}/grunn/", {"grunn": "Brukeren ringte om planen", "neste": "/"}
    )
    side = mona.get(adresse(a, person=roller.amina))
    assert side.status_code == 200
    assert "endre/" not in side.content.decode()
    plan = mona.get(f"/bruker/{roller.amina.id}/plan/").content.decode()
    assert "aktivitet/ny/" not in plan
    assert "plan-flytt" not in plan


def test_a_look_leaves_a_trace(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)
    logget_inn("kari").get(adresse(a, person=roller.amina))
    assert Oppslag.objects.filter(aktor_navn="Kari Nordmo", hva="aktivitet").count() == 1
