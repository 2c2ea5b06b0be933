"""Requirement: bad input gets a message that names the field, at the limit and one beyond it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.aktivitet import validering
from dap.aktivitet.tests.hjelp import EKSEMPLER, utfall_av
from dap.aktivitet.values import TYPER, Feltslag, Part
from dap.felles.feil import UgyldigInndata

TEKSTFELT = [
    (type_.kode, felt.navn, felt.maks)
    for type_ in TYPER.values()
    for felt in type_.skjemafelter()
    if felt.slag in {Feltslag.TEKST, Feltslag.LANGTEKST}
]
PAKREVD = [(t.kode, f.navn) for t in TYPER.values() for f in t.skjemafelter() if f.pakrevd]


def les(type_: str, **felter: Any) -> str:
    return utfall_av(
        validering.les_ny,
        type_=TYPER[type_],
        inndata={**EKSEMPLER[type_], **felter},
        part=Part.NAV,
    )


# Reference 1.1-1.5, written out so that a change of the description is noticed
GRENSER = {
    ("EGEN", "tittel"): 100, ("EGEN", "hensikt"): 255, ("EGEN", "beskrivelse"): 5000,
    ("EGEN", "huskeliste"): 255,
    ("STILLING", "tittel"): 100, ("STILLING", "arbeidsgiver"): 255,
    ("STILLING", "kontaktperson"): 255, ("STILLING", "arbeidssted"): 255,
    ("STILLING", "beskrivelse"): 5000,
    ("SOKEAVTALE", "oppfolging_fra_nav"): 255, ("SOKEAVTALE", "beskrivelse"): 5000,
    ("IJOBB", "tittel"): 100, ("IJOBB", "arbeidsgiver"): 255,
    ("IJOBB", "ansettelsesforhold"): 255, ("IJOBB", "beskrivelse"): 5000,
    ("BEHANDLING", "behandlingstype"): 100, ("BEHANDLING", "behandlingssted"): 255,
    ("BEHANDLING", "behandlingsmal"): 255, ("BEHANDLING", "oppfolging_fra_nav"): 255,
    ("BEHANDLING", "beskrivelse"): 400,
}  # fmt: skip
KREVES = {
    "EGEN": {"tittel", "fra_dato", "til_dato"},
    "STILLING": {"tittel", "fra_dato"},
    "SOKEAVTALE": {"fra_dato", "til_dato", "antall_i_uken"},
    "IJOBB": {"tittel", "fra_dato", "stillingsandel"},
    "BEHANDLING": {"behandlingstype", "behandlingssted", "fra_dato", "til_dato"},
}


def test_limits_and_required_fields_are_those_of_the_reference() -> None:
    assert {(t, f): maks for t, f, maks in TEKSTFELT} == GRENSER
    assert {t: {f for t2, f in PAKREVD if t2 == t} for t in TYPER} == KREVES


@pytest.mark.parametrize(("type_", "felt", "maks"), TEKSTFELT)
def test_text_at_the_limit_passes_and_one_more_does_not(type_: str, felt: str, maks: int) -> None:
    assert les(type_, **{felt: "å" * maks}) == "ok"
    assert les(type_, **{felt: "å" * (maks + 1)}) == f"{felt}:FOR_LANG"


@pytest.mark.parametrize(("type_", "felt"), PAKREVD)
@pytest.mark.parametrize("tomt", [None, "", "  ", "\x00", "\u200b\u200d", "\u202e"])
def test_a_required_field_is_not_filled_by_what_cannot_be_seen(
    type_: str, felt: str, tomt: str | None
) -> None:
    assert les(type_, **{felt: tomt}).startswith(f"{felt}:")


@pytest.mark.parametrize(
    ("verdi", "utfall"),
    [
        ("2026-02-03", "ok"),
        ("03.02.2026", "ok"),
        ("3.2.2026", "ok"),
        (date(2026, 2, 3), "ok"),
        ("2026-02-30", "til_dato:UGYLDIG_DATO"),
        ("i morgen", "til_dato:UGYLDIG_DATO"),
        ("2026-2-3T12", "til_dato:UGYLDIG_DATO"),
        (20260203, "til_dato:UGYLDIG_DATO"),
        ("9999-01-01", "til_dato:URIMELIG_DATO"),
        ("1800-01-01", "til_dato:URIMELIG_DATO"),
        ("2101-01-01", "til_dato:URIMELIG_DATO"),
        ("2026-01-13", "til_dato:TIL_FOR_FRA"),
        ("2026-01-14", "ok"),
    ],
)
@pytest.mark.parametrize("type_", TYPER)
def test_dates(type_: str, verdi: object, utfall: str) -> None:
    assert les(type_, til_dato=verdi) == utfall


@pytest.mark.parametrize("type_", TYPER)
def test_years_out_of_this_world_are_refused_for_the_start_too(type_: str) -> None:
    assert les(type_, fra_dato="1800-01-01") == "fra_dato:URIMELIG_DATO"
    assert les(type_, fra_dato="9999-12-31") == "fra_dato:URIMELIG_DATO"


@pytest.mark.parametrize(
    ("antall", "utfall"),
    [
        (1, "ok"),
        (99, "ok"),
        ("7", "ok"),
        (0, "UTENFOR_GRENSE"),
        (100, "UTENFOR_GRENSE"),
        (-1, "UTENFOR_GRENSE"),
        ("2,5", "IKKE_HELTALL"),
        (2.5, "IKKE_HELTALL"),
        (True, "IKKE_HELTALL"),
        ("mange", "IKKE_HELTALL"),
        ("٣", "IKKE_HELTALL"),
        ("9" * 5000, "IKKE_HELTALL"),
        ("", "MANGLER"),
    ],
)
def test_applications_a_week(antall: object, utfall: str) -> None:
    forventet = "ok" if utfall == "ok" else f"antall_i_uken:{utfall}"
    assert les("SOKEAVTALE", antall_i_uken=antall) == forventet


@pytest.mark.parametrize(
    ("lenke", "utfall"),
    [
        ("nav.no", "ok"),
        ("https://nav.no/a?b=c#d", "ok"),
        ("", "ok"),
        ("javascript:alert(1)", "UGYLDIG_LENKE"),
        (" JavaScript:alert(1)", "UGYLDIG_LENKE"),
        ("java\nscript:alert(1)", "UGYLDIG_LENKE"),
        ("data:text/html,x", "UGYLDIG_LENKE"),
        ("https://bruker:pass@nav.no", "UGYLDIG_LENKE"),
        ("ftp://nav.no", "UGYLDIG_LENKE"),
        ("https://nav.no/" + "x" * 1985, "ok"),
        ("https://nav.no/" + "x" * 1986, "FOR_LANG"),
    ],
)
@pytest.mark.parametrize("type_", ["EGEN", "STILLING"])
def test_links(type_: str, lenke: str, utfall: str) -> None:
    assert les(type_, lenke=lenke) == ("ok" if utfall == "ok" else f"lenke:{utfall}")


def test_unknown_fields_and_choices_are_refused_not_dropped() -> None:
    assert les("IJOBB", stillingsandel="KANSKJE") == "stillingsandel:UKJENT_VALG"
    assert les("EGEN", arbeidsgiver="Feil type") == "arbeidsgiver:UKJENT_FELT"
    assert les("BEHANDLING", tittel="Egen tittel") == "tittel:UKJENT_FELT"
    assert les("STILLING", soknadssteg="AVSLAG") == "soknadssteg:UKJENT_FELT"
    assert les("EGEN", tittel=["liste"]) == "tittel:UGYLDIG_VERDI"


def test_old_agreements_keep_their_count_for_the_period() -> None:
    type_ = TYPER["SOKEAVTALE"]
    lagret = {"fra_dato": date(2020, 1, 1), "antall_i_perioden": 10}
    navn = [f.navn for f in type_.skjemafelter(lagret)]
    assert "antall_i_perioden" in navn
    assert "antall_i_uken" not in navn
    nye = validering.les_endring(type_, {"antall_i_perioden": "12"}, Part.NAV, lagret)
    assert nye == {**lagret, "antall_i_perioden": 12}
    assert les("SOKEAVTALE", antall_i_perioden=3) == "antall_i_perioden:UKJENT_FELT"


def test_a_single_line_stays_a_single_line() -> None:
    verdier = validering.les_ny(
        TYPER["EGEN"], {**EKSEMPLER["EGEN"], "tittel": "To\r\nlinjer"}, Part.BRUKER
    )
    assert verdier["tittel"] == "To linjer"


hva_som_helst = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.dates(), st.booleans(), st.lists(st.text())
)


@given(st.sampled_from(sorted(TYPER)), st.data())
def test_whatever_is_sent_is_read_or_refused_by_name(type_: str, data: st.DataObject) -> None:
    felter = TYPER[type_].skjemafelter()
    inndata = {f.navn: data.draw(hva_som_helst) for f in felter}
    avvist: set[str | None] = set()
    verdier: dict[str, Any] = {}
    try:
        verdier = validering.les_ny(TYPER[type_], inndata, Part.BRUKER)
    except UgyldigInndata as feil:
        avvist = {f.felt for f in feil.feil}
    assert avvist <= {f.navn for f in felter}
    assert bool(avvist) != bool(verdier)
    if verdier:
        assert validering.les_ny(TYPER[type_], verdier, Part.BRUKER) == verdier
