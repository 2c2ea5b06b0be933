"""Requirement: threads move between receivers and rooms with their clock, and never without a right."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations, queries
from dap.dialog.models import Lest, Overlevering, Svarlop, Trad
from dap.dialog.values import Mottaker, Rekkefolge, Steg, Tema
from dap.felles.aktor import SYSTEM
from dap.felles.feil import (
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    VersjonsKonflikt,
)
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse
from dap.kontor import operations as kontor
from dap.oppfolging import operations as oppfolging
from dap.sporing.models import Oppslag
from dap.tilgang.operations import apne_person, apne_som_bruker, oppgi_grunn
from dap.varsel.models import Varsel

Start = Callable[..., UUID]
Send = Callable[..., Any]
TIME = timedelta(hours=1)


def overlever(roller: Rollebesetning, trad_id: UUID, til: Mottaker, **andre: Any) -> None:
    felter: dict[str, Any] = {
        "aktor": roller.kari,
        "hvorfor": "De har svaret",
        "versjon": Trad.objects.get(id=trad_id).versjon,
        "naa": NAA + 5 * TIME,
    }
    operations.overlever(trad_id=trad_id, til=til, **(felter | andre))


def test_handing_over_keeps_the_original_time_and_stops_the_first_ones_clock(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    trad_id = start()
    overlever(roller, trad_id, Mottaker.KONTAKTSENTER)

    trad = Trad.objects.get(id=trad_id)
    assert (trad.klokke_fra, trad.svarfrist) == (NAA, NAA + 48 * TIME)
    forste, andre = Svarlop.objects.order_by("id")
    assert (forste.mottaker, forste.utfall, forste.slutt) == (
        "VEILEDER",
        "OVERLEVERT",
        NAA + 5 * TIME,
    )
    assert (andre.mottaker, andre.fra, andre.hos_mottaker_fra) == (
        "KONTAKTSENTER", NAA, NAA + 5 * TIME,
    )  # fmt: skip
    send(roller.mona, trad_id, naa=NAA + 30 * TIME)
    tider = queries.svartider(roller.mona, fra=NAA, til=NAA + 90 * TIME)
    assert tider[Mottaker.KONTAKTSENTER].median_timer == 30


def test_the_function_opens_what_was_handed_to_it_and_nothing_else(
    roller: Rollebesetning, start: Start
) -> None:
    trad_id, annen = start(), start()
    with pytest.raises(ManglerBegrunnelse):
        operations.apne_trad(aktor=roller.mona, trad_id=trad_id, naa=NAA)
    overlever(roller, trad_id, Mottaker.KONTAKTSENTER)

    innsyn = operations.apne_trad(aktor=roller.mona, trad_id=trad_id, naa=NAA)
    assert innsyn.person is None
    assert queries.tradside(innsyn).meldinger[0].tekst == "Hei, jeg lurer på kurset"
    rad = Oppslag.objects.latest("id")
    assert (rad.aktor_id, rad.hvorfor) == (roller.mona.id, "Overlevert: kontaktsenter")
    with pytest.raises(ManglerBegrunnelse):
        operations.apne_trad(aktor=roller.mona, trad_id=annen, naa=NAA)
    with pytest.raises(ManglerBegrunnelse):
        apne_person(aktor=roller.mona, person_id=roller.amina.id, hva="plan", naa=NAA)
    # Another function does not get it, and the adviser keeps it.
    with pytest.raises(ManglerBegrunnelse):
        operations.apne_trad(aktor=roller.finn, trad_id=trad_id, naa=NAA)
    operations.apne_trad(aktor=roller.kari, trad_id=trad_id, naa=NAA)


@pytest.mark.parametrize("hvem", ["frida", "stine", "signe"])
def test_protection_holds_also_when_something_is_handed_over(
    roller: Rollebesetning, start: Start, hvem: str
) -> None:
    trad_id = start(getattr(roller, hvem), tema=Tema.UTBETALING_MELDEKORT)
    with pytest.raises(IkkeFunnet):
        operations.apne_trad(aktor=roller.mona, trad_id=trad_id, naa=NAA)
    with pytest.raises(IkkeFunnet):
        operations.apne_trad(aktor=roller.kari, trad_id=trad_id, naa=NAA)
    assert queries.ubesvarte(roller.mona, naa=NAA) == []
    assert queries.antall_ubesvarte(roller.mona, naa=NAA) == 0


def test_family_is_refused_and_its_threads_are_not_listed(
    roller: Rollebesetning, start: Start
) -> None:
    trad_id = start(roller.bjorn)
    with pytest.raises(IkkeTilgang) as feil:
        operations.apne_trad(aktor=roller.siv, trad_id=trad_id, naa=NAA)
    assert feil.value.kode == "INHABIL"
    assert not Trad.objects.kan_apnes_av(roller.siv).filter(id=trad_id).exists()


def test_a_stated_reason_opens_anothers_office_but_not_the_queue(
    roller: Rollebesetning, start: Start
) -> None:
    trad_id = start()
    oppgi_grunn(
        aktor=roller.ola, person_id=roller.amina.id, grunn="Hjelper henne i skranken", naa=NAA
    )
    assert operations.apne_trad(aktor=roller.ola, trad_id=trad_id, naa=NAA).person is not None
    assert queries.ubesvarte(roller.ola, naa=NAA) == []


def test_the_municipality_gets_a_thread_only_with_the_users_yes(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    trad_id = start()
    with pytest.raises(Regelbrudd) as feil:
        overlever(roller, trad_id, Mottaker.KOMMUNE)
    assert feil.value.kode == "KREVER_SAMTYKKE"

    def svar(aktor: Any, ja: bool) -> None:
        operations.svar_paa_flytting(
            aktor=aktor,
            trad_id=trad_id,
            samtykker=ja,
            versjon=Trad.objects.get(id=trad_id).versjon,
            naa=NAA + 7 * TIME,
        )

    with pytest.raises(Regelbrudd) as ikke_spurt:
        svar(roller.amina, True)
    assert ikke_spurt.value.kode == "IKKE_SPURT"
    operations.foresla_flytting(
        aktor=roller.kari, trad_id=trad_id, versjon=Trad.objects.get(id=trad_id).versjon, naa=NAA
    )
    for annen in (roller.kari, roller.bjorn, roller.lise):
        with pytest.raises(IkkeFunnet):
            svar(annen, True)
    svar(roller.amina, True)

    trad = Trad.objects.get(id=trad_id)
    assert (trad.rom, trad.mottaker, trad.klokke_fra) == (Rom.KOMMUNE, Mottaker.KOMMUNE, NAA)
    siste = Overlevering.objects.latest("id")
    assert (siste.samtykke, siste.av_id) == (True, roller.amina.id)
    with pytest.raises(IkkeFunnet):
        operations.apne_trad(aktor=roller.kari, trad_id=trad_id, naa=NAA)
    assert not Varsel.objects.filter(
        mottaker_id=roller.kari.id, objekt_id=trad_id, lest=None, stoppet=None
    ).exists()
    assert send(roller.lise, trad_id).nr == 2
    assert Hendelse.objects.latest("id").rom == Rom.KOMMUNE


def test_no_moves_nothing(roller: Rollebesetning, start: Start) -> None:
    trad_id = start()
    operations.foresla_flytting(aktor=roller.kari, trad_id=trad_id, versjon=2, naa=NAA)
    operations.svar_paa_flytting(
        aktor=roller.amina, trad_id=trad_id, samtykker=False, versjon=3, naa=NAA
    )
    trad = Trad.objects.get(id=trad_id)
    assert (trad.rom, trad.flytting_foreslatt) == (Rom.STAT, None)


def test_who_presses_on_something_old_is_told(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    trad_id = start()
    sett = Trad.objects.get(id=trad_id).versjon
    send(roller.amina, trad_id, tekst="Forresten, en ting til")
    with pytest.raises(VersjonsKonflikt):
        operations.sett_trenger_ikke_svar(
            aktor=roller.kari, trad_id=trad_id, trenger_ikke=True, versjon=sett, naa=NAA
        )
    assert Trad.objects.get(id=trad_id).klokke_fra == NAA


@pytest.mark.parametrize("hvem", ["amina", "bjorn", "ola", "lise", "rut", "adam"])
def test_only_those_who_may_open_the_thread_can_change_it(
    roller: Rollebesetning, start: Start, hvem: str
) -> None:
    trad_id = start()
    felles: dict[str, Any] = {
        "aktor": getattr(roller, hvem), "trad_id": trad_id, "versjon": 2, "naa": NAA,
    }  # fmt: skip
    alle: list[Callable[[], None]] = [
        lambda: operations.sett_trenger_ikke_svar(trenger_ikke=True, **felles),
        lambda: operations.sett_venter_paa_bruker(venter=True, **felles),
        lambda: operations.overlever(til=Mottaker.KONTAKTSENTER, hvorfor="x", **felles),
        lambda: operations.foresla_flytting(**felles),
    ]
    for forsok in alle:
        with pytest.raises((IkkeFunnet, IkkeTilgang)):
            forsok()
    assert Trad.objects.get(id=trad_id).versjon == 2


def test_why_it_was_handed_over_is_for_staff_in_every_file(
    roller: Rollebesetning, start: Start
) -> None:
    trad_id = start()
    overlever(roller, trad_id, Mottaker.FORVALTNING, hvorfor="Virker forvirret om pengene")
    felles: dict[str, Any] = {"person_id": roller.amina.id, "hva": "dialog", "naa": NAA}
    kari = apne_person(aktor=roller.kari, **felles)
    som_bruker = apne_som_bruker(aktor=roller.kari, person_id=roller.amina.id, naa=NAA)
    for innsyn in (apne_person(aktor=roller.amina, **felles), som_bruker):
        ((*_hvem, hvorfor),) = queries.uttrekk_trader(innsyn)[0].overleveringer
        assert hvorfor == ""
        assert queries.overleveringsgrunner(innsyn, [trad_id]) == {}
    ((*_hvem, hvorfor),) = queries.uttrekk_trader(kari)[0].overleveringer
    assert hvorfor == "Virker forvirret om pengene"
    assert list(queries.overleveringsgrunner(kari, [trad_id]).values()) == [hvorfor]


def test_a_historic_thread_cannot_be_changed(roller: Rollebesetning, start: Start) -> None:
    trad_id = start()
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=NAA
    )
    felles: dict[str, Any] = {"aktor": roller.kari, "trad_id": trad_id, "versjon": 2, "naa": NAA}
    alle: list[Callable[[], None]] = [
        lambda: operations.sett_trenger_ikke_svar(trenger_ikke=True, **felles),
        lambda: operations.sett_venter_paa_bruker(venter=True, **felles),
        lambda: operations.overlever(til=Mottaker.KONTAKTSENTER, hvorfor="x", **felles),
        lambda: operations.foresla_flytting(**felles),
    ]
    for forsok in alle:
        with pytest.raises(Regelbrudd) as feil:
            forsok()
        assert feil.value.kode == "TRAD_HISTORISK"
    assert queries.ubesvarte(roller.kari, naa=NAA) == []


def test_marks_of_a_manual_user_are_set_but_consent_is_not_asked_for_here(
    roller: Rollebesetning, start: Start
) -> None:
    trad_id = start()
    oppfolging.sett_manuell(
        aktor=SYSTEM, person_id=roller.amina.id, manuell=True, grunn="Papir", naa=NAA
    )
    operations.sett_trenger_ikke_svar(
        aktor=roller.kari, trad_id=trad_id, trenger_ikke=True, versjon=2, naa=NAA
    )
    operations.sett_venter_paa_bruker(
        aktor=roller.kari, trad_id=trad_id, venter=True, versjon=3, naa=NAA
    )
    with pytest.raises(Regelbrudd) as feil:
        operations.foresla_flytting(aktor=roller.kari, trad_id=trad_id, versjon=4, naa=NAA)
    assert feil.value.kode == "BRUKER_KAN_IKKE_VARSLES"


def test_the_queue_has_own_users_and_those_stood_in_for(
    roller: Rollebesetning, start: Start
) -> None:
    vanlig = start()
    kritisk = start(roller.bjorn, tema=Tema.VEDTAK_LOPER_UT, naa=NAA + TIME)
    start(roller.daniel)
    start(tema=Tema.KOMMUNALE_TJENESTER)
    penger = start(tema=Tema.UTBETALING_MELDEKORT)

    def ko(aktor: Any, rekkefolge: Rekkefolge, naa: Any = NAA + 2 * TIME) -> list[UUID]:
        return [u.trad_id for u in queries.ubesvarte(aktor, naa=naa, rekkefolge=rekkefolge)]

    assert ko(roller.kari, Rekkefolge.ELDST) == [vanlig, kritisk]
    assert ko(roller.kari, Rekkefolge.BEHOV) == [kritisk, vanlig]
    assert ko(roller.mona, Rekkefolge.BEHOV) == [penger]
    assert ko(roller.per, Rekkefolge.BEHOV) == []
    dag = NAA.date()
    kontor.meld_fravar(
        ansatt_id=roller.kari.id, stedfortreder_id=roller.per.id, fra=dag, til=dag + timedelta(1)
    )
    assert ko(roller.per, Rekkefolge.BEHOV) == [kritisk, vanlig]
    assert len(ko(roller.lise, Rekkefolge.BEHOV)) == 1
    for ingen in (roller.rut, roller.adam, roller.amina):
        assert ko(ingen, Rekkefolge.BEHOV) == []


def test_a_critical_message_nobody_opens_raises_one_alarm(
    roller: Rollebesetning, start: Start
) -> None:
    trad_id = start(tema=Tema.VEDTAK_LOPER_UT)
    sett = start(tema=Tema.VEDTAK_LOPER_UT)
    operations.marker_lest(
        aktor=roller.per,
        innsyn=operations.apne_trad(aktor=roller.per, trad_id=sett, naa=NAA),
        til_nr=1,
        naa=NAA + TIME,
    )
    assert operations.varsle_kritiske(naa=NAA + 23 * TIME) == 0
    assert operations.varsle_kritiske(naa=NAA + 24 * TIME) == 1
    assert operations.varsle_kritiske(naa=NAA + 25 * TIME) == 0

    alarmer = Varsel.objects.filter(slag="KRITISK_USETT")
    assert {(v.objekt_id, v.mottaker_id) for v in alarmer} == {
        (trad_id, roller.kari.id),
        (trad_id, roller.tor.id),
    }
    assert queries.ubesvarte(roller.kari, naa=NAA + 24 * TIME)[0].alarm


def test_an_alarm_about_a_protected_person_reaches_only_those_with_the_right(
    roller: Rollebesetning, start: Start
) -> None:
    start(roller.frida, tema=Tema.OPPHOLD_UTLAND)
    assert operations.varsle_kritiske(naa=NAA + 24 * TIME) == 1
    mottakere = Varsel.objects.filter(slag="KRITISK_USETT").values_list("mottaker_id", flat=True)
    assert list(mottakere) == [roller.siv.id]


def test_the_receipt_tells_the_way_of_the_message(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    trad_id = start()
    kari = operations.apne_trad(aktor=roller.kari, trad_id=trad_id, naa=NAA)
    operations.marker_lest(aktor=roller.kari, innsyn=kari, til_nr=1, naa=NAA + TIME)
    overlever(roller, trad_id, Mottaker.KONTAKTSENTER)
    send(roller.mona, trad_id, naa=NAA + 9 * TIME)

    amina = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="trad", naa=NAA)
    kvittering = queries.kvittering(queries.tradinnsyn(amina, trad_id))

    assert [(s.steg, s.tid - NAA, s.hvem) for s in kvittering.steg] == [
        (Steg.MOTTATT, 0 * TIME, ""),
        (Steg.SETT, 1 * TIME, "Kari Nordmo"),
        (Steg.OVERLEVERT, 5 * TIME, ""),
        (Steg.BESVART, 9 * TIME, "Mona Svarstad"),
    ]
    assert kvittering.svarfrist is None


def test_the_promise_names_who_answers_and_when(roller: Rollebesetning) -> None:
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="trad", naa=NAA)
    lofte = queries.svarlofte(innsyn, Tema.MOTE, naa=NAA)
    assert (lofte.hvem, lofte.svarfrist) == ("Kari Nordmo", NAA + 48 * TIME)
    assert queries.svarlofte(innsyn, Tema.UTBETALING_MELDEKORT, naa=NAA).hvem == ""


def test_reading_is_remembered_once_and_not_by_who_looks_as_the_user(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    trad_id = start()
    send(roller.kari, trad_id)
    som = apne_som_bruker(aktor=roller.kari, person_id=roller.amina.id, naa=NAA)
    innsyn = queries.tradinnsyn(som, trad_id)
    assert queries.tradside(innsyn).trad.uleste == 1
    assert not operations.marker_lest(aktor=roller.kari, innsyn=innsyn, til_nr=2, naa=NAA)

    egen = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="trad", naa=NAA)
    mitt = queries.tradinnsyn(egen, trad_id)
    forste = operations.marker_lest(aktor=roller.amina, innsyn=mitt, til_nr=2, naa=NAA)
    igjen = operations.marker_lest(aktor=roller.amina, innsyn=mitt, til_nr=2, naa=NAA + TIME)
    assert (forste, igjen) == (True, False)
    assert Lest.objects.get(leser_id=roller.amina.id, til_nr=2).tid == NAA
    assert queries.antall_uleste(egen) == 0


def test_the_rooms_are_apart_in_every_list(roller: Rollebesetning, start: Start) -> None:
    stat, kommune = start(), start(tema=Tema.KOMMUNALE_TJENESTER)

    def liste(aktor: Any) -> set[UUID]:
        innsyn = apne_person(aktor=aktor, person_id=roller.amina.id, hva="trad", naa=NAA)
        return {t.id for t in queries.tradliste(innsyn)}

    assert liste(roller.amina) == {stat, kommune}
    assert liste(roller.kari) == {stat}
    assert liste(roller.lise) == {kommune}
    kari = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="trad", naa=NAA)
    with pytest.raises(IkkeFunnet):
        queries.tradinnsyn(kari, kommune)
    assert queries.antall_uleste(kari) == 1
    assert not Varsel.objects.filter(objekt_id=kommune).exists()


def test_staff_start_a_thread_in_their_own_room(roller: Rollebesetning, start: Start) -> None:
    for hvem, rom, mottaker in (
        ("kari", Rom.STAT, Mottaker.VEILEDER),
        ("lise", Rom.KOMMUNE, Mottaker.KOMMUNE),
    ):
        trad = Trad.objects.get(
            id=start(aktor=getattr(roller, hvem), person_id=roller.amina.id, nokkel=uuid.uuid4())
        )
        assert (trad.rom, trad.mottaker, trad.klokke_fra) == (rom, mottaker, None)


def test_answer_times_are_only_of_what_the_reader_may_open(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    send(roller.kari, start(), naa=NAA + 10 * TIME)
    send(roller.siv, start(roller.frida), naa=NAA + 70 * TIME)

    def tider(aktor: Any) -> dict[Mottaker, Any]:
        return queries.svartider(aktor, fra=NAA, til=NAA + 90 * TIME)

    assert tider(roller.tor)[Mottaker.VEILEDER].antall == 1
    siv = tider(roller.siv)[Mottaker.VEILEDER]
    # Saturday's ten hours count on the plain clock only
    assert (siv.antall, siv.snitt_timer, siv.innen_frist_timer) == (2, 40.0, 0.5)
    assert siv.snitt_arbeidstimer == pytest.approx((10 + 59) / 2)
    for ingen in (roller.ola, roller.lise, roller.rut, roller.adam):
        assert tider(ingen) == {}
    with pytest.raises(IkkeTilgang):
        tider(roller.amina)
