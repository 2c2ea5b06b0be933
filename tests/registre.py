"""The local registers, served over HTTP for tests that ask them."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from motparter.register import lag_app


@dataclass(frozen=True)
class Registre:
    fil: Path
    adresse: str

    def om(self, fnr: str, **fakta: Any) -> None:
        """Let the registers know this of the person."""
        self._skriv({**self._alle(), fnr: fakta})

    def feil(self, fnr: str, slag: str) -> None:
        """Let the registers fail when asked for the person: "nede", "tull" … (motparter.register)."""
        self._skriv({**self._alle(), "_feil": {fnr: slag}})

    def _alle(self) -> dict[str, Any]:
        alle: dict[str, Any] = json.loads(self.fil.read_text(encoding="utf-8"))
        return alle

    def _skriv(self, alle: dict[str, Any]) -> None:
        self.fil.write_text(json.dumps(alle), encoding="utf-8")


@pytest.fixture
def registre(tmp_path: Path, settings: Any) -> Iterator[Registre]:
    fil = tmp_path / "registre.json"
    fil.write_text("{}", encoding="utf-8")
    tjener = make_server("127.0.0.1", 0, lag_app(fil), threaded=True)
    traad = threading.Thread(target=tjener.serve_forever)
    traad.start()
    oppsett = {"adresse": f"http://127.0.0.1:{tjener.server_port}", "token": "prøve"}
    settings.DAP_FOLKEREGISTER = oppsett
    settings.DAP_ARBEIDSREGISTER = oppsett
    settings.DAP_SYKMELDINGSREGISTER = oppsett
    settings.DAP_YTELSESREGISTER = oppsett
    settings.DAP_KRR = oppsett
    yield Registre(fil, oppsett["adresse"])
    tjener.shutdown()
    traad.join()
    tjener.server_close()
