"""The plan in a real browser: by keyboard alone, by dragging, without scripts, and for everybody."""

import re
from collections.abc import Callable

import pytest
from planhjelp import adresse, avtal, flytt, lag, om
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.aktivitet.models import Aktivitet
from dap.aktivitet.values import Fhotype, Status
from dap.konto.models import Kladd
from e2e.conftest import MOBIL, SKJERM, LoggInn, NySide, SjekkUtgaver, krev_plass

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def inne(
    roller: Rollebesetning, ny_side: NySide, logg_inn: LoggInn, live_server: LiveServer
) -> Callable[..., Page]:
    """A page where one of the cast is signed in."""

    def lag_side(hvem: str, sti: str, **valg: object) -> Page:
        side = ny_side(**valg)
        logg_inn(side, hvem)
        side.goto(live_server.url + sti)
        return side

    return lag_side


def kolonne(side: Page, status: Status) -> Locator:
    return side.locator(f'[data-kolonne="{status.value}"]')


def test_a_card_is_moved_and_the_move_undone_by_keyboard_alone(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    lag(roller.amina, roller.amina)
    side = inne("amina", "/plan/")
    knapp = side.locator(".plan-flytt summary")
    for _ in range(60):
        if knapp.evaluate("k => k === document.activeElement"):
            break
        side.keyboard.press("Tab")
    side.keyboard.press("Enter")
    side.keyboard.press("Tab")
    side.keyboard.press("Tab")
    expect(side.get_by_role("button", name="Gjennomfører", exact=True)).to_be_focused()
    side.keyboard.press("Enter")

    expect(kolonne(side, Status.GJENNOMFORES)).to_contain_text("Oppdatere CV-en")
    expect(side.locator(".plan-flyttet")).to_be_focused()
    expect(side.locator("#dap-kunngjoring")).not_to_be_empty()
    side.keyboard.press("Tab")
    expect(side.get_by_role("button", name="Angre")).to_be_focused()
    side.keyboard.press("Enter")
    expect(kolonne(side, Status.PLANLAGT)).to_contain_text("Oppdatere CV-en")


def test_a_card_is_dragged_to_another_column(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    a = lag(roller.amina, roller.amina)
    side = inne("amina", "/plan/")
    side.locator(f"#kort-{a.aktivitet_id}").drag_to(
        side.locator(f'[data-kolonne="{Status.GJENNOMFORES.value}"]')
    )
    expect(kolonne(side, Status.GJENNOMFORES)).to_contain_text("Oppdatere CV-en")
    expect(side.get_by_text("er flyttet til Gjennomfører")).to_be_visible()
    assert Aktivitet.objects.get().status == Status.GJENNOMFORES


def test_dragging_an_agreed_card_to_the_end_asks_why(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    a = avtal(roller.kari, lag(roller.kari, roller.amina), Fhotype.IKKE_SEND)
    side = inne("amina", "/plan/")
    side.locator(f"#kort-{a.aktivitet_id}").drag_to(
        side.locator(f'[data-kolonne="{Status.AVBRUTT.value}"]')
    )
    side.get_by_label("Hvorfor?").fill("Jeg fikk jobb")
    side.get_by_role("button", name="Flytt", exact=True).click()
    expect(side.get_by_text("er flyttet til Avbrutt")).to_be_visible()
    assert Aktivitet.objects.get().avsluttet_kommentar == "Jeg fikk jobb"


def test_the_filter_answers_at_once_and_stands_in_the_address(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    lag(roller.amina, roller.amina)
    lag(roller.amina, roller.amina, "STILLING")
    side = inne("amina", "/plan/")
    side.get_by_text("Filtrer").click()
    side.locator('.plan-filter input[value="STILLING"]').check()

    expect(side.get_by_role("link", name="Oppdatere CV-en")).to_have_count(0)
    expect(side.get_by_role("link", name="Lagermedarbeider")).to_be_visible()
    assert "type=STILLING" in side.url
    expect(side.locator("#dap-kunngjoring")).to_have_text("1 aktivitet vises")
    side.reload()
    expect(side.get_by_role("link", name="Oppdatere CV-en")).to_have_count(0)
    side.get_by_role("link", name="Nullstill").first.click()
    expect(side.get_by_role("link", name="Oppdatere CV-en")).to_be_visible()


def test_the_view_changes_without_a_new_page(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    lag(roller.amina, roller.amina)
    side = inne("amina", "/plan/?visning=tavle")
    side.get_by_role("link", name="Tidslinje").click()
    expect(side.locator(".plan-tid")).to_be_visible()
    assert "visning=tidslinje" in side.url
    side.go_back()
    expect(side.locator(".dap-tavle")).to_be_visible()


def test_the_board_fits_the_width(roller: Rollebesetning, inne: Callable[..., Page]) -> None:
    for nr in range(6):
        a = lag(roller.amina, roller.amina, felter={"tittel": "Et ganske langt navn " * 4})
        if nr % 2:
            flytt(roller.amina, a, Status.GJENNOMFORES)
    for bredde in (320, MOBIL, 1024, SKJERM):
        side = inne("amina", "/plan/", bredde=bredde)
        krev_plass(side)
        side.close()


def test_without_scripts_an_activity_is_added_moved_and_finished(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    side = inne("amina", "/na/", javascript=False)
    side.get_by_role("link", name="Legg til aktivitet").click()
    side.get_by_role("link", name="Jobbrettet egenaktivitet").click()
    side.get_by_role("button", name="Lagre").click()
    expect(side.get_by_text("Fyll ut «Navn på aktiviteten».").first).to_be_visible()
    side.get_by_label("Navn på aktiviteten").fill("Ringe gamle sjefer")
    side.get_by_label("Fra dato").fill(str(om(0)))
    side.get_by_label("Til dato").fill(str(om(20)))
    side.get_by_role("button", name="Lagre").click()
    expect(side.get_by_role("heading", name="Ringe gamle sjefer")).to_be_visible()

    side.get_by_role("link", name="Til planen").click()
    side.locator(".plan-flytt summary").click()
    side.get_by_role("button", name="Fullført").click()
    expect(side.get_by_text("er flyttet til Fullført")).to_be_visible()
    side.get_by_role("button", name="Angre").click()
    assert Aktivitet.objects.get().status == Status.PLANLAGT


def test_what_is_typed_in_a_new_activity_is_kept(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    side = inne("amina", "/plan/aktivitet/ny/EGEN/")
    side.get_by_label("Navn på aktiviteten").fill("Halvferdig")
    expect(side.get_by_text("Kladd lagret")).to_be_visible()
    assert Kladd.objects.get().felter["tittel"] == ["Halvferdig"]
    side.goto(side.url.replace("plan/aktivitet/ny/EGEN/", "na/"))
    side.get_by_role("link", name="Ny aktivitet").click()
    expect(side.get_by_label("Navn på aktiviteten")).to_have_value("Halvferdig")


def test_two_browsers_at_once_lose_nothing(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    a = lag(roller.amina, roller.amina)
    amina = inne("amina", adresse(a, "endre/"))
    kari = inne("kari", adresse(a, "endre/", person=roller.amina))
    kari.get_by_label("Navn på aktiviteten").fill("Karis ord")
    kari.get_by_role("button", name="Lagre", exact=True).click()
    kari.get_by_role("heading", name="Karis ord").wait_for()
    amina.get_by_label("Navn på aktiviteten").fill("Mine ord")
    amina.get_by_role("button", name="Lagre", exact=True).click()

    expect(amina.get_by_label("Navn på aktiviteten")).to_have_value("Mine ord")
    expect(amina.get_by_text("Karis ord").first).to_be_visible()
    amina.get_by_role("button", name="Lagre det som står her").click()
    expect(amina.get_by_role("heading", name="Mine ord")).to_be_visible()


def test_everybody_can_use_the_pages(
    roller: Rollebesetning,
    inne: Callable[..., Page],
    live_server: LiveServer,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    avtalt = avtal(roller.kari, lag(roller.kari, roller.amina, "SOKEAVTALE"))
    forslag = lag(roller.kari, roller.amina, som_forslag=True, status=Status.FORSLAG)
    stilling = lag(roller.amina, roller.amina, "STILLING", felter={"til_dato": om(2)})
    ferdig = flytt(roller.amina, lag(roller.amina, roller.amina), Status.FULLFORT)
    person = roller.amina
    side = inne("amina", "/na/")
    sider = [
        "/na/", "/plan/?visning=tavle&type=EGEN&type=STILLING&q=e", "/plan/?visning=liste",
        "/plan/?visning=tidslinje", "/plan/aktivitet/ny/", "/plan/aktivitet/ny/IJOBB/",
        *(adresse(a) for a in (avtalt, forslag, stilling, ferdig)),
        adresse(forslag, "juster/"), adresse(stilling, "endre/"), adresse(stilling, "flytt/"),
        adresse(stilling, "historikk/"), adresse(stilling, "versjon/1/"),
    ]  # fmt: skip
    for sti in sider:
        side.goto(live_server.url + sti)
        sjekk_utgaver(side)
    side.goto(f"{live_server.url}/plan/?visning=tavle")
    side.locator(".plan-flytt summary").first.click()
    sjekk_utgaver(side)
    side.keyboard.press("Escape")
    side.get_by_text("Filtrer").click()
    sjekk_utgaver(side)

    side = inne("kari", f"/bruker/{person.id}/plan/")
    sjekk_utgaver(side)
    for sti in (
        adresse(stilling, person=person), adresse(ferdig, person=person),
        f"/bruker/{person.id}/na/", f"/bruker/{person.id}/plan/aktivitet/ny/",
        "/ferdige-aktiviteter/", "/ferdige-aktiviteter/ny/EGEN/",
        "/ferdige-aktiviteter/flere/", "/ferdige-aktiviteter/flere/EGEN/",
    ):  # fmt: skip
        side.goto(live_server.url + sti)
        side.evaluate("document.querySelectorAll('main details').forEach(d => (d.open = true))")
        sjekk_utgaver(side)


def test_on_a_wide_screen_a_card_opens_beside_the_board(
    roller: Rollebesetning,
    inne: Callable[..., Page],
    sjekk_uu: Callable[[Page], None],
) -> None:
    id_ = lag(roller.amina, roller.amina, felter={"tittel": "Truckkurs"}).aktivitet_id
    side = inne("amina", "/plan/")
    kort = side.locator(f"#kort-{id_} .dap-kort__lenke")
    kort.click()
    panel = side.locator("#plan-panel")
    expect(panel.get_by_role("heading", name="Truckkurs", level=1)).to_be_focused()
    expect(side).to_have_url(re.compile("/plan/$"))
    assert panel.get_by_role("link", name="Åpne som egen side").get_attribute("href") == (
        f"/plan/aktivitet/{id_}/"
    )
    sjekk_uu(side)
    side.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(kort).to_be_focused()


def test_on_a_phone_a_card_goes_to_its_page(
    roller: Rollebesetning, inne: Callable[..., Page]
) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    side = inne("amina", "/plan/", bredde=MOBIL)
    side.locator(f"#kort-{id_} .dap-kort__lenke").click()
    expect(side).to_have_url(re.compile(f"/plan/aktivitet/{id_}/$"))
