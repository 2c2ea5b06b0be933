"""The hand-made extract laid beside what was worked out by hand for it (part K)."""

import json
from pathlib import Path
from typing import Any

from dap.forskning.avledet import avled
from dap.forskning.avledet.aktiviteter import TYPER
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor.duck import Duckmotor
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import PROBA_2022_9, Parametersett, maaned

MAPPE = Path(__file__).parent / "kanttilfeller"
FORVENTET: dict[str, dict[str, Any]] = json.loads(
    (MAPPE / "forventet.json").read_text(encoding="utf-8")
)


def avledet(p: Parametersett = PROBA_2022_9) -> Duckmotor:
    """The derived tables of the hand-made extract, in DuckDB. To be closed."""
    motor = Duckmotor(Uttrekk(MAPPE), traader=1)
    avled(motor, p, lambda _: None)
    return motor


def avvik(motor: Motor) -> list[str]:
    """Where what was derived is not what was worked out by hand."""
    faktisk = nivaaer(motor)
    funn = []
    for nivaa, forventet in FORVENTET.items():
        for nokkel, verdi in forventet.items():
            fikk = faktisk[nivaa].get(nokkel)
            if isinstance(verdi, dict):
                deler = {k: (fikk or {}).get(k, "mangler") for k in verdi}
                funn += [
                    f"{nivaa} {nokkel}.{k}: {deler[k]!r}, ikke {verdi[k]!r}"
                    for k in verdi
                    if deler[k] != verdi[k]
                ]
            elif fikk != verdi:
                funn.append(f"{nivaa} {nokkel}: {fikk!r}, ikke {verdi!r}")
    return funn


def nivaaer(motor: Motor) -> dict[str, dict[str, Any]]:
    """Everything derived, in the words of forventet.json."""
    hent = {navn: motor.hent(motor.tabell(f"av_{navn}")) for navn in _TABELLER}
    forlop = {f["person_id"]: f for f in hent["forlop"]}
    return {
        "person": {r["person_id"]: _person(r) for r in hent["bruk"]},
        "dialog": {r["dialog_id"]: _dialog(r, forlop) for r in hent["dialog"]},
        "aktivitet": {r["aktivitet_id"]: maaned(r["mi"]) for r in hent["kort"] + hent["mote"]},
        "forlop": {person: _forlop(f) for person, f in forlop.items()},
        "status": _status(hent["status"]),
    }


_TABELLER = ("bruk", "dialog", "kort", "mote", "forlop", "status")


def _person(r: dict[str, Any]) -> dict[str, Any]:
    kort = {f"n_{t}": r[f"n_{t}_nav"] + r[f"n_{t}_bruker"] for t in TYPER}
    return (
        r
        | kort
        | {
            "korona": r["koronaledig"],
            "diagnose": None if r["diagnose_vis"] == "IKKE_AAP" else r["diagnose_vis"],
            "n_dialog": r["n_dialog_nav"] + r["n_dialog_bruker"],
            "n_aktivitet": sum(kort.values()),
        }
    )


def _dialog(r: dict[str, Any], forlop: dict[str, Any]) -> dict[str, Any]:
    f = forlop.get(r["person_id"])
    return r | {
        "maaned": maaned(r["mi"]),
        "i_periode": r["i_perioden"],
        "maanednr": r["mi"] - f["s"] + 1 if f and f["s"] <= r["mi"] <= f["e"] else None,
    }


def _forlop(f: dict[str, Any]) -> dict[str, Any]:
    return f | {"start": maaned(f["s"]), "slutt": maaned(f["e"]), "korona": f["koronaledig12"]}


def _status(rader: list[dict[str, Any]]) -> dict[str, list[str]]:
    ut: dict[str, list[str]] = {}
    for rad in sorted(rader, key=lambda r: (r["person_id"], r["m"])):
        ut.setdefault(rad["person_id"], []).append(rad["status"])
    return ut
