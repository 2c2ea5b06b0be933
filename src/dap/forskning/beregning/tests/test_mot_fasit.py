"""DuckDB against a plain evaluation, a person at a time, on random extracts full of edge cases."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dap.forskning.avledet import avled
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.skjema import DIAGNOSEGRUPPER
from dap.forskning.motor import Duckmotor
from dap.forskning.parametre import PROBA_2022_9, Parametersett, fra_json
from dap.forskning.tabeller import lag
from dap.forskning.tests import fasit, tilfeldig
from dap.forskning.tests.tilfeldig import Rader

ANDRE_VALG = {
    "report": PROBA_2022_9,
    "no shock": fra_json({"sjokkmaaneder": []}),
    "absence of one month": fra_json({"fravaer_maaneder": 1}),
    "absence of three months": fra_json({"fravaer_maaneder": 3, "arbeid_til": "2020-10"}),
    "half a year": fra_json(
        {"periode_fra": "2019-10", "periode_til": "2020-03", "sjokkmaaneder": ["2020-03"],
         "aktivitet_til": "2020-05", "registrering_til": "2020-11", "arbeid_til": "2020-12",
         "dialog_til": "2020-08", "melding_til": "2020-06-30",
         "sjokk_innsatsgrupper": ["SYKMELDT", "STANDARD"]}
    ),
}  # fmt: skip


@pytest.mark.parametrize("valg", ANDRE_VALG)
@pytest.mark.parametrize("fro", [1, 2])
def test_every_number_is_what_a_plain_evaluation_gives(tmp_path: Path, valg: str, fro: int) -> None:
    p = ANDRE_VALG[valg]
    rader = tilfeldig.rader(fro)
    fikk = regn(tilfeldig.lag(tmp_path / "u", rader), p)
    assert fasit.avvik(fasit.regn(rader, p), fikk) == []


def regn(mappe: Path, p: Parametersett) -> dict[str, Any]:
    with Duckmotor(Uttrekk(mappe), traader=1) as motor:
        avled(motor, p, lambda _: None)
        return lag(motor, p, "u", lambda _: None).resultater


_FELLES = datetime(2020, 2, 3, 8, tzinfo=UTC)


def _med(rader: Rader, tabell: str, **verdier: object) -> Rader:
    return rader | {tabell: [rad | verdier for rad in rader[tabell]]}


RARE: dict[str, Callable[[Rader], Rader]] = {
    "one person": lambda r: {
        navn: [x for x in tabell if x.get("person_id", "p0000") == "p0000"]
        for navn, tabell in r.items()
    } | {"melding": [], "aktivitetsstatus": []},
    "no messages": lambda r: r | {"melding": []},
    "nobody answers": lambda r: _med(r, "melding", avsender="BRUKER"),
    "all at the same instant": lambda r: _med(
        r, "melding", sendt=_FELLES, sendt_dato=_FELLES.date(),
    ),
    "a diagnosis without AAP": lambda r: r | {
        "personmaaned": [
            m | {"diagnosegruppe": DIAGNOSEGRUPPER[i % len(DIAGNOSEGRUPPER)]}
            for i, m in enumerate(r["personmaaned"])
        ]
    },
    "codes of a later version": lambda r: _med(
        _med(r, "personmaaned", diagnosegruppe="NEVROLOGI", ytelse="AAP"), "aktivitet", type="KURS",
    ),
    "everybody alike": lambda r: _med(
        _med(r, "person", kjonn="M", fodselsaar=None, utdanning=None, innvandrer=None),
        "personmaaned", innsatsgruppe="VARIG_TILPASSET", ytelse="INGEN", diagnosegruppe=None, enhet="E1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("hva", RARE)
def test_strange_extracts_leave_holes_and_nothing_else(tmp_path: Path, hva: str) -> None:
    """Whole groups are empty: null where nobody is, and every key is there."""
    rader = RARE[hva](tilfeldig.rader(5))
    fikk = regn(tilfeldig.lag(tmp_path / "u", rader), PROBA_2022_9)
    assert fasit.avvik(fasit.regn(rader, PROBA_2022_9), fikk) == []


@pytest.mark.parametrize("fro", [3])
def test_order_files_and_names_do_not_matter(tmp_path: Path, fro: int) -> None:
    """The rows shuffled and split into parts, and every id another one: the same numbers."""
    rader = tilfeldig.rader(fro)
    ventet = regn(tilfeldig.lag(tmp_path / "a", rader), PROBA_2022_9)
    fikk = regn(tilfeldig.lag(tmp_path / "b", tilfeldig.omdopt(rader, fro), deler=3), PROBA_2022_9)
    assert fasit.avvik(ventet, fikk) == []


@pytest.mark.parametrize("fro", [4])
def test_shares_sum_to_one_and_rates_weigh_back_to_the_totals(tmp_path: Path, fro: int) -> None:
    tall = regn(tilfeldig.lag(tmp_path / "u", tilfeldig.rader(fro, 90)), PROBA_2022_9)
    for navn in ("fig_8_3", "fig_8_4", "fig_8_5", "kap_8_2_ytelse", "fig_9_4", "fig_10_2", "fig_11_3",
                 "fig_12_3"):  # fmt: skip
        for rad in tall[navn].values():
            assert rad["n"] == 0 or sum(v for k, v in rad.items() if k != "n") == pytest.approx(1)
    ordinaere = tall["kap_9_2"]["ordinaere"]
    for navn in ("fig_9_5", "fig_9_6", "fig_9_7", "fig_9_8", "s_9_a_innvandrer", "s_9_b_ytelse"):
        assert sum(r["n"] for r in tall[navn].values()) == ordinaere["n"]
        sum_ = sum(r["n"] * (r["n_dialog"] or 0) for r in tall[navn].values())
        assert sum_ / ordinaere["n"] == pytest.approx(ordinaere["dialoger_per_mnd"], abs=1e-9)
        for rad in tall[navn].values():
            deler = (rad["n_dialog_nav"], rad["n_dialog_bruker"])
            assert rad["n"] == 0 or sum(deler) == pytest.approx(rad["n_dialog"], abs=1e-9)
    alle = tall["kap_9_2"]["alle"]
    assert alle["n"] * alle["dialoger_per_bruker"] == pytest.approx(sum(tall["fig_9_1"].values()))
    assert sum(tall["fig_9_1"].values()) == tall["kap_9_1"]["antall_dialoger"]
    aktiviteter = tall["kap_11_2"]["alle"]
    antall = aktiviteter["n"] * aktiviteter["aktiviteter_per_bruker"]
    assert antall == pytest.approx(tall["kap_11_1"]["antall_aktiviteter"])
    assert sum(tall["fig_11_1"].values()) == tall["kap_11_1"]["antall_aktiviteter"]
    assert sum(sum(r.values()) for r in tall["fig_11_2"].values()) == sum(tall["fig_11_1"].values())
