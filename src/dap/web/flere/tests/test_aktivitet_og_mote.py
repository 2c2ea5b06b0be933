"""Requirement: an activity from a template to many, and an invitation to as many as there are slots."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.values import Status
from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.flere import operations as o
from dap.flere import queries as q
from dap.flere.models import Kvittering
from dap.flere.values import Oppdrag, Slag, Valgt
from dap.mote import operations as mote
from dap.mote.models import LedigTid
from dap.mote.tests.hjelp import kall_inn
from dap.mote.values import Kanal
from dap.varsel.models import Varsel
from dap.web.flere.tests.test_flere import FLERE, gjor, tekst, valgte

CV: dict[str, Any] = {"handling": "AKTIVITET", "ferdig": "EGEN:OPPDATER_CV"}
MOTE = Oppdrag(Slag.MOTE)


def test_the_template_fills_the_form_and_each_gets_their_own(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    brukere = (roller.amina, roller.bjorn)
    data = {**CV, "person": valgte(*brukere)}
    valg = tekst(kari.post(FLERE, {"person": data["person"], "handling": "AKTIVITET"}, follow=True))
    assert "Oppdater CV" in valg
    assert "Se over" not in valg
    hentet = tekst(kari.post(FLERE, {**data, "steg": "mal"}, follow=True))
    assert 'name="tittel"' in hentet
    assert "Se over" in hentet
    mangler = kari.post(FLERE, {**data, "tittel": "", "steg": "se"}, follow=True)
    assert mangler.status_code == 422
    data |= {"tittel": "Oppdater CV-en", "fra_dato": "2026-11-28", "som_forslag": "on"}
    se = tekst(kari.post(FLERE, {**data, "til_dato": "2027-01-31", "steg": "se"}, follow=True))
    assert "Dette gjelder 2 brukere" in se
    assert "<dd>Oppdater CV-en</dd>" in se
    svar = gjor(kari, {**data, "til_dato": "2027-01-31"})
    assert "Har fått aktiviteten (2)" in tekst(kari.get(svar.url))
    rader = Aktivitet.objects.filter(person_id__in=[b.id for b in brukere], type="EGEN")
    assert {(r.tittel, r.venter_paa) for r in rader} == {("Oppdater CV-en", "BRUKER")}
    assert rader.count() == 2


def test_undone_it_stands_as_called_off_unless_it_was_taken_up(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    data = {**CV, "tittel": "CV", "fra_dato": "2026-11-28", "til_dato": "2027-01-31"}
    svar = gjor(kari, {**data, "person": valgte(roller.amina, roller.bjorn)})
    bjorns = Aktivitet.objects.get(person_id=roller.bjorn.id, tittel="CV")
    aktivitet.flytt(
        aktor=roller.bjorn, aktivitet_id=bjorns.id, versjon=1, til=Status.GJENNOMFORES,
        naa=timezone.now(),
    )  # fmt: skip
    kari.post(f"{svar.url}angre/")
    side = tekst(kari.get(svar.url))
    assert "Står som avbrutt (1)" in side
    assert "Bjørn Aasland: Noen andre har endret det siden" in side
    statuser = dict(Aktivitet.objects.filter(tittel="CV").values_list("person_id", "status"))
    assert statuser == {roller.amina.id: "AVBRUTT", roller.bjorn.id: "GJENNOMFORES"}


def test_who_cannot_be_opened_gets_none(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    data = {**CV, "tittel": "CV", "fra_dato": "2026-11-28", "til_dato": "2027-01-31"}
    svar = gjor(kari, {**data, "person": valgte(roller.amina, roller.frida, roller.daniel)})
    side = tekst(kari.get(svar.url))
    assert "2 du ikke kan åpne" in side, "nobody is told whether there is a Frida"
    assert "Daniel" not in side
    assert set(Aktivitet.objects.filter(tittel="CV").values_list("person_id", flat=True)) == {
        roller.amina.id
    }


def _apne(av: Aktor, antall: int, naa: datetime) -> None:
    dag = dato(naa) + timedelta(days=(7 - dato(naa).weekday()))
    til = time(9 + antall // 2, 30 * (antall % 2))
    mote.apne_tider(
        aktor=av, veileder_id=av.id, dag=dag, fra=time(9), til=til, varighet=30,
        kanaler=[Kanal.TELEFON], naa=naa,
    )  # fmt: skip


def _koder(aktor: Aktor, *hvem: Aktor, naa: datetime) -> dict[str, str]:
    utfall = q.forhandsvis(aktor, MOTE, [Valgt(p.id) for p in hvem], naa=naa)
    return {u.navn.split()[0]: u.kode for u in utfall}


def test_no_more_are_invited_than_there_are_slots_for(roller: Rollebesetning) -> None:
    naa = timezone.now()
    begge = (roller.bjorn, roller.amina)
    assert set(_koder(roller.kari, *begge, naa=naa).values()) == {"INGEN_LEDIGE_TIDER"}
    _apne(roller.kari, 1, naa)
    na = _koder(roller.kari, *begge, naa=naa)
    assert na == {"Bjørn": "", "Amina": "FOR_FA_LEDIGE_TIDER"}, "the first who was chosen"
    svar = gjor(logget_inn("kari"), {"person": valgte(*begge), "handling": "MOTE"})
    side = tekst(logget_inn("kari").get(svar.url))
    assert "Er bedt om å velge en tid (1)" in side
    assert "Amina Yusuf: Veilederen har ikke flere ledige tider" in side
    assert "Du kan angre til" not in side
    bedt = Varsel.objects.filter(slag="LEDIGE_TIDER").values_list("mottaker_id", flat=True)
    assert list(bedt) == [roller.bjorn.id]
    na = _koder(roller.kari, *begge, naa=timezone.now())
    assert na == {"Bjørn": "HAR_INVITASJON", "Amina": "FOR_FA_LEDIGE_TIDER"}
    assert logget_inn("kari").post(f"{svar.url}angre/").status_code == 422


def test_an_invitation_that_nobody_answered_gives_its_slot_back(roller: Rollebesetning) -> None:
    naa = timezone.now()
    _apne(roller.kari, 1, naa)
    mote.inviter_til_ledig_tid(
        aktor=roller.kari, person_id=roller.bjorn.id, naa=naa - timedelta(days=15)
    )
    assert _koder(roller.kari, roller.amina, naa=naa) == {"Amina": ""}


def test_a_meeting_in_the_other_room_is_no_reason(roller: Rollebesetning) -> None:
    naa = timezone.now()
    _apne(roller.kari, 2, naa)
    kall_inn(roller.lise, roller.amina, naa + timedelta(days=3), naa=naa)
    assert _koder(roller.kari, roller.amina, naa=naa) == {"Amina": ""}
    kall_inn(roller.kari, roller.amina, naa + timedelta(days=4), naa=naa)
    assert _koder(roller.kari, roller.amina, naa=naa) == {"Amina": "HAR_AVTALT_MOTE"}


def test_the_second_who_invites_is_told_that_the_slot_is_promised(roller: Rollebesetning) -> None:
    """What was looked over is asked anew when it is done."""
    naa = timezone.now()
    _apne(roller.kari, 1, naa)
    for hvem, bruker in ((roller.kari, roller.amina), (roller.tor, roller.bjorn)):
        o.utfor(aktor=hvem, oppdrag=MOTE, valgte=[Valgt(bruker.id)], nokkel=uuid4(), naa=naa)
    koder = dict(Kvittering.objects.values_list("linjer__person_id", "linjer__kode"))
    assert koder == {roller.amina.id: "", roller.bjorn.id: "FOR_FA_LEDIGE_TIDER"}


def test_the_look_at_many_invitations_asks_no_more_than_for_one(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    naa = timezone.now()
    _apne(roller.kari, 2, naa)
    with django_assert_max_num_queries(16):
        _koder(roller.kari, roller.amina, roller.bjorn, naa=naa)


def test_who_is_asked_sees_it_among_what_they_must_do_until_a_time_is_booked(
    roller: Rollebesetning,
) -> None:
    naa, amina = timezone.now(), logget_inn("amina")
    _apne(roller.kari, 1, naa)
    assert "Velg en møtetid" not in tekst(amina.get("/na/"))
    gjor(logget_inn("kari"), {"person": valgte(roller.amina), "handling": "MOTE"})
    assert "Velg en møtetid" in tekst(amina.get("/na/"))
    mote.book_ledig_tid(
        aktor=roller.amina, ledig_id=LedigTid.objects.get().id, kanal=Kanal.TELEFON, tittel="Prat",
        hensikt="", nokkel=uuid4(), naa=timezone.now(),
    )  # fmt: skip
    assert "Velg en møtetid" not in tekst(amina.get("/na/"))
