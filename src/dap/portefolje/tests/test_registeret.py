import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps

from dap.aktivitet.typer import TYPER
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.felles.rom import Rom
from dap.mote.values import Radgrunn
from dap.oppfolging.values import Kategori, Startarsak
from dap.person.values import Gradering, Lesebehov
from dap.portefolje import koder
from dap.portefolje.dokument import FIL, tekst
from dap.portefolje.felt import ALLE, FELT, GAMLE, behov, mote
from dap.portefolje.kolonner import KOLONNER, Del, Lest
from dap.portefolje.parametre import fylte, parametre
from dap.portefolje.policies import Fakta, stille
from dap.portefolje.policies import behov as behovene
from dap.portefolje.rad.setning import TABELLER
from dap.portefolje.sporring.adresse import FASTE
from dap.portefolje.statuser import STATUSER
from dap.portefolje.terskler import DAGER, VEKTER, Terskler
from dap.portefolje.values import Felttype
from dap.registrering.sporsmal import SETT
from dap.registrering.values import Profilgruppe
from dap.ytelse.values import Ytelsestype

NAA = datetime(2026, 1, 14, 12, tzinfo=UTC)


def test_the_page_of_reference_is_fresh() -> None:
    assert FIL.read_text(encoding="utf-8") == tekst(), "kjør: python -m dap.portefolje.dokument"


def test_keys_are_short_unique_and_never_those_of_the_page() -> None:
    assert len(FELT) == len(ALLE)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{1,24}", n) for n in FELT)
    assert not {n for n, f in FELT.items() if f.filter} & FASTE
    assert not set(FELT) & set(GAMLE)


@pytest.mark.parametrize(
    ("liste", "finnes"),
    [
        (koder.AKTIVITETSTYPER, TYPER),
        (koder.INNSATSGRUPPER, Innsatsgruppe),
        (koder.HOVEDMAL, Hovedmal),
        (koder.GRADERINGER, Gradering),
        (koder.LESEBEHOV, Lesebehov),
        (koder.KATEGORIER, Kategori),
        (koder.STARTARSAKER, Startarsak),
        (koder.YTELSER, Ytelsestype),
        (koder.RADGRUNNER, Radgrunn),
        (koder.PROFILER, Profilgruppe),
    ],
)
def test_every_code_of_the_domain_has_a_place(liste: tuple[str, ...], finnes: type) -> None:
    """A new code that is not added to `koder` would be none at all in the overview."""
    assert set(map(str, liste)) == set(map(str, finnes))  # type: ignore[call-overload]


def test_every_answer_of_registration_has_a_place() -> None:
    for sett in (s for alle in SETT.values() for s in alle):
        for kode, liste in (("dinSituasjon", koder.SITUASJONER), ("utdanning", koder.UTDANNINGER)):
            if kode in sett.sporsmal:
                assert {s.kode for s in sett.sporsmal[kode].svar} <= set(liste)


def test_codes_of_fields_are_in_the_order_of_their_numbers() -> None:
    for nokkel, liste in (
        ("innsatsgruppe", koder.INNSATSGRUPPER),
        ("avtalt", koder.AKTIVITETSTYPER),
        ("endringer", koder.ENDRINGER),
        ("utkast", koder.UTKAST),
        ("registerstatus", koder.REGISTERSTATUSER),
        ("startarsak", koder.STARTARSAKER),
    ):
        assert FELT[nokkel].kodene == tuple(map(str, liste))
    assert tuple(k.kode for k in mote.RADGRUNNER) == tuple(map(str, koder.RADGRUNNER))
    assert tuple(k.kode for k in behov.BEHOVSGRUNNER) == tuple(VEKTER)


def test_expressions_name_only_columns_and_parameters_that_exist() -> None:
    kjente = set(parametre(NAA, Terskler(), ()))
    for rom in (frozenset({Rom.STAT}), frozenset({Rom.KOMMUNE}), frozenset(Rom)):
        for f in ALLE:
            sql = f"{f.uttrykk} {f.orden}".format_map(Lest(rom))
            assert set(re.findall(r"%\((\w+)\)s", sql)) <= kjente, f.nokkel


def test_a_reader_of_one_room_touches_no_column_of_the_other() -> None:
    for f in ALLE:
        sql = f"{f.uttrykk} {f.orden}".format_map(Lest(frozenset({Rom.KOMMUNE})))
        assert not re.search(r"\br\.\w+_s\b", sql), f.nokkel
        sql = f"{f.uttrykk} {f.orden}".format_map(Lest(frozenset({Rom.STAT})))
        assert not re.search(r"\br\.\w+_k\b", sql), f.nokkel
    for k in KOLONNER:
        tomt = k.lest(frozenset())
        assert k.del_ == Del.FELLES or "r." not in tomt


def test_every_table_that_rows_are_made_from_is_somebodys() -> None:
    modellene = {m._meta.db_table for m in apps.get_models()}
    assert modellene >= TABELLER
    assert not any(t.startswith(("arkiv_", "portefolje_")) for t in TABELLER)


def test_statuses_are_conditions_of_the_registry() -> None:
    assert all(FELT[s.felt].filter for s in STATUSER)
    assert len({s.nokkel for s in STATUSER}) == len(STATUSER)


def test_counted_fields_have_codes_or_are_open() -> None:
    for f in ALLE:
        if f.fasett:
            assert f.type in {Felttype.JA, Felttype.KODE, Felttype.FLERKODE}


# Rules in Python ---------------------------------------------------------------------------------


def test_who_is_silent_and_who_is_not() -> None:
    gammel = NAA - timedelta(days=100)
    f = Fakta(startet=gammel, ulest=gammel, venter_bruker=gammel, har_avtalt=True)
    assert stille(f, Terskler(), naa=NAA) == ("ULEST", "UBESVART", "IKKE_INNE")
    assert stille(replace(f, manuell=True), Terskler(), naa=NAA) == ()
    assert stille(replace(f, reservert=True), Terskler(), naa=NAA) == ()
    behandling = replace(f, bare_behandling=True, slutter_sist=NAA.date())
    assert stille(behandling, Terskler(), naa=NAA) == ()
    assert stille(replace(behandling, slutter_sist=None), Terskler(), naa=NAA) != ()
    assert "IKKE_INNE" not in stille(replace(f, ser_stat=False), Terskler(), naa=NAA)


@pytest.mark.parametrize(("dager", "er"), [(13, False), (14, False), (15, True)])
def test_the_limit_itself_is_not_older(dager: int, er: bool) -> None:
    f = Fakta(startet=NAA, ulest=NAA - timedelta(days=dager))
    assert ("ULEST" in stille(f, Terskler(), naa=NAA)) is er


def test_need_is_the_sum_of_its_reasons_by_the_offices_weights() -> None:
    f = Fakta(startet=NAA, uenige=2, ny=True)
    mine = Terskler.fra({}, {"UENIGE": 100, "UKJENT": 7}, 1)
    assert dict(behovene(f, mine, naa=NAA)) == {
        "UTEN_VEDTAK": VEKTER["UTEN_VEDTAK"],
        "UTEN_AKTIVITET": VEKTER["UTEN_AKTIVITET"],
        "UENIGE": 100,
        "NY": VEKTER["NY"],
    }
    assert mine.dager == DAGER


def test_age_on_a_leap_day() -> None:
    skuddag = NAA.date().replace(year=2028, month=2, day=29)
    assert fylte(skuddag, 20).isoformat() == "2008-02-29"
    assert fylte(skuddag, 25).isoformat() == "2003-02-28"
