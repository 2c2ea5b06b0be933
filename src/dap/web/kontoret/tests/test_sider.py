"""Requirement: the office's staff, teams and absence, from the page, by who one is."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from rollebesetning import FJORDBY, NAA, Rollebesetning

from dap.felles.tid import dato
from dap.kontor import operations as kontor
from dap.kontor import queries
from dap.oppfolging import operations as o

ROT = f"/kontor/{FJORDBY}/"


def tekst(klient: Client, adresse: str = ROT) -> str:
    return klient.get(adresse, follow=True).content.decode()


def dager(fra: int, til: int) -> dict[str, str]:
    i_dag = dato(timezone.now())
    return {"fra": f"{i_dag + timedelta(fra)}", "til": f"{i_dag + timedelta(til)}"}


@pytest.mark.parametrize(
    ("hvem", "statuser"),
    [
        ("kari", [200, 200, 403]), ("lise", [200, 200, 403]), ("tor", [200, 200, 200]),
        ("ola", [403, 403, 403]), ("mona", [403, 403, 403]), ("amina", [403, 403, 403]),
    ],
)  # fmt: skip
def test_who_comes_where(roller: Rollebesetning, hvem: str, statuser: list[int]) -> None:
    klient = logget_inn(hvem)
    assert [klient.get(ROT + s).status_code for s in ("", "fravar/", "team/")] == statuser


def test_absence_is_registered_shown_and_ended(roller: Rollebesetning) -> None:
    kari, tor = logget_inn("kari"), logget_inn("tor")
    vikar = {"stedfortreder": str(roller.per.id)}
    assert "Ingen er borte" in tekst(kari, "/kontoret/")
    feil = kari.post(f"{ROT}fravar/", {**dager(3, 1), **vikar})
    assert feil.status_code == 422
    assert "Den siste dagen kan ikke være før den første" in feil.content.decode()
    assert kari.post(f"{ROT}fravar/", {**dager(0, 2), "stedfortreder": "x"}).status_code == 422
    assert kari.post(f"{ROT}fravar/", {**dager(0, 2), **vikar}).status_code == 302
    igjen = kari.post(f"{ROT}fravar/", {**dager(2, 4), **vikar})
    assert igjen.status_code == 422
    assert "allerede registrert fravær" in igjen.content.decode()
    assert "Borte nå" in tekst(tor)
    per = logget_inn("per")
    assert "Tilbake nå" not in tekst(per)
    (rad,) = queries.fravar_ved(FJORDBY, dag=dato(timezone.now()))
    slutt = f"{ROT}fravar/avslutt/"
    assert per.post(slutt, {"fravar": rad.id}).status_code == 403
    assert tor.post(slutt, {"fravar": "tull"}).status_code == 404
    assert tor.post(slutt, {"fravar": rad.id}).status_code == 302
    assert tor.post(slutt, {"fravar": rad.id}).status_code == 422
    assert "Ingen er borte" in tekst(kari)


def test_the_leader_registers_for_others_and_hears_of_whom_the_stand_in_cannot_open(
    roller: Rollebesetning,
) -> None:
    o.tildel_veileder(
        aktor=roller.tor, person_id=roller.bjorn.id, ansatt_id=roller.per.id, naa=timezone.now()
    )
    hennes = f"{ROT}fravar/?ansatt={roller.per.id}"
    data = {**dager(1, 2), "stedfortreder": str(roller.siv.id)}
    assert logget_inn("kari").get(hennes).status_code == 403
    tor = logget_inn("tor")
    assert "Registrer fravær for Per Solvang" in tekst(tor, hennes)
    assert tor.get(f"{ROT}fravar/?ansatt={roller.ola.id}").status_code == 404
    # Bjørn is Siv's brother.
    svar = tor.post(hennes, data, follow=True).content.decode()
    assert "Vikaren kan ikke åpne 1 av brukerne" in svar


def test_teams_are_made_changed_and_laid_down(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    nytt = {"navn": "Ungdom", "medlemmer": [str(roller.kari.id)], "versjon": "0"}
    assert tor.post(f"{ROT}team/", {**nytt, "navn": ""}).status_code == 422
    assert tor.post(f"{ROT}team/", nytt).status_code == 302
    assert tor.post(f"{ROT}team/", nytt).status_code == 422
    (team,) = queries.team_ved(FJORDBY)
    side = f"{ROT}team/?team={team.id}"
    assert "Legg ned teamet" in tekst(tor, side)
    assert tor.post(side, {**nytt, "navn": "Unge", "versjon": "1"}).status_code == 302
    konflikt = tor.post(side, {**nytt, "navn": "Mitt", "versjon": "1"})
    assert konflikt.status_code == 409
    assert "Unge" in konflikt.content.decode()
    assert "Mitt" in konflikt.content.decode()
    assert tor.get(f"{ROT}team/?team=tull").status_code == 404
    ned = {"team": str(team.id), "versjon": "1"}
    assert tor.post(f"{ROT}team/legg-ned/", ned).status_code == 422
    assert tor.post(f"{ROT}team/legg-ned/", {**ned, "versjon": "2"}).status_code == 302
    assert "Kontoret har ingen team" in tekst(tor)


def test_the_users_of_a_colleague_and_of_a_team_are_one_click_away(roller: Rollebesetning) -> None:
    """Counted as the reader may see them."""
    html = logget_inn("tor").get("/kontor/1201/").content.decode()
    hos = f"/oversikt/?kontor=1201&amp;hos={roller.kari.id}"
    assert re.search(rf'href="{re.escape(hos)}">2<', html)
    assert f"hos={roller.siv.id}" not in html, "all of hers are protected"
    assert f"hos={roller.siv.id}" in logget_inn("siv").get("/kontor/1201/").content.decode()
    kontor.lagre_team(
        aktor=roller.tor, kontor_nr="1201", team_id=None, navn="Ungdom",
        medlemmer=[roller.kari.id, roller.per.id], versjon=0, naa=NAA,
    )  # fmt: skip
    html = logget_inn("kari").get("/kontor/1201/").content.decode()
    lenke = re.search(r'href="(/oversikt/\?kontor=1201&amp;veileder=[^"]+)"', html)
    assert lenke is not None
    liste = logget_inn("kari").get(lenke[1].replace("&amp;", "&")).content.decode()
    assert "Viser 1–2 av 2 brukere" in liste
    assert "Kari Nordmo eller Per Solvang" in liste or "Per Solvang eller Kari Nordmo" in liste
