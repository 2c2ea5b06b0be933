"""Requirement: what is written arrives once, in the right hands, and stays as it was written."""

import uuid
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations, queries
from dap.dialog.models import Lest, Melding, Overlevering, Svarlop, Trad
from dap.dialog.values import Mottaker, Tema
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, ManglerBegrunnelse, Regelbrudd
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse
from dap.oppfolging import operations as oppfolging
from dap.varsel.models import Utsending, Varsel
from dap.varsel.values import Kanal, Varselslag

SENERE = NAA + timedelta(hours=1)


def start(roller: Rollebesetning, **endringer: Any) -> UUID:
    felter: dict[str, Any] = {
        "aktor": roller.amina,
        "person_id": roller.amina.id,
        "tema": Tema.ARBEID_AKTIVITETER,
        "tekst": "Hei, jeg lurer på kurset",
        "nokkel": uuid.uuid4(),
        "naa": NAA,
    }
    return operations.ny_trad(**{**felter, **endringer}).trad_id


def svar(aktor: Aktor, trad_id: UUID, **endringer: Any) -> Any:
    felter: dict[str, Any] = {"tekst": "Svar", "nokkel": uuid.uuid4(), "naa": SENERE}
    return operations.send_melding(aktor=aktor, trad_id=trad_id, **{**felter, **endringer})


def test_a_users_first_message_waits_for_the_adviser_with_a_due_time(
    roller: Rollebesetning,
) -> None:
    trad = Trad.objects.get(id=start(roller))

    assert trad.overskrift == "Hei, jeg lurer på kurset"
    assert (trad.rom, trad.mottaker) == (Rom.STAT, Mottaker.VEILEDER)
    assert trad.venter_paa_nav_siden == trad.klokke_fra == NAA
    # 48 hours from Wednesday 13:00
    assert trad.svarfrist == NAA + timedelta(hours=48)
    assert trad.meldinger.get().nr == trad.antall == 1
    hendelse = Hendelse.objects.get(objekt_id=trad.id)
    assert (hendelse.type, hendelse.data["nr"]) == ("MELDING_SENDT", 1)
    varsel = Varsel.objects.get()
    assert (varsel.slag, varsel.mottaker_id) == (Varselslag.NY_MELDING, roller.kari.id)


def test_an_answer_stops_the_clock_and_tells_the_user(roller: Rollebesetning) -> None:
    trad_id = start(roller)
    svar(roller.kari, trad_id)

    trad = Trad.objects.get(id=trad_id)
    assert trad.venter_paa_nav_siden is None
    assert trad.svarfrist is None
    assert trad.venter_paa_bruker_siden is None
    lop = Svarlop.objects.get()
    assert (lop.utfall, lop.slutt, lop.avsluttet_av_id) == ("BESVART", SENERE, roller.kari.id)
    varsel = Varsel.objects.get(mottaker_id=roller.amina.id)
    assert varsel.slag == Varselslag.NY_MELDING
    assert Varsel.objects.get(mottaker_id=roller.kari.id).lest == SENERE


def test_an_adviser_who_asks_for_an_answer_makes_the_user_owe_one_until_it_comes(
    roller: Rollebesetning,
) -> None:
    trad_id = start(roller)
    svar(roller.kari, trad_id, venter_paa_bruker=True)
    assert Trad.objects.get(id=trad_id).venter_paa_bruker_siden == SENERE
    assert Varsel.objects.get(mottaker_id=roller.amina.id).slag == Varselslag.BER_OM_SVAR

    svar(roller.amina, trad_id, naa=SENERE + timedelta(hours=1))
    assert Trad.objects.get(id=trad_id).venter_paa_bruker_siden is None
    assert Varsel.objects.get(mottaker_id=roller.amina.id).lest is not None


TEMA = [
    (Tema.ARBEID_AKTIVITETER, Mottaker.VEILEDER, Rom.STAT),
    (Tema.MOTE, Mottaker.VEILEDER, Rom.STAT),
    (Tema.VEDTAK_LOPER_UT, Mottaker.VEILEDER, Rom.STAT),
    (Tema.ANNET, Mottaker.VEILEDER, Rom.STAT),
    (Tema.UTBETALING_MELDEKORT, Mottaker.KONTAKTSENTER, Rom.STAT),
    (Tema.OPPHOLD_UTLAND, Mottaker.FORVALTNING, Rom.STAT),
    (Tema.KOMMUNALE_TJENESTER, Mottaker.KOMMUNE, Rom.KOMMUNE),
]


@pytest.mark.parametrize(("tema", "mottaker", "rom"), TEMA)
def test_the_topic_finds_its_receiver_and_nobody_is_refused(
    roller: Rollebesetning, tema: Tema, mottaker: Mottaker, rom: Rom
) -> None:
    trad = Trad.objects.get(id=start(roller, tema=tema))

    assert (trad.mottaker, trad.rom) == (mottaker, rom)
    overlevert = list(Overlevering.objects.values_list("til", "etter_tema", "samtykke"))
    forventet = [] if mottaker == Mottaker.VEILEDER else [(mottaker, True, rom == Rom.KOMMUNE)]
    assert overlevert == forventet
    assert Varsel.objects.count() == (1 if mottaker == Mottaker.VEILEDER else 0)


def test_the_same_key_again_is_the_same_message(roller: Rollebesetning) -> None:
    nokkel = uuid.uuid4()
    trad_id = start(roller, nokkel=nokkel)

    assert start(roller, nokkel=nokkel) == trad_id
    en, to = (svar(roller.amina, trad_id, nokkel=nokkel) for _ in range(2))

    assert (en.melding_id, en.gjentatt) == (to.melding_id, False)
    assert to.gjentatt
    assert Melding.objects.count() == Hendelse.objects.filter(type="MELDING_SENDT").count() == 2


def test_another_text_under_the_same_key_is_another_message(roller: Rollebesetning) -> None:
    """Written after the browser's back button: nothing is taken for sent that is not."""
    nokkel = uuid.uuid4()
    trad_id = start(roller)

    svar(roller.amina, trad_id, nokkel=nokkel, tekst="Først")
    svar(roller.amina, trad_id, nokkel=nokkel, tekst="Så dette")

    tekster = Melding.objects.filter(trad_id=trad_id).order_by("nr").values_list("tekst", flat=True)
    assert list(tekster)[1:] == ["Først", "Så dette"]


def test_somebody_elses_key_tells_nothing(roller: Rollebesetning) -> None:
    nokkel = uuid.uuid4()
    min_trad = start(roller, nokkel=nokkel)

    andres = start(roller, aktor=roller.bjorn, person_id=roller.bjorn.id, nokkel=nokkel)

    assert andres != min_trad


TEKSTER = [
    ("", "MANGLER"),
    (" \n\t ", "MANGLER"),
    ("\u200b\x00", "MANGLER"),
    ("a" * 5000, None),
    ("a" * 5001, "FOR_LANG"),
    ("😀" * 5000, None),
    ("<b>hei</b> \u202eabc", None),
]


@pytest.mark.parametrize(("tekst", "kode"), TEKSTER)
def test_text_is_measured_and_cleaned(roller: Rollebesetning, tekst: str, kode: str | None) -> None:
    fikk = None
    try:
        start(roller, tekst=tekst)
    except Regelbrudd as feil:
        fikk = feil.kode
    assert fikk == kode
    for lagret in Melding.objects.values_list("tekst", flat=True):
        assert "\x00" not in lagret
        assert "\u202e" not in lagret


def test_a_template_with_an_empty_blank_is_not_sent(roller: Rollebesetning) -> None:
    trad_id = start(roller)
    with pytest.raises(Regelbrudd) as feil:
        svar(roller.kari, trad_id, tekst="Hei [navn], frist er [dato]. Se [nav](https://nav.no)")
    assert feil.value.kode == "TOMME_FELTER"
    assert feil.value.detaljer["felter"] == "navn, dato"
    svar(roller.amina, trad_id, tekst="Jeg kan skrive [hva som helst]")


def test_nav_writes_to_those_who_get_it_on_paper_too(roller: Rollebesetning) -> None:
    trad_id = start(roller)
    oppfolging.sett_manuell(
        aktor=SYSTEM, person_id=roller.amina.id, manuell=True, grunn="Ønsker papir", naa=NAA
    )
    assert svar(roller.kari, trad_id).nr == 2
    bestilt = Utsending.objects.filter(person_id=roller.amina.id, kanal=Kanal.BREV)
    assert [u.status for u in bestilt] == ["VENTER"], "a letter is ordered by itself"
    assert svar(roller.amina, trad_id).nr == 3


def test_an_ended_period_closes_the_thread_for_both(roller: Rollebesetning) -> None:
    trad_id = start(roller)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=NAA
    )
    for aktor in (roller.amina, roller.kari):
        with pytest.raises(Regelbrudd) as feil:
            svar(aktor, trad_id)
        assert feil.value.kode == "TRAD_HISTORISK"
    with pytest.raises(Regelbrudd) as ny:
        start(roller)
    assert ny.value.kode == "IKKE_UNDER_OPPFOLGING"


UENDRELIG = [
    "UPDATE dialog_melding SET tekst = 'noe annet'",
    "DELETE FROM dialog_melding",
    "UPDATE dialog_lest SET til_nr = 9",
    "DELETE FROM dialog_lest",
    "DELETE FROM dialog_overlevering",
    "UPDATE dialog_overlevering SET hvorfor = 'x'",
]


@pytest.mark.parametrize("sql", UENDRELIG)
def test_the_database_itself_keeps_messages_as_they_were(roller: Rollebesetning, sql: str) -> None:
    start(roller, tema=Tema.UTBETALING_MELDEKORT)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert Melding.objects.get().tekst == "Hei, jeg lurer på kurset"


def test_who_writes_has_read_what_stands_above(roller: Rollebesetning) -> None:
    trad_id = start(roller)
    svar(roller.kari, trad_id)
    rader = list(Lest.objects.order_by("id").values_list("leser_id", "til_nr"))
    assert rader == [(roller.amina.id, 1), (roller.kari.id, 2)]


SKRIVERE = [
    ("amina", None),
    ("bjorn", IkkeFunnet),
    ("kari", None),
    ("per", None),
    ("ola", ManglerBegrunnelse),
    ("siv", None),
    ("lise", IkkeFunnet),
    ("tor", None),
    ("mona", ManglerBegrunnelse),
    ("finn", ManglerBegrunnelse),
    ("rut", IkkeFunnet),
    ("adam", IkkeFunnet),
]


@pytest.mark.parametrize(("hvem", "feil"), SKRIVERE)
def test_who_may_write_in_a_thread(
    roller: Rollebesetning, hvem: str, feil: type[Exception] | None
) -> None:
    trad_id = start(roller)
    fikk = None
    try:
        svar(getattr(roller, hvem), trad_id)
    except (IkkeFunnet, IkkeTilgang) as unntak:
        fikk = type(unntak)
    assert fikk == feil
    assert Melding.objects.count() == (2 if feil is None else 1)


def test_sending_takes_few_queries(roller: Rollebesetning) -> None:
    trad_id = start(roller)
    svar(roller.kari, trad_id)
    with CaptureQueriesContext(
        connection,
    ) as sporringer:
        svar(roller.amina, trad_id, naa=SENERE + timedelta(hours=1))
    assert len(sporringer) <= 18
    with CaptureQueriesContext(connection) as sporringer:
        svar(roller.kari, trad_id, naa=SENERE + timedelta(hours=2))
    assert len(sporringer) <= 24


def test_an_unknown_thread_is_not_found(roller: Rollebesetning) -> None:
    for aktor in (roller.amina, roller.kari, roller.rut):
        with pytest.raises(IkkeFunnet):
            svar(aktor, uuid.uuid4())
    with pytest.raises(IkkeFunnet):
        operations.apne_trad(aktor=roller.kari, trad_id=uuid.uuid4(), naa=NAA)
    assert queries.tradversjon(uuid.uuid4()) is None
