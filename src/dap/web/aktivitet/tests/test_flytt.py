"""Moving: the reasons beforehand, the reason written, undo, and the one who came second."""

from uuid import UUID

import pytest
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import adresse, avtal, felt, felter, flytt, lag, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet import operations
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.values import Fhotype, Status


def status(aktivitet_id: UUID) -> str:
    return Aktivitet.objects.get(id=aktivitet_id).status


def test_moved_from_the_page_and_undone_without_javascript(roller: Rollebesetning) -> None:
    klient, a = logget_inn("amina"), lag(roller.amina, roller.amina)

    data = {"til": "GJENNOMFORES", "versjon": "1", "neste": "/plan/?visning=liste"}
    svar = klient.post(adresse(a, "flytt/"), data, follow=True)

    assert svar.redirect_chain == [("/plan/?visning=liste", 302)]
    assert "«Oppdatere CV-en» er flyttet til Gjennomfører." in tekst(svar)
    assert status(a.aktivitet_id) == "GJENNOMFORES"

    tilbake = klient.post(adresse(a, "angre/"), {"versjon": "2", "neste": "/plan/"}, follow=True)
    assert status(a.aktivitet_id) == "PLANLAGT"
    assert "Flyttingen av «Oppdatere CV-en» er angret" in tekst(tilbake)
    assert "Angre</button>" not in tilbake.content.decode()


def test_the_board_answers_with_the_cards_and_the_undo(roller: Rollebesetning) -> None:
    klient, a = logget_inn("amina"), lag(roller.amina, roller.amina)
    kort = f"{a.aktivitet_id}.{a.versjon}.FULLFORT"

    svar = klient.post(
        "/plan/flytt/",
        {"kort": kort, "neste": "/plan/?type=EGEN"},
        headers={**HTMX, "HX-Target": "plan-visning"},
    )

    html = svar.content.decode()
    assert svar.status_code == 200
    assert html.lstrip().startswith('<div id="plan-visning"')
    assert "er flyttet til Fullført" in html
    assert 'href="/plan/?#plan"' in html  # the filter of the page it came from
    assert status(a.aktivitet_id) == "FULLFORT"


def test_an_agreed_activity_asks_for_the_reason_first(roller: Rollebesetning) -> None:
    klient, a = logget_inn("amina"), lag(roller.kari, roller.amina)
    a = avtal(roller.kari, a, Fhotype.IKKE_SEND)

    side = klient.post(
        "/plan/flytt/",
        {"kort": f"{a.aktivitet_id}.{a.versjon}.AVBRUTT", "neste": "/plan/"},
        headers={**HTMX, "HX-Target": "plan-visning"},
    )
    assert side["HX-Retarget"] == "#innhold"
    assert "Hvorfor?" in tekst(side)
    assert status(a.aktivitet_id) == "PLANLAGT"

    uten = klient.post(adresse(a, "flytt/"), {"til": "AVBRUTT", "versjon": str(a.versjon)})
    assert uten.status_code == 422
    assert "Fyll ut «Hvorfor?»" in tekst(uten)

    klient.post(
        adresse(a, "flytt/"),
        {"til": "AVBRUTT", "versjon": str(a.versjon), "begrunnelse": "Fikk <jobb> 🎉"},
    )
    assert status(a.aktivitet_id) == "AVBRUTT"
    assert "Fikk &lt;jobb&gt; 🎉" in klient.get(adresse(a)).content.decode()


def test_an_unread_prior_notice_holds_the_user_back_with_the_reason(
    roller: Rollebesetning,
) -> None:
    a = avtal(roller.kari, lag(roller.kari, roller.amina))
    plan = logget_inn("amina").get("/plan/").content.decode()
    assert 'data-til="FULLFORT" data-grunn="Les beskjeden om ansvaret ditt først."' in plan
    assert f'value="{a.aktivitet_id}.{a.versjon}.GJENNOMFORES"' in plan


def test_a_finished_card_has_no_menu(roller: Rollebesetning) -> None:
    a = flytt(roller.amina, lag(roller.amina, roller.amina), Status.FULLFORT)
    plan = logget_inn("amina").get("/plan/").content.decode()
    assert f'id="kort-{a.aktivitet_id}"' in plan
    assert "plan-flytt__knapp" not in plan


def test_who_comes_second_sees_what_it_is_now_and_may_do_it_all_the_same(
    roller: Rollebesetning,
) -> None:
    a = lag(roller.amina, roller.amina)
    operations.endre(
        aktor=roller.kari, aktivitet_id=a.aktivitet_id, versjon=1,
        felter=felter(tittel="CV og søknad"), naa=timezone.now(),
    )  # fmt: skip
    klient = logget_inn("amina")

    svar = klient.post("/plan/flytt/", {"kort": f"{a.aktivitet_id}.1.FULLFORT", "neste": "/plan/"})

    assert svar.status_code == 409
    assert "CV og søknad" in tekst(svar)
    assert status(a.aktivitet_id) == "PLANLAGT"
    igjen = {"til": felt(svar, "til"), "versjon": felt(svar, "versjon"), "neste": "/plan/"}
    klient.post(adresse(a, "flytt/"), igjen)
    assert status(a.aktivitet_id) == "FULLFORT"


def test_a_finished_activity_is_opened_again_by_staff_with_a_reason(
    roller: Rollebesetning,
) -> None:
    a = flytt(roller.amina, lag(roller.amina, roller.amina), Status.FULLFORT)
    kari, sted = logget_inn("kari"), adresse(a, "gjenapne/", person=roller.amina)
    assert "Åpne aktiviteten igjen" in tekst(kari.get(adresse(a, person=roller.amina)))
    assert "Åpne aktiviteten igjen" not in tekst(logget_inn("amina").get(adresse(a)))

    uten = kari.post(sted, {"til": "PLANLAGT", "versjon": "2", "begrunnelse": ""})
    assert (uten.status_code, status(a.aktivitet_id)) == (422, "FULLFORT")

    kari.post(sted, {"til": "GJENNOMFORES", "versjon": "2", "begrunnelse": "Var ikke ferdig"})
    assert status(a.aktivitet_id) == "GJENNOMFORES"
    assert "Var ikke ferdig" in tekst(logget_inn("amina").get(adresse(a)))


@pytest.mark.parametrize("kort", ["", "tull", "1.2.3", "{id}.1", "{id}.1.MANEN", "{id}.x.FULLFORT"])
def test_nonsense_moves_nothing(roller: Rollebesetning, kort: str) -> None:
    a = lag(roller.amina, roller.amina)
    svar = logget_inn("amina").post("/plan/flytt/", {"kort": kort.format(id=a.aktivitet_id)})
    assert svar.status_code in {404, 409, 422}
    assert status(a.aktivitet_id) == "PLANLAGT"


def test_nobody_is_sent_to_another_site(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)
    data = {"til": "GJENNOMFORES", "versjon": "1", "neste": "https://ond.example/"}
    assert logget_inn("amina").post(adresse(a, "flytt/"), data)["Location"] == "/"
