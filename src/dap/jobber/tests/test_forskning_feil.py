"""Errors are said in words, and in the reader's language."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dap.forskning
from dap.forskning.feil import Forskningsfeil
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.manifest import Manifest
from dap.forskning.format.skriving import Skriver
from dap.forskning.motor import apne as apne_motor
from dap.forskning.parametre import fra_json
from dap.forskning.personvern.utlop import sluttdato
from dap.forskning.personvern.values import Nivaa, krev_godkjenning
from dap.forskning.rapport.sprak import paa, si
from dap.forskning.rapport.tilstand import apne as apne_rapport
from dap.forskning.syntetisk.kalibrering import les_resultater
from dap.forskning.tekst import lagre, les
from dap.forskning.uttrekk.pseudonym import nokkel

ROT = Path(dap.forskning.__file__).parent
KANTTILFELLER = ROT / "tests" / "kanttilfeller"


def _opptatt(mappe: Path) -> Path:
    (mappe / "annet").write_text("x", encoding="utf-8")
    return mappe


def _med_sluttdato() -> Manifest:
    return replace(Uttrekk(KANTTILFELLER).manifest, hjemmel={"sluttdato": "i morgen"})


@pytest.mark.parametrize(
    ("gjor", "nn", "en"),
    [
        (
            lambda _: krev_godkjenning(Nivaa.INTERN, None),
            "krev godkjenninga til prosjektet",
            "needs the project's approval",
        ),
        (lambda _: sluttdato(_med_sluttdato()), "som ikkje er ein dato: i morgen", "is not a date"),
        (
            lambda _: apne_motor("dbase", Uttrekk(KANTTILFELLER)),
            "Ukjend motor: dbase. Vel ein av: duckdb, spark",
            "Unknown engine: dbase. Choose one of: duckdb, spark",
        ),
        (
            lambda _: apne_motor("duckdb", Uttrekk(KANTTILFELLER), "spark://x"),
            "--master gjeld berre",
            "--master applies to",
        ),
        (
            lambda m: apne_rapport(_opptatt(m), ""),
            "er ikkje ein rapport herifrå",
            "is not a report",
        ),
        (
            lambda m: Skriver(_opptatt(m), uttrekk_id="u"),
            "finst frå før og er ikkje tom",
            "exists already and is not empty",
        ),
        (
            lambda m: Skriver(_opptatt(m) / "annet" / "ut", uttrekk_id="u"),
            "Det som var skrive, er fjerna",
            "What had been written has been removed",
        ),
        (
            lambda m: nokkel(_opptatt(m) / "annet", utenfor=m / "ut"),
            "er ikkje ein nøkkel: han skal vere 64 teikn",
            "is not a key: it should be 64 characters",
        ),
        (
            lambda m: nokkel(m / "ut" / "n", utenfor=m / "ut"),
            "Nøkkelen kan ikkje",
            "The key cannot",
        ),
        (lambda m: les_resultater(m / "borte.json"), "borte.json finst ikkje", "does not exist"),
        (lambda m: les_resultater(_opptatt(m) / "annet"), "kan ikkje lesast", "cannot be read as"),
        (lambda m: fra_json(m / "borte.json"), "kan ikkje lesast", "cannot be read: No such file"),
        (
            lambda m: fra_json(_opptatt(m) / "annet"),
            "kan ikkje lesast som JSON",
            "cannot be read as",
        ),
    ],
)
def test_an_error_is_said_in_the_readers_language(
    tmp_path: Path, gjor: Callable[[Path], object], nn: str, en: str
) -> None:
    with pytest.raises(Forskningsfeil) as feil:
        gjor(tmp_path)
    # As the order keeps it until somebody reads it.
    tekst = les(lagre(feil.value.tekst))
    for sprak, ventet in (("nn", nn), ("en", en)):
        with paa(sprak):
            assert ventet in si(tekst)


def _uten_merke(fil: Path) -> Iterator[int]:
    """Lines that raise an error of words with a text that nobody can translate."""
    klasser = {k.__name__ for k in _alle(Forskningsfeil)}
    for node in ast.walk(ast.parse(fil.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in klasser:
            continue
        if any(isinstance(a, ast.JoinedStr | ast.Constant) for a in node.args):
            yield node.lineno


def _alle(klasse: type[Forskningsfeil]) -> Iterator[type[Forskningsfeil]]:
    for under in klasse.__subclasses__():
        yield under
        yield from _alle(under)


def test_no_error_has_words_that_are_not_marked() -> None:
    steder = [*ROT.rglob("*.py"), *(ROT.parent / "jobber" / "forskning").glob("*.py")]
    assert [
        f"{fil.relative_to(ROT.parent)}:{linje}"
        for fil in steder
        if "tests" not in fil.parts
        for linje in _uten_merke(fil)
    ] == []
