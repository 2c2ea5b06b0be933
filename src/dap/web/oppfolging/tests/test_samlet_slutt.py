"""Requirement: what belongs to a period in every room ends with it, in the same act."""

import uuid
from datetime import date, time, timedelta

from rollebesetning import NAA, Rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.aktivitet import queries as aktiviteter
from dap.dialog import operations as dialog
from dap.dialog.models import Svarlop, Trad
from dap.dialog.values import Tema
from dap.mote import operations as mote
from dap.mote.models import LedigTid, Mote, Opptatt
from dap.mote.values import Kanal
from dap.oppfolging import operations as o
from dap.oppfolging.models import Fargekategori, Huskelapp
from dap.oppfolging.queries import er_manuell, mine_brukere
from dap.oppfolging.tests.hjelp import hendelser, varsler
from dap.oppfolging.values import Kategori
from dap.tilgang.operations import apne_person

SENERE = NAA + timedelta(days=1)


def test_everything_of_the_period_is_closed_in_the_same_act(roller: Rollebesetning) -> None:
    amina, kari = roller.amina, roller.kari
    om = {"person_id": amina.id, "naa": NAA}
    trad_id = dialog.ny_trad(
        aktor=amina, tema=Tema.ANNET, tekst="Hei?", nokkel=uuid.uuid4(), **om
    ).trad_id
    forslag = aktivitet.opprett(
        aktor=kari, type="EGEN", som_forslag=True, felter=_felter(), **om
    ).aktivitet_id
    mote.apne_tider(
        aktor=kari, veileder_id=kari.id, dag=date(2026, 2, 2), fra=time(9), til=time(10),
        varighet=60, kanaler=[Kanal.TELEFON], naa=NAA,
    )  # fmt: skip
    mote.book_ledig_tid(
        aktor=amina, ledig_id=LedigTid.objects.get().id, kanal=Kanal.TELEFON, tittel="Prat", hensikt="",
        nokkel=uuid.uuid4(), naa=NAA,
    )  # fmt: skip
    o.lagre_huskelapp(aktor=kari, frist=None, tekst="Ring", versjon=0, **om)
    o.sett_fargekategori(aktor=kari, kategori=Kategori.C, **om)
    o.sett_manuell(aktor=kari, manuell=True, grunn="Ingen BankID", **om)

    o.avslutt_periode(aktor=roller.per, person_id=amina.id, begrunnelse="I jobb", naa=SENERE)

    trad, lop = Trad.objects.get(id=trad_id), Svarlop.objects.get()
    assert (trad.venter_paa_nav_siden, trad.klokke_fra) == (None, None)
    assert (lop.slutt, lop.utfall) == (SENERE, "OPPFOLGING_AVSLUTTET")
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="plan", naa=SENERE)
    assert aktiviteter.aktivitet(innsyn, forslag, naa=SENERE).venter_paa is None
    assert Mote.objects.get().status == "AVLYST"
    assert not Opptatt.objects.exists()
    assert LedigTid.objects.get().apen
    assert not Huskelapp.objects.get().aktiv
    assert Fargekategori.objects.get().verdi == ""
    assert not er_manuell(amina.id)
    assert amina.id not in mine_brukere(kari, naa=SENERE)
    # What went before is stopped; that it ended, and that the meeting is off, is told.
    assert sorted(varsler(amina)) == ["MOTE_AVLYST", "OPPFOLGING_AVSLUTTET"]
    assert sorted(varsler(kari)) == ["MOTE_AVLYST", "OPPFOLGING_AVSLUTTET"]
    assert varsler(roller.per) == []
    assert hendelser(amina).count("OPPFOLGING_AVSLUTTET") == 1


def _felter() -> dict[str, object]:
    return {"tittel": "CV-kurs", "fra_dato": date(2026, 1, 20), "til_dato": date(2026, 3, 20)}
