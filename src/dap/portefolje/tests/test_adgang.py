"""The whole cast at the door of the overview, and the two rooms."""

from datetime import datetime, timedelta

import pytest
from rollebesetning import Rollebesetning
from verden import Verden

from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.kontor import operations as kontor
from dap.oppfolging import operations as oppfolging
from dap.person import operations as person
from dap.person.models import Person
from dap.person.values import Folkeregisterstatus, Gradering, Registersvar
from dap.portefolje import queries, rad
from dap.portefolje.models import Rad
from dap.portefolje.operations import sett_terskler
from dap.portefolje.terskler import DAGER, VEKTER
from dap.portefolje.values import MEG, Op, Sortering, Utvalg, Vilkar
from dap.tabell.base import ny_id

SER = {
    "kari": {"Amina", "Bjørn"},
    "per": {"Amina", "Bjørn"},
    "ola": {"Daniel"},
    "siv": {"Amina", "Frida", "Stine", "Signe"},
    "lise": {"Amina", "Bjørn"},
    "tor": {"Amina", "Bjørn"},
    "mona": set(),
    "finn": set(),
}


@pytest.mark.parametrize(("hvem", "ser"), SER.items())
def test_who_sees_whom(roller: Rollebesetning, naa: datetime, hvem: str, ser: set[str]) -> None:
    aktor = getattr(roller, hvem)
    side = queries.sok(aktor, Utvalg(), naa)
    assert {r.fornavn for r in side.rader} == ser
    assert side.total == len(ser)
    assert {r.fornavn for r in queries.eksport(aktor, Utvalg(), naa)} == ser
    kontorer = tuple(sorted(aktor.kontorer))
    assert queries.statustall(aktor, kontorer, naa).total == len(ser)
    assert sum(side.fasetter["kjonn"].values()) == len(ser)


@pytest.mark.parametrize("hvem", ["rut", "adam", "amina"])
def test_who_sees_nobody_at_all(roller: Rollebesetning, naa: datetime, hvem: str) -> None:
    with pytest.raises(IkkeTilgang, match="MANGLER_ROLLE"):
        queries.sok(getattr(roller, hvem), Utvalg(), naa)


def test_a_hidden_person_is_found_by_no_question(roller: Rollebesetning, naa: datetime) -> None:
    frida = Person.objects.get(id=roller.frida.id)
    kari = roller.kari
    assert queries.sok(kari, Utvalg(sok="Skjulstad"), naa).total == 0
    assert queries.sok(kari, Utvalg(), naa, bare=queries.finn_fnr(frida.fnr)).total == 0
    assert queries.sok(kari, Utvalg(), naa, bare=queries.finn_fnr("00000000000")).total == 0
    beskyttet = Utvalg().med(Vilkar("gradering", Op.ER, ("FORTROLIG",)))
    side = queries.sok(kari, beskyttet, naa)
    assert (side.total, side.fasetter["gradering"]["FORTROLIG"]) == (0, 0)
    assert queries.sok(roller.siv, Utvalg(), naa, bare=queries.finn_fnr(frida.fnr)).total == 1
    amina = Person.objects.get(id=roller.amina.id)
    assert [
        r.person_id
        for r in queries.sok(kari, Utvalg(), naa, bare=queries.finn_fnr(amina.fnr)).rader
    ] == [amina.id]


def test_how_many_are_hidden_is_for_who_leads(roller: Rollebesetning, naa: datetime) -> None:
    skjulte = queries.sok(roller.tor, Utvalg(), naa).skjulte
    assert skjulte is not None
    assert (skjulte.antall, skjulte.ufordelte, skjulte.venter_nav) == (3, 0, 0)
    assert queries.sok(roller.tor, Utvalg(sok="a"), naa).skjulte is None
    for hvem in ("kari", "lise", "siv"):
        aktor = getattr(roller, hvem)
        assert queries.sok(aktor, Utvalg(), naa).skjulte is None
        assert queries.statustall(aktor, ("1201",), naa).skjulte is None


def test_one_advisers_own(roller: Rollebesetning, naa: datetime) -> None:
    assert queries.sok(roller.kari, Utvalg(hos=MEG), naa).total == 2
    assert queries.sok(roller.per, Utvalg(hos=MEG), naa).total == 0
    assert queries.sok(roller.per, Utvalg(hos=str(roller.kari.id)), naa).total == 2
    assert queries.sok(roller.kari, Utvalg(hos=str(roller.siv.id)), naa).total == 0


def test_the_other_room_is_not_there(roller: Rollebesetning, naa: datetime) -> None:
    dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.ANNET, overskrift="Spørsmål",
        tekst="Når får jeg svar?", nokkel=ny_id(), naa=naa,
    )  # fmt: skip
    senere = naa + timedelta(days=20)
    venter = Utvalg(sortering=(Sortering("svarfrist"),)).med(
        Vilkar("venter_pa_nav", Op.ER, ("ja",))
    )
    assert queries.sok(roller.kari, venter, senere).total == 1
    assert queries.statustall(roller.kari, ("1201",), senere).antall["venter_nav"] == 1
    side = queries.sok(roller.lise, Utvalg(kolonner=("siste_kontakt", "venter_nav")), senere)
    assert queries.sok(roller.lise, venter, senere).total == 0
    assert side.fasetter["svartid"]["UTE"] == 0
    assert all(not any(r.celler.values()) for r in side.rader)
    for hemmelig in ("innsatsgruppe", "ytelse", "innlogget", "varsel_frist"):
        assert hemmelig not in side.fasetter
        assert hemmelig not in queries.felter(roller.lise)
        with pytest.raises(Regelbrudd, match="UKJENT_FELT"):
            queries.sok(roller.lise, Utvalg(kolonner=(hemmelig,)), senere)
        with pytest.raises(Regelbrudd, match="UKJENT_FELT"):
            queries.sok(roller.lise, Utvalg(sortering=(Sortering(hemmelig),)), senere)


def test_what_makes_no_event_is_in_the_row_too(roller: Rollebesetning, naa: datetime) -> None:
    a = roller.amina.id
    person.lagre_registersvar(
        person_id=a, naa=naa,
        svar=Registersvar(Folkeregisterstatus.DOD, ("NOR",), "1201", Gradering.FORTROLIG),
    )  # fmt: skip
    assert queries.sok(roller.kari, Utvalg(), naa).total == 1
    kontor.flytt_person(person_id=roller.bjorn.id, kontor_nr="1202", naa=naa)
    assert queries.sok(roller.kari, Utvalg(), naa).total == 0
    person.merk_har_hjelp(person_id=a)
    oppfolging.merk_tildeling_sett(aktor=roller.kari, person_id=a, naa=naa)
    assert Rad.objects.filter(person_id=a, ny=False, har_hjelp=True).exists()
    assert not list(rad.avvik())


def test_a_row_that_is_wrong_is_told_of_and_made_right(verden: Verden) -> None:
    Rad.objects.filter(person_id=verden.roller.amina.id).update(kjonn=0)
    Rad.objects.filter(person_id=verden.roller.bjorn.id).delete()
    assert {a.kolonne for a in queries.avvik()} == {"kjonn", ""}
    rad.bygg()
    assert not list(queries.avvik())


def test_the_offices_own_thresholds(roller: Rollebesetning, naa: datetime) -> None:
    def sett(aktor, **endret):  # type: ignore[no-untyped-def]
        felles = {"kontor": "1201", "dager": {}, "vekter": {"UTEN_VEDTAK": 99}, "versjon": 0}
        return sett_terskler(aktor=aktor, naa=naa, **(felles | endret))

    for_ = queries.sok(roller.kari, Utvalg(kolonner=("behov",)), naa).rader[0].celler["behov"]
    assert sett(roller.tor).versjon == 1
    etter = queries.sok(roller.kari, Utvalg(kolonner=("behov",)), naa).rader[0].celler["behov"]
    assert etter - for_ == 99 - VEKTER["UTEN_VEDTAK"]
    assert queries.terskler(("1201",)).dager == DAGER
    with pytest.raises(VersjonsKonflikt):
        sett(roller.tor)
    for aktor, endret, kode in (
        (roller.kari, {}, "MANGLER_ROLLE"),
        (roller.tor, {"kontor": "1202"}, "IKKE_DITT_KONTOR"),
        (roller.tor, {"dager": {"tull": 1}}, "UKJENT_TERSKEL"),
        (roller.tor, {"dager": {"ulest": 0}}, "TERSKEL_UTENFOR"),
        (roller.tor, {"vekter": {"NY": 101}}, "TERSKEL_UTENFOR"),
    ):
        with pytest.raises((IkkeTilgang, Regelbrudd), match=kode):
            sett(aktor, versjon=1, **endret)
