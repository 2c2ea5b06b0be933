"""Many users get a new adviser in a real browser: chosen, looked over, done, with what could not be."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import FJORDBY, Rollebesetning

from dap.oppfolging.models import Veiledertildeling
from e2e.conftest import LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_are_chosen_and_one_of_them_cannot(
    ny_side: NySide,
    live_server: LiveServer,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    """With the keyboard alone, and without scripts. Bjørn is the brother of the new adviser."""
    tor = ny_side(javascript=False)
    logg_inn(tor, "tor")
    tor.goto(f"{live_server.url}/kontor/{FJORDBY}/tildeling/")
    tor.get_by_label("Amina Yusuf").press("Space")
    tor.get_by_label("Bjørn Aasland").press("Space")
    tor.locator("select[name=ansatt]").select_option(str(roller.siv.id))
    tor.get_by_role("button", name="Se over").press("Enter")
    expect(tor.get_by_text("Amina Yusuf")).to_be_visible()
    assert not Veiledertildeling.objects.filter(ansatt_id=roller.siv.id, til=None).filter(
        person_id=roller.amina.id
    )
    tor.get_by_role("button", name="Gi ny veileder").press("Enter")
    expect(tor.get_by_text("Bjørn Aasland")).to_be_visible()
    ansvarlige = dict(
        Veiledertildeling.objects.filter(
            person_id__in=[roller.amina.id, roller.bjorn.id], til=None
        ).values_list("person_id", "ansatt_id")
    )
    assert ansvarlige == {roller.amina.id: roller.siv.id, roller.bjorn.id: roller.kari.id}

    med = ny_side()
    logg_inn(med, "tor")
    med.goto(f"{live_server.url}/kontor/{FJORDBY}/tildeling/")
    sjekk_utgaver(med, "tildeling")
