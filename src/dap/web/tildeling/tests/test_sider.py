"""Requirement: who follows up, from the page: one, many after a look, several round one user."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from rollebesetning import DALEN, FJORDBY, Rollebesetning

from dap.kontor.operations import lagre_team
from dap.oppfolging import operations as o
from dap.oppfolging import queries as q

FLERE = f"/kontor/{FJORDBY}/tildeling/"


def rot(roller: Rollebesetning, sti: str = "") -> str:
    return f"/bruker/{roller.amina.id}/veileder/{sti}"


def tekst(klient: Client, adresse: str) -> str:
    return klient.get(adresse).content.decode()


@pytest.mark.parametrize(
    ("hvem", "status"),
    [("kari", 200), ("lise", 200), ("tor", 200), ("ola", 403), ("rut", 404), ("amina", 403)],
)
def test_who_comes_to_the_pages_about_one(roller: Rollebesetning, hvem: str, status: int) -> None:
    klient = logget_inn(hvem)
    sider = ("", "tildel/", "med/")
    assert [klient.get(rot(roller, s)).status_code for s in sider] == [status] * 3


@pytest.mark.parametrize(
    ("hvem", "status"),
    [
        ("kari", 200), ("lise", 200), ("tor", 200), ("ola", 403), ("rut", 403), ("mona", 403),
        ("adam", 403), ("amina", 403),
    ],
)  # fmt: skip
def test_who_comes_to_the_offices_list(roller: Rollebesetning, hvem: str, status: int) -> None:
    assert logget_inn(hvem).get(FLERE).status_code == status


def test_the_adviser_is_chosen_by_team_and_marked_as_new_until_they_look(
    roller: Rollebesetning,
) -> None:
    lagre_team(
        aktor=roller.tor, kontor_nr=FJORDBY, team_id=None, navn="Ungdom",
        medlemmer=[roller.per.id], versjon=0, naa=timezone.now(),
    )  # fmt: skip
    tor, per = logget_inn("tor"), logget_inn("per")
    side = tekst(tor, rot(roller, "tildel/"))
    assert '<optgroup label="Ungdom">' in side
    assert "Rut Kontrand" not in side
    assert "Ola Dalsrud" not in side
    data = {"ansatt": str(roller.per.id), "fra_veileder": str(roller.kari.id)}
    assert tor.post(rot(roller, "tildel/"), data).status_code == 302
    gammelt = tor.post(rot(roller, "tildel/"), {**data, "ansatt": str(roller.siv.id)})
    assert gammelt.status_code == 422
    assert "Noen andre har gitt brukeren en annen veileder" in gammelt.content.decode()
    assert "Nytildelt" in tekst(per, "/min-dag/")
    assert "Nytildelt" in tekst(tor, rot(roller))
    per.get(f"/bruker/{roller.amina.id}/plan/")
    assert "Nytildelt" not in tekst(per, "/min-dag/")
    amina = logget_inn("amina")
    assert "Du har fått en ny veileder" in tekst(amina, "/varsler/")
    assert "Per Solvang ble veileder" in tekst(amina, "/innstillinger/")


def test_many_get_a_new_adviser_after_a_look_and_twice_is_once(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    tor = logget_inn("tor")
    side = tekst(tor, FLERE)
    assert "Amina Yusuf" in side
    assert "Frida Skjulstad" not in side
    valgte = [f"{p.id}:{roller.kari.id}" for p in (roller.amina, roller.bjorn)]
    data: dict[str, Any] = {"person": valgte, "ansatt": str(roller.siv.id), "steg": "se"}
    with django_assert_max_num_queries(24):
        se = tor.post(FLERE, data).content.decode()
    assert "1 bruker får ny veileder" in se
    assert "Bjørn Aasland: Kollegaen er inhabil" in se
    assert q.ansvarlig_veileder(roller.amina.id) == roller.kari.id
    for _gang in range(2):
        ferdig = tor.post(FLERE, {**data, "steg": "kjor"}).content.decode()
        assert "1 bruker har Siv Aasland som veileder" in ferdig
        assert "Bjørn Aasland: Kollegaen er inhabil" in ferdig
    assert q.ansvarlig_veileder(roller.amina.id) == roller.siv.id
    assert "Amina Yusuf" not in tekst(tor, f"{FLERE}?veileder={roller.kari.id}")
    assert "Amina Yusuf" in tekst(tor, f"{FLERE}?veileder={roller.siv.id}")


def test_who_the_look_passed_over_keeps_the_adviser_though_it_could_be_done_now(
    roller: Rollebesetning,
) -> None:
    tor, naa = logget_inn("tor"), timezone.now()
    valgte = [f"{p.id}:{roller.kari.id}" for p in (roller.amina, roller.bjorn)]
    om: dict[str, Any] = {"aktor": roller.tor, "person_id": roller.bjorn.id, "naa": naa}
    o.tildel_veileder(**om, ansatt_id=roller.per.id)
    data: dict[str, Any] = {"person": valgte, "ansatt": str(roller.per.id), "steg": "se"}
    se = tor.post(FLERE, data).content.decode()
    assert "1 bruker får ny veileder" in se
    hoppet = re.findall(r'name="hoppet" value="([^"]*)"', se)
    assert hoppet == [str(roller.bjorn.id)]
    o.tildel_veileder(**om, ansatt_id=roller.kari.id)
    ferdig = tor.post(FLERE, {**data, "hoppet": hoppet, "steg": "kjor"}).content.decode()
    assert "Bjørn Aasland: Ble hoppet over da du så over" in ferdig
    assert q.ansvarlig_veileder(roller.bjorn.id) == roller.kari.id
    assert q.ansvarlig_veileder(roller.amina.id) == roller.per.id


def test_bad_input_to_the_list_keeps_what_was_chosen(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    valgt = f"{roller.amina.id}:{roller.kari.id}"
    uten = tor.post(FLERE, {"person": [valgt], "ansatt": "", "steg": "se"})
    assert uten.status_code == 422
    assert f'value="{valgt}" checked' in uten.content.decode()
    ingen = tor.post(FLERE, {"ansatt": str(roller.per.id), "steg": "se"})
    assert ingen.status_code == 422
    assert "Velg minst én bruker" in ingen.content.decode()
    tull = {"person": ["tull", ":", "x:y"], "ansatt": str(roller.per.id), "steg": "kjor"}
    assert tor.post(FLERE, tull).status_code == 422
    fremmed = {"person": [valgt], "ansatt": str(roller.ola.id), "steg": "kjor"}
    assert tor.post(FLERE, fremmed).status_code == 422
    assert tor.get(f"/kontor/{DALEN}/tildeling/").status_code == 403
    assert tor.get(f"{FLERE}?veileder=tull&side=99").status_code == 200


def test_several_round_the_user_each_side_its_own(roller: Rollebesetning) -> None:
    kari, lise, amina = (logget_inn(h) for h in ("kari", "lise", "amina"))
    assert "Lise Kommedal" not in tekst(kari, rot(roller, "med/"))
    ny = {"ansatt": str(roller.per.id), "rolle": "Jobbspesialist"}
    assert kari.post(rot(roller, "med/"), {**ny, "rolle": ""}).status_code == 422
    assert kari.post(rot(roller, "med/"), ny).status_code == 302
    o.legg_til_medveileder(
        aktor=roller.lise, person_id=roller.amina.id, ansatt_id=roller.lise.id,
        rolle="Programrådgiver", naa=timezone.now(),
    )  # fmt: skip
    for side in ("/na/", "/om-meg/"):
        for ord_ in ("Per Solvang", "Jobbspesialist", "Programrådgiver"):
            assert ord_ in tekst(amina, side), side
    plan = f"/bruker/{roller.amina.id}/plan/"
    assert "Jobbspesialist" in tekst(kari, plan)
    assert "Programrådgiver" not in tekst(kari, plan)
    assert "Jobbspesialist" not in tekst(lise, plan)
    assert "Brukere du er med rundt" in tekst(logget_inn("per"), "/min-dag/")
    ut = rot(roller, "med/avslutt/")
    assert kari.post(ut, {"ansatt": str(roller.lise.id)}).status_code == 404
    assert kari.post(ut, {"ansatt": "tull"}).status_code == 404
    assert kari.post(ut, {"ansatt": str(roller.per.id)}).status_code == 302
    assert "Jobbspesialist" not in tekst(amina, "/om-meg/")
