"""The rules of profiling as the reference writes them, and the data they are read from."""

import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.registrering import regelsett
from dap.registrering.profilering import jobbet_sammenhengende, profiler
from dap.registrering.values import INGEN_SVAR, Arbeidsforhold, Profilgruppe

DAG = date(2026, 1, 14)
REGLER = regelsett.gjeldende(DAG)
P = Profilgruppe


def svar(**valg: str) -> dict[str, str]:
    return {
        "utdanning": "GRUNNSKOLE", "utdanningBestatt": "JA", "utdanningGodkjent": "JA",
        "helseHinder": "NEI", "andreForhold": "NEI", **valg,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("valg", "alder", "jobbet", "gruppe", "avgjorende"),
    [
        ({}, 30, True, P.STANDARD_INNSATS, 7),
        ({}, 18, True, P.STANDARD_INNSATS, 7),
        ({}, 59, True, P.STANDARD_INNSATS, 7),
        ({}, 17, True, P.SITUASJONSBESTEMT_INNSATS, ["alder"]),
        ({}, 60, True, P.SITUASJONSBESTEMT_INNSATS, ["alder"]),
        ({}, 30, False, P.SITUASJONSBESTEMT_INNSATS, ["jobbetSammenhengende"]),
        ({}, 30, None, P.SITUASJONSBESTEMT_INNSATS, ["jobbetSammenhengende"]),
        (
            {"utdanning": "INGEN_UTDANNING", "utdanningBestatt": INGEN_SVAR,
             "utdanningGodkjent": INGEN_SVAR},
            30, True, P.SITUASJONSBESTEMT_INNSATS,
            ["utdanning", "utdanningBestatt", "utdanningGodkjent"],
        ),
        ({"utdanningBestatt": "NEI"}, 30, True, P.SITUASJONSBESTEMT_INNSATS, ["utdanningBestatt"]),
        ({"utdanningGodkjent": "VET_IKKE"}, 30, True, P.SITUASJONSBESTEMT_INNSATS,
         ["utdanningGodkjent"]),
        ({"helseHinder": "JA"}, 30, True, P.BEHOV_FOR_ARBEIDSEVNEVURDERING, ["helseHinder"]),
        ({"andreForhold": "JA"}, 70, False, P.BEHOV_FOR_ARBEIDSEVNEVURDERING, ["andreForhold"]),
        ({"helseHinder": "JA", "andreForhold": "JA"}, 30, True, P.BEHOV_FOR_ARBEIDSEVNEVURDERING,
         ["helseHinder", "andreForhold"]),
    ],
)  # fmt: skip
def test_the_proposal_and_what_decided_it(
    valg: dict[str, str], alder: int, jobbet: bool | None, gruppe: P, avgjorende: Any
) -> None:
    profil = profiler(svar(**valg), alder=alder, jobbet=jobbet, regler=REGLER)
    assert profil.gruppe == gruppe
    funnet = [v.navn for v in profil.variabler if v.avgjorende]
    assert len(funnet) == 7 if avgjorende == 7 else funnet == avgjorende


@pytest.mark.parametrize(
    ("alder", "jobbet", "utdanning", "bestatt", "godkjent", "helse", "andre"),
    list(itertools.product(
        (17, 30, 60), (True, False), ("INGEN_UTDANNING", "GRUNNSKOLE"),
        ("JA", "NEI"), ("JA", "VET_IKKE"), ("JA", "NEI"), ("JA", "NEI"),
    )),
)  # fmt: skip
def test_every_combination_is_as_the_reference_writes_it(
    alder: int, jobbet: bool, utdanning: str, bestatt: str, godkjent: str, helse: str, andre: str
) -> None:
    profil = profiler(
        svar(utdanning=utdanning, utdanningBestatt=bestatt, utdanningGodkjent=godkjent,
             helseHinder=helse, andreForhold=andre),
        alder=alder, jobbet=jobbet, regler=REGLER,
    )  # fmt: skip
    standard = (
        18 <= alder <= 59 and jobbet and utdanning != "INGEN_UTDANNING"
        and bestatt == "JA" and godkjent == "JA" and helse == "NEI" and andre == "NEI"
    )  # fmt: skip
    ventet = P.STANDARD_INNSATS if standard else P.SITUASJONSBESTEMT_INNSATS
    if "JA" in (helse, andre):
        ventet = P.BEHOV_FOR_ARBEIDSEVNEVURDERING
    assert profil.gruppe == ventet


def forhold(fra: str, til: str | None) -> Arbeidsforhold:
    return Arbeidsforhold(date.fromisoformat(fra), date.fromisoformat(til) if til else None)


@pytest.mark.parametrize(
    ("rader", "ventet"),
    [
        ([], False),
        ([("2020-01-01", None)], True),
        ([("2025-08-01", None)], True),  # 1 August to 1 January: six
        ([("2025-08-02", None)], False),  # five
        ([("2025-02-01", "2025-07-02")], True),  # February to July
        ([("2025-02-01", "2025-07-01")], False),  # the end is not worked
        ([("2025-01-01", "2025-07-01")], False),  # January lies before the twelve
        ([("2025-02-01", "2025-05-01"), ("2025-05-01", "2025-07-02")], True),  # one after the other
        ([("2025-02-01", "2025-05-01"), ("2025-06-01", "2025-09-01")], False),  # a month between
        ([("2025-02-01", "2025-04-02"), ("2025-03-15", "2025-07-02")], True),  # two at once
    ],
)
def test_six_in_a_row_of_twelve_months(rader: list[Any], ventet: bool) -> None:
    assert jobbet_sammenhengende([forhold(*r) for r in rader], DAG, REGLER) is ventet


@given(st.lists(st.tuples(st.dates(date(2024, 1, 1), DAG), st.integers(1, 500)), max_size=4))
def test_more_work_never_makes_it_less(rader: list[tuple[date, int]]) -> None:
    alle = [Arbeidsforhold(f, date.fromordinal(f.toordinal() + n)) for f, n in rader]
    if jobbet_sammenhengende(alle[:-1], DAG, REGLER):
        assert jobbet_sammenhengende(alle, DAG, REGLER)


def rad(id_: str, fra: date, til: date | None = None, **valg: Any) -> dict[str, Any]:
    return {
        "id": id_, "fra": fra, **({"til": til} if til else {}), "hindringer": ["helseHinder"],
        "alder": [18, 59], "maneder_i_jobb": 6, "av_siste_maneder": 12, "uten_utdanning": [],
        "bestatt": ["JA"], "godkjent": ["JA"], **valg,
    }  # fmt: skip


A, B, C = date(2020, 1, 1), date(2024, 1, 1), date(2025, 1, 1)


def test_the_set_of_the_day_is_used() -> None:
    sett = regelsett.les([rad("ny", B), rad("gammel", A, B)])
    assert [s.id for s in sett] == ["gammel", "ny"]
    assert regelsett.gjeldende(date(2023, 12, 31), sett).id == "gammel"
    assert regelsett.gjeldende(B, sett).id == "ny"
    with pytest.raises(regelsett.UgyldigRegelsett):
        regelsett.gjeldende(date(2019, 12, 31), sett)


@pytest.mark.parametrize(
    ("rader", "grunn"),
    [
        ([], "none"),
        ([rad("a", A, B), rad("b", C)], "a gap between a and b"),
        ([rad("a", A, C), rad("b", B)], "a and b overlap"),
        ([rad("a", A), rad("b", B)], "a and b overlap"),
        ([rad("a", A), rad("b", A)], "a and b overlap"),
        ([rad("a", A, B)], "nothing after"),
        ([rad("a", B, A)], "ends before it begins"),
        ([rad("a", A, A)], "ends before it begins"),
        ([{"id": "a"}], "not whole"),
        ([rad("a", A, alder=[18])], "not whole"),
    ],
)
def test_data_that_cannot_be_used_is_refused(rader: list[Any], grunn: str) -> None:
    with pytest.raises(regelsett.UgyldigRegelsett) as feil:
        regelsett.les(rader)
    assert grunn in feil.value.detaljer["grunn"]


@pytest.mark.parametrize(
    ("profil", "gruppe", "ventet"),
    [
        (P.STANDARD_INNSATS, Innsatsgruppe.STANDARD_INNSATS, True),
        (P.STANDARD_INNSATS, Innsatsgruppe.SITUASJONSBESTEMT_INNSATS, False),
        (P.BEHOV_FOR_ARBEIDSEVNEVURDERING, Innsatsgruppe.SPESIELT_TILPASSET_INNSATS, True),
        (P.BEHOV_FOR_ARBEIDSEVNEVURDERING, Innsatsgruppe.VARIG_TILPASSET_INNSATS, True),
        (P.BEHOV_FOR_ARBEIDSEVNEVURDERING, Innsatsgruppe.STANDARD_INNSATS, False),
    ],
)
def test_whether_a_decision_is_what_was_proposed(
    profil: P, gruppe: Innsatsgruppe, ventet: bool
) -> None:
    assert profil.stemmer_med(gruppe) is ventet
