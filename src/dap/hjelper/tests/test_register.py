"""What the registers answer, and what they answer when something is wrong."""

from datetime import date
from typing import Any

import pytest

from dap.felles.aktor import Hjelpslag
from dap.felles.fnr import lag_syntetisk
from dap.hjelper.register import les_fullmakter, les_vergemal

FNR = next(f for n in range(100, 400) if (f := lag_syntetisk(date(1970, 5, 5), n)))


def _pdl(**annet: Any) -> dict[str, Any]:
    hvem = {
        "motpartsPersonident": FNR,
        "identifiserendeInformasjon": {
            "navn": {"fornavn": "Bjarne", "mellomnavn": None, "etternavn": "Vergestad"}
        },
        "omfang": "personligeOgOekonomiskeInteresser",
        **annet.pop("hvem", {}),
    }
    rad = {
        "type": "voksen",
        "vergeEllerFullmektig": hvem,
        "folkeregistermetadata": {
            "gyldighetstidspunkt": "2025-03-01T00:00:00", "opphoerstidspunkt": None
        },
        **annet,
    }  # fmt: skip
    return {"data": {"hentPerson": {"vergemaalEllerFremtidsfullmakt": [rad]}}}


def test_a_guardian_may_read_write_and_take_with_them() -> None:
    (rad,) = les_vergemal(_pdl())
    assert (rad.slag, rad.fnr, rad.navn) == (Hjelpslag.VERGE, FNR, "Bjarne Vergestad")
    assert (rad.kan_skrive, rad.kan_laste_ned, rad.fra, rad.til) == (
        True, True, date(2025, 3, 1), None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("svar", "antall"),
    [
        (_pdl(type="stadfestetFremtidsfullmakt"), 1),
        (_pdl(hvem={"omfang": "oekonomiskeInteresser"}), 0),
        (_pdl(type="forvaltningUtenforVergemaal"), 0),
        (_pdl(hvem={"motpartsPersonident": None}), 0),
        (_pdl(hvem={"tjenesteomraade": [
            {"tjenestevirksomhet": "nav", "tjenesteoppgave": "arbeid"}]}), 1),
        (_pdl(hvem={"tjenesteomraade": [
            {"tjenestevirksomhet": "skatt", "tjenesteoppgave": "innkreving"}]}), 0),
        ({"errors": [{"extensions": {"code": "not_found"}}], "data": {"hentPerson": None}}, 0),
    ],
)  # fmt: skip
def test_which_guardians_count_here(svar: dict[str, Any], antall: int) -> None:
    assert len(les_vergemal(svar)) == antall


def test_powers_of_attorney_for_other_areas_are_left_out() -> None:
    rad = {"id": "1", "fullmektig": FNR, "navn": "Eva Fullmakt", "omrade": "OPPFOLGING",
           "rett": "LES", "fra": "2026-01-01", "til": "2026-06-30"}  # fmt: skip
    annen = {**rad, "omrade": "PENSJON"}
    (lest,) = les_fullmakter({"fullmakter": [rad, annen]})
    assert (lest.kan_skrive, lest.kan_laste_ned, lest.til) == (False, False, date(2026, 6, 30))


@pytest.mark.parametrize(
    "endring",
    [{"rett": "ALT"}, {"fullmektig": "12345678901"}, {"navn": ""}, {"fra": "i går"},
     {"lasteNed": "ja"}],
)  # fmt: skip
def test_one_wrong_line_refuses_the_whole_answer(endring: dict[str, Any]) -> None:
    rad = {"id": "1", "fullmektig": FNR, "navn": "Eva Fullmakt", "omrade": "OPPFOLGING",
           "rett": "LES", "fra": "2026-01-01", "til": None}  # fmt: skip
    with pytest.raises((ValueError, TypeError, KeyError)):
        les_fullmakter({"fullmakter": [rad, {**rad, **endring}]})
