"""What a sign-in must say, when it runs out, and how much a draft may hold."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.felles.aktor import Rettighet, Rolle
from dap.felles.feil import Regelbrudd
from dap.konto.rules import (
    KLADD_FELTER,
    KLADD_TEGN,
    PaloggingAvvist,
    kladdfelter,
    les_identitet,
    niva_holder,
    okt_utloper,
    roller_for_grupper,
)
from dap.konto.values import Oktvalg, Profil, Tilbydervalg

IDPORTEN = Tilbydervalg(Profil.IDPORTEN, "https://idporten.no", "dap", acr="idporten-loa-high")
ENTRA = Tilbydervalg(
    Profil.ENTRA,
    "https://login.example/v2.0",
    "dap",
    grupper=(("g1", "VEILEDER"), ("g2", "SKJERMET"), ("g3", "ENHETSLEDER")),
)


@pytest.mark.parametrize(
    ("acr", "kravd", "holder"),
    [
        ("idporten-loa-high", "idporten-loa-high", True),
        ("idporten-loa-substantial", "idporten-loa-high", False),
        ("idporten-loa-low", "idporten-loa-high", False),
        ("idporten-loa-high", "idporten-loa-substantial", True),
        ("idporten-loa-substantial", "idporten-loa-substantial", True),
        ("", "idporten-loa-high", False),
        ("IDPORTEN-LOA-HIGH", "idporten-loa-high", False),
        ("idporten-loa-high", "et-niva-ingen-kjenner", False),
        ("", "", True),
    ],
)
def test_level(acr: str, kravd: str, holder: bool) -> None:
    assert niva_holder(acr, kravd) is holder


def test_a_user_is_known_by_pid_and_sub() -> None:
    krav = {"sub": "s", "pid": "01810012345", "acr": "idporten-loa-high", "sid": "økt"}

    identitet = les_identitet(IDPORTEN, krav)

    assert (identitet.subjekt, identitet.fnr, identitet.sid) == ("s", "01810012345", "økt")
    assert identitet.roller == frozenset()


def test_roles_in_a_users_token_give_nothing() -> None:
    krav = {"sub": "s", "pid": "1", "acr": "idporten-loa-high", "groups": ["g1"]}

    assert les_identitet(IDPORTEN, krav).roller == frozenset()


def test_staff_are_known_by_oid_and_ident() -> None:
    krav = {"sub": "s", "oid": "o", "NAVident": "K1", "name": "Kari", "groups": ["g1", "g2", "x"]}

    identitet = les_identitet(ENTRA, krav)

    assert (identitet.subjekt, identitet.ident, identitet.navn) == ("o", "K1", "Kari")
    assert identitet.roller == {Rolle.VEILEDER}
    assert identitet.rettigheter == {Rettighet.SKJERMET}


@pytest.mark.parametrize(
    ("krav", "kode"),
    [
        ({"oid": "o", "NAVident": "K1"}, "INGEN_ROLLE"),
        ({"oid": "o", "NAVident": "K1", "groups": []}, "INGEN_ROLLE"),
        ({"oid": "o", "NAVident": "K1", "groups": ["g2"]}, "INGEN_ROLLE"),
        ({"oid": "o", "NAVident": "K1", "groups": "g1"}, "INGEN_ROLLE"),
        ({"oid": "o", "NAVident": "K1", "groups": [["g1"], 7, None]}, "INGEN_ROLLE"),
        ({"NAVident": "K1", "groups": ["g1"]}, "MANGLER_KRAV"),
        ({"oid": "o", "groups": ["g1"]}, "MANGLER_KRAV"),
        ({"oid": "o", "NAVident": "K1", "_claim_names": {"groups": "src1"}}, "FOR_MANGE_GRUPPER"),
    ],
)
def test_staff_that_are_refused(krav: dict[str, Any], kode: str) -> None:
    with pytest.raises(PaloggingAvvist) as feil:
        les_identitet(ENTRA, krav)

    assert feil.value.kode == kode


def test_a_map_that_names_something_unknown_gives_nothing() -> None:
    assert roller_for_grupper(["g"], {"g": "KONGE"}) == (frozenset(), frozenset())


VALG = Oktvalg(timedelta(minutes=60), timedelta(hours=8), timedelta(minutes=5))
KL_8 = datetime(2026, 1, 14, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("brukt", "slutt"),
    [
        (timedelta(0), timedelta(hours=1)),
        (timedelta(hours=3), timedelta(hours=4)),
        (timedelta(hours=7), timedelta(hours=8)),
        (timedelta(hours=7, minutes=59), timedelta(hours=8)),
    ],
)
def test_a_session_ends(brukt: timedelta, slutt: timedelta) -> None:
    utloper = okt_utloper(startet=KL_8, sist_brukt=KL_8 + brukt, valg=VALG)

    assert utloper == KL_8 + slutt


def test_a_draft_may_be_as_large_as_the_limit() -> None:
    assert kladdfelter("a", {"t": ["x" * (KLADD_TEGN - 1)]})
    assert len(kladdfelter("a", {str(n): [""] for n in range(KLADD_FELTER)})) == KLADD_FELTER
    with pytest.raises(Regelbrudd, match="KLADD_FOR_STOR"):
        kladdfelter("a", {"t": ["x" * KLADD_TEGN]})
    with pytest.raises(Regelbrudd, match="KLADD_FOR_STOR"):
        kladdfelter("a", {str(n): [""] for n in range(KLADD_FELTER + 1)})


@pytest.mark.parametrize("sted", ["", " ", "a b", "a\nb", "x" * 201, "a?b", "../\0"])
def test_a_place_is_a_short_word(sted: str) -> None:
    with pytest.raises(Regelbrudd, match="KLADD_STED"):
        kladdfelter(sted, {})


@given(st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=50), max_size=3)))
def test_no_null_character_is_ever_stored(felter: dict[str, list[str]]) -> None:
    rene = kladdfelter("sted", felter)

    assert "\0" not in "".join([*rene, *(v for verdier in rene.values() for v in verdier)])
