"""The local providers demand what the real ones do."""

import base64
import hashlib
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from innlogging import Tilbydere, innbygger

BEVIS = "et-bevis-som-er-langt-nok-for-pkce-0123456789"
UTFORDRING = base64.urlsafe_b64encode(hashlib.sha256(BEVIS.encode()).digest()).decode().rstrip("=")
RETUR = "http://127.0.0.1:8000/logg-inn/idporten/retur/"


def sporsmal(nonce: str | None, **andre: str | None) -> dict[str, str]:
    alt: dict[str, str | None] = {
        "client_id": "dap",
        "response_type": "code",
        "scope": "openid profile",
        "redirect_uri": RETUR,
        "state": "s",
        "nonce": nonce,
        "code_challenge": UTFORDRING,
        "code_challenge_method": "S256",
        "login_hint": "sub-1",
        **andre,
    }
    return {navn: verdi for navn, verdi in alt.items() if verdi is not None}


@pytest.fixture
def utsteder(tilbydere: Tilbydere) -> str:
    tilbydere.personer(innbygger("sub-1", "01810012345"), innbygger("sub-2", "02810012345"))
    return f"{tilbydere.adresse}/idporten"


def spor(utsteder: str, nonce: str | None, /, **andre: str | None) -> requests.Response:
    return requests.get(
        f"{utsteder}/authorize",
        sporsmal(nonce, **andre),
        allow_redirects=False,
        timeout=10,
    )


def kode(utsteder: str, nonce: str) -> str:
    return parse_qs(urlsplit(spor(utsteder, nonce).headers["Location"]).query)["code"][0]


def bytt(utsteder: str, kode_: str, **andre: str | None) -> requests.Response:
    data = {
        "grant_type": "authorization_code",
        "client_id": "dap",
        "code": kode_,
        "redirect_uri": RETUR,
        "code_verifier": BEVIS,
        **andre,
    }
    return requests.post(f"{utsteder}/token", data=data, timeout=10)


def test_a_code_gives_a_token_once(utsteder: str) -> None:
    en = kode(utsteder, "n-en")

    assert bytt(utsteder, en).json()["token_type"] == "Bearer"
    assert bytt(utsteder, en).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    "andre",
    [
        {"code_verifier": "et-annet-bevis-som-ogsa-er-langt-nok-0123456789"},
        {"code_verifier": None},
        {"redirect_uri": "http://127.0.0.1:8000/et-annet-sted/"},
        {"client_id": "en-annen"},
    ],
)
def test_a_code_is_bound_to_who_asked(utsteder: str, andre: dict[str, Any]) -> None:
    svar = bytt(utsteder, kode(utsteder, f"n-{andre}"), **andre)

    assert svar.status_code in {400, 401}
    assert "id_token" not in svar.json()


@pytest.mark.parametrize(
    "andre",
    [
        {"code_challenge": None},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": None},
        {"code_challenge": None, "code_challenge_method": None},
        {"response_type": "token"},
        {"client_id": "en-annen"},
        {"scope": "profile", "code_challenge": "for-kort"},
    ],
)
def test_less_than_pkce_and_nonce_gets_no_code(utsteder: str, andre: dict[str, Any]) -> None:
    svar = spor(utsteder, "n-for-lite", **andre)

    assert "code=" not in svar.headers.get("Location", "")


def test_without_a_nonce_there_is_no_code(utsteder: str) -> None:
    assert "code=" not in spor(utsteder, None).headers.get("Location", "")


def test_a_nonce_is_used_once(utsteder: str) -> None:
    kode(utsteder, "n-brukt")

    assert "code=" not in spor(utsteder, "n-brukt").headers.get("Location", "")


@pytest.mark.parametrize(
    "retur", ["https://ond.example/", "http://ond.example/", "http://127.0.0.1.ond.example/", ""]
)
def test_codes_stay_on_this_machine(utsteder: str, retur: str) -> None:
    svar = spor(utsteder, "n-retur", redirect_uri=retur)

    assert svar.status_code == 400
    assert "Location" not in svar.headers


def test_without_a_hint_one_chooses(utsteder: str) -> None:
    svar = spor(utsteder, "n-velg", login_hint=None)

    assert svar.status_code == 200
    assert "sub-1" in svar.text
    assert "sub-2" in svar.text


def test_an_unknown_person_is_not_made_up(utsteder: str) -> None:
    assert spor(utsteder, "n-ukjent", login_hint="sub-9").status_code == 200


def test_the_private_key_stays(utsteder: str) -> None:
    nokkel = requests.get(f"{utsteder}/jwks", timeout=10).json()["keys"][0]

    assert nokkel["kty"] == "RSA"
    assert "d" not in nokkel
