"""Requirement: the tables of who may do what and when, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.aktivitet import rules
from dap.aktivitet.rules import Bruker, SisteGrep, Tilstand
from dap.aktivitet.tests.hjelp import EKSEMPLER, utfall_av
from dap.aktivitet.values import (
    APNE,
    FERDIGE,
    FHO_TEKSTER,
    TYPER,
    Fhotype,
    Handling,
    Part,
    Status,
    Svar,
)
from dap.felles.feil import Regelbrudd

NAA = datetime(2026, 1, 14, 12, tzinfo=UTC)
MEG, ANNEN = UUID(int=1), UUID(int=2)
DIGITAL = Bruker(under_oppfolging=True, manuell=False, reservert=False, kan_varsles=True)
MANUELL = replace(DIGITAL, manuell=True)
EGEN = Tilstand(TYPER["EGEN"], Status.PLANLAGT, avtalt=False, venter_paa=None, historisk=False)


def kode(krev: object, *args: object) -> str:
    def gjor() -> None:
        krev(*args)  # type: ignore[operator]

    return utfall_av(gjor)


@pytest.mark.parametrize(
    ("part", "bruker", "utfall"),
    [
        (Part.BRUKER, DIGITAL, ""),
        (Part.BRUKER, MANUELL, "MANUELL_OPPFOLGING"),
        (Part.BRUKER, replace(DIGITAL, reservert=True), "RESERVERT_KRR"),
        (Part.BRUKER, replace(DIGITAL, kan_varsles=False), "IKKE_NABAR_DIGITALT"),
        (Part.BRUKER, replace(DIGITAL, under_oppfolging=False), "IKKE_UNDER_OPPFOLGING"),
        (Part.NAV, MANUELL, ""),
        (Part.NAV, replace(DIGITAL, reservert=True, kan_varsles=False), ""),
        (Part.NAV, replace(DIGITAL, under_oppfolging=False), "IKKE_UNDER_OPPFOLGING"),
    ],
)
def test_who_can_write_follows_how_the_user_is_followed_up(
    part: Part, bruker: Bruker, utfall: str
) -> None:
    assert rules.skrivesperre(part, bruker) == utfall
    ute = "IKKE_UNDER_OPPFOLGING" if not bruker.under_oppfolging else ""
    assert rules.skrivesperre(part, bruker, med_nav=True) == ute, "with an employee beside them"


# Reference 2.2: from (row) to (column)
OVERGANGER = [
    (fra, til, "ok" if fra in APNE else "AKTIVITET_FERDIG")
    for fra, til in product(Status, Status)
    if fra != til
]


@pytest.mark.parametrize(("fra", "til", "utfall"), OVERGANGER)
@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("type_", TYPER)
def test_the_table_of_moves_is_the_same_for_every_type_and_both_sides(
    fra: Status, til: Status, utfall: str, part: Part, type_: str
) -> None:
    t = replace(EGEN, type=TYPER[type_], status=fra)
    assert kode(rules.krev_kan_flytte, t, part, til) == utfall
    assert kode(rules.krev_kan_flytte, replace(t, avtalt=True), part, til) == utfall
    assert kode(rules.krev_kan_flytte, replace(t, historisk=True), part, til) == "HISTORISK"


@pytest.mark.parametrize("type_", TYPER)
@pytest.mark.parametrize("til", list(Status))
@pytest.mark.parametrize("avtalt", [True, False])
def test_a_reason_is_demanded_when_something_agreed_is_finished(
    type_: str, til: Status, avtalt: bool
) -> None:
    t = replace(EGEN, type=TYPER[type_], avtalt=avtalt)
    assert rules.krever_begrunnelse(t, til) == (avtalt and til in FERDIGE)


@pytest.mark.parametrize(
    ("tekst", "utfall"),
    [("", "MANGLER"), ("   ", "MANGLER"), ("x", "ok"), ("x" * 255, "ok"), ("x" * 256, "FOR_LANG")],
)
def test_the_reason_has_1_to_255_characters(tekst: str, utfall: str) -> None:
    assert kode(rules.krev_begrunnelse, tekst) == utfall


# A proposal that waits for (row), moved by (column)
@pytest.mark.parametrize(
    ("venter", "part", "til", "utfall"),
    [
        (Part.NAV, Part.NAV, Status.PLANLAGT, "GODTATT"),
        (Part.NAV, Part.NAV, Status.FULLFORT, "GODTATT"),
        (Part.NAV, Part.NAV, Status.AVBRUTT, "AVSLATT"),
        (Part.NAV, Part.BRUKER, Status.PLANLAGT, "VENTER_PA_SVAR"),
        (Part.NAV, Part.BRUKER, Status.FULLFORT, "VENTER_PA_SVAR"),
        (Part.NAV, Part.BRUKER, Status.AVBRUTT, "FLYTTET"),
        (Part.BRUKER, Part.BRUKER, Status.GJENNOMFORES, "GODTATT"),
        (Part.BRUKER, Part.BRUKER, Status.AVBRUTT, "AVSLATT"),
        (Part.BRUKER, Part.NAV, Status.PLANLAGT, "VENTER_PA_SVAR"),
        (Part.BRUKER, Part.NAV, Status.AVBRUTT, "FLYTTET"),
    ],
)
def test_a_proposal_moves_by_the_answer_or_is_taken_back(
    venter: Part, part: Part, til: Status, utfall: str
) -> None:
    t = replace(EGEN, status=Status.FORSLAG, venter_paa=venter)
    try:
        fikk = rules.krev_kan_flytte(t, part, til).value
    except Regelbrudd as brudd:
        fikk = brudd.kode
    assert fikk == utfall


@pytest.mark.parametrize(
    ("venter", "part", "svar", "bruker", "utfall"),
    [
        (Part.BRUKER, Part.BRUKER, Svar.GODTA, DIGITAL, "ok"),
        (Part.BRUKER, Part.NAV, Svar.GODTA, DIGITAL, "FORSLAGET_VENTER_PA_DEN_ANDRE"),
        (Part.BRUKER, Part.NAV, Svar.GODTA, MANUELL, "ok"),
        (Part.BRUKER, Part.NAV, Svar.AVSLA, MANUELL, "ok"),
        (Part.BRUKER, Part.NAV, Svar.JUSTER, MANUELL, "FORSLAGET_VENTER_PA_DEN_ANDRE"),
        (Part.NAV, Part.NAV, Svar.AVSLA, DIGITAL, "ok"),
        (Part.NAV, Part.BRUKER, Svar.GODTA, DIGITAL, "FORSLAGET_VENTER_PA_DEN_ANDRE"),
        (None, Part.NAV, Svar.GODTA, DIGITAL, "INGEN_FORSLAG_VENTER"),
    ],
)
def test_who_answers_a_proposal(
    venter: Part | None, part: Part, svar: Svar, bruker: Bruker, utfall: str
) -> None:
    t = replace(EGEN, status=Status.FORSLAG, venter_paa=venter)
    assert kode(rules.krev_kan_svare, t, part, svar, bruker) == utfall


@pytest.mark.parametrize("type_", TYPER)
@pytest.mark.parametrize("part", list(Part))
def test_agreed_at_most_the_end_date_can_be_changed(type_: str, part: Part) -> None:
    t = replace(EGEN, type=TYPER[type_])
    lagret = EKSEMPLER[type_]
    alle = {f.navn for f in TYPER[type_].skjemafelter(lagret)}
    assert rules.redigerbare(t, part, lagret) == alle
    avtalt = rules.redigerbare(replace(t, avtalt=True), part, lagret)
    kan = part == Part.NAV or type_ == "BEHANDLING"
    assert avtalt == ({"til_dato"} if kan else frozenset())


@pytest.mark.parametrize(
    ("endring", "part", "utfall"),
    [
        ({}, Part.NAV, "ok"),
        ({}, Part.BRUKER, "BARE_NAV"),
        ({"avtalt": True}, Part.NAV, "ALLEREDE_AVTALT"),
        ({"status": Status.FULLFORT}, Part.NAV, "AKTIVITET_FERDIG"),
        ({"historisk": True}, Part.NAV, "HISTORISK"),
        (
            {"status": Status.FORSLAG, "venter_paa": Part.NAV},
            Part.NAV,
            "FORSLAGET_MA_BESVARES",
        ),
        ({"type": replace(TYPER["EGEN"], kan_avtales=False)}, Part.NAV, "TYPEN_AVTALES_IKKE"),
    ],
)
def test_who_may_agree_what(endring: dict[str, object], part: Part, utfall: str) -> None:
    t = replace(EGEN, **endring)  # type: ignore[arg-type]
    assert kode(rules.krev_kan_avtale, t, part) == utfall


I_DAG = date(2026, 1, 14)


@pytest.mark.parametrize(
    ("bruker", "dager", "utfall"),
    [
        (DIGITAL, 7, ""),
        (DIGITAL, 6, "FHO_FOR_KORT_TID"),
        (DIGITAL, -1, "FHO_FOR_KORT_TID"),
        (DIGITAL, None, "FHO_UTEN_TIL_DATO"),
        (MANUELL, 14, ""),
        (MANUELL, 13, "FHO_FOR_KORT_TID"),
        (replace(DIGITAL, reservert=True), 13, "FHO_FOR_KORT_TID"),
        (replace(DIGITAL, kan_varsles=False), 13, "FHO_FOR_KORT_TID"),
        (MANUELL, None, "FHO_UTEN_TIL_DATO"),
    ],
)
def test_a_prior_notice_demands_time_and_a_letter_a_week_more(
    bruker: Bruker, dager: int | None, utfall: str
) -> None:
    til = None if dager is None else I_DAG + timedelta(days=dager)
    assert rules.fho_sperre(bruker, til, I_DAG) == utfall
    args = (bruker, til, I_DAG)
    assert kode(rules.krev_fho, Fhotype.STANDARD, "", *args) == (utfall or "ok")
    assert kode(rules.krev_fho, Fhotype.PARAGRAF_11_9, "Møt opp", *args) == (utfall or "ok")
    assert kode(rules.krev_fho, Fhotype.IKKE_SEND, "", *args) == "ok"


@pytest.mark.parametrize(
    ("fhotype", "tekst", "utfall"),
    [
        (Fhotype.PARAGRAF_11_9, "", "MANGLER"),
        (Fhotype.PARAGRAF_11_9, "x" * 500, "ok"),
        (Fhotype.PARAGRAF_11_9, "x" * 501, "FOR_LANG"),
        (Fhotype.STANDARD, FHO_TEKSTER[Fhotype.STANDARD], "ok"),
        (Fhotype.STANDARD, "Min egen", "FHO_TEKSTEN_ER_FAST"),
        (Fhotype.IKKE_SEND, "Min egen", "FHO_TEKSTEN_ER_FAST"),
    ],
)
def test_only_the_notice_on_11_9_has_the_advisers_own_words(
    fhotype: Fhotype, tekst: str, utfall: str
) -> None:
    til = I_DAG + timedelta(days=30)
    assert kode(rules.krev_fho, fhotype, tekst, DIGITAL, til, I_DAG) == utfall


@pytest.mark.parametrize(
    ("handling", "hvem", "minutter", "utfall"),
    [
        (Handling.FLYTTET, MEG, 10, "ok"),
        (Handling.FLYTTET, MEG, 11, "FOR_SENT_A_ANGRE"),
        (Handling.FLYTTET, ANNEN, 1, "INGENTING_A_ANGRE"),
        (Handling.GODTATT, MEG, 1, "ok"),
        (Handling.AVSLATT, MEG, 1, "ok"),
        (Handling.ENDRET, MEG, 1, "INGENTING_A_ANGRE"),
        (Handling.ANGRET, MEG, 1, "INGENTING_A_ANGRE"),
        (Handling.GJENAPNET, MEG, 1, "INGENTING_A_ANGRE"),
        (Handling.AVTALT, MEG, 1, "INGENTING_A_ANGRE"),
    ],
)
def test_only_the_last_move_is_undone_by_the_mover_within_ten_minutes(
    handling: Handling, hvem: UUID, minutter: int, utfall: str
) -> None:
    siste = SisteGrep(handling, hvem, NAA - timedelta(minutes=minutter))
    assert kode(rules.krev_kan_angre, EGEN, siste, MEG, NAA) == utfall
    assert kode(rules.krev_kan_angre, replace(EGEN, historisk=True), siste, MEG, NAA) == "HISTORISK"


@pytest.mark.parametrize(
    ("part", "status", "til", "utfall"),
    [
        (Part.NAV, Status.FULLFORT, Status.PLANLAGT, "ok"),
        (Part.NAV, Status.AVBRUTT, Status.GJENNOMFORES, "ok"),
        (Part.NAV, Status.FULLFORT, Status.AVBRUTT, "GJENAPNE_TIL_APEN_KOLONNE"),
        (Part.NAV, Status.PLANLAGT, Status.GJENNOMFORES, "IKKE_FERDIG"),
        (Part.BRUKER, Status.FULLFORT, Status.PLANLAGT, "BARE_NAV"),
    ],
)
def test_nav_opens_what_is_finished(part: Part, status: Status, til: Status, utfall: str) -> None:
    assert kode(rules.krev_kan_gjenapne, replace(EGEN, status=status), part, til) == utfall


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("part", list(Part))
def test_the_job_stage_lives_on_until_the_period_ends(status: Status, part: Part) -> None:
    t = replace(EGEN, type=TYPER["STILLING"], status=status, avtalt=True)
    assert kode(rules.krev_kan_sette_valg, t, part, "soknadssteg") == "ok"
    assert kode(rules.krev_kan_sette_valg, t, part, "tittel") == "UKJENT_FELT"
    historisk = replace(t, historisk=True)
    assert kode(rules.krev_kan_sette_valg, historisk, part, "soknadssteg") == "HISTORISK"


def test_the_user_reads_the_notice_before_finishing_and_nav_is_not_held_back() -> None:
    t = replace(EGEN, avtalt=True, fho_ulest=True)
    for til in FERDIGE:
        assert kode(rules.krev_kan_flytte, t, Part.BRUKER, til) == "LES_FORHANDSORIENTERING_FORST"
        assert kode(rules.krev_kan_flytte, t, Part.NAV, til) == "ok"
    assert kode(rules.krev_kan_flytte, t, Part.BRUKER, Status.GJENNOMFORES) == "ok"


tilstander = st.builds(
    Tilstand,
    type=st.sampled_from(list(TYPER.values())),
    status=st.sampled_from(list(Status)),
    avtalt=st.booleans(),
    venter_paa=st.none() | st.sampled_from(Part),
    historisk=st.booleans(),
    fho_ulest=st.booleans(),
)


@given(t=tilstander, part=st.sampled_from(Part), handling=st.sampled_from(Handling))
def test_what_the_page_offers_is_what_the_rules_allow(
    t: Tilstand, part: Part, handling: Handling
) -> None:
    siste = SisteGrep(handling, MEG, NAA)
    h = rules.handlinger(
        t,
        part,
        lagret=EKSEMPLER[t.type.kode],
        siste=siste,
        leser_id=MEG,
        bruker=DIGITAL,
        naa=NAA,
    )
    for til in Status:
        lov = til != t.status and kode(rules.krev_kan_flytte, t, part, til) == "ok"
        assert (til in h.flytt) == lov
    assert bool(h.flytt) != bool(h.flytt_sperret)
    if t.historisk:
        assert not any([h.endre, h.flytt, h.svar, h.avtale, h.gjenapne, h.angre])
    if t.status.ferdig:
        assert not any([h.endre, h.flytt, h.avtale])
