"""Requirement: the guides are read in the product, each in the reader's language, from one text."""

import pytest
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.web.veiledning.lesing import SPRAK, fil, veiledning

HVEM = ("bruker", "veileder", "leder", "analytiker")


@pytest.mark.parametrize("hvem", HVEM)
def test_every_language_says_the_same_parts(hvem: str) -> None:
    sider = {s: veiledning(hvem, s) for s in SPRAK}
    assert len({len(v.deler) for v in sider.values()}) == 1
    assert len({v.tittel for v in sider.values()}) == len(SPRAK)
    for v in sider.values():
        assert len({d.id for d in v.deler}) == len(v.deler)
        assert not [d.tittel for d in v.deler if ".md" in d.html or "**" in d.html]


@pytest.mark.parametrize("hvem", HVEM)
def test_nothing_of_the_text_stands_before_the_first_part(hvem: str) -> None:
    linjer = [linje for linje in fil(hvem, "nb").read_text(encoding="utf-8").splitlines() if linje]
    assert linjer[0].startswith("# ")
    assert linjer[2].startswith("**")


def test_who_reads_which(roller: Rollebesetning) -> None:
    amina, kari, tor, rut = map(logget_inn, ("amina", "kari", "tor", "rut"))
    assert amina.get("/veiledning/").headers["Location"] == "/veiledning/bruker/"
    assert kari.get("/veiledning/").headers["Location"] == "/veiledning/veileder/"
    assert tor.get("/veiledning/").headers["Location"] == "/veiledning/leder/"
    assert "For deg som har en plan" in amina.get("/veiledning/bruker/").content.decode()
    assert amina.get("/veiledning/veileder/").status_code == 403
    html = kari.get("/veiledning/veileder/").content.decode()
    assert 'href="../leder/"' in html
    assert 'href="/veiledning/"' in html  # from the menu of every page
    assert rut.get("/veiledning/bruker/").status_code == 200


def test_the_analyst_has_one_of_her_own(roller: Rollebesetning) -> None:
    ane, kari, amina = map(logget_inn, ("ane", "kari", "amina"))
    assert ane.get("/veiledning/").headers["Location"] == "/veiledning/analytiker/"
    html = ane.get("/veiledning/analytiker/").content.decode()
    assert "For deg som er analytiker" in html
    assert 'href="/veiledning/leder/"' in html
    assert kari.get("/veiledning/analytiker/").status_code == 404
    assert amina.get("/veiledning/analytiker/").status_code == 403
    assert "analytiker" not in kari.get("/veiledning/veileder/").content.decode().lower()


def test_it_follows_the_readers_language(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    kari.post("/sprak/", {"sprak": "en", "neste": "/veiledning/veileder/"})
    assert "For advisers" in kari.get("/veiledning/veileder/").content.decode()
