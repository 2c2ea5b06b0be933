"""What stands in the log, and what must not."""

import json
import logging

import pytest
from klient import logget_inn
from rollebesetning import Rollebesetning

from config.logg import Foresporsel, Json


def test_a_request_leaves_a_line_without_address_or_person(
    roller: Rollebesetning, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="dap.foresporsel"):
        svar = logget_inn("kari").get(
            f"/bruker/{roller.amina.id}/tidslinje/", headers={"X-Request-ID": "min-egen-1"}
        )
    (post,) = [p for p in caplog.records if p.name == "dap.foresporsel"]
    post.foresporsel = "min-egen-1"
    linje = json.loads(Json("{asctime}{levelname}{foresporsel}", style="{").format(post))

    assert svar["X-Request-ID"] == "min-egen-1"
    assert (linje["metode"], linje["rute"], linje["status"]) == ("GET", "tidslinje:oversikt", 200)
    assert str(roller.amina.id) not in json.dumps(linje)


def test_a_failure_in_json_has_its_place_and_not_its_values() -> None:
    try:
        raise ValueError("Key (fnr)=(01810012345) already exists")
    except ValueError as feil:
        post = logging.LogRecord("dap", logging.ERROR, "f", 1, "feilet", None, None)
        post.exc_info = (type(feil), feil, feil.__traceback__)
    assert Foresporsel().filter(post)
    linje = json.loads(
        Json("{message}{foresporsel}", style="{", rename_fields={"exc_info": "feil"}).format(post)
    )
    assert "builtins.ValueError" in linje["feil"]
    assert "already exists" not in linje["feil"].replace(
        '"Key (fnr)=(01810012345) already exists"', ""
    )
