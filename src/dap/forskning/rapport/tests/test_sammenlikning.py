"""The source's numbers beside the run's (L.5): which are shown, how, and when none are."""

from dataclasses import replace
from typing import Any

from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.personvern.tests.hjelp import antall
from dap.forskning.personvern.vern import beskytt
from dap.forskning.rapport.sammenlikning import Linje, sammenlikn

BLOKKER: dict[str, Any] = {
    "populasjon": {"alle": 858_123, "koronaledige": 359_919, "ordinaere": 498_204},
    "fig_8_1": {f"2019-{m:02d}": 340_001 for m in range(8, 13)}
    | {"2020-01": 341_000, "2020-02": 352_003, "2020-03": 644_000},
    "fig_11_10": {"25-29": {"n_STILLING": 0.738}, "30-49": {"n_STILLING": 0.70}},
    "tabell_9_1": {"alle_ordinaere": {"koeffisienter": {"mann": {"b": -0.01812}}}},
}
TABELLER = beskytt(
    [
        replace(antall("8.1", {"A": [340_001, 352_003]}), nokkel="fig_8_1"),
        replace(antall("11.10", {"A": [3, 40]}), nokkel="fig_11_10"),
        replace(antall("T9.1", {"A": [50, 40]}), nokkel="tabell_9_1"),
    ]
)


def linjer(blokker: dict[str, Any] = BLOKKER, **valg: Any) -> dict[str, Linje]:
    svar = sammenlikn({"kapittel_8_12": blokker}, TABELLER, PROBA_2022_9, **{"full": True, **valg})
    return {x.id: x for x in svar}


def test_a_number_stands_beside_the_printed_one() -> None:
    x = linjer()["8_n_alle"]
    assert (x.her, x.innenfor) == ("858\u202f123", True)
    mann = linjer()["t91_mann_alle"]
    assert (mann.trykt, mann.intervall, mann.her, mann.innenfor) == (
        "\u22120,018 ***",
        "\u22120,0185 til \u22120,0175",
        "\u22120,0181",
        True,
    )
    assert mann.populasjon == "ordinære brukere aug 2019-jul 2020"


def test_what_is_said_of_several_months_holds_for_each_of_them() -> None:
    x = linjer()["8_fig1_for_mars"]
    assert (x.her, x.innenfor) == ("340\u202f001 til 352\u202f003", False)
    assert linjer()["11_fig10_25_49_lav"].her == "0,700"


def test_in_public_only_what_no_hidden_number_stands_beside_and_rounded() -> None:
    offentlig = linjer(full=False)
    assert "11_fig10_25_49_lav" not in offentlig  # a cell of its table is hidden
    assert "8_n_alle" not in offentlig  # stands in no table
    assert offentlig["8_fig1_for_mars"].her == "340\u202f000 til 352\u202f005"
    assert offentlig["t91_mann_alle"].her == "\u22120,018"


def test_counts_are_scaled_to_the_sources_population() -> None:
    liten = {"populasjon": {"alle": 1000, "koronaledige": 419, "ordinaere": 581}}
    assert linjer(liten)["8_n_korona"].her == "359\u202f554"


def test_for_other_choices_there_is_nothing_to_compare_with() -> None:
    andre = replace(PROBA_2022_9, sjokkmaaneder=())
    assert sammenlikn({"kapittel_8_12": BLOKKER}, TABELLER, andre, full=True) == ()
    annet_navn = replace(PROBA_2022_9, navn="mitt")
    assert sammenlikn({"kapittel_8_12": BLOKKER}, TABELLER, annet_navn, full=True)
    assert sammenlikn({}, TABELLER, PROBA_2022_9, full=True) == ()
