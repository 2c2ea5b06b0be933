"""Every refusal the product can raise has words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.web.felles.meldinger import MELDINGER, melding, meldinger
from dap.web.konto.tekster import FORKLARINGER

KILDE = Path(__file__).resolve().parents[2]


def _traer() -> Iterator[tuple[Path, ast.Module]]:
    for fil in sorted(KILDE.rglob("*.py")):
        if not {"tests", "migrations"} & set(fil.parts):
            yield fil, ast.parse(fil.read_text("utf-8"))


def _navn(uttrykk: ast.expr) -> str:
    if isinstance(uttrykk, ast.Attribute):
        return uttrykk.attr
    return uttrykk.id if isinstance(uttrykk, ast.Name) else ""


def _feilklasser(traer: list[tuple[Path, ast.Module]]) -> set[str]:
    """DapFeil and everything that inherits from it, by name."""
    kjente = {"DapFeil"}
    while True:
        nye = {
            node.name
            for _, tre in traer
            for node in ast.walk(tre)
            if isinstance(node, ast.ClassDef) and {_navn(b) for b in node.bases} & kjente
        }
        if nye <= kjente:
            return kjente
        kjente |= nye


def _klassekoder(klasse: ast.ClassDef) -> Iterator[str]:
    for setning in klasse.body:
        if not isinstance(setning, ast.Assign | ast.AnnAssign):
            continue
        maal = setning.targets if isinstance(setning, ast.Assign) else [setning.target]
        if any(_navn(m) == "kode" for m in maal) and isinstance(setning.value, ast.Constant):
            yield str(setning.value.value)


def koder_i_kilden() -> dict[str, str]:
    """Each code with a file that raises it."""
    traer = list(_traer())
    klasser = _feilklasser(traer)
    koder: dict[str, str] = {}
    for fil, tre in traer:
        for node in ast.walk(tre):
            funnet: list[str] = []
            if isinstance(node, ast.Call) and _navn(node.func) in klasser and node.args:
                forste = node.args[0]
                if isinstance(forste, ast.Constant) and isinstance(forste.value, str):
                    funnet = [forste.value]
            elif isinstance(node, ast.ClassDef) and node.name in klasser:
                funnet = list(_klassekoder(node))
            for kode in funnet:
                koder.setdefault(kode, str(fil.relative_to(KILDE)))
    return koder


def test_every_code_in_the_source_has_a_text() -> None:
    koder = koder_i_kilden()
    assert "FOR_LANG" in koder
    assert "KREVER_BEGRUNNELSE" in koder
    # What goes wrong while signing in has pages of its own.
    har_tekst = {*MELDINGER, *FORKLARINGER}
    mangler = {kode: fil for kode, fil in koder.items() if kode not in har_tekst}
    assert mangler == {}


def test_details_and_label_stand_in_the_text() -> None:
    feil = Regelbrudd("FOR_LANG", felt="tittel", maks=100, lengde=120)
    assert melding(feil, "Navn på aktiviteten") == (
        "«Navn på aktiviteten» kan ha høyst 100 tegn. Du har skrevet 120."
    )


@pytest.mark.parametrize("kode", sorted(MELDINGER))
def test_a_text_without_its_details_still_reads(kode: str) -> None:
    tekst = melding(Regelbrudd(kode))
    assert tekst
    assert "%(" not in tekst


def test_several_refusals_come_with_their_fields() -> None:
    samlet = UgyldigInndata([Regelbrudd("MANGLER", felt="tittel"), Regelbrudd("IKKE_FUNNET")])
    assert [felt for felt, _ in meldinger(samlet)] == ["tittel", None]
