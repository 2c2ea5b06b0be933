from datetime import UTC, datetime, timedelta

import pytest

from dap.arkiv.journal import rules
from dap.arkiv.journalverdier import Bilde, Endringsslag, Regelkode
from dap.arkiv.regelverk import BEVARING, REGLER, TILGANG, passer
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom

NAA = datetime(2026, 1, 14, 12, 0, tzinfo=UTC)


def bilde(handtert: int = 0, **avtrykk: str) -> Bilde:
    return Bilde(NAA, 10, handtert, avtrykk)


@pytest.mark.parametrize(
    ("tittel", "kode"),
    [
        ("", "MANGLER"),
        (" \u200b ", "MANGLER"),
        ("Dokument1", "TITTEL_FOR_KORT"),
        ("x" * 201, "FOR_LANG"),
    ],
)
def test_a_title_must_say_something_on_one_line(tittel: str, kode: str) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        rules.krev_tittel(tittel)
    assert rules.krev_tittel("Referat\nfra  samtale") == "Referat fra samtale"


def test_one_cannot_leave_out_everything() -> None:
    with pytest.raises(Regelbrudd, match="INGENTING_A_JOURNALFORE"):
        rules.valgte([], [])
    with pytest.raises(Regelbrudd, match="ALT_UTELATT"):
        rules.valgte(["a"], ["a", "b"])
    assert rules.valgte(["a", "b"], ["b", "c"]) == {"a"}


def test_what_changed_since_the_preview_is_told_with_its_kind() -> None:
    titler = {"a": "CV", "c": "Kurs"}
    assert rules.endringer(bilde(a="1"), bilde(a="1"), titler) == ()
    ut = rules.endringer(bilde(a="1", b="1"), bilde(1, a="2", c="1"), titler)
    assert [(e.slag, e.tittel) for e in ut] == [
        (Endringsslag.ENDRET, "CV"),
        (Endringsslag.NY, "Kurs"),
        (Endringsslag.BORTE, ""),
        (Endringsslag.JOURNALFORT, ""),
    ]


def test_the_waits_double_up_to_six_hours_and_end() -> None:
    forste = [rules.neste_forsok(n, NAA) for n in (1, 2, 3, 30)]
    assert [t - NAA for t in forste if t] == [
        timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4), timedelta(hours=6)
    ]  # fmt: skip
    assert rules.neste_forsok(rules.MAKS_FORSOK, NAA) is None


def test_every_rule_has_its_class_and_every_room_its_legal_source() -> None:
    assert set(REGLER) == set(Regelkode)
    assert set(TILGANG) == set(Rom)
    for kode, regel in REGLER.items():
        assert regel.kode == kode
        assert regel.bevaring in BEVARING
        assert regel.innhold
        assert "%(navn)s" in str(regel.tittel)


def test_a_rule_looks_at_type_side_and_codes() -> None:
    kritisk, avtalt = REGLER[Regelkode.KRITISK], REGLER[Regelkode.AVTALT]
    svar = {"tema": "OPPHOLD_UTLAND", "ny_trad": False}
    assert passer(kritisk, "MELDING_SENDT", "VEILEDER", svar)
    assert not passer(kritisk, "MELDING_SENDT", "BRUKER", svar)
    assert not passer(kritisk, "MELDING_SENDT", "VEILEDER", {**svar, "tema": "MOTE"})
    assert not passer(kritisk, "MELDING_SENDT", "VEILEDER", {**svar, "ny_trad": True})
    assert passer(avtalt, "AKTIVITET_AVTALT", "VEILEDER", {"fhotype": "SEND_FORHAANDSORIENTERING"})
    assert not passer(
        avtalt, "AKTIVITET_AVTALT", "VEILEDER", {"fhotype": "IKKE_SEND_FORHAANDSORIENTERING"}
    )
