"""Requirement: from one user to the next without going back, and never to one who may not be seen."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Kategori, Tildelingsvalg
from dap.portefolje.models import Rad
from dap.portefolje.sporring import peker

LISTE = "/oversikt/?hos=meg&sort=-navn"


def _apne(klient: Client, navn: str, liste: str = LISTE) -> str:
    """Opens the one with this name as the list does; the page about them."""
    html = klient.get(liste).content.decode()
    lenke = re.search(rf'<a class="aksel-link" href="([^"]+)">{navn}</a>', html)
    assert lenke is not None
    return _folg(klient, unescape(lenke[1]))


def _folg(klient: Client, adresse: str) -> str:
    svar = klient.get(adresse, follow=True)
    assert svar.status_code == 200
    return svar.content.decode()


def _lenke(html: str, hvor: str) -> str:
    funnet = re.search(rf'rel="{hvor}" href="(/oversikt/bla/[^"]+)"', html)
    return unescape(funnet[1]) if funnet else ""


def test_on_and_back_with_the_list_in_the_header(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    bjorn = _apne(kari, "Aasland, Bjørn")
    assert "1 av 2 i lista" in bjorn
    assert 'href="/oversikt/?hos=meg&amp;sort=-navn"' in bjorn
    assert not _lenke(bjorn, "prev")
    amina = _folg(kari, _lenke(bjorn, "next"))
    assert "Amina Yusuf" in amina
    assert "2 av 2 i lista" in amina
    assert not _lenke(amina, "next")
    assert "Bjørn Aasland" in _folg(kari, _lenke(amina, "prev"))


def test_the_same_kind_of_page_is_kept(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    _apne(kari, "Aasland, Bjørn")
    dialog = _folg(kari, f"/bruker/{roller.bjorn.id}/dialog/ny/")
    svar = kari.get(_lenke(dialog, "next"))
    assert svar["Location"] == f"/bruker/{roller.amina.id}/dialog/"
    for galt in ("//ond.no/", "../../oversikt/", "grunn/", "x" * 300):
        adresse = f"/oversikt/bla/{roller.bjorn.id}/"
        svar = kari.get(adresse, {"hos": "meg", "nr": "1", "fane": galt})
        assert svar["Location"] == f"/bruker/{roller.bjorn.id}/plan/"


def test_who_has_left_the_list_leaves_their_number_to_the_next(roller: Rollebesetning) -> None:
    for bruker in (roller.amina, roller.bjorn):
        oppfolging.sett_fargekategori(
            aktor=roller.kari, person_id=bruker.id, kategori=Kategori.B, naa=timezone.now()
        )
    kari = logget_inn("kari")
    bjorn = _apne(kari, "Aasland, Bjørn", f"{LISTE}&kategori=B")
    oppfolging.sett_fargekategori(
        aktor=roller.kari, person_id=roller.bjorn.id, kategori=None, naa=timezone.now()
    )
    amina = _folg(kari, _lenke(bjorn, "next"))
    assert "Amina Yusuf" in amina
    assert "1 av 1 i lista" in amina


def test_nobody_is_shown_who_is_not_ones_own_any_more(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    bjorn = _apne(kari, "Aasland, Bjørn")
    oppfolging.fjern_veileder(
        aktor=roller.tor, person_id=roller.amina.id, naa=timezone.now(),
        ventet=Tildelingsvalg(roller.amina.id, roller.kari.id),
    )  # fmt: skip
    svar = kari.get(_lenke(bjorn, "next"))
    assert svar["Location"] == LISTE


@pytest.mark.parametrize("hvem", ["frida", "stine", "signe", "daniel"])
def test_an_address_made_by_hand_opens_nothing_and_counts_nobody(
    roller: Rollebesetning, hvem: str
) -> None:
    kari = logget_inn("kari")
    person = getattr(roller, hvem)
    svar = kari.get(f"/oversikt/bla/{person.id}/", {"alle": "1", "nr": "1"})
    assert svar.status_code in {403, 404}
    assert "lister" not in kari.session
    videre = kari.get(f"/oversikt/bla/{person.id}/", {"alle": "1", "nr": "99", "retning": "neste"})
    assert videre["Location"].startswith("/oversikt/?")


@pytest.mark.parametrize("nr", ["0", "-1", "x", "9" * 40, ""])
def test_numbers_made_by_hand(roller: Rollebesetning, nr: str) -> None:
    kari = logget_inn("kari")
    for retning in ("neste", "forrige", "tull"):
        svar = kari.get(
            f"/oversikt/bla/{roller.bjorn.id}/",
            {"hos": "meg", "nr": nr, "retning": retning, "etter": "tull"},
        )
        assert svar.status_code == 302
    assert kari.get("/oversikt/bla/x/").status_code == 404


@pytest.mark.parametrize(("hvem", "status"), [("rut", 404), ("adam", 404), ("amina", 403)])
def test_it_is_for_those_who_work_with_people(
    roller: Rollebesetning, hvem: str, status: int
) -> None:
    assert logget_inn(hvem).get(f"/oversikt/bla/{roller.bjorn.id}/").status_code == status


def test_over_the_edge_of_a_page(roller: Rollebesetning) -> None:
    """A page that begins after Bjørn: before Amina there is the page before."""
    nokkel = vars(Rad.objects.get(person_id=roller.bjorn.id))["navn_orden"]
    etter = peker.skriv(peker.Peker("-navn", (nokkel,), roller.bjorn.id, 1))
    kari = logget_inn("kari")
    amina = _apne(kari, "Yusuf, Amina", f"{LISTE}&etter={etter}")
    assert "2 av 2 i lista" in amina
    bjorn = _folg(kari, _lenke(amina, "prev"))
    assert "Bjørn Aasland" in bjorn
    assert "1 av 2 i lista" in bjorn
    assert "Amina Yusuf" in _folg(kari, _lenke(bjorn, "next"))
