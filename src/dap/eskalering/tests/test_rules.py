"""Requirement: nothing goes out with an empty or unknown blank, and a deadline is a day one can meet."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.translation import gettext, override
from hypothesis import given
from hypothesis import strategies as st

from dap.eskalering import rules, tekst
from dap.eskalering.maler import FRISTDATO, MALER, Malkode, gjeldende, versjon_av
from dap.eskalering.tests.hjelp import MOTE
from dap.eskalering.values import SPRAK, Feltslag, Mal, Status
from dap.felles.blanke import felter_i
from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.felles.tid import er_arbeidsdag

DAG = date(2026, 1, 14)
"""A Wednesday."""
FRIST = date(2026, 1, 28)
DAGER = st.dates(date(2024, 1, 1), date(2032, 1, 1))


def kode(krev: Any, *args: Any, **kw: Any) -> str:
    try:
        krev(*args, **kw)
    except Regelbrudd as brudd:
        return brudd.kode
    return "ok"


def av(kode_: Malkode) -> Mal:
    return versjon_av(kode_, 1)


def fylt(mal: Mal) -> dict[str, str]:
    dato = {Feltslag.DATO, Feltslag.DATO_FOR}
    return {f.navn: "2026-01-05" if f.slag in dato else "Noe" for f in mal.felter}


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("mal", MALER, ids=lambda m: m.kode)
def test_every_template_has_the_same_blanks_in_every_language(mal: Mal, sprak: str) -> None:
    with override(sprak):
        i_teksten = {b for a in mal.avsnitt for b in felter_i(gettext(a))}
    assert i_teksten == {f.navn for f in mal.felter} | {FRISTDATO}


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("mal", MALER, ids=lambda m: m.kode)
def test_a_filled_template_has_no_blank_left_and_names_the_law(mal: Mal, sprak: str) -> None:
    ord_ = tekst.lag(mal, fylt(mal), date(2026, 1, 28), sprak)
    assert felter_i(ord_) == ()
    assert "28" in ord_
    assert "2026" in ord_
    assert all(k.paragraf in ord_ for k in mal.kilder)
    assert len(ord_) < 5000


def test_there_are_ten_kinds_and_each_rests_on_law() -> None:
    assert {m.kode for m in MALER} == set(Malkode)
    assert len(Malkode) == 10
    assert all(m.kilder and m.minst_dager >= 7 for m in MALER)


def test_a_new_version_holds_from_its_day_and_the_old_one_is_still_found() -> None:
    gammel = av(Malkode.DAGPENGER)
    ny = replace(gammel, versjon=2, gjelder_fra=DAG, minst_dager=21)
    maler = [ny, *MALER]
    assert gjeldende(DAG - timedelta(days=1), maler)[0] == gammel
    assert gjeldende(DAG, maler)[0] == ny
    assert versjon_av(Malkode.DAGPENGER, 1, maler) == gammel
    assert gjeldende(date(2020, 1, 1), maler) == ()


@pytest.mark.parametrize("kode_", list(Malkode))
def test_the_second_version_speaks_of_appealing_and_the_first_is_as_it_was_sent(
    kode_: Malkode,
) -> None:
    forste, andre = versjon_av(kode_, 1), versjon_av(kode_, 2)
    dag = andre.gjelder_fra
    i_kraft = {gjeldende(d)[list(Malkode).index(kode_)] for d in (dag, dag - timedelta(days=1))}
    assert i_kraft == {forste, andre}
    alle = {(m.versjon, s): tekst.lag(m, fylt(m), FRIST, s) for m in (forste, andre) for s in SPRAK}
    assert "you can complain about it" in alle[1, "en"]
    assert "you have the right to appeal against it" in alle[2, "en"]
    assert "har du rett til å klage på det" in alle[2, "nb"]
    assert "har du rett til å klage på det" in alle[2, "nn"]
    assert replace(andre, versjon=1, gjelder_fra=forste.gjelder_fra, avsnitt=()) == replace(
        forste, avsnitt=()
    )


@pytest.mark.parametrize(
    ("endring", "koder"),
    [
        ({}, []),
        ({"sted": ""}, ["MANGLER"]),
        ({"sted": " \u200b"}, ["MANGLER"]),
        ({"sted": "[sted]"}, ["TOMME_FELTER"]),
        ({"begrunnelse": "Du kom ikke [dato]."}, ["TOMME_FELTER"]),
        ({"sted": "x" * 121}, ["FOR_LANG"]),
        ({"møtedato": "i går"}, ["UGYLDIG_DATO"]),
        ({"møtedato": "2026-01-15"}, ["DATO_I_FRAMTIDEN"]),
        ({"møtedato": "1800-01-01"}, ["URIMELIG_DATO"]),
        ({"tullefelt": "x"}, ["UKJENT_MALFELT"]),
        ({"sted": "", "møtedato": "", "begrunnelse": ""}, ["MANGLER"] * 3),
    ],
)
def test_blanks(endring: dict[str, str], koder: list[str]) -> None:
    mal = av(Malkode.IKKE_MOTT_MOTE)
    if not koder:
        assert rules.krev_felter(mal, MOTE | endring, dag=DAG) == MOTE
        return
    with pytest.raises(UgyldigInndata) as feil:
        rules.krev_felter(mal, MOTE | endring, dag=DAG)
    assert [f.kode for f in feil.value.feil] == koder


@pytest.mark.parametrize(
    ("frist", "utfall"),
    [
        (date(2026, 1, 13), "FRIST_FOR_KORT"),
        (date(2026, 1, 20), "FRIST_FOR_KORT"),
        (date(2026, 1, 21), "ok"),
        (date(2026, 1, 24), "FRIST_IKKE_ARBEIDSDAG"),
        (date(2026, 4, 3), "FRIST_IKKE_ARBEIDSDAG"),  # Good Friday
        (date(2026, 4, 14), "ok"),
        (date(2026, 4, 15), "FRIST_FOR_LANG"),
    ],
)
def test_deadline(frist: date, utfall: str) -> None:
    tidligst = rules.tidligste_frist(DAG, 7, per_post=False)
    assert kode(rules.krev_frist, frist, tidligst=tidligst, dag=DAG) == utfall


@given(DAGER, st.integers(1, 30), st.booleans())
def test_the_first_possible_deadline_is_a_working_day_that_far_ahead(
    dag: date, minst: int, per_post: bool
) -> None:
    frist = rules.tidligste_frist(dag, minst, per_post=per_post)
    assert er_arbeidsdag(frist)
    assert (frist - dag).days >= minst + 7 * per_post
    assert rules.krev_frist(frist, tidligst=frist, dag=dag) == frist


@given(DAGER, st.integers(0, 60))
def test_more_time_is_always_later(dag: date, dager: int) -> None:
    na = rules.arbeidsdag_fra(dag + timedelta(days=dager))
    assert kode(rules.krev_ny_frist, na, na=na, dag=dag) == "FRIST_FOR_KORT"
    ny = rules.arbeidsdag_fra(na + timedelta(days=1))
    assert rules.krev_ny_frist(ny, na=na, dag=dag) == ny


@pytest.mark.parametrize(
    ("som", "levert", "besvart", "dag", "utfall"),
    [
        (Status.OPPFYLT, False, False, DAG, "ok"),
        (Status.STOPPET, False, False, DAG, "ok"),
        (Status.AKTIV, True, True, DAG, "UKJENT_UTFALL"),
        (Status.OPPFOLGING_AVSLUTTET, True, True, DAG, "UKJENT_UTFALL"),
        (Status.VIDERE, False, False, DAG + timedelta(days=90), "VARSELET_ER_IKKE_LEVERT"),
        (Status.VIDERE, True, False, DAG, "FRISTEN_ER_IKKE_UTE"),
        (Status.VIDERE, True, False, DAG + timedelta(days=1), "ok"),
        (Status.VIDERE, True, True, DAG - timedelta(days=3), "ok"),
        (Status.VIDERE, False, True, DAG - timedelta(days=3), "ok"),
    ],
)
def test_an_end(som: Status, levert: bool, besvart: bool, dag: date, utfall: str) -> None:
    stilling = rules.Stilling(frist=DAG, levert=levert, besvart=besvart, dag=dag)
    assert kode(rules.krev_kan_avsluttes, som, stilling) == utfall


@pytest.mark.parametrize(
    ("dager", "frist", "utlopt"),
    [(9, 5, False), (10, 5, True), (10, 10, False), (11, 10, True), (40, 60, False)],
)
def test_run_out(dager: int, frist: int, utlopt: bool) -> None:
    sendt = DAG
    assert (
        rules.er_utlopt(sendt, sendt + timedelta(days=frist), sendt + timedelta(days=dager))
        is utlopt
    )
