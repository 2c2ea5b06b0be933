"""A small demo in the database: made by the operations, so what they promise must hold."""

from datetime import timedelta

import pytest
from rollebesetning import NAA

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import Status
from dap.arkiv.models import Journalpost
from dap.brev.models import Brev
from dap.demodata.operations import lag_demo
from dap.demodata.queries import demopersoner
from dap.demodata.values import IkkeTom
from dap.dialog import queries as dialog
from dap.eskalering.models import Eskalering
from dap.felles.aktor import Aktor, AktorType
from dap.forstaelse import queries as forstaelse
from dap.hendelse import queries as hendelse
from dap.hendelse.models import Hendelse
from dap.kalibrering import queries as kalibrering
from dap.kalibrering.models import Runde
from dap.kalibrering.values import Status as Status_
from dap.kassering import queries as kassering
from dap.konto.values import Profil
from dap.kontor import operations as kontor
from dap.mal import queries as mal
from dap.mote import queries as mote
from dap.oppfolging import queries as oppfolging
from dap.person.models import Adresse
from dap.person.queries import person_for_fnr
from dap.referat import queries as referat
from dap.sporing import queries as sporing
from dap.tilgang.operations import apne_person
from dap.tilgang.queries import aktor_for_ansatt
from dap.varsel import queries as varsel
from dap.vurdering.models import Vurdering

pytestmark = pytest.mark.django_db


def _bruker(navn: str) -> Aktor:
    krav = next(p.krav for p in demopersoner() if p.navn == navn)
    person = person_for_fnr(str(krav["pid"]))
    assert person is not None
    return Aktor(AktorType.BRUKER, person.id, person.navn, person_id=person.id)


def test_a_database_with_something_in_it_is_left_alone() -> None:
    kontor.opprett_kontor(nr="0001", navn="Et kontor")
    with pytest.raises(IkkeTom):
        lag_demo(naa=NAA)


def test_the_demo_is_lived_through() -> None:
    assert demopersoner() == []
    resultat = lag_demo(naa=NAA, fro=1, antall=12)
    assert resultat.brukere == 21
    assert resultat.avvist == ()
    _sporingen_er_hel()
    _velgeren_er_full()
    _den_rike_har_alt()
    _den_rike_er_enig_i_noe()
    _den_stille_har_uleste()
    _avsluttet_er_historisk()
    _det_er_moter()
    _noe_er_journalfort()
    _noen_er_vurdert()
    _kontoret_har_kalibrert()
    _noe_er_slettet()
    _noen_er_varslet()
    _det_er_sendt_brev()


def _noen_er_varslet() -> None:
    """At least one warning stands; of the small demo's few users not every fate is found."""
    assert Eskalering.objects.filter(status="AKTIV").exists()
    assert not Eskalering.objects.filter(tekst__contains="[").exists()


def _det_er_sendt_brev() -> None:
    """In every state, with an answer that was written down."""
    statuser = set(Brev.objects.values_list("status", flat=True))
    assert {"KLAR", "POSTET"} <= statuser
    assert Hendelse.objects.filter(type="MELDING_SENDT", data__has_key="ved").exists()
    assert not Adresse.objects.filter(person__gradering__startswith="STRENGT").exists()


def _noe_er_journalfort() -> None:
    rader = list(Journalpost.objects.values_list("regel", "tittel"))
    assert {"PLAN", "REFERAT"} <= {regel for regel, _tittel in rader}
    assert len({tittel for _regel, tittel in rader}) == len(rader)


def _sporingen_er_hel() -> None:
    kontroll = sporing.kontroller(naa=NAA)
    assert kontroll.brudd == ()
    assert kontroll.rader > 100


def _velgeren_er_full() -> None:
    personer = demopersoner()
    assert len(personer) >= 14
    assert {p.gruppe for p in personer} == {"brukere", "veiledere", "ledere", "andre"}
    assert all(p.beskrivelse.count("\n") <= 1 for p in personer)
    assert sum(p.profil is Profil.IDPORTEN for p in personer) >= 7


def _den_rike_har_alt() -> None:
    silje = _bruker("Silje Haugland")
    innsyn = apne_person(aktor=silje, person_id=silje.id, hva="plan", naa=NAA)
    kort = aktivitet.plan(innsyn)
    assert {k.type.kode for k in kort} == {"EGEN", "STILLING", "SOKEAVTALE", "IJOBB", "BEHANDLING"}
    assert {k.status for k in kort} >= {Status.PLANLAGT, Status.GJENNOMFORES, Status.FULLFORT}
    trader = dialog.tradliste(innsyn)
    assert len(trader) >= 8
    assert any(t.venter_paa_nav_siden for t in trader)
    assert len(mal.malbilde(innsyn).aktive) >= 1
    skjedd = hendelse.hendelser(innsyn, antall=500)
    assert max(h.tid for h in skjedd) < NAA
    assert min(h.tid for h in skjedd) > NAA - timedelta(days=420)


def _den_rike_er_enig_i_noe() -> None:
    """Minutes that are shared and one that is not, an expectation, and words from both sides."""
    silje = _bruker("Silje Haugland")
    innsyn = apne_person(aktor=silje, person_id=silje.id, hva="plan", naa=NAA)
    delte = referat.referater(innsyn, naa=NAA)
    assert len(delte) >= 2
    assert len(referat.uferdige(innsyn)) == 1
    assert mal.malbilde(innsyn).forventninger
    assert forstaelse.antall(innsyn).alle >= 4


def _den_stille_har_uleste() -> None:
    roger = _bruker("Roger Fossli")
    innsyn = apne_person(aktor=roger, person_id=roger.id, hva="plan", naa=NAA)
    assert dialog.antall_uleste(innsyn) >= 1
    assert varsel.antall_uleste(roger) >= 1


def _noe_er_slettet() -> None:
    """One case decided, and one that waits for an adviser."""
    silje = _bruker("Silje Haugland")
    innsyn = apne_person(aktor=silje, person_id=silje.id, hva="plan", naa=NAA)
    (rad,) = kassering.om_personen(innsyn)
    assert (rad.slag, rad.godkjent) == ("MAL", True)
    assert any("[slettet]" in m.tekst for m in mal.malbilde(innsyn).aktive)


def _avsluttet_er_historisk() -> None:
    camilla = _bruker("Camilla Nygård")
    assert oppfolging.apen_periode(camilla.id) is None


def _det_er_moter() -> None:
    silje = _bruker("Silje Haugland")
    innsyn = apne_person(aktor=silje, person_id=silje.id, hva="mote", naa=NAA)
    bilde = mote.moter(innsyn, naa=NAA)
    assert bilde.kommende
    assert bilde.tidligere
    assert mote.ledige_tider(innsyn, naa=NAA)


def _noen_er_vurdert() -> None:
    """Somebody is asked, somebody has written, and the rich life has a second version."""
    rader = Vurdering.objects.all()
    assert rader.filter(bedt_om_eget=True).exists()
    assert rader.filter(har_eget=True, ferdig_nr=0).exists() or rader.filter(ferdig_nr=1).exists()
    assert rader.filter(ferdig_nr=2).exists()


def _kontoret_har_kalibrert() -> None:
    """One round has ended, one is open; seven of eight have answered the first."""
    geir = next(iter(Runde.objects.all())).endret_av_id
    leder = aktor_for_ansatt(geir, naa=NAA)
    assert leder is not None
    apen, avsluttet = kalibrering.runder(leder, naa=NAA)
    assert (apen.status, avsluttet.status) == (Status_.APEN, Status_.AVSLUTTET)
    r = kalibrering.en_runde(leder, avsluttet.id, naa=NAA)
    assert r.resultat is not None
    assert (r.resultat.antall_svart, r.resultat.antall_deltakere) == (7, 8)
    assert r.resultat.kappa.verdi is not None
    assert r.laerdom is not None
