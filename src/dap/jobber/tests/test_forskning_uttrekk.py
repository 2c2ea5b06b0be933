"""`dap forskning uttrekk`: what it asks for, what it says, and what it leaves."""

import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from rollebesetning import Rollebesetning

from dap.forskning.uttrekk import bilde

GRUNN = ["--formaal", "Hvor lenge varer oppfølgingen?", "--hjemmel", "Vedtak 25/1234"]


@pytest.fixture(autouse=True)
def _i_testens_transaksjon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bilde, "NIVAA", "READ COMMITTED")


def _kjor(ut: Path, *ord_: str, av: str = "A100011") -> str:
    skrevet = StringIO()
    tid = ["--fra", "2025-11", "--til", "2026-01"]
    call_command(
        "forskning", "uttrekk", *tid, "--ut", str(ut), "--av", av, *ord_,
        stdout=skrevet, stderr=StringIO(),
    )  # fmt: skip
    return skrevet.getvalue()


def test_et_uttrekk(roller: Rollebesetning, tmp_path: Path) -> None:
    ut = _kjor(tmp_path / "ut", *GRUNN)
    assert "person: 4 rader" in ut
    assert "utelatt_adressesperre: 2" in ut
    assert (tmp_path / "ut" / "manifest.json").is_file()
    with pytest.raises(CommandError, match="finnes fra før"):
        _kjor(tmp_path / "ut", *GRUNN)


def test_formaal_og_hjemmel_sporres_det_etter(
    roller: Rollebesetning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    svar = iter(["Hvor lenge varer oppfølgingen?", "Vedtak 25/1234"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(svar))
    assert "person: 4 rader" in _kjor(tmp_path / "ut")


@pytest.mark.parametrize(
    ("ord_", "av", "sagt"),
    [
        (GRUNN, "X999999", "Ingen ansatt har identen X999999"),
        (GRUNN, "K100001", "K100001 har ikke rollen ANALYTIKER"),
        ([], "A100011", "«formaal» må fylles ut"),
        ([*GRUNN, "--til", "2019-07"], "A100011", "Perioden går baklengs"),
        ([*GRUNN, "--nokkelfil", "n"], "A100011", "hvor lenge nøkkelen skal oppbevares"),
        ([*GRUNN, "--til", "januar"], "A100011", "--til: «januar» er ingen måned"),
        ([*GRUNN, "--sluttdato", "i morgen"], "A100011", "--sluttdato: «i morgen» er ingen dato"),
        ([*GRUNN, "--nokkelfil", ""], "A100011", "--nokkelfil mangler navnet på en fil"),
    ],
)
def test_det_som_ikke_kan_gjores(
    roller: Rollebesetning, tmp_path: Path, ord_: list[str], av: str, sagt: str
) -> None:
    with pytest.raises(CommandError, match=sagt):
        _kjor(tmp_path / "ut", *ord_, av=av)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sprak", "rader", "sted"),
    [
        ("nn", "person: rader: 4, byte: ", "ligg i "),
        ("en", "person: rows: 4, bytes: ", "lies in "),
    ],
)
def test_it_tells_and_asks_in_the_language_that_is_asked_for(
    roller: Rollebesetning,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sprak: str,
    rader: str,
    sted: str,
) -> None:
    spurt = []

    def svar(sporsmaal: str) -> str:
        spurt.append(sporsmaal)
        return "Hvor lenge varer oppfølgingen?"

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", svar)
    ut = _kjor(tmp_path / "ut", "--sprak", sprak)
    assert rader in ut
    assert sted in ut
    assert (
        spurt
        == {
            "nn": [
                "Kva skal uttrekket brukast til? ",
                "Kva vedtak eller kva lov gir rett til det? ",
            ],
            "en": [
                "What is the extract for? ",
                "Which decision or which law gives the right to it? ",
            ],
        }[sprak]
    )


@pytest.mark.parametrize(
    ("ord_", "av", "sagt"),
    [
        (GRUNN, "X999999", "No employee has the ident X999999"),
        (GRUNN, "K100001", "K100001 does not have the role"),
        (["--formaal", "Hm"], "A100011", "“formaal” must have at least 10"),
        ([*GRUNN, "--til", "2019-07"], "A100011", "The period goes backwards"),
        ([*GRUNN, "--nokkelfil", "n"], "A100011", "how long the key is to be kept"),
        ([*GRUNN, "--til", "januar"], "A100011", "--til: “januar” is no month"),
    ],
)
def test_what_cannot_be_done_is_said_in_english(
    roller: Rollebesetning, tmp_path: Path, ord_: list[str], av: str, sagt: str
) -> None:
    with pytest.raises(CommandError, match=sagt):
        _kjor(tmp_path / "ut", *ord_, "--sprak", "en", av=av)
