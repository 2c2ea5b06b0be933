"""A small synthetic extract in the engine, made once for all tests of the process."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dap.forskning.avledet import avled
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor.duck import Duckmotor
from dap.forskning.parametre import GRUPPER, PROBA_2022_9, Parametersett
from dap.forskning.syntetisk.generator import lag_uttrekk
from dap.forskning.videre.analyse import Analyse, analyser_alt
from dap.forskning.videre.kjoring import Videre, videre
from dap.forskning.videre.utvalg import Ramme, ramme

PERSONER = 20_000
NAA = datetime(2026, 1, 1, tzinfo=UTC)
_mappe = TemporaryDirectory(prefix="dap-videre-")
"""Lives as long as the process."""


@cache
def uttrekk() -> Uttrekk:
    mappe = Path(_mappe.name) / "uttrekk"
    lag_uttrekk(mappe, personer=PERSONER, fro=20200312, naa=NAA)
    return Uttrekk(mappe)


@contextmanager
def motor(p: Parametersett = PROBA_2022_9) -> Iterator[Duckmotor]:
    with Duckmotor(uttrekk(), traader=1) as m:
        avled(m, p, lambda hva: None)
        yield m


@cache
def rammen() -> Ramme:
    with motor() as m:
        return ramme(m, PROBA_2022_9)


@cache
def svar() -> Videre:
    with motor() as m:
        return videre(m, PROBA_2022_9, "syntetisk")


def analyse() -> Analyse:
    return analyser_alt(rammen(), PROBA_2022_9, GRUPPER, lambda hva: None)
