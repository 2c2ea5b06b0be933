"""The rule sets of profiling, read from data, and refused when their days do not meet."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from dap.felles.feil import Regelbrudd

FIL = Path(__file__).with_suffix(".toml")


class UgyldigRegelsett(Regelbrudd):
    """The data cannot be used: a gap, an overlap, or a set that is not whole."""

    kode = "UGYLDIG_REGELSETT"


@dataclass(frozen=True, slots=True)
class Regelsett:
    id: str
    fra: date
    til: date | None
    """Half-open; None for the one that is used now."""
    hindringer: tuple[str, ...]
    alder: tuple[int, int]
    maneder_i_jobb: int
    av_siste_maneder: int
    uten_utdanning: frozenset[str]
    bestatt: frozenset[str]
    godkjent: frozenset[str]


def les(rader: Iterable[Mapping[str, Any]]) -> tuple[Regelsett, ...]:
    """The sets in the order of their days. Raises UgyldigRegelsett."""
    try:
        alle = sorted((_ett(rad) for rad in rader), key=lambda r: r.fra)
    except (KeyError, TypeError, ValueError) as feil:
        raise UgyldigRegelsett(grunn=f"not whole: {feil!r}") from feil
    if not alle:
        raise UgyldigRegelsett(grunn="none")
    for forrige, neste in pairwise(alle):
        _krev_at_de_motes(forrige, neste)
    if alle[-1].til is not None:
        raise UgyldigRegelsett(grunn=f"nothing after {alle[-1].til}")
    return tuple(alle)


def _ett(rad: Mapping[str, Any]) -> Regelsett:
    fra, til = rad["alder"]
    sett = Regelsett(
        id=rad["id"],
        fra=rad["fra"],
        til=rad.get("til"),
        hindringer=tuple(rad["hindringer"]),
        alder=(fra, til),
        maneder_i_jobb=rad["maneder_i_jobb"],
        av_siste_maneder=rad["av_siste_maneder"],
        uten_utdanning=frozenset(rad["uten_utdanning"]),
        bestatt=frozenset(rad["bestatt"]),
        godkjent=frozenset(rad["godkjent"]),
    )
    if sett.til is not None and sett.til <= sett.fra:
        raise UgyldigRegelsett(grunn=f"{sett.id} ends before it begins")
    return sett


def _krev_at_de_motes(forrige: Regelsett, neste: Regelsett) -> None:
    if forrige.til is None or forrige.til > neste.fra:
        raise UgyldigRegelsett(grunn=f"{forrige.id} and {neste.id} overlap")
    if forrige.til < neste.fra:
        raise UgyldigRegelsett(grunn=f"a gap between {forrige.id} and {neste.id}")


@cache
def alle() -> tuple[Regelsett, ...]:
    """The sets of the installation."""
    return les(tomllib.loads(FIL.read_text(encoding="utf-8"))["regelsett"])


def gjeldende(dag: date, sett: Iterable[Regelsett] | None = None) -> Regelsett:
    """The set of that day. Raises UgyldigRegelsett for a day before the first."""
    for ett in sett or alle():
        if ett.fra <= dag and (ett.til is None or dag < ett.til):
            return ett
    raise UgyldigRegelsett(grunn=f"none for {dag}")
