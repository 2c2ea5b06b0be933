"""Connecting the real providers, from the environment."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.palogging import ROLLER_OG_RETTIGHETER, lokale_tilbydere, opprinnelser, tilbydere
from dap.felles.aktor import Rettighet, Rolle
from dap.konto.values import Profil, Tilbydervalg

HEMMELIG = "Zk3vT9qLw2XcR7mB"


@pytest.fixture
def grupper(tmp_path: Path) -> Path:
    fil = tmp_path / "grupper.json"
    fil.write_text(json.dumps({"0f1e": "VEILEDER", "2d3c": "FORTROLIG"}), encoding="utf-8")
    return fil


def test_nothing_given_is_no_way_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DAP_IDPORTEN_KLIENT_ID", raising=False)
    monkeypatch.delenv("DAP_ENTRA_KLIENT_ID", raising=False)

    assert tilbydere() == {}


def test_both_providers(monkeypatch: pytest.MonkeyPatch, grupper: Path) -> None:
    monkeypatch.setenv("DAP_IDPORTEN_KLIENT_ID", "klient-1")
    monkeypatch.setenv("DAP_IDPORTEN_HEMMELIGHET", HEMMELIG)
    monkeypatch.setenv("DAP_ENTRA_KLIENT_ID", "klient-2")
    monkeypatch.setenv("DAP_ENTRA_UTSTEDER", "https://login.microsoftonline.com/tenant/v2.0")
    monkeypatch.setenv("DAP_ENTRA_OFFENTLIG", "ja")
    monkeypatch.setenv("DAP_ENTRA_GRUPPER", str(grupper))

    valg = tilbydere()

    assert valg["IDPORTEN"] == {
        "utsteder": "https://idporten.no",
        "klient_id": "klient-1",
        "hemmelighet": HEMMELIG,
        "acr": "idporten-loa-high",
    }
    assert valg["ENTRA"]["grupper"] == {"0f1e": "VEILEDER", "2d3c": "FORTROLIG"}
    assert valg["ENTRA"]["hemmelighet"] == ""
    assert opprinnelser(valg) == [
        "https://idporten.no",
        "https://login.idporten.no",
        "https://login.microsoftonline.com",
    ]


@pytest.mark.parametrize(
    ("innhold", "sier"),
    [('{"g": "KONGE"}', "KONGE"), ("ikke json", "cannot be read"), (None, "cannot be read")],
)
def test_a_wrong_group_map_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, innhold: str | None, sier: str
) -> None:
    fil = tmp_path / "grupper.json"
    if innhold is not None:
        fil.write_text(innhold, encoding="utf-8")
    monkeypatch.setenv("DAP_ENTRA_KLIENT_ID", "klient")
    monkeypatch.setenv("DAP_ENTRA_UTSTEDER", "https://login.example/v2.0")
    monkeypatch.setenv("DAP_ENTRA_HEMMELIGHET", HEMMELIG)
    monkeypatch.setenv("DAP_ENTRA_GRUPPER", str(fil))

    with pytest.raises(ImproperlyConfigured, match=sier):
        tilbydere()


def test_a_client_without_a_secret_must_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAP_IDPORTEN_KLIENT_ID", "klient")
    monkeypatch.delenv("DAP_IDPORTEN_HEMMELIGHET", raising=False)

    with pytest.raises(ImproperlyConfigured, match="DAP_IDPORTEN_HEMMELIGHET"):
        tilbydere()


def test_the_settings_know_every_role_and_right() -> None:
    assert set(ROLLER_OG_RETTIGHETER) == set(Rolle.__members__) | set(Rettighet.__members__)


@pytest.mark.parametrize("profil", list(Profil))
def test_every_profile_can_be_read(profil: Profil) -> None:
    valg = lokale_tilbydere("http://127.0.0.1:9400")[profil.value]

    grupper = tuple(valg.get("grupper", {}).items())
    assert Tilbydervalg(**{**valg, "profil": profil, "grupper": grupper}).klient_id == "dap"
