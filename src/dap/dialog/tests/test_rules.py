"""Requirement: the clock, the blanks, the queue and the figures follow the tables, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.dialog import rules
from dap.dialog.ordliste import foresla_tema
from dap.dialog.rules import Tilstand
from dap.dialog.values import Mottaker, Svartidsrad, Tema, Utfall
from dap.felles.feil import Regelbrudd

ONSDAG = datetime(2026, 1, 14, 12, 0, tzinfo=UTC)
FREDAG = datetime(2026, 1, 16, 13, 0, tzinfo=UTC)  # 14:00 in Oslo
LORDAG = datetime(2026, 1, 17, 10, 0, tzinfo=UTC)
SKJARTORSDAG = datetime(2026, 4, 2, 10, 0, tzinfo=UTC)

FRISTER = [
    (ONSDAG, 48, datetime(2026, 1, 16, 12, 0, tzinfo=UTC)),
    (FREDAG, 48, datetime(2026, 1, 20, 13, 0, tzinfo=UTC)),
    # Saturday counts from Monday 00:00: due when Tuesday ends in Oslo
    (LORDAG, 48, datetime(2026, 1, 20, 23, 0, tzinfo=UTC)),
    # Maundy Thursday to Easter Monday are holidays: Tuesday and Wednesday count
    (SKJARTORSDAG, 48, datetime(2026, 4, 8, 22, 0, tzinfo=UTC)),
    (FREDAG, 24, datetime(2026, 1, 19, 13, 0, tzinfo=UTC)),
]


@pytest.mark.parametrize(("sendt", "timer", "frist"), FRISTER)
def test_the_clock_rests_at_weekends_and_holidays(
    sendt: datetime, timer: int, frist: datetime
) -> None:
    t = rules.etter_melding_fra_bruker(Tilstand(), sendt=sendt, timer=timer)
    assert (t.klokke_fra, t.svarfrist) == (sendt, frist)


def test_a_second_message_does_not_move_the_clock() -> None:
    t = rules.etter_melding_fra_bruker(Tilstand(), sendt=ONSDAG, timer=48)
    igjen = rules.etter_melding_fra_bruker(t, sendt=FREDAG, timer=48)
    assert igjen == t


def test_an_answer_alone_does_not_make_the_user_owe_one() -> None:
    t = rules.etter_melding_fra_bruker(Tilstand(), sendt=ONSDAG, timer=48)
    assert rules.etter_melding_fra_nav(t, sendt=FREDAG, venter_paa_bruker=False) == Tilstand()
    ba = rules.etter_melding_fra_nav(t, sendt=FREDAG, venter_paa_bruker=True)
    assert ba == Tilstand(venter_paa_bruker_siden=FREDAG)
    # A further message keeps the mark, and the time it was first set.
    senere = rules.etter_melding_fra_nav(
        ba, sendt=FREDAG + timedelta(hours=1), venter_paa_bruker=False
    )
    assert senere == ba


OVERLEVERING = [
    (Mottaker.VEILEDER, Mottaker.KONTAKTSENTER, None),
    (Mottaker.KONTAKTSENTER, Mottaker.FORVALTNING, None),
    (Mottaker.FORVALTNING, Mottaker.VEILEDER, None),
    (Mottaker.VEILEDER, Mottaker.VEILEDER, "ALLEREDE_DER"),
    (Mottaker.VEILEDER, Mottaker.KOMMUNE, "KREVER_SAMTYKKE"),
    (Mottaker.KOMMUNE, Mottaker.VEILEDER, "KREVER_SAMTYKKE"),
]


@pytest.mark.parametrize(("fra", "til", "kode"), OVERLEVERING)
def test_who_can_hand_over_to_whom(fra: Mottaker, til: Mottaker, kode: str | None) -> None:
    fikk = None
    try:
        rules.krev_overlevering(fra, til)
    except Regelbrudd as feil:
        fikk = feil.kode
    assert fikk == kode


BLANKE = [
    ("Hei [navn]", ("navn",)),
    ("[dato] og [dato] og [klokkeslett og sted]", ("dato", "klokkeslett og sted")),
    ("Se [nav.no](https://nav.no)", ()),
    ("- [ ] handle\n- [x] ring", ()),
    ("[1] fotnote", ()),
    ("Ingen", ()),
]


@pytest.mark.parametrize(("tekst", "felter"), BLANKE)
def test_blanks_are_found_and_links_and_boxes_are_not(tekst: str, felter: tuple[str, ...]) -> None:
    assert rules.felter_i(tekst) == felter


@given(st.text(max_size=200), st.dictionaries(st.text(max_size=8), st.text(max_size=20)))
def test_filling_never_fails_and_leaves_only_what_had_no_value(
    tekst: str, verdier: dict[str, str]
) -> None:
    uten = {navn: "" for navn in verdier}
    assert rules.fyll_ut(tekst, uten) == tekst
    rules.fyll_ut(tekst, verdier)


def test_a_filled_template_can_be_sent() -> None:
    tekst = rules.fyll_ut("Hei [navn], møt [dato].", {"navn": "Amina", "dato": "mandag"})
    assert tekst == "Hei Amina, møt mandag."
    rules.krev_utfylt(tekst)


ORD = [
    ("Når får jeg utbetalt pengene mine?", Tema.UTBETALING_MELDEKORT),
    ("Vedtaket mitt løper ut i mars", Tema.VEDTAK_LOPER_UT),
    ("Kan jeg reise til utlandet i ferien?", Tema.OPPHOLD_UTLAND),
    ("Jeg har ikke råd til husleia og trenger sosialhjelp", Tema.KOMMUNALE_TJENESTER),
    ("Kan vi ta et møte?", Tema.MOTE),
    ("Jeg fant en stilling jeg vil søke på", Tema.ARBEID_AKTIVITETER),
    ("Hei hei", None),
    ("", None),
]


@pytest.mark.parametrize(("tekst", "tema"), ORD)
def test_words_suggest_a_topic(tekst: str, tema: Tema | None) -> None:
    assert foresla_tema(tekst) == tema


def test_the_order_by_need_is_a_sum_of_named_reasons() -> None:
    frist = FREDAG + timedelta(hours=4)
    rolig = rules.grunner(
        Tema.ANNET,
        klokke_fra=FREDAG,
        svarfrist=FREDAG + timedelta(hours=48),
        alarm=False,
        naa=FREDAG,
    )
    assert rolig == ()
    snart = rules.grunner(
        Tema.VEDTAK_LOPER_UT, klokke_fra=ONSDAG, svarfrist=frist, alarm=True, naa=FREDAG
    )
    assert [(g.kode, g.poeng) for g in snart] == [
        ("KRITISK_USETT", 100),
        ("KRITISK_TEMA", 50),
        ("SNART_FRIST", 20),
        ("HAR_VENTET", 2),
    ]
    over = rules.grunner(Tema.MOTE, klokke_fra=ONSDAG, svarfrist=frist, alarm=False, naa=frist)
    assert [g.kode for g in over] == ["OVER_FRIST", "HAR_VENTET"]


ALARM = [
    (Tema.VEDTAK_LOPER_UT, FREDAG, False, FREDAG + timedelta(hours=23), False),
    # Over the weekend: one working day has passed on Monday at 14
    (Tema.VEDTAK_LOPER_UT, FREDAG, False, FREDAG + timedelta(hours=48), False),
    (Tema.VEDTAK_LOPER_UT, FREDAG, False, FREDAG + timedelta(hours=72), True),
    (Tema.OPPHOLD_UTLAND, ONSDAG, False, ONSDAG + timedelta(hours=24), True),
    (Tema.OPPHOLD_UTLAND, ONSDAG, True, ONSDAG + timedelta(hours=24), False),
    (Tema.ANNET, ONSDAG, False, FREDAG, False),
]


@pytest.mark.parametrize(("tema", "fra", "sett", "naa", "alarm"), ALARM)
def test_critical_topics_are_alarmed_after_a_working_day(
    tema: Tema, fra: datetime, sett: bool, naa: datetime, alarm: bool
) -> None:
    assert rules.skal_alarmere(tema, klokke_fra=fra, sett=sett, naa=naa) == alarm


def _rad(timer: float, arbeidstimer: float, utfall: Utfall = Utfall.BESVART) -> Svartidsrad:
    return Svartidsrad(
        mottaker=Mottaker.VEILEDER,
        fra=ONSDAG,
        slutt=FREDAG,
        utfall=utfall,
        timer=timer,
        arbeidstimer=arbeidstimer,
    )


def test_answer_times_count_both_clocks_and_only_answers() -> None:
    rader = [_rad(10, 10), _rad(70, 22), _rad(100, 60), _rad(1, 1, Utfall.OVERLEVERT)]
    svar = rules.oppsummer(rader, [48.0] * 4)
    assert svar.antall == 3
    assert (svar.median_timer, svar.median_arbeidstimer) == (70, 22)
    assert svar.snitt_timer == 60
    assert svar.innen_frist == pytest.approx(2 / 3)
    assert svar.innen_frist_timer == pytest.approx(1 / 3)
    assert rules.oppsummer([], []).antall == 0


def test_a_heading_is_the_beginning_of_the_text() -> None:
    assert rules.forste_ord("Hei\n\nder") == "Hei der"
    lang = rules.forste_ord("ord " * 40)
    assert len(lang) <= 60
    assert lang.endswith("ord…")
    assert len(rules.forste_ord("a" * 200)) <= 60
