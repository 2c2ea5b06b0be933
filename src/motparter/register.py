"""The registers that DAP asks, on this machine: for the demo and the tests.

    python -m motparter.register --port 9500 --data registre.json

`--data` is a JSON object, read again whenever it changes:

    {"<number>": {"status": "bosattEtterFolkeregisterloven", "land": ["NOR"], "kommune": "9991",
                  "gradering": "UGRADERT",
                  "adresse": {"vei": "Storgata", "nr": "4", "postnummer": "9990"},
                  "arbeid": [{"fra": "2024-01-01", "til": null, "yrke": "KOKK"}],
                  "sykmeldt_til": "2026-01-31",
                  "verger": [{"fnr": "…", "fornavn": "Eva", "etternavn": "By", "fra": "2025-01-01",
                              "omfang": "personligeInteresser", "type": "voksen"}],
                  "fullmakter": [{"id": "F-1", "fullmektig": "…", "navn": "Eva By", "omrade":
                                  "OPPFOLGING", "rett": "LES", "fra": "2026-01-01", "til": null}],
                  "krr": {"aktiv": true, "kanVarsles": true, "reservert": false, "epostadresse": "a@b.no"},
                  "ytelser": [{"id": "A-1", "type": "AAP", "fra": "2026-01-01"}]}}

Several protocols on one address: PDL (`POST /graphql`, hentPerson and hentGeografiskTilknytning), the
employer and employee register's v2 (`GET /api/v2/arbeidstaker/arbeidsforhold`), the proxy of the contact
and reservation register (`POST /rest/v1/personer`), and three of our own, since no open ones are found:
sick-listing (`GET /api/v1/sykmelding`), benefits (`POST /ytelser/v1/person`) and powers of attorney
(`POST /fullmakt/v1/fullmaktsgiver`).

A number under the key `"_feil"` can be "nede" (503), "feil" (500), "tull" (no JSON), "lyver" (JSON of
another shape), "treg:2" (two seconds late) or "drypp:2" (a letter at a time for two seconds). On
loopback only. Prints `Registre klare: <address>` when it answers.
"""

import argparse
import json
import logging
import signal
import sys
import time
from collections.abc import Iterator
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
        _forstyrr(str(alle.get("_feil", {}).get(ident, "")))
        funnet: dict[str, Any] | None = alle.get(ident)
        return funnet

    def _les(self) -> dict[str, Any]:
        try:
            alle: dict[str, Any] = json.loads(self._fil.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return alle


def _forstyrr(feil: str) -> None:
    """Be as slow, wrong or down as the file says; the word, and the seconds after a colon."""
    slag, _, sekunder = feil.partition(":")
    if slag in ("nede", "feil"):
        flask.abort(503 if slag == "nede" else 500)
    if slag == "tull":
        flask.abort(flask.Response("<html>", mimetype="text/html"))
    if slag == "lyver":
        flask.abort(flask.jsonify({"svar": ["ja", None, {"ytelser": 3}]}))
    if slag == "treg":
        time.sleep(float(sekunder or 6))
    if slag == "drypp":
        flask.abort(flask.Response(_drypp(float(sekunder or 6)), mimetype="application/json"))


def _drypp(sekunder: float) -> Iterator[str]:
    tekst = json.dumps({"ytelser": [], "fyll": "." * 200})
    for tegn in tekst:
        time.sleep(sekunder / len(tekst))
        yield tegn


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
                **_hvem(person),
                "statsborgerskap": [{"land": land} for land in person.get("land", [])],
                "adressebeskyttelse": beskyttet,
                **adresser(person.get("adresse") or {}),
                "vergemaalEllerFremtidsfullmakt": [verge(v) for v in person.get("verger", [])],
            },
            "hentGeografiskTilknytning": sted,
        }
    }


def _hvem(person: dict[str, Any]) -> dict[str, Any]:
    navn = {"fornavn": person.get("fornavn"), "etternavn": person.get("etternavn")}
    return {
        "navn": [navn | {"mellomnavn": None}] if person.get("etternavn") else [],
        "foedselsdato": [{"foedselsdato": person["fodt"]}] if person.get("fodt") else [],
    }


def verge(v: dict[str, Any]) -> dict[str, Any]:
    """One guardian or confirmed lasting power, with its metadata."""
    navn = {"fornavn": v["fornavn"], "mellomnavn": None, "etternavn": v["etternavn"]}
    return {
        "type": v.get("type", "voksen"),
        "embete": "statsforvalterenITrondelag",
        "vergeEllerFullmektig": {
            "motpartsPersonident": v["fnr"],
            "identifiserendeInformasjon": {"navn": navn},
            "omfang": v.get("omfang", "personligeOgOekonomiskeInteresser"),
            "tjenesteomraade": v.get("tjenesteomraade", []),
        },
        "folkeregistermetadata": {
            "gyldighetstidspunkt": f"{v['fra']}T00:00:00",
            "opphoerstidspunkt": f"{v['til']}T00:00:00" if v.get("til") else None,
        },
    }


def adresser(a: dict[str, Any]) -> dict[str, Any]:
    """`vei`, `nr` and `postnummer` give where somebody lives; `postboks`, `linjer` or `landkode` where
    they get post."""
    bosted, kontakt = [], []
    if a.get("vei"):
        veg = {"adressenavn": a["vei"], "husnummer": a.get("nr"), "husbokstav": None}
        bosted.append({"coAdressenavn": a.get("co"), "vegadresse": veg | _postnr(a)})
    if a.get("postboks"):
        boks = {"postbokseier": None, "postboks": a["postboks"]}
        kontakt.append({"coAdressenavn": a.get("co"), "postboksadresse": boks | _postnr(a)})
    linjer = {f"adresselinje{nr}": x for nr, x in enumerate(a.get("linjer", []), start=1)}
    if linjer and a.get("landkode"):
        sted = {"postkode": a.get("postnummer"), "byEllerStedsnavn": a.get("sted")}
        utland = {**linjer, **sted, "landkode": a["landkode"]}
        kontakt.append({"coAdressenavn": a.get("co"), "utenlandskAdresseIFrittFormat": utland})
    elif linjer:
        fritt = {**linjer, **_postnr(a)}
        kontakt.append({"coAdressenavn": a.get("co"), "postadresseIFrittFormat": fritt})
    return {"kontaktadresse": kontakt, "bostedsadresse": bosted}


def _postnr(a: dict[str, Any]) -> dict[str, Any]:
    return {"postnummer": a.get("postnummer")}


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

    _egne(app, registre)
    return app


def _egne(app: flask.Flask, registre: Registre) -> None:
    """Benefits, contact details and powers of attorney."""

    @app.post("/fullmakt/v1/fullmaktsgiver")
    def fullmakt() -> Any:
        kropp = flask.request.get_json(silent=True)
        ident = kropp.get("personident") if isinstance(kropp, dict) else None
        if not isinstance(ident, str):
            flask.abort(400)
        return {"fullmakter": (registre.finn(ident) or {}).get("fullmakter", [])}

    @app.post("/ytelser/v1/person")
    def ytelser() -> Any:
        kropp = flask.request.get_json(silent=True)
        ident = kropp.get("personident") if isinstance(kropp, dict) else None
        if not isinstance(ident, str):
            flask.abort(400)
        person = registre.finn(ident)
        return {"ytelser": person.get("ytelser", [])} if person else flask.abort(404)

    @app.post("/rest/v1/personer")
    def krr() -> Any:
        personer: dict[str, Any] = {}
        feil: dict[str, str] = {}
        for ident in flask.request.get_json()["personidenter"]:
            funnet = (registre.finn(ident) or {}).get("krr")
            if funnet is None:
                feil[ident] = "person_ikke_funnet"
            else:
                personer[ident] = {"personident": ident, **funnet}
        return {"personer": personer, "feil": feil}


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
