"""The file that the local sign-in providers read."""

import json
import stat
from pathlib import Path
from typing import Any

from django.core.management import call_command


def test_the_people_of_the_demo_are_written_with_their_claims(
    tmp_path: Path, settings: Any
) -> None:
    settings.DAP_DEMOPERSONER = "dap.web.konto.tests.demo.personer"
    fil = tmp_path / "personer.json"

    call_command("personer", fil)

    rader = {rad["navn"]: rad for rad in json.loads(fil.read_text(encoding="utf-8"))}
    assert rader["Amina Yusuf"]["profil"] == "IDPORTEN"
    assert rader["Amina Yusuf"]["krav"] == {"pid": "01810012345", "acr": "idporten-loa-high"}
    assert rader["Rut Kontrand"]["subjekt"] == rader["Rut Kontrand"]["krav"]["oid"]
    assert rader["Rut Kontrand"]["krav"]["groups"] == ["gruppe-REVISOR"]
    assert stat.S_IMODE(fil.stat().st_mode) == 0o600
    assert [f.name for f in tmp_path.iterdir()] == ["personer.json"]


def test_elsewhere_there_is_nobody(tmp_path: Path) -> None:
    fil = tmp_path / "personer.json"

    call_command("personer", fil)

    assert fil.read_text(encoding="utf-8") == "[]"
