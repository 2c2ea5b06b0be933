"""Requirement: a type is described once, and every description holds what the rest counts on."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from dap.aktivitet import validering
from dap.aktivitet.lagring import fra_lagring, til_lagring
from dap.aktivitet.tests.hjelp import EKSEMPLER, I_DAG
from dap.aktivitet.typer.beskrivelse import KOLONNER, legg_til_maneder
from dap.aktivitet.values import TYPER, Aktivitetstype, Feltslag, Part, Status

VEILEDNING = Path(__file__).parents[4] / "docs" / "hvordan" / "legge-til-en-aktivitetstype.md"


@pytest.fixture(params=sorted(TYPER))
def type_(request: pytest.FixtureRequest) -> Aktivitetstype:
    return TYPER[request.param]


def test_a_description_is_whole(type_: Aktivitetstype) -> None:
    navn = [f.navn for f in type_.felter]
    assert len(navn) == len(set(navn))
    assert re.fullmatch(r"[A-Z][A-Z_]{1,29}", type_.kode)
    assert bool(type_.fast_tittel) != ("tittel" in navn)
    assert {"fra_dato", "til_dato"} <= set(navn)
    for felt in type_.felter:
        assert felt.etikett
        assert (felt.slag == Feltslag.VALG) == bool(felt.valg)
        if felt.slag in {Feltslag.TEKST, Feltslag.LANGTEKST, Feltslag.LENKE, Feltslag.TALL}:
            assert felt.maks
        if felt.historikk:
            assert set(re.findall(r"%\((\w+)\)s", felt.historikk)) <= {"gammel", "ny", "felt"}


def test_what_is_stored_is_what_is_read(type_: Aktivitetstype) -> None:
    verdier = validering.les_ny(type_, EKSEMPLER[type_.kode], Part.NAV)
    lagret = til_lagring(verdier)
    assert not set(lagret) & set(KOLONNER)
    resten = {n: v for n, v in verdier.items() if n not in KOLONNER}
    assert fra_lagring(type_, lagret) == resten


def test_the_roles_are_those_of_the_reference() -> None:
    assert {t.kode for t in TYPER.values() if t.bare_for_nav} == {"SOKEAVTALE"}
    assert {t.kode for t in TYPER.values() if t.krever_godkjenning} == {"BEHANDLING"}
    assert {t.kode for t in TYPER.values() if t.er_behandling} == {"BEHANDLING"}
    for type_ in TYPER.values():
        assert type_.endres_av == type_.flyttes_av == set(Part)


def test_ready_made_ones_fit_their_type(type_: Aktivitetstype) -> None:
    for ferdig in type_.ferdigutfylte:
        felter = ferdig.utfyll(I_DAG)
        validering.les_mal(type_, {n: v for n, v in felter.items() if not isinstance(v, date)})
        assert felter["til_dato"] > felter["fra_dato"] == I_DAG


@pytest.mark.parametrize(
    ("dager", "linje", "haster"),
    [
        (15, "Søknadsfrist: %(dato)s", False),
        (14, "Søknadsfristen går ut om %(dager)s dager", False),
        (13, "Søknadsfristen går ut om %(dager)s dager", True),
        (2, "Søknadsfristen går ut om %(dager)s dager", True),
        (1, "Søknadsfristen går ut i morgen", True),
        (0, "Søknadsfristen går ut i dag", True),
        (-1, "Søknadsfristen har gått ut", True),
    ],
)
def test_the_deadline_of_a_job(dager: int, linje: str, haster: bool) -> None:
    linjer = TYPER["STILLING"].kortlinjer({"til_dato": I_DAG + timedelta(days=dager)}, I_DAG)
    assert [(en.ytring.mal, en.haster) for en in linjer] == [(linje, haster)]


def test_a_job_under_way_has_no_deadline_on_its_card() -> None:
    verdier = {"til_dato": I_DAG, "soknadssteg": "SOKNAD_SENDT"}
    assert TYPER["STILLING"].kortlinjer(verdier, I_DAG) == []


@pytest.mark.parametrize(
    ("fra", "maneder", "til"),
    [
        (date(2026, 1, 14), 3, date(2026, 4, 14)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 10, 31), 2, date(2026, 12, 31)),
    ],
)
def test_months_later(fra: date, maneder: int, til: date) -> None:
    assert legg_til_maneder(fra, maneder) == til


def test_the_how_to_is_true() -> None:
    """Its example is run as it stands: a type that validates, has a card and the common rules."""
    kode = re.search(r"```python\n(.*?)```", VEILEDNING.read_text("utf-8"), re.DOTALL)
    assert kode is not None
    rom: dict[str, Aktivitetstype] = {}
    exec(re.sub(r"^ {3}", "", kode[1], flags=re.MULTILINE), rom)
    kurs = rom["KURS"]
    verdier = validering.les_ny(
        kurs,
        {
            "tittel": "Truckførerkurs",
            "fra_dato": "2026-01-14",
            "til_dato": "2026-02-01",
            "kurssted": "Fjordby",
            "kurstimer": "20",
            "form": "OPPMOTE",
        },
        Part.BRUKER,
    )
    assert til_lagring(verdier) == {"kurssted": "Fjordby", "kurstimer": 20, "form": "OPPMOTE"}
    assert len(kurs.kortlinjer(verdier, I_DAG)) == 1
    assert kurs.begrunnelse[Status.AVBRUTT] == "AVTALT"
    tabeller = VEILEDNING.read_text("utf-8")
    for beskrevet in (*kurs.__dataclass_fields__, *kurs.felter[0].__dataclass_fields__):
        assert f"`{beskrevet}`" in tabeller or beskrevet in {"kode", "felter"}
