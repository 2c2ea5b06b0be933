"""How long a session lasts, what happens to text typed past its end, and drafts."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from innlogging import Nettleser, Tilbydere, innbygger
from rollebesetning import Rollebesetning

from dap.felles.aktor import Aktor
from dap.konto.models import Kladd, Okt
from dap.konto.queries import hent_kladd
from dap.person.queries import persondata
from dap.web.felles import okt, oppbevaring


def fnr(aktor: Aktor) -> str:
    person = persondata(aktor.id)
    assert person is not None
    return person.fnr


@pytest.fixture
def amina(nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning) -> Nettleser:
    """A browser in which Amina is signed in, at providers that know Bjørn too."""
    tilbydere.personer(
        innbygger("sub-amina", fnr(roller.amina)), innbygger("sub-bjorn", fnr(roller.bjorn))
    )
    nettleser.logg_inn("idporten", "sub-amina")
    return nettleser


def konto_id(nettleser: Nettleser) -> Any:
    return nettleser.dap.session["_auth_user_id"]


def skru_tilbake(nettleser: Nettleser, *nokler: str, minutter: int) -> None:
    """As if so long had passed since the session began or was used."""
    sesjon = nettleser.dap.session
    for nokkel in nokler:
        tid = datetime.fromisoformat(sesjon[nokkel])
        sesjon[nokkel] = (tid - timedelta(minutes=minutter)).isoformat()
    sesjon.save()


def la_ga_ut(nettleser: Nettleser) -> None:
    skru_tilbake(nettleser, okt.SIST_BRUKT, minutter=61)


class TestTid:
    def test_the_page_learns_how_long_is_left(self, amina: Nettleser) -> None:
        skru_tilbake(amina, okt.SIST_BRUKT, minutter=50)

        svar = amina.dap.get("/okt/").json()

        assert 590 <= svar["utloper_om"] <= 600
        assert svar["varsle_ved"] == 300

    def test_asking_does_not_prolong(self, amina: Nettleser) -> None:
        skru_tilbake(amina, okt.SIST_BRUKT, minutter=50)
        forste = amina.dap.get("/okt/").json()

        andre = amina.dap.get("/okt/").json()

        assert andre["utloper_om"] <= forste["utloper_om"]

    def test_writing_prolongs(self, amina: Nettleser) -> None:
        skru_tilbake(amina, okt.SIST_BRUKT, minutter=50)

        amina.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "Hei"})

        assert amina.dap.get("/okt/").json()["utloper_om"] >= 59 * 60

    def test_saying_that_one_is_here_prolongs(self, amina: Nettleser) -> None:
        skru_tilbake(amina, okt.SIST_BRUKT, minutter=50)

        svar = amina.dap.post("/okt/forleng/")

        assert svar.json()["utloper_om"] >= 59 * 60

    def test_without_javascript_it_leads_back_to_the_page(self, amina: Nettleser) -> None:
        svar = amina.dap.post(
            "/okt/forleng/", {"neste": "/planen/"}, headers={"accept": "text/html,*/*"}
        )

        assert svar["Location"] == "/planen/"

    def test_a_session_not_used_for_an_hour_is_over(self, amina: Nettleser) -> None:
        skru_tilbake(amina, okt.SIST_BRUKT, minutter=59)
        assert amina.dap.get("/okt/").status_code == 200

        skru_tilbake(amina, okt.SIST_BRUKT, minutter=2)

        assert amina.dap.get("/okt/").status_code == 401

    def test_a_session_ends_after_eight_hours_however_much_it_is_used(
        self, amina: Nettleser
    ) -> None:
        skru_tilbake(amina, okt.STARTET, minutter=8 * 60 - 3)
        assert 0 < amina.dap.get("/okt/").json()["utloper_om"] <= 180
        assert amina.dap.post("/okt/forleng/").json()["utloper_om"] <= 180

        skru_tilbake(amina, okt.STARTET, minutter=4)

        assert amina.dap.get("/okt/").status_code == 401

    def test_the_old_key_is_worth_nothing_when_the_session_is_over(self, amina: Nettleser) -> None:
        gammel = amina.dap.session.session_key
        la_ga_ut(amina)

        amina.dap.get("/okt/")

        assert not Session.objects.filter(session_key=gammel).exists()
        assert not Okt.objects.filter(sesjonsnokkel=gammel).exists()

    def test_a_page_leads_to_sign_in_and_back(self, amina: Nettleser) -> None:
        la_ga_ut(amina)

        svar = amina.dap.get("/okt/forleng/?x=1")

        assert svar.status_code == 302
        assert svar["Location"] == "/logg-inn/?neste=%2Fokt%2Fforleng%2F%3Fx%3D1&utlopt=1"
        assert "Du er logget ut" in amina.dap.get(svar["Location"]).content.decode()

    def test_who_signed_out_on_purpose_is_not_told_that_time_ran_out(
        self, amina: Nettleser
    ) -> None:
        amina.dap.post("/logg-ut/")

        assert amina.dap.get("/okt/forleng/")["Location"] == "/logg-inn/?neste=%2Fokt%2Fforleng%2F"

    def test_polling_leaves_the_page_as_it_is(self, amina: Nettleser) -> None:
        la_ga_ut(amina)

        svar = amina.dap.get(
            "/okt/", headers={"hx-request": "true", "hx-current-url": "http://127.0.0.1/dialog/"}
        )

        assert svar.status_code == 401
        assert "HX-Redirect" not in svar
        logg_inn = json.loads(svar["HX-Trigger"])["okt-utlopt"]["logg_inn"]
        assert logg_inn.startswith("/logg-inn/?neste=%2Fdialog%2F")


SKJEMA = {
    "csrfmiddlewaretoken": "x",
    "nokkel": "6b7e5f9c-0000-4000-8000-000000000000",
    "kladd_sted": "dialog/ny",
    "tema": "arbeid",
    "tekst": "Hei Kari, <b>jeg</b> har fått et møte på fredag 😀",
    "valg": ["a", "b"],
}


class TestTekstEtterUtlop:
    """/okt/forleng/ stands for any form that only the signed-in may send."""

    def send(self, nettleser: Nettleser, **hoder: str) -> Any:
        return nettleser.dap.post(
            "/okt/forleng/",
            SKJEMA,
            headers={"referer": "http://127.0.0.1/dialog/ny/?gjelder=1", **hoder},
        )

    def test_the_text_waits_for_its_owner(self, amina: Nettleser) -> None:
        eier = konto_id(amina)
        la_ga_ut(amina)

        svar = self.send(amina)

        assert svar.status_code == 401
        assert "tatt vare på" in svar.content.decode()
        assert "/logg-inn/?neste=%2Fdialog%2Fny%2F%3Fgjelder%3D1" in svar.content.decode()
        assert hent_kladd(eier, "dialog/ny") is None
        tilbake = amina.logg_inn("idporten", "sub-amina", neste="/dialog/ny/?gjelder=1")
        assert tilbake["Location"] == "/dialog/ny/?gjelder=1"
        assert hent_kladd(eier, "dialog/ny") == {
            "tema": ["arbeid"],
            "tekst": [SKJEMA["tekst"]],
            "valg": ["a", "b"],
        }

    def test_somebody_else_in_the_same_browser_does_not_get_it(self, amina: Nettleser) -> None:
        la_ga_ut(amina)
        self.send(amina)

        amina.tilbyder.cookies.clear()
        amina.logg_inn("idporten", "sub-bjorn")

        assert not Kladd.objects.exists()
        amina.dap.post("/logg-ut/")
        amina.logg_inn("idporten", "sub-amina")
        assert not Kladd.objects.exists()

    def test_it_is_given_once(self, amina: Nettleser) -> None:
        la_ga_ut(amina)
        self.send(amina)
        amina.logg_inn("idporten", "sub-amina")
        Kladd.objects.all().delete()
        la_ga_ut(amina)
        amina.dap.get("/okt/")

        amina.logg_inn("idporten", "sub-amina")

        assert not Kladd.objects.exists()

    def test_the_database_alone_cannot_read_it(self, amina: Nettleser) -> None:
        la_ga_ut(amina)

        self.send(amina)

        assert "fredag" not in str(dict(amina.dap.session.items()))

    def test_without_the_key_of_the_browser_it_is_gone(self, amina: Nettleser) -> None:
        la_ga_ut(amina)
        self.send(amina)
        del amina.dap.cookies[oppbevaring.KAKE]

        amina.logg_inn("idporten", "sub-amina")

        assert not Kladd.objects.exists()

    def test_htmx_is_led_to_sign_in_with_the_text_kept(self, amina: Nettleser) -> None:
        eier = konto_id(amina)
        la_ga_ut(amina)

        svar = self.send(
            amina, **{"hx-request": "true", "hx-current-url": "http://127.0.0.1/dialog/12/"}
        )

        assert svar.status_code == 401
        assert svar["HX-Redirect"] == "/logg-inn/?neste=%2Fdialog%2F12%2F&utlopt=1"
        amina.logg_inn("idporten", "sub-amina")
        kladd = hent_kladd(eier, "dialog/ny")
        assert kladd is not None
        assert kladd["tekst"] == [SKJEMA["tekst"]]

    def test_a_form_without_a_place_gets_its_address(self, amina: Nettleser) -> None:
        eier = konto_id(amina)
        la_ga_ut(amina)

        amina.dap.post("/okt/forleng/", {"tekst": "Noe"})
        amina.logg_inn("idporten", "sub-amina")

        assert hent_kladd(eier, "/okt/forleng/") == {"tekst": ["Noe"]}

    def test_a_draft_saved_too_late_waits_too(self, amina: Nettleser) -> None:
        eier = konto_id(amina)
        la_ga_ut(amina)

        svar = amina.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "Nesten ferdig"})

        assert svar.status_code == 401
        amina.logg_inn("idporten", "sub-amina")
        assert hent_kladd(eier, "dialog/ny") == {"tekst": ["Nesten ferdig"]}

    def test_signed_out_in_another_tab_is_no_different(self, amina: Nettleser) -> None:
        eier = konto_id(amina)
        amina.dap.post("/logg-ut/")

        self.send(amina)
        amina.logg_inn("idporten", "sub-amina")

        assert hent_kladd(eier, "dialog/ny") is not None

    def test_a_stranger_gets_the_text_back_to_copy(self, db: None, client: Client) -> None:
        svar = client.post("/okt/forleng/", {"tekst": "Min <i>tekst</i>"})

        assert svar.status_code == 401
        assert "Min &lt;i&gt;tekst&lt;/i&gt;" in svar.content.decode()
        assert oppbevaring.KAKE not in svar.cookies

    def test_a_strangers_htmx_page_is_left_as_it_is(self, db: None, client: Client) -> None:
        svar = client.post("/okt/forleng/", {"tekst": "Noe"}, headers={"hx-request": "true"})

        assert svar.status_code == 401
        assert "okt-utlopt" in svar["HX-Trigger"]

    @pytest.mark.parametrize("fra", ["https://ond.example/dialog/", "//ond.example/", ""])
    def test_the_page_before_is_trusted_only_when_it_is_ours(
        self, amina: Nettleser, fra: str
    ) -> None:
        la_ga_ut(amina)

        svar = amina.dap.post("/okt/forleng/", SKJEMA, headers={"referer": fra})

        assert "neste=%2F&amp;utlopt=1" in svar.content.decode()

    def test_it_is_kept_for_an_hour_only(self, amina: Nettleser) -> None:
        la_ga_ut(amina)
        self.send(amina)

        assert amina.dap.cookies[oppbevaring.KAKE]["max-age"] == 3600
        assert amina.dap.cookies[oppbevaring.KAKE]["httponly"]

    def test_without_a_csrf_token_nothing_is_kept(
        self, amina: Nettleser, roller: Rollebesetning
    ) -> None:
        streng = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
        streng.cookies = amina.dap.cookies
        la_ga_ut(amina)

        svar = streng.post("/okt/forleng/", {"tekst": "Skrevet før siste innlogging"})

        assert svar.status_code == 403
        assert "Skrevet før siste innlogging" in svar.content.decode()
        assert "oppbevart" not in amina.dap.session


class TestKladd:
    def test_a_draft_is_kept_and_replaced(self, amina: Nettleser) -> None:
        amina.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "Hei"})

        svar = amina.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "Hei Kari"})

        assert svar.status_code == 204
        assert hent_kladd(konto_id(amina), "dialog/ny") == {"tekst": ["Hei Kari"]}

    def test_an_emptied_form_throws_the_draft_away(self, amina: Nettleser) -> None:
        amina.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "Hei"})

        amina.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "  \n"})

        assert hent_kladd(konto_id(amina), "dialog/ny") is None

    def test_nobody_reads_anothers(self, amina: Nettleser) -> None:
        amina.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "Hei"})
        bjorn = Nettleser()
        bjorn.logg_inn("idporten", "sub-bjorn")

        bjorn.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "Mitt"})

        assert hent_kladd(konto_id(amina), "dialog/ny") == {"tekst": ["Hei"]}
        assert hent_kladd(konto_id(bjorn), "dialog/ny") == {"tekst": ["Mitt"]}

    @pytest.mark.parametrize(
        ("felter", "kode"),
        [
            ({"sted": "dialog/ny", "tekst": "x" * 120_001}, "KLADD_FOR_STOR"),
            ({"sted": "dialog/ny", **{f"f{n}": "x" for n in range(81)}}, "KLADD_FOR_STOR"),
            ({"sted": "x" * 201, "tekst": "x"}, "KLADD_STED"),
            ({"sted": "a b", "tekst": "x"}, "KLADD_STED"),
            ({"tekst": "x"}, "KLADD_STED"),
        ],
    )
    def test_too_much_or_nowhere_is_refused(
        self, amina: Nettleser, felter: dict[str, str], kode: str
    ) -> None:
        svar = amina.dap.post("/kladd/", felter)

        assert svar.status_code == 422
        assert svar.json() == {"kode": kode}
        assert not Kladd.objects.exists()

    def test_what_the_database_cannot_hold_is_left_out(self, amina: Nettleser) -> None:
        amina.dap.post("/kladd/", {"sted": "dialog/ny", "tekst": "a\0b"})

        assert hent_kladd(konto_id(amina), "dialog/ny") == {"tekst": ["ab"]}


class TestEgneValg:
    def test_language_is_kept_with_the_account(self, amina: Nettleser) -> None:
        amina.dap.post("/sprak/", {"sprak": "nn", "neste": "/planen/"})

        amina.dap.cookies.pop("django_language")
        svar = amina.dap.get("/logg-ut/ferdig/")

        assert svar["Content-Language"] == "nn"

    def test_theme_is_kept_with_the_account(self, amina: Nettleser) -> None:
        svar = amina.dap.post("/tema/", {"tema": "morkt", "neste": "https://ond.example/"})

        assert svar["Location"] == "/"
        assert get_user_model().objects.get(pk=konto_id(amina)).tema == "morkt"

    def test_the_signed_out_get_a_cookie(self, db: None, client: Client) -> None:
        svar = client.post("/sprak/", {"sprak": "en", "neste": "/logg-inn/"})

        assert svar.cookies["django_language"].value == "en"
        assert client.get("/logg-inn/")["Content-Language"] == "en"

    @pytest.mark.parametrize(("sti", "felt"), [("/sprak/", "sprak"), ("/tema/", "tema")])
    def test_nonsense_changes_nothing(self, amina: Nettleser, sti: str, felt: str) -> None:
        svar = amina.dap.post(sti, {felt: "klingon"})

        assert svar.status_code == 302
        assert not svar.cookies
