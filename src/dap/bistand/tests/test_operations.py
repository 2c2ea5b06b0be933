"""Naming, answering and ending; acting for somebody; the session at the office."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.bistand import operations
from dap.bistand.tests.hjelp import UKJENT, fnr, navngi, som, valgt, verge
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, ManglerBegrunnelse, Regelbrudd
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse, Sett
from dap.hendelse.operations import merk_sett, registrer
from dap.hendelse.queries import med_hjelp
from dap.hjelper import operations as hjelper
from dap.hjelper import queries
from dap.hjelper.models import Assistanse, Hjelpeforhold
from dap.hjelper.values import Assistanseslutt, Hjelperegister, Samtykke
from dap.konto.models import Kladd, Konto
from dap.konto.operations import lagre_kladd
from dap.kontor import operations as kontor
from dap.mal import operations as mal
from dap.person.models import Person
from dap.sporing.models import Oppslag
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel
from dap.varsel.values import Varselslag

pytestmark = pytest.mark.django_db
TEKST = "Jeg vil helst begynne med korte dager."


def _skriv(aktor: Aktor) -> None:
    mal.lagre_situasjon(aktor=aktor, person_id=aktor.id, tekst=TEKST, versjon=0, naa=NAA)


def _last_ned(aktor: Aktor) -> None:
    """What ordering the whole case writes (`dap.arkiv` lies above)."""
    registrer(
        aktor=aktor, person_id=aktor.id, rom=Rom.STAT, type="EKSPORT_BESTILT",
        objekt_type="EKSPORT", objekt_id=uuid4(), naa=NAA,
    )  # fmt: skip


def _varsler(mottaker: Aktor) -> list[str]:
    return list(Varsel.objects.filter(mottaker_id=mottaker.id).values_list("slag", flat=True))


def test_a_named_helper_can_do_nothing_before_saying_yes(roller: Rollebesetning) -> None:
    id_ = navngi(roller.amina, fnr(roller.daniel))
    assert _varsler(roller.daniel) == ["HJELP_SPURT"]
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.daniel, id_)
    operations.svar(aktor=roller.daniel, hjelp_id=id_, ja=True, naa=NAA)
    assert som(roller.daniel, id_).id == roller.amina.id
    assert "HJELPER_SA_JA" in _varsler(roller.amina)
    typer = Hendelse.objects.filter(person_id=roller.amina.id, objekt_id=id_).order_by("id")
    assert [(h.type, h.hjelp_id) for h in typer] == [
        ("HJELPER_NAVNGITT", None), ("HJELPER_GODTATT", id_),
    ]  # fmt: skip


def test_nobody_learns_whether_a_number_is_known_here(roller: Rollebesetning) -> None:
    navngi(roller.amina, fnr(roller.daniel))
    navngi(roller.amina, UKJENT)
    vist = queries.hjelpere(roller.amina.id, naa=NAA)
    assert {(h.status, h.gjelder, h.skjult) for h in vist} == {("INVITERT", False, False)}
    assert not any(fnr(roller.daniel) in str(h) for h in vist)


def test_who_is_unknown_becomes_known_by_signing_in(roller: Rollebesetning) -> None:
    id_ = navngi(roller.amina, UKJENT)
    ny = hjelper.bli_kjent(fnr=UKJENT, navn=queries.ventende_navn(UKJENT) or "")
    assert ny is not None
    hjelper.knytt_hjelper(fnr=UKJENT, person_id=ny)
    assert Hjelpeforhold.objects.get(id=id_).hjelper_id == ny
    assert Person.objects.get(id=ny).fornavn == "Daniel"


def test_what_a_user_cannot_choose(roller: Rollebesetning) -> None:
    navngi(roller.amina, fnr(roller.daniel))
    for nummer, kode in [
        (fnr(roller.amina), "HJELPER_DEG_SELV"),
        (fnr(roller.daniel), "HJELPER_FINNES"),
        ("12345678901", "UGYLDIG_FNR"),
    ]:
        with pytest.raises(Regelbrudd, match=kode):
            navngi(roller.amina, nummer)
    with pytest.raises(Regelbrudd, match="HJELP_PERIODE"):
        navngi(roller.bjorn, fnr(roller.daniel), dager=400)
    with pytest.raises(Regelbrudd, match="HJELP_BESKYTTET"):
        navngi(roller.stine, fnr(roller.daniel))
    with pytest.raises(IkkeTilgang):
        navngi(roller.kari, fnr(roller.daniel))


def test_only_the_one_who_is_asked_answers_and_only_the_two_end_it(roller: Rollebesetning) -> None:
    id_ = navngi(roller.amina, fnr(roller.daniel))
    for annen in (roller.bjorn, roller.amina):
        with pytest.raises(IkkeFunnet):
            operations.svar(aktor=annen, hjelp_id=id_, ja=True, naa=NAA)
    with pytest.raises(IkkeFunnet):
        operations.avslutt(aktor=roller.bjorn, hjelp_id=id_, naa=NAA)
    with pytest.raises(IkkeFunnet):
        operations.svar(aktor=roller.daniel, hjelp_id=uuid4(), ja=True, naa=NAA)
    operations.avslutt(aktor=roller.amina, hjelp_id=id_, naa=NAA)
    with pytest.raises(Regelbrudd, match="HJELP_IKKE_SPURT"):
        operations.svar(aktor=roller.daniel, hjelp_id=id_, ja=True, naa=NAA)
    assert not Varsel.objects.filter(mottaker_id=roller.daniel.id, stoppet=None).exists()


@pytest.mark.parametrize("av", ["amina", "daniel"])
def test_either_ends_it_and_it_is_over_at_once(roller: Rollebesetning, av: str) -> None:
    id_ = valgt(roller)
    operations.avslutt(aktor=getattr(roller, av), hjelp_id=id_, naa=NAA)
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.daniel, id_)
    operations.avslutt(
        aktor=roller.amina, hjelp_id=id_, naa=NAA
    )  # the other was first: nothing more
    assert Hendelse.objects.filter(objekt_id=id_, type="HJELPER_AVSLUTTET").count() == 1
    andre = roller.daniel if av == "amina" else roller.amina
    assert "HJELP_AVSLUTTET" in _varsler(andre)


def test_an_act_is_the_users_done_by_the_helper(roller: Rollebesetning) -> None:
    id_ = valgt(roller)
    _skriv(som(roller.daniel, id_))
    h = Hendelse.objects.get(type="SITUASJON_ENDRET")
    assert (h.aktor_type, h.aktor_id, h.hjelp_id) == ("BRUKER", roller.amina.id, id_)
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="plan", naa=NAA)
    assert med_hjelp(innsyn)[NAA] == id_
    sett = Oppslag.objects.filter(person_id=roller.amina.id, aktor_type="HJELPER").last()
    assert sett is not None
    assert (sett.aktor_id, sett.hvorfor) == (roller.daniel.id, "HJELP_VALGT")
    assert "MAL_ENDRET" in _varsler(roller.kari)


def test_who_may_read_cannot_write_whatever_they_call(roller: Rollebesetning) -> None:
    id_ = valgt(roller, skriv=False)
    daniel = som(roller.daniel, id_)
    with pytest.raises(IkkeTilgang, match="HJELPER_KAN_BARE_LESE"):
        _skriv(daniel)
    assert not Hendelse.objects.filter(type="SITUASJON_ENDRET").exists()
    innsyn = apne_person(aktor=daniel, person_id=roller.amina.id, hva="plan", naa=NAA)
    assert (innsyn.er_bruker, innsyn.kan_skrive) == (True, False)


def test_what_nobody_does_for_a_user(roller: Rollebesetning) -> None:
    daniel = som(roller.daniel, valgt(roller))
    with pytest.raises(IkkeTilgang, match="BARE_BRUKEREN_SELV"):
        navngi(daniel, UKJENT)
    with pytest.raises(IkkeTilgang, match="HJELPER_KAN_IKKE_LASTE_NED"):
        _last_ned(daniel)
    _last_ned(som(roller.daniel, verge(roller)))


def test_a_helpers_id_opens_nobody_else(roller: Rollebesetning) -> None:
    """An id is its helper's alone, and gives one person alone."""
    id_ = valgt(roller)
    for annen in (roller.bjorn, roller.frida, roller.amina, *roller.ansatte):
        with pytest.raises(IkkeFunnet):
            som(annen, id_)
    daniel = som(roller.daniel, id_)
    for annen in (roller.bjorn, roller.daniel, roller.stine):
        with pytest.raises(IkkeFunnet):
            apne_person(aktor=daniel, person_id=annen.id, hva="plan", naa=NAA)


def test_the_day_after_the_last_it_is_over(roller: Rollebesetning) -> None:
    id_ = valgt(roller)
    som(roller.daniel, id_, NAA + timedelta(days=30))
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.daniel, id_, NAA + timedelta(days=31))


def test_a_register_that_does_not_answer_counts_for_a_day(roller: Rollebesetning) -> None:
    id_ = verge(roller)
    som(roller.daniel, id_, NAA + timedelta(hours=24))
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.daniel, id_, NAA + timedelta(hours=25))


def test_who_is_not_in_the_register_any_longer_stops_at_once(roller: Rollebesetning) -> None:
    id_ = verge(roller)
    with pytest.raises(Regelbrudd, match="HJELP_I_REGISTERET"):
        operations.avslutt(aktor=roller.amina, hjelp_id=id_, naa=NAA)
    hjelper.lagre_registersvar(
        person_id=roller.amina.id, register=Hjelperegister.VERGEMAL, rader=[], naa=NAA
    )
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.daniel, id_)
    assert Hjelpeforhold.objects.get(id=id_).avsluttet_av == "REGISTER"


def test_what_a_helper_sees_is_still_new_to_the_user(roller: Rollebesetning) -> None:
    daniel = som(roller.daniel, valgt(roller))
    merk_sett(aktor=daniel, person_id=daniel.id, objekt_type="PLAN", objekt_id=daniel.id, naa=NAA)
    assert not Sett.objects.filter(leser_id=roller.amina.id).exists()


# --- at the office ---------------------------------------------------------------------------------


def _start(ansatt: Aktor, bruker: Aktor, naa: datetime = NAA) -> UUID:
    return operations.start_assistanse(
        aktor=ansatt, person_id=bruker.id, samtykke=Samtykke.MUNTLIG, sesjonsnokkel="", naa=naa
    )


def test_at_the_office_the_act_is_the_users_with_help(roller: Rollebesetning) -> None:
    id_ = _start(roller.kari, roller.amina)
    sammen = som(roller.kari, id_)
    assert sammen.hjelp is not None
    assert (sammen.er_bruker, sammen.hjelp.rom) == (True, frozenset({Rom.STAT}))
    _skriv(sammen)
    h = Hendelse.objects.get(type="SITUASJON_ENDRET")
    assert (h.aktor_id, h.hjelp_id) == (roller.amina.id, id_)
    assert Hendelse.objects.get(type="ASSISTANSE_STARTET").data["samtykke"] == "MUNTLIG"
    assert "MAL_ENDRET" not in _varsler(roller.kari)  # who sat there need not be told
    operations.avslutt_assistanse(ansatt_id=roller.kari.id, naa=NAA)
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.kari, id_)
    assert "ASSISTANSE_AVSLUTTET" in _varsler(roller.amina)


def test_half_an_hour_and_one_at_a_time(roller: Rollebesetning) -> None:
    id_ = _start(roller.kari, roller.amina)
    with pytest.raises(Regelbrudd, match="ASSISTERES_ALLEREDE"):
        _start(roller.per, roller.amina)
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.kari, id_, NAA + timedelta(minutes=30))
    _start(roller.kari, roller.bjorn)
    assert Assistanse.objects.get(id=id_).slutt == Assistanseslutt.NY
    senere = NAA + timedelta(minutes=31)
    _start(roller.per, roller.bjorn, senere)
    assert operations.avslutt_utlopte(naa=senere + timedelta(hours=1)) == 1


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("ola", ManglerBegrunnelse), ("mona", ManglerBegrunnelse), ("rut", IkkeFunnet),
        ("adam", IkkeFunnet), ("bjorn", IkkeTilgang),
    ],
)  # fmt: skip
def test_who_cannot_help_at_the_office(
    roller: Rollebesetning, hvem: str, feil: type[Exception]
) -> None:
    with pytest.raises(feil):
        _start(getattr(roller, hvem), roller.amina)


def test_protected_persons_are_helped_by_who_may_see_them(roller: Rollebesetning) -> None:
    for bruker in (roller.frida, roller.stine, roller.signe):
        with pytest.raises(IkkeFunnet):
            _start(roller.kari, bruker)
        _start(roller.siv, bruker)
    with pytest.raises(IkkeTilgang, match="INHABIL"):
        _start(roller.siv, roller.bjorn)  # her brother


def test_access_lost_in_the_middle_ends_it(roller: Rollebesetning) -> None:
    id_ = _start(roller.kari, roller.amina)
    kontor.flytt_person(person_id=roller.amina.id, kontor_nr="1202", naa=NAA)
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.kari, id_)


def test_the_municipal_adviser_sees_one_room_also_with_the_user(roller: Rollebesetning) -> None:
    sammen = som(roller.lise, _start(roller.lise, roller.amina))
    innsyn = apne_person(aktor=sammen, person_id=sammen.id, hva="plan", naa=NAA)
    assert innsyn.rom == frozenset({Rom.KOMMUNE})


def test_a_protected_helper_is_named_to_nobody_at_the_office(roller: Rollebesetning) -> None:
    id_ = navngi(roller.amina, fnr(roller.stine))
    operations.svar(aktor=roller.stine, hjelp_id=id_, ja=True, naa=NAA)
    (vist,) = queries.hjelpere(roller.amina.id, naa=NAA)
    assert vist.skjult
    assert queries.hjelpernavn(roller.amina.id)[id_].skjult
    assert Varselslag.HJELPER_SA_JA in _varsler(roller.amina)


def test_a_session_lies_in_the_room_of_the_employee(roller: Rollebesetning) -> None:
    kommunens = _start(roller.lise, roller.amina)
    operations.avslutt_assistanse(ansatt_id=roller.lise.id, naa=NAA)
    rader = Hendelse.objects.filter(objekt_id=kommunens).values_list("type", "rom")
    assert set(rader) == {("ASSISTANSE_STARTET", "KOMMUNE"), ("ASSISTANSE_AVSLUTTET", "KOMMUNE")}
    statens = _start(roller.kari, roller.amina)
    sett = {
        hvem.navn: [
            a.id for a in queries.assistanser(
                roller.amina.id,
                rom=apne_person(aktor=hvem, person_id=roller.amina.id, hva="hjelpere", naa=NAA).rom,
            )
        ]
        for hvem in (roller.lise, roller.kari, roller.amina)
    }  # fmt: skip
    assert list(sett.values()) == [[kommunens], [statens], [statens, kommunens]]


@pytest.mark.parametrize("slutt", ["knapp", "tid", "bruker"])
def test_what_was_typed_and_not_saved_goes_with_the_help(
    roller: Rollebesetning, slutt: str
) -> None:
    eier = Konto.objects.get(subjekt="kari" if slutt != "bruker" else "daniel").id
    id_ = valgt(roller) if slutt == "bruker" else _start(roller.kari, roller.amina)
    for sti in (f"/for/{id_}/plan/situasjon/", "/plan/situasjon/", f"/for/{uuid4()}/plan/"):
        lagre_kladd(konto_id=eier, sted=sti, felter={"tekst": [TEKST]}, naa=NAA)
    if slutt == "knapp":
        operations.avslutt_assistanse(ansatt_id=roller.kari.id, hjelp_id=id_, naa=NAA)
    elif slutt == "tid":
        operations.avslutt_utlopte(naa=NAA + timedelta(minutes=31))
    else:
        operations.avslutt(aktor=roller.amina, hjelp_id=id_, naa=NAA)
    igjen = list(Kladd.objects.values_list("sted", flat=True))
    assert len(igjen) == 2
    assert not any(str(id_) in sted for sted in igjen)
