"""The local ID-porten and Entra ID for tests, and a browser that walks through them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client

from config.palogging import lokale_tilbydere

VERT = "127.0.0.1"
HOY = "idporten-loa-high"


@dataclass(frozen=True)
class Tilbydere:
    """Both providers, on one address."""

    adresse: str
    data: Path

    def personer(self, *personer: dict[str, Any]) -> None:
        """Let the providers know these people, and nobody else."""
        self.data.write_text(json.dumps(personer), encoding="utf-8")


def innbygger(subjekt: str, fnr: str, **krav: Any) -> dict[str, Any]:
    alle = {"pid": fnr, "acr": HOY} | krav
    return {"profil": "IDPORTEN", "subjekt": subjekt, "navn": subjekt, "krav": alle}


def ansatt(subjekt: str, ident: str, grupper: list[str], **krav: Any) -> dict[str, Any]:
    alle = {"oid": subjekt, "NAVident": ident, "groups": [f"gruppe-{g}" for g in grupper]} | krav
    return {"profil": "ENTRA", "subjekt": subjekt, "navn": subjekt, "krav": alle}


class Nettleser:
    """DAP through Django's test client, the provider through HTTP, with the cookies of both."""

    def __init__(self) -> None:
        self.dap = Client(SERVER_NAME=VERT)
        self.dap.defaults["SERVER_PORT"] = "80"
        self.tilbyder = requests.Session()

    def til_tilbyder(self, adresse: str) -> str:
        """Open an address at the provider; where it sends the browser."""
        svar = self.tilbyder.get(adresse, allow_redirects=False, timeout=10)
        assert svar.status_code == 302, svar.text
        return svar.headers["Location"]

    def gjennom(self, profil: str, person: str = "", neste: str = "/etterpa/") -> str:
        """Start at DAP, through the provider, to the address that leads back to DAP."""
        svar = self.dap.get(f"/logg-inn/{profil}/", {"neste": neste})
        assert svar.status_code == 302, svar.content.decode()
        hint = f"&login_hint={person}" if person else ""
        return self.sti(self.til_tilbyder(svar["Location"] + hint))

    def logg_inn(self, profil: str, person: str = "", neste: str = "/etterpa/") -> Any:
        return self.dap.get(self.gjennom(profil, person, neste))

    @staticmethod
    def sti(adresse: str) -> str:
        deler = urlsplit(adresse)
        assert deler.hostname == VERT
        return f"{deler.path}?{deler.query}"


@pytest.fixture(scope="session")
def _tilbyderprosess(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tilbydere]:
    data = tmp_path_factory.mktemp("oidc") / "personer.json"
    data.write_text("[]", encoding="utf-8")
    kilde = Path(__file__).resolve().parents[1] / "src"
    prosess = subprocess.Popen(
        [sys.executable, "-m", "motparter.oidc", "--port", "0", "--data", str(data)],
        cwd=kilde,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert prosess.stdout is not None
    linje = prosess.stdout.readline()
    assert linje.startswith("OIDC klar: "), linje
    yield Tilbydere(linje.removeprefix("OIDC klar: ").strip(), data)
    prosess.terminate()
    prosess.wait(10)
    prosess.stdout.close()


@pytest.fixture
def tilbydere(_tilbyderprosess: Tilbydere, settings: Any) -> Tilbydere:
    """The providers, and DAP set up to use them."""
    settings.DAP_OIDC = lokale_tilbydere(_tilbyderprosess.adresse)
    _tilbyderprosess.personer()
    return _tilbyderprosess


@pytest.fixture
def nettleser(tilbydere: Tilbydere, db: None) -> Nettleser:
    return Nettleser()
