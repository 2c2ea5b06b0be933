"""The data files: life patterns, common threads, greetings. Read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_MAPPE = Path(__file__).parent


@cache
def monstre() -> dict[str, dict[str, Any]]:
    """Every life pattern by its name (the file's)."""
    filer = sorted((_MAPPE / "monstre").glob("*.toml"))
    raa = {fil.stem: tomllib.loads(fil.read_text(encoding="utf-8")) for fil in filer}
    return {navn: _med_arv(raa, m) for navn, m in raa.items()}


def _med_arv(raa: dict[str, dict[str, Any]], m: dict[str, Any]) -> dict[str, Any]:
    """A pattern that builds on another (`arver`) has its lists after the other's."""
    if "arver" not in m:
        return m
    grunn = raa[m["arver"]]
    lister = {k: [*grunn[k], *v] for k, v in m.items() if isinstance(grunn.get(k), list)}
    return {**grunn, **m, **lister}


@cache
def _tekster(navn: str) -> dict[str, Any]:
    return tomllib.loads((_MAPPE / "tekster" / f"{navn}.toml").read_text(encoding="utf-8"))


@cache
def fellestrader() -> dict[str, list[dict[str, Any]]]:
    """Threads that anybody may have, by the way of writing."""
    trader: list[dict[str, Any]] = _tekster("felles")["trad"] + _tekster("felles_nn_en")["trad"]
    ut: dict[str, list[dict[str, Any]]] = {}
    for trad in trader:
        ut.setdefault(trad.get("sprak", "nb"), []).append(trad)
    return ut


def internt(navn: str) -> list[str]:
    """Templates of what the user never sees."""
    liste: list[str] = _tekster("internt")[navn]
    return liste


def moter(navn: str) -> list[Any]:
    """What meetings are about, and what is said around them."""
    liste: list[Any] = _tekster("moter")[navn]
    return liste


def referat(navn: str) -> list[str]:
    """Templates of minutes, expectations and what the sides mean."""
    liste: list[str] = _tekster("referat")[navn]
    return liste


def vurderinger() -> list[dict[str, Any]]:
    """What users and advisers write of needs and work ability, by life patterns."""
    liste: list[dict[str, Any]] = _tekster("vurderinger")["vurdering"]
    return liste


def kalibreringer() -> list[dict[str, Any]]:
    """Rounds of calibration, with cases and answers."""
    liste: list[dict[str, Any]] = _tekster("kalibreringer")["runde"]
    return liste


def hilsener(sprak: str, side: str) -> dict[str, list[str]]:
    kilde = _tekster("hilsener")
    ut: dict[str, list[str]] = kilde[sprak][side] if sprak in kilde else {}
    return ut


def signaturer(funksjon: str) -> list[str]:
    """How the Kontaktsenter and Forvaltning sign."""
    liste: list[str] = _tekster("hilsener")[funksjon]["slutt"]
    return liste


def firmaer(om: str = "") -> list[str]:
    """Employers of the trade that the words are about; those of any trade when they say nothing."""
    lav = om.lower()
    bransjer: list[dict[str, list[str]]] = _tekster("arbeidsgivere")["bransje"]
    treff = bransjer if om else bransjer[-1:]
    return next(b["navn"] for b in treff if any(ord_ in lav for ord_ in b["ord"]))


def nye() -> list[dict[str, Any]]:
    """Those who are not followed up when the demo begins, or have just been registered."""
    liste: list[dict[str, Any]] = _tekster("nye")["ny"]
    return liste


def faste_brukere() -> list[dict[str, Any]]:
    """The people of the chooser, described one by one."""
    liste: list[dict[str, Any]] = _tekster("faste")["bruker"]
    return liste
