"""Requirement: what may be asked for, and how the words are found. No database."""

import uuid

import pytest

from dap.felles.feil import Regelbrudd
from dap.felles.sletting import KASSERT_TEKST, SLETTET_MERKE, Klipp, gjentar, klipp_bort
from dap.kassering import rules
from dap.kassering.values import Gjenstand, Innhold, Slag


def gjenstand(naa: str, *tidligere: str, slag: Slag = Slag.MAL) -> Gjenstand:
    ider = [uuid.UUID(int=n) for n in range(3)]
    return Gjenstand(
        slag, ider[0], ider[1], "STAT", 1, "MAL", ider[2],
        (Innhold("tekst", "Teksten", naa, tidligere),), av_bruker=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tekst", "deler", "ut"),
    [
        ("Hilsen Ola Nordmann.", ["ola nordmann"], "Hilsen [slettet]."),
        ("Ola\n Nordmann", ["Ola Nordmann"], "[slettet]"),
        ("Ola og ola", ["Ola"], "[slettet] og [slettet]"),
        ("Ola Nordmann", ["Ola", "Ola Nordmann"], "[slettet]"),
        ("1+1 (to)", ["1+1 (to)"], "[slettet]"),
        ("Kari", ["Ola"], "Kari"),
        ("", ["Ola"], ""),
    ],
)
def test_parts_are_found_whatever_the_case_and_the_space(
    tekst: str, deler: list[str], ut: str
) -> None:
    assert klipp_bort(tekst, deler) == ut


def test_what_has_no_room_for_the_mark_gets_a_short_one() -> None:
    full = "Ola" * 10
    assert len(klipp_bort(full, ["Ola"], maks=30)) <= 30
    assert "Ola" not in klipp_bort(full, ["Ola"], maks=30)


@pytest.mark.parametrize(
    ("klipp", "lenke", "ut"),
    [
        (Klipp(frozenset({"f"})), False, KASSERT_TEKST),
        (Klipp(frozenset({"f"})), True, ""),
        (Klipp(deler=("hemmelig",)), False, f"https://{SLETTET_MERKE}.no"),
        (Klipp(deler=("hemmelig",)), True, ""),
        (Klipp(deler=("annet",)), True, "https://hemmelig.no"),
        (Klipp(frozenset({"g"})), False, "https://hemmelig.no"),
    ],
)
def test_a_field_whole_or_in_part(klipp: Klipp, lenke: bool, ut: str) -> None:
    assert klipp.bruk("f", "https://hemmelig.no", lenke=lenke) == ut


@pytest.mark.parametrize(
    ("begrunnelse", "bort", "ventet"),
    [
        ("Skrevet hos feil person", ["Han drikker for mye om dagen"], False),
        ("Det står at han drikker for mye, som er feil", ["Han drikker for mye om dagen"], True),
        ("Hun heter ikke OLA", ["Ola"], True),
        ("Gjelder en nabo i Olavsgata", ["Ola"], False),
        ("Skrevet hos feil person", ["i", "på"], False),
        ("", ["Ola"], False),
    ],
)
def test_a_reason_does_not_say_what_is_to_go(
    begrunnelse: str, bort: list[str], ventet: bool
) -> None:
    assert gjentar(begrunnelse, bort) is ventet


@pytest.mark.parametrize(
    ("ting", "hele", "deler", "kode"),
    [
        (gjenstand("Ola"), [], [], "MANGLER"),
        (gjenstand("Ola"), [], ["  ", ""], "MANGLER"),
        (gjenstand("Ola"), ["annet"], [], "UKJENT_VALG"),
        (gjenstand("Ola"), [], ["Ol"], "DEL_FOR_KORT"),
        (gjenstand("Ola"), [], ["x" * 501], "FOR_LANG"),
        (gjenstand("Ola"), [], ["Kari"], "DEL_FINNES_IKKE"),
        (gjenstand("Ola", slag=Slag.VEDLEGG), [], ["Ola"], "DEL_FINNES_IKKE"),
        (gjenstand(KASSERT_TEKST), ["tekst"], [], "ALLEREDE_KASSERT"),
        (gjenstand(KASSERT_TEKST, KASSERT_TEKST), [], [], "ALLEREDE_KASSERT"),
    ],
)
def test_what_is_refused(ting: Gjenstand, hele: list[str], deler: list[str], kode: str) -> None:
    with pytest.raises(Regelbrudd) as feil:
        rules.krev_klipp(ting, hele, deler)
    assert feil.value.kode == kode


def test_what_stands_only_in_an_older_version_can_go() -> None:
    ting = gjenstand("Noe annet", "Det var Ola")
    assert rules.krev_klipp(ting, [], ["ola"]) == Klipp(deler=("ola",))
    assert rules.krev_klipp(gjenstand(KASSERT_TEKST, "Ola"), ["tekst"], []).hele == {"tekst"}
