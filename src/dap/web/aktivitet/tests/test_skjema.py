"""The form is the description of the type: every field, limit, help and default, and no other."""

from datetime import date
from typing import cast

import pytest
from django import forms

from dap.aktivitet.values import TYPER, Aktivitetstype, Feltslag, Part, Standard
from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.web.aktivitet.forms import malskjema, nytt_skjema

DAG = date(2026, 1, 14)
WIDGETER = {
    Feltslag.TEKST: forms.TextInput,
    Feltslag.LANGTEKST: forms.Textarea,
    Feltslag.DATO: forms.DateInput,
    Feltslag.TALL: forms.NumberInput,
    Feltslag.VALG: forms.RadioSelect,
    Feltslag.LENKE: forms.TextInput,
}


@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("type_", list(TYPER.values()), ids=lambda t: t.kode)
def test_every_field_of_the_type_stands_in_the_form(type_: Aktivitetstype, part: Part) -> None:
    skjema = nytt_skjema(type_, part, dag=DAG)
    beskrevet = [f for f in type_.skjemafelter() if part in f.settes_av]

    assert list(skjema.fields) == [f.navn for f in beskrevet]
    for felt in beskrevet:
        i_skjema = skjema.fields[felt.navn]
        assert i_skjema.label == felt.etikett
        assert i_skjema.help_text == felt.hjelp
        assert i_skjema.required == felt.pakrevd
        assert isinstance(i_skjema.widget, WIDGETER[felt.slag])
        if felt.standard == Standard.I_DAG:
            assert skjema[felt.navn].value() == DAG
        if felt.slag == Feltslag.VALG:
            koder = [kode for kode, _ in cast(forms.RadioSelect, i_skjema.widget).choices]
            assert koder == [v.kode for v in felt.valg]


@pytest.mark.parametrize("type_", list(TYPER.values()), ids=lambda t: t.kode)
def test_limits_of_the_type_are_the_forms(type_: Aktivitetstype) -> None:
    for felt in type_.skjemafelter():
        if felt.maks is None:
            continue
        for_mye = str(felt.maks + 1) if felt.slag == Feltslag.TALL else "x" * (felt.maks + 1)
        skjema = nytt_skjema(type_, Part.NAV, dag=DAG, data={felt.navn: for_mye})
        assert felt.navn in skjema.errors, felt.navn
        akkurat = str(felt.maks) if felt.slag == Feltslag.TALL else "x" * felt.maks
        skjema = nytt_skjema(type_, Part.NAV, dag=DAG, data={felt.navn: akkurat})
        assert felt.navn not in skjema.errors, felt.navn


def test_a_line_break_counts_as_one_character() -> None:
    behandling = TYPER["BEHANDLING"]
    tekst = "x" * 398 + "\r\n" + "y"
    skjema = nytt_skjema(behandling, Part.NAV, dag=DAG, data={"beskrivelse": tekst})
    assert "beskrivelse" not in skjema.errors
    assert skjema.cleaned_data["beskrivelse"] == "x" * 398 + "\ny"


def test_two_dates_stand_side_by_side() -> None:
    rader = nytt_skjema(TYPER["EGEN"], Part.BRUKER, dag=DAG).rader
    assert [[rad.felt.name for rad in gruppe] for gruppe in rader][:3] == [
        ["tittel"],
        ["fra_dato", "til_dato"],
        ["hensikt"],
    ]


def test_what_the_operation_refuses_stands_beside_its_field() -> None:
    skjema = nytt_skjema(TYPER["EGEN"], Part.BRUKER, dag=DAG, data={"tittel": "CV"})
    skjema.is_valid()
    skjema.ta_imot(
        UgyldigInndata(
            [Regelbrudd("UGYLDIG_LENKE", felt="lenke"), Regelbrudd("IKKE_UNDER_OPPFOLGING")]
        )
    )
    assert "https://www.nav.no" in skjema.errors["lenke"][0]
    assert "Oppfølgingen er avsluttet" in skjema.non_field_errors()[0]


def test_a_template_demands_nothing_and_has_no_dates() -> None:
    skjema = malskjema(TYPER["EGEN"], {})
    assert not {"fra_dato", "til_dato"} & set(skjema.fields)
    assert skjema.is_valid()
