"""Requirement: any question, its answer in the same second, and nothing of those one may not see."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from klient import logget_inn
from rollebesetning import NAA, Rollebesetning

from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Kategori
from dap.portefolje.values import MEG, Utvalg
from dap.web.oversikt.statuser import hvem, hvor
from dap.web.oversikt.tests.hjelp import to_team

OVERSIKT = "/oversikt/"
FNR_I_SVAR = re.compile(r"\d{11}")


def side(hvem: str, sporring: str = "?kontor=1201", **hoder: str) -> str:
    svar = logget_inn(hvem).get(OVERSIKT + sporring, headers=hoder or None)
    assert svar.status_code == 200
    return svar.content.decode()


def test_the_bare_address_is_ones_own_users(roller: Rollebesetning) -> None:
    html = side("kari", "")
    assert "Yusuf, Amina" in html
    assert "hos=meg" in html
    assert "Viser 1–2 av 2 brukere" in html


@pytest.mark.parametrize("hvem", ["rut", "adam"])
def test_it_is_for_those_who_work_with_people(roller: Rollebesetning, hvem: str) -> None:
    assert logget_inn(hvem).get(OVERSIKT).status_code == 403
    assert logget_inn(hvem).post(f"{OVERSIKT}finn/", {"sok": "a"}).status_code == 403


def test_users_have_no_overview(roller: Rollebesetning) -> None:
    assert logget_inn("amina").get(OVERSIKT).status_code == 403


def test_another_office_is_closed(roller: Rollebesetning) -> None:
    html = side("kari", "?kontor=1202")  # from a colleague there: one's own users, and it is said
    assert "Lenken gjelder et kontor du ikke arbeider ved" in html
    assert "Yusuf, Amina" in html
    assert "Bakkelund" not in html


def test_protected_people_are_for_those_with_the_right(roller: Rollebesetning) -> None:
    for navn in ("Frida", "Stine", "Signe"):
        assert navn not in side("kari")
        assert navn in side("siv")


def test_the_leader_is_told_how_many_are_hidden_and_nobody_else(roller: Rollebesetning) -> None:
    assert "3 brukere med adressebeskyttelse eller skjerming" in side("tor")
    assert "adressebeskyttelse eller skjerming" not in side("kari")


def test_a_filter_narrows_and_can_be_taken_away(roller: Rollebesetning) -> None:
    html = side("kari", "?kontor=1201&navn=aasl")
    assert "Aasland, Bjørn" in html
    assert "Yusuf, Amina" not in html
    assert "Navn: «aasl»" in html
    assert 'href="/oversikt/?kontor=1201"' in html


def test_groups_go_together_as_they_say(roller: Rollebesetning) -> None:
    html = side("kari", "?kontor=1201&kjonn=M&2.kobling=eller&2.kjonn=K&gruppe=2")
    assert "Viser 1–2 av 2 brukere" in html
    assert "Du endrer gruppe 2" in html
    assert 'name="kjonn" value="M"' in html
    assert 'name="2.kjonn" value="K" checked' in html


@pytest.mark.parametrize(
    ("par", "adresse"),
    [
        ("kjonn=K&kjonn.snu=1", "ikke.kjonn=K"),
        ("avtalt=EGEN&avtalt=STILLING&avtalt.samlet=1", "alle.avtalt=EGEN&alle.avtalt=STILLING"),
        ("startet.hvordan=siste&startet.dager=30&startet.fra=&startet.til=", "startet=siste%3A30"),
        ("mote.hvordan=mangler&mote.dager=4", "mote=mangler"),
        ("alder.fra=20&alder.til=29", "alder=20..29"),
        ("startet.hvordan=&startet.fra=2025-01-01&startet.til=", "startet=2025-01-01.."),
        ("2.kjonn=K&2.kjonn.snu=1&kjonn=M&gruppe=2", "kjonn=M&2.ikke.kjonn=K&gruppe=2"),
    ],
)
def test_the_form_becomes_an_address_to_share(
    roller: Rollebesetning, par: str, adresse: str
) -> None:
    svar = logget_inn("kari").get(f"{OVERSIKT}?skjema=1&kontor=1201&{par}")
    assert svar.status_code == 302
    assert svar["Location"] == f"/oversikt/?kontor=1201&{adresse}"


def test_a_folded_part_of_the_panel_is_fetched_when_it_is_unfolded(roller: Rollebesetning) -> None:
    valg = 'name="kjonn" value="K"'
    hele = side("kari")
    assert valg not in hele
    assert "/oversikt/?kontor=1201&amp;panel=person#panel-person" in hele
    assert valg in side("kari", "?kontor=1201&panel=person")
    delen = side("kari", "?kontor=1201&panel=person", **{"HX-Request": "true"})
    assert valg in delen
    assert "<table" not in delen
    # What asks for something is always there, or the form would forget it.
    assert valg + " checked" in side("kari", "?kontor=1201&kjonn=K&panel=mote")


def test_htmx_gets_the_part_and_the_address(roller: Rollebesetning) -> None:
    svar = logget_inn("kari").get(
        f"{OVERSIKT}?skjema=1&kontor=1201&kjonn=K", headers={"HX-Request": "true"}
    )
    assert svar["HX-Push-Url"] == "/oversikt/?kontor=1201&kjonn=K"
    assert "<html" not in svar.content.decode()


def test_a_name_goes_in_the_address_and_a_number_never(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    svar = kari.post(f"{OVERSIKT}finn/", {"sok": "yusu", "her": "kontor=1201&kjonn=K"})
    assert svar["Location"] == "/oversikt/?kontor=1201&sok=yusu&kjonn=K"
    fnr = _fnr(roller)
    funnet = kari.post(f"{OVERSIKT}finn/", {"sok": fnr, "her": "kontor=1201"})
    assert funnet["Location"] == f"{OVERSIKT}finn/"
    html = kari.get(funnet["Location"]).content.decode()
    assert "Yusuf, Amina" in html
    assert "Viser 1–1 av 1" in html
    assert not any(FNR_I_SVAR.search(a) for a in re.findall(r'href="([^"]+)"', html))
    assert logget_inn("tor").get(f"{OVERSIKT}finn/")["Location"] == OVERSIKT
    langt = kari.post(f"{OVERSIKT}finn/", {"sok": "x" * 200, "her": ""})
    assert langt.status_code == 422
    assert "Søket er for langt" in langt.content.decode()
    feil = kari.post(f"{OVERSIKT}finn/", {"sok": "12345678901", "her": ""})
    assert feil.status_code == 422
    assert "Fødselsnummeret er ikke gyldig" in feil.content.decode()


def _fnr(roller: Rollebesetning) -> str:
    with connection.cursor() as c:
        c.execute("SELECT fnr FROM person_person WHERE id = %s", [roller.amina.id])
        return str(c.fetchone()[0])


@pytest.mark.parametrize(
    ("sporring", "ord_"),
    [
        ("?kontor=1201&finnesikke=1", "Oversikten har ikke feltet «finnesikke»"),
        ("?kontor=1201&alder=mange", "Alder"),
        ("?kontor=1201&startet=2025-13-40", ""),
        ("?kontor=1201&kjonn=X", "Kjønn"),
        ("?kontor=1201&sort=fnr", ""),
        ("?kontor=1201&sort=hemmelig", "hemmelig"),
        ("?kontor=1201&kol=finnesikke", "finnesikke"),
        ("?kontor=1201&etter=tull", ""),
        ("?kontor=1201&antall=7", ""),
        ("?kontor=1201&sok=" + "a" * 200, ""),
        ("?kontor=1201&x=" + "a" * 10_000, ""),
        ("?kontor=1201&kjonn='; DROP TABLE person_person; --", ""),
        ("?kontor=1201&gruppe=99", None),
        ("?kontor=1201&0.kjonn=K", ""),
        ("?kontor=1201&1.kobling=x", ""),
        ("?kontor=1201&alle.alder=3", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_told_and_the_rest_works(
    roller: Rollebesetning, sporring: str, ord_: str | None
) -> None:
    html = side("kari", sporring)
    assert "Yusuf, Amina" in html
    if ord_ is not None:
        assert "aksel-alert" in html
        assert ord_ in html


def test_three_sort_keys_and_off_again(roller: Rollebesetning) -> None:
    html = side("kari", "?kontor=1201&sort=-behov,navn")
    assert 'aria-sort="descending"' in html
    assert "Behov, synkende" in html
    assert "/oversikt/?kontor=1201&amp;sort=navn" in html


def test_each_row_says_why_it_stands_there(roller: Rollebesetning) -> None:
    html = side("kari", "?kontor=1201&kol=alder&sort=-behov")
    assert re.findall(r'data-hode="Behov">\d+: [^<]*Mangler vedtak etter § 14 a', html)
    html = side("kari", "?kontor=1201&kol=alder&ikke.stille=ULEST")
    assert 'data-hode="Stille"' in html


def test_columns(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    html = kari.get(f"{reverse('oversikt:kolonner')}?kontor=1201&kol=alder,behov").content.decode()
    assert "kol=behov%2Calder" in html
    assert "Ta bort" in html
    html = side("kari", "?kontor=1201&kol=alder,behov")
    assert re.findall(r'data-hode="([^"]+)"', html)[:2] == ["Alder", "Behov"]


def test_the_number_of_questions_does_not_grow(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    kari.get(f"{OVERSIKT}?kontor=1201")
    with CaptureQueriesContext(
        connection,
    ) as sporringer:
        kari.get(f"{OVERSIKT}?kontor=1201")
    assert len(sporringer) <= 16, [s["sql"][:120] for s in sporringer]


def test_the_chosen_and_all_that_match_go_on_to_what_to_do(roller: Rollebesetning) -> None:
    html = side("kari")
    assert html.count('form="oversikt-velg" name="person"') == 2
    assert 'name="her" value="kontor=1201"' in html
    svar = logget_inn("kari").post("/oversikt/flere/", {"her": "kontor=1201"}, follow=True)
    assert svar.status_code == 200
    assert "oversikt-velg" not in side("finn", "?alle=1")


def test_all_on_the_page_can_be_ticked_without_a_script(roller: Rollebesetning) -> None:
    html = side("kari", "?kontor=1201&kjonn=K")
    assert not re.search(r'name="person"[^>]* checked', html)
    lenke = re.search(r'<noscript><a [^>]*href="([^"]+)">Velg alle på siden', html)
    assert lenke is not None
    merket = side("kari", lenke[1].replace("&amp;", "&").removeprefix("/oversikt/"))
    bokser = re.findall(r'<input type="checkbox"[^>]*name="person"[^>]*>', merket)
    assert bokser
    assert all("checked" in b for b in bokser)


def test_all_that_match_are_never_offered_for_a_number(roller: Rollebesetning) -> None:
    """The address has no number in it, and would be everybody."""
    assert "som passer</span>" in side("kari")
    funnet = logget_inn("kari").post(f"{OVERSIKT}finn/", {"sok": _fnr(roller), "her": ""})
    assert "som passer</span>" not in funnet.content.decode()


def test_another_page_or_order_is_fetched_without_what_stands_beside(
    roller: Rollebesetning,
) -> None:
    hoder = {"HX-Request": "true", "HX-Boosted": "true", "HX-Target": "oversikt-liste", "Sett": "2"}
    kari = logget_inn("kari")
    with CaptureQueriesContext(connection) as sporringer:
        svar = kari.get(f"{OVERSIKT}?kontor=1201&sort=-navn", headers=hoder)
    html = svar.content.decode()
    assert html.startswith('<section id="oversikt-liste"')
    assert svar["HX-Push-Url"] == "/oversikt/?kontor=1201&sort=-navn"
    assert html.index("Aasland, Bjørn") < html.index("Yusuf, Amina"), "aa is å"
    telt = [s["sql"] for s in sporringer if "LEFT JOIN s" in s["sql"]]
    assert [re.findall(r"THEN f\.f\d+", s) for s in telt] == [["THEN f.f0"]], "only the total"
    # The list has become another since the reader saw it, or the address says something wrong.
    for sporring, sett in (("kontor=1201", "9"), ("kontor=1201&etter=tull", "2")):
        svar = kari.get(f"{OVERSIKT}?{sporring}", headers={**hoder, "Sett": sett})
        assert (svar["HX-Retarget"], svar["HX-Reswap"]) == ("#oversikt", "innerHTML")
        assert 'id="panel-status"' in svar.content.decode()
    assert 'id="panel-status"' in side("kari", "?kontor=1201&sort=-navn")


def test_the_order_has_a_place_of_its_own_in_the_form(roller: Rollebesetning) -> None:
    html = side("kari", "?kontor=1201&sort=-navn&kjonn=K&2.kjonn=M&gruppe=2")
    assert html.count('name="sort"') == 1
    assert 'id="oversikt-sort" name="sort" value="-navn"' in html


def test_a_number_in_the_filter_of_names_leaves_the_address_at_once(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    for sporring in ("skjema=1&navn=", "kontor=1201&sok=", "navn="):
        svar = kari.get(f"{OVERSIKT}?{sporring}{_fnr(roller)}&kjonn=K")
        assert svar.status_code == 302
        assert not FNR_I_SVAR.search(svar["Location"])
        assert "kjonn=K" in svar["Location"]
    assert "Det skal aldri stå i en adresse" in kari.get(svar["Location"]).content.decode()
    htmx = kari.get(f"{OVERSIKT}?skjema=1&navn={_fnr(roller)}", headers={"HX-Request": "true"})
    assert not FNR_I_SVAR.search(htmx["HX-Push-Url"])


def test_whose_users_they_are_is_said(roller: Rollebesetning) -> None:
    assert "Brukerne til Kari Nordmo" in side("tor", f"?hos={roller.kari.id}")
    assert "Uten veileder</span>" in side("tor", "?hos=INGEN")
    assert "Alle kontorene dine" not in side("tor")


def test_who_has_several_offices_chooses_among_them(roller: Rollebesetning) -> None:
    to = replace(roller.kari, kontorrom={**roller.kari.kontorrom, **roller.ola.kontorrom})
    valg = {tekst: (adresse, valgt) for tekst, adresse, valgt in hvor(to, Utvalg(("1202",)))}
    assert valg["Alle kontorene dine"] == ("/oversikt/?alle=1", False)
    assert valg["NAV Fjordby"] == ("/oversikt/?kontor=1201", False)
    assert valg["NAV Dalen"] == ("/oversikt/?kontor=1202", True)
    mine = Utvalg(("1202",), hos=MEG)
    assert ("NAV Dalen", "/oversikt/?kontor=1202&hos=meg", True) in hvor(to, mine)
    assert ("Mine brukere", "/oversikt/?kontor=1202&hos=meg", True) in hvem(to, mine, {})
    assert hvor(roller.kari, mine) == []


def test_categories_have_the_words_of_the_office(roller: Rollebesetning) -> None:
    oppfolging.sett_kategorinavn(
        aktor=roller.tor, kontor_nr="1201", navn={Kategori.A: "Sommerjobb"}, naa=NAA
    )
    oppfolging.sett_fargekategori(
        aktor=roller.kari, person_id=roller.amina.id, kategori=Kategori.A, naa=NAA
    )
    html = side("kari", "?kontor=1201&kol=kategori&kategori=A&panel=merker")
    form = '<span class="dap-form" data-form="A" aria-hidden="true">◐</span> '
    assert f'data-hode="Kategori">{form}Sommerjobb</td>' in html
    assert f"{form}Kategori: Sommerjobb" in html
    assert f"<span>{form}Sommerjobb</span>" in html
    assert "Kategori: Sommerjobb</span>" in html


def test_two_teams_words_for_one_shape_are_told_apart(roller: Rollebesetning) -> None:
    to_team(roller)
    html = side("kari", "?kontor=1201&kol=kategori&kategori=A&panel=merker")
    form = '<span class="dap-form" data-form="A" aria-hidden="true">◐</span> '
    assert f'data-hode="Kategori">{form}Klar for jobb (Ungdom)</td>' in html
    assert f'data-hode="Kategori">{form}Venter på lege (Helse)</td>' in html
    begge = "Blå halvsirkel (Helse: Venter på lege; Ungdom: Klar for jobb)"
    assert f"<span>{form}{begge}</span>" in html, "the choice and its count are of both"
    assert f"Kategori: {begge}</span>" in html
    ord_ = side("kari", "?kontor=1201&kol=kategoriord,kategori")
    assert 'data-hode="Kategorien i ord">Klar for jobb (Ungdom)</td>' in ord_
    assert "Klar for jobb" not in side("ola", "?kol=kategori,kategoriord&panel=merker")


def test_what_is_chosen_first_is_there_when_the_next_is_chosen(roller: Rollebesetning) -> None:
    """How a date is asked about is chosen before how many days, and each choice sends the form."""
    par = "?skjema=1&kontor=1201&panel=oppfolging&startet.hvordan=siste&ny.snu=1&maneder.fra="
    html = side("kari", par, **{"HX-Request": "true"})
    assert '<option value="siste" selected>' in html
    assert 'name="ny.snu" value="1" checked' in html
    assert "Oppfølgingen startet:" not in html, "nothing is asked yet"
    html = side("kari", par + "&startet.dager=90", **{"HX-Request": "true"})
    assert "Oppfølgingen startet: siste 90 dager" in html
