"""The registers that registration asks, on this machine: for the demo and the tests.

    python -m motparter.register --port 9500 --data registre.json

`--data` is a JSON object, read again whenever it changes:

    {"<number>": {"status": "bosattEtterFolkeregisterloven", "land": ["NOR"], "kommune": "9991",
                  "gradering": "UGRADERT",
                  "arbeid": [{"fra": "2024-01-01", "til": null, "yrke": "KOKK"}],
                  "sykmeldt_til": "2026-01-31"}}

Three protocols on one address: PDL (`POST /graphql`, hentPerson and hentGeografiskTilknytning), the
employer and employee register's v2 (`GET /api/v2/arbeidstaker/arbeidsforhold`), and sick-listing
(`GET /api/v1/sykmelding`, ours: no such protocol is open). A number under the key `"_feil"` can be
"treg", "nede" or "tull": slow, down or wrong. Prints `Registre klare: <address>` when it answers.
"""

import argparse
import json
import logging
import signal
import sys
import time
from pathlib import Path
from typing import Any

import flask
from werkzeug.serving import make_server

_IKKE_FUNNET = {"message": "Fant ikke person", "extensions": {"code": "not_found"}}


class Registre:
    """What the file says now."""

    def __init__(self, fil: Path) -> None:
        self._fil = fil

    def finn(self, ident: str) -> dict[str, Any] | None:
        alle = self._les()
        feil = alle.get("_feil", {}).get(ident)
        if feil == "nede":
            flask.abort(503)
        if feil == "tull":
            flask.abort(flask.Response("<html>", mimetype="text/html"))
        if feil == "treg":
            time.sleep(6)
        funnet: dict[str, Any] | None = alle.get(ident)
        return funnet

    def _les(self) -> dict[str, Any]:
        try:
            alle: dict[str, Any] = json.loads(self._fil.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return alle


def pdl(person: dict[str, Any] | None) -> dict[str, Any]:
    """An answer of PDL."""
    if person is None:
        tomt = {"hentPerson": None, "hentGeografiskTilknytning": None}
        return {"errors": [_IKKE_FUNNET], "data": tomt}
    status, gradering = person.get("status"), person.get("gradering", "UGRADERT")
    kommune = person.get("kommune", "")
    sted = {
        "gtType": "KOMMUNE" if kommune else "UDEFINERT",
        "gtKommune": kommune or None,
        "gtBydel": None,
        "gtLand": None,
    }
    status_rader = [{"status": status, "forenkletStatus": status}] if status else []
    beskyttet = [{"gradering": gradering}] if gradering != "UGRADERT" else []
    return {
        "data": {
            "hentPerson": {
                "folkeregisterpersonstatus": status_rader,
                "statsborgerskap": [{"land": land} for land in person.get("land", [])],
                "adressebeskyttelse": beskyttet,
            },
            "hentGeografiskTilknytning": sted,
        }
    }


def aareg(person: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Employments as the register's v2 writes them."""
    return [
        {
            "id": str(nr),
            "type": {"kode": "ordinaertArbeidsforhold"},
            "ansettelsesperiode": {"startdato": a["fra"], "sluttdato": a.get("til")},
            "ansettelsesdetaljer": [{"yrke": {"beskrivelse": a.get("yrke", "")}}],
        }
        for nr, a in enumerate((person or {}).get("arbeid", []), start=1)
    ]


def lag_app(data: Path) -> flask.Flask:
    app = flask.Flask(__name__)
    registre = Registre(data)

    def person_i_hodet() -> dict[str, Any] | None:
        ident = flask.request.headers.get("Nav-Personident", "")
        if not ident:
            flask.abort(400)
        return registre.finn(ident)

    @app.post("/graphql")
    def graphql() -> Any:
        ident = str((flask.request.get_json().get("variables") or {}).get("ident", ""))
        return pdl(registre.finn(ident))

    @app.get("/api/v2/arbeidstaker/arbeidsforhold")
    def arbeidsforhold() -> Any:
        return flask.jsonify(aareg(person_i_hodet()))

    @app.get("/api/v1/sykmelding")
    def sykmelding() -> Any:
        return {"sykmeldtTil": (person_i_hodet() or {}).get("sykmeldt_til")}

    return app


def main() -> None:
    valg = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    valg.add_argument("--port", type=int, required=True, help="0: any free port")
    valg.add_argument("--data", type=Path, required=True)
    valgt = valg.parse_args()
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    tjener = make_server("127.0.0.1", valgt.port, lag_app(valgt.data), threaded=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write(f"Registre klare: http://127.0.0.1:{tjener.server_port}\n")
    sys.stdout.flush()
    tjener.serve_forever()


if __name__ == "__main__":
    main()
