"""Signing out at both ends, whichever end starts."""

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client
from innlogging import Nettleser, Tilbydere, innbygger
from joserfc import jwt
from joserfc.jwk import RSAKey
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning, lag_rollebesetning

from dap.felles.aktor import Aktor
from dap.konto.models import Okt
from dap.person.queries import persondata

HENDELSE = "http://schemas.openid.net/event/backchannel-logout"


def fnr(aktor: Aktor) -> str:
    person = persondata(aktor.id)
    assert person is not None
    return person.fnr


@pytest.fixture
def amina(nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning) -> Nettleser:
    tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
    nettleser.logg_inn("idporten", "sub-amina")
    return nettleser


def er_inne(nettleser: Nettleser) -> bool:
    return bool(nettleser.dap.get("/okt/").status_code == 200)


def sid(nettleser: Nettleser) -> str:
    return Okt.objects.get(sesjonsnokkel=nettleser.dap.session.session_key).sid


class TestHerfra:
    def test_both_ends_forget(self, amina: Nettleser, tilbydere: Tilbydere) -> None:
        svar = amina.dap.post("/logg-ut/")

        spurt = parse_qs(urlsplit(svar["Location"]).query)
        assert spurt["post_logout_redirect_uri"] == ["http://127.0.0.1/logg-ut/ferdig/"]
        assert len(spurt["state"][0]) >= 20
        tilbake = amina.sti(amina.til_tilbyder(svar["Location"]))
        assert "Du er logget ut" in amina.dap.get(tilbake).content.decode()
        assert not er_inne(amina)
        assert not Okt.objects.exists()

    def test_the_provider_asks_again_afterwards(self, amina: Nettleser) -> None:
        igjen = amina.gjennom("idporten")
        assert "code=" in igjen, "while signed in at the provider, nobody is asked"

        amina.til_tilbyder(amina.dap.post("/logg-ut/")["Location"])
        adresse = amina.dap.get("/logg-inn/idporten/")["Location"]

        assert "Velg hvem du er" in amina.tilbyder.get(adresse, timeout=10).text

    def test_it_holds_here_when_the_provider_is_down(self, amina: Nettleser, settings: Any) -> None:
        settings.DAP_OIDC = {
            "IDPORTEN": {"utsteder": "http://127.0.0.1:1/idporten", "klient_id": "dap"}
        }

        svar = amina.dap.post("/logg-ut/")

        assert svar["Location"] == "/logg-ut/ferdig/"
        assert not er_inne(amina)

    def test_a_link_cannot_sign_anybody_out(self, amina: Nettleser) -> None:
        assert amina.dap.get("/logg-ut/").status_code == 405
        assert er_inne(amina)

    def test_the_provider_refuses_an_address_that_is_not_ours(self, amina: Nettleser) -> None:
        adresse = amina.dap.post("/logg-ut/")["Location"].replace("127.0.0.1%2Flogg", "ond%2Flogg")

        svar = amina.tilbyder.get(adresse, allow_redirects=False, timeout=10)

        assert svar.status_code == 400


class TestFrontkanal:
    def test_the_provider_ends_one_session(self, amina: Nettleser, tilbydere: Tilbydere) -> None:
        annen = Nettleser()
        annen.logg_inn("idporten", "sub-amina")

        svar = Client().get(
            "/logg-ut/frontkanal/idporten/",
            {"iss": f"{tilbydere.adresse}/idporten", "sid": sid(amina)},
        )

        assert svar.status_code == 200
        assert "X-Frame-Options" not in svar
        assert "frame-ancestors" not in svar["Content-Security-Policy"]
        assert not er_inne(amina)
        assert er_inne(annen)

    @pytest.mark.parametrize(
        ("iss", "gyldig_sid", "status"),
        [("http://ond.example", True, 400), (None, True, 400), ("rett", False, 200)],
    )
    def test_others_end_nothing(
        self,
        amina: Nettleser,
        tilbydere: Tilbydere,
        iss: str | None,
        gyldig_sid: bool,
        status: int,
    ) -> None:
        sporring = {"sid": sid(amina) if gyldig_sid else "gjettet"}
        if iss:
            sporring["iss"] = f"{tilbydere.adresse}/idporten" if iss == "rett" else iss

        svar = Client().get("/logg-ut/frontkanal/idporten/", sporring)

        assert svar.status_code == status
        assert er_inne(amina)

    def test_no_sid_ends_nothing(self, amina: Nettleser, tilbydere: Tilbydere) -> None:
        Client().get("/logg-ut/frontkanal/idporten/", {"iss": f"{tilbydere.adresse}/idporten"})

        assert er_inne(amina)


class TestBakkanal:
    def test_a_token_that_somebody_else_signed(
        self, amina: Nettleser, tilbydere: Tilbydere
    ) -> None:
        assert self.meld(tilbydere, sid(amina)) == 400
        assert er_inne(amina)

    @pytest.mark.parametrize("tekst", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
    def test_what_is_no_token_at_all(self, amina: Nettleser, tekst: str) -> None:
        svar = Client().post("/logg-ut/bakkanal/idporten/", {"logout_token": tekst})

        assert svar.status_code == 400
        assert er_inne(amina)

    def test_the_provider_is_down(self, db: None, client: Client) -> None:
        svar = client.post("/logg-ut/bakkanal/idporten/", {"logout_token": "x"})

        assert svar.status_code == 503

    @staticmethod
    def meld(tilbydere: Tilbydere, sid_: str) -> int:
        naa = int(time.time())
        krav = {
            "iss": f"{tilbydere.adresse}/idporten",
            "aud": "dap",
            "iat": naa,
            "exp": naa + 60,
            "sid": sid_,
            "events": {HENDELSE: {}},
        }
        fremmed = RSAKey.generate_key(2048, auto_kid=True)
        melding = jwt.encode({"alg": "RS256"}, krav, fremmed)
        svar = Client().post("/logg-ut/bakkanal/idporten/", {"logout_token": melding})
        return svar.status_code


def test_the_provider_ends_the_session_by_the_back_channel(
    live_server: LiveServer, tilbydere: Tilbydere, transactional_db: None
) -> None:
    """Over real HTTP both ways, as the provider would: sign in, end it there, gone here."""
    roller = lag_rollebesetning()
    tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
    dap = live_server.url.replace("localhost", "127.0.0.1")
    nettleser = requests.Session()
    start = nettleser.get(f"{dap}/logg-inn/idporten/", allow_redirects=False, timeout=10)
    nettleser.get(f"{start.headers['Location']}&login_hint=sub-amina", timeout=10)
    assert nettleser.get(f"{dap}/okt/", timeout=10).status_code == 200

    svar = requests.post(
        f"{tilbydere.adresse}/idporten/avslutt/{Okt.objects.get().sid}", timeout=10
    )

    assert svar.json() == {"status": 200}
    assert nettleser.get(f"{dap}/okt/", timeout=10).status_code == 401
    assert not Okt.objects.exists()
