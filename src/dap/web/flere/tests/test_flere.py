"""Requirement: the same for many at once: looked over first, told who is passed over, and undone."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import logget_inn
from rollebesetning import FJORDBY, Rollebesetning

from dap.dialog.models import Standardtekst, Trad
from dap.dialog.operations import lagre_standardtekst
from dap.dialog.values import Maltekst
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.rom import Rom
from dap.flere import operations as o
from dap.flere.models import Kvittering
from dap.flere.values import MAKS, Oppdrag, Slag, Valgt
from dap.hendelse.models import Hendelse
from dap.konto.models import Konto
from dap.kontor.operations import flytt_person, lagre_team
from dap.oppfolging import operations as oppfolging
from dap.oppfolging import queries as q
from dap.oppfolging.models import Fargekategori, Huskelapp
from dap.oppfolging.values import Kategori, Tildelingsvalg
from dap.person.models import Person

FLERE = "/oversikt/flere/"


def valgte(*hvem: Aktor) -> list[str]:
    return [str(p.id) for p in hvem]


def tekst(svar: HttpResponse) -> str:
    return svar.content.decode()


def gjor(klient: Client, data: dict[str, Any]) -> Any:
    """Look over, and then send the very form of that page."""
    se = tekst(klient.post(FLERE, {**data, "steg": "se"}, follow=True))
    personer = re.findall(r'name="person" value="([^"]*)"', se)
    data = {**data, "hoppet": re.findall(r'name="hoppet" value="([^"]*)"', se)}
    nokkel = re.findall(r'name="nokkel" value="([^"]*)"', se)
    sendt = {**data, "person": personer, "nokkel": nokkel[0], "steg": "gjor"}
    return klient.post(FLERE, sendt)


@pytest.mark.parametrize(
    ("hvem", "status"),
    [
        ("kari", 200), ("lise", 200), ("tor", 200), ("ola", 200), ("rut", 403), ("mona", 403),
        ("finn", 403), ("adam", 403), ("ane", 403), ("amina", 403),
    ],
)  # fmt: skip
def test_who_may_and_nobody_sees_more_than_they_may_open(
    roller: Rollebesetning, hvem: str, status: int
) -> None:
    alle = valgte(roller.amina, roller.daniel, roller.frida, roller.stine, roller.signe)
    svar = logget_inn(hvem).post(FLERE, {"person": [*alle, str(uuid4())]}, follow=True)
    assert svar.status_code == status
    side = tekst(svar)
    assert ("Amina Yusuf" in side) == (hvem in {"kari", "lise", "tor"})
    assert ("Daniel Bakkelund" in side) == (hvem == "ola")
    for skjult in ("Frida", "Stine", "Signe"):
        assert skjult not in side


def test_those_passed_over_are_told_with_why(roller: Rollebesetning) -> None:
    oppfolging.sett_fargekategori(
        aktor=roller.kari, person_id=roller.bjorn.id, kategori=Kategori.B, naa=timezone.now()
    )
    alle = valgte(roller.amina, roller.bjorn, roller.daniel, roller.frida)
    data = {"person": [*alle, str(uuid4())], "handling": "KATEGORI", "kategori": "B"}
    se = tekst(logget_inn("kari").post(FLERE, {**data, "steg": "se"}, follow=True))
    assert "Dette gjelder 1 bruker" in se
    assert "Bjørn Aasland: Har denne kategorien allerede" in se
    assert se.count("En bruker du ikke kan åpne") == 3
    assert not Kvittering.objects.exists()


def test_a_category_for_many_and_back_but_not_what_another_changed(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    brukere = (roller.amina, roller.bjorn)
    data = {"person": valgte(*brukere), "handling": "KATEGORI", "kategori": "C"}
    svar = gjor(kari, data)
    assert svar.status_code == 302
    assert set(Fargekategori.objects.values_list("verdi", flat=True)) == {"C"}
    side = tekst(kari.get(svar.url))
    assert "Har fått kategorien: Gul sirkel (2)" in side
    assert "Du kan angre til" in side
    oppfolging.sett_fargekategori(
        aktor=roller.per, person_id=roller.bjorn.id, kategori=Kategori.D, naa=timezone.now()
    )
    for _gang in range(2):
        assert kari.post(f"{svar.url}angre/").status_code == 302
    side = tekst(kari.get(svar.url))
    assert "Er som før igjen</h2>" in side or "Er som før igjen (1)" in side
    assert "Bjørn Aasland: Noen andre har endret det siden" in side
    verdier = dict(Fargekategori.objects.values_list("person_id", "verdi"))
    assert verdier == {roller.amina.id: "", roller.bjorn.id: "D"}


def test_a_category_in_the_teams_words_and_back_to_anothers(roller: Rollebesetning) -> None:
    naa = timezone.now()
    ungdom, helse = (
        lagre_team(aktor=roller.tor, kontor_nr=FJORDBY, team_id=None, navn=navn, medlemmer=[m.id],
                   versjon=0, naa=naa)
        for navn, m in (("Ungdom", roller.kari), ("Helse", roller.per))
    )  # fmt: skip
    for medlem, id_, ord_ in ((roller.kari, ungdom, "Klar"), (roller.per, helse, "Venter")):
        oppfolging.sett_kategorinavn(
            aktor=medlem, kontor_nr=FJORDBY, team_id=id_, navn={Kategori.C: ord_}, naa=naa
        )
    om_bjorn: dict[str, Any] = {"person_id": roller.bjorn.id, "naa": naa}
    oppfolging.sett_fargekategori(aktor=roller.per, kategori=Kategori.C, team_id=helse, **om_bjorn)
    kari = logget_inn("kari")
    data: dict[str, Any] = {"person": valgte(roller.amina, roller.bjorn), "handling": "KATEGORI"}
    skjema = tekst(kari.post(FLERE, {**data, "steg": "hva"}, follow=True))
    assert "Gul sirkel: Klar (Ungdom)" in skjema
    assert "Venter (Helse)" not in skjema
    data["kategori"] = f"C.{ungdom.hex}"
    se = tekst(kari.post(FLERE, {**data, "steg": "se"}, follow=True))
    assert "har nå Venter (Helse)" in se
    svar = gjor(kari, data)
    assert "Har fått kategorien: Klar (Ungdom) (2)" in tekst(kari.get(svar.url))
    assert set(Fargekategori.objects.values_list("team_id", flat=True)) == {ungdom}
    kari.post(f"{svar.url}angre/")
    merker = dict(Fargekategori.objects.values_list("person_id", "team_id"))
    assert merker == {roller.amina.id: None, roller.bjorn.id: helse}
    galt = {**data, "kategori": f"C.{helse.hex}", "steg": "se"}
    assert kari.post(FLERE, galt, follow=True).status_code == 422


def test_an_adviser_for_many_and_back_also_to_none(roller: Rollebesetning) -> None:
    ventet = Tildelingsvalg(roller.bjorn.id, roller.kari.id)
    oppfolging.fjern_veileder(
        aktor=SYSTEM, person_id=roller.bjorn.id, ventet=ventet, naa=timezone.now()
    )
    tor = logget_inn("tor")
    brukere = valgte(roller.amina, roller.bjorn)
    data = {"person": brukere, "handling": "VEILEDER", "ansatt_id": str(roller.per.id)}
    svar = gjor(tor, data)
    assert q.ansvarlige_for([roller.amina.id, roller.bjorn.id]) == {
        roller.amina.id: roller.per.id, roller.bjorn.id: roller.per.id,
    }  # fmt: skip
    assert tor.post(f"{svar.url}angre/").status_code == 302
    assert q.ansvarlige_for([roller.amina.id, roller.bjorn.id]) == {roller.amina.id: roller.kari.id}
    om = Hendelse.objects.filter(person_id=roller.bjorn.id, type="VEILEDER_FJERNET")
    assert om.count() == 2


def test_somebody_reassigned_between_the_look_and_the_deed(roller: Rollebesetning) -> None:
    valg = [Valgt(roller.amina.id, str(roller.kari.id))]
    oppfolging.tildel_veileder(
        aktor=roller.tor, person_id=roller.amina.id, ansatt_id=roller.siv.id, naa=timezone.now()
    )
    oppdrag = Oppdrag(Slag.VEILEDER, ansatt_id=roller.per.id)
    o.utfor(aktor=roller.tor, oppdrag=oppdrag, valgte=valg, nokkel=uuid4(), naa=timezone.now())
    assert q.ansvarlig_veileder(roller.amina.id) == roller.siv.id
    assert Kvittering.objects.get().linjer.get().kode == "TILDELT_AV_ANDRE"


def test_a_note_for_many_never_writes_over_one(roller: Rollebesetning) -> None:
    naa = timezone.now()
    oppfolging.lagre_huskelapp(
        aktor=roller.per, person_id=roller.bjorn.id, frist=None, tekst="Ring", versjon=0, naa=naa
    )
    kari = logget_inn("kari")
    data = {
        "person": valgte(roller.amina, roller.bjorn), "handling": "HUSKELAPP", "tekst": "Ring",
        "frist": "2027-02-01",
    }  # fmt: skip
    svar = gjor(kari, data)
    side = tekst(kari.get(svar.url))
    assert "Har fått huskelappen (1)" in side
    assert "Bjørn Aasland: Har en huskelapp fra før" in side
    assert Huskelapp.objects.get(person_id=roller.bjorn.id).frist is None
    kari.post(f"{svar.url}angre/")
    assert not Huskelapp.objects.filter(person_id=roller.amina.id, aktiv=True).exists()


def test_a_note_that_another_changed_stays(roller: Rollebesetning) -> None:
    naa = timezone.now()
    oppdrag = Oppdrag(Slag.HUSKELAPP, tekst="Ring")
    valg = [Valgt(roller.amina.id)]
    id_ = o.utfor(aktor=roller.kari, oppdrag=oppdrag, valgte=valg, nokkel=uuid4(), naa=naa)
    oppfolging.lagre_huskelapp(
        aktor=roller.per, person_id=roller.amina.id, frist=None, tekst="Ring nå", versjon=1,
        naa=naa + timedelta(minutes=1),
    )  # fmt: skip
    o.angre(aktor=roller.kari, kvittering_id=id_, naa=naa + timedelta(minutes=2))
    assert Huskelapp.objects.get(aktiv=True).tekst == "Ring nå"
    assert Kvittering.objects.get().linjer.get().angrekode == "ENDRET_SIDEN"


def test_a_message_is_each_ones_own_and_sent_once(roller: Rollebesetning) -> None:
    lagre_standardtekst(
        aktor=roller.tor, kontor_nr=FJORDBY, standardtekst_id=None, tittel="Meldekort",
        tekst="Hei [fornavn]. Hilsen [veileder]", versjon=0, naa=timezone.now(),
    )  # fmt: skip
    kari = logget_inn("kari")
    mal = str(Standardtekst.objects.get().id)
    data: dict[str, Any] = {
        "person": valgte(roller.amina, roller.bjorn), "handling": "MELDING", "mal": mal,
    }  # fmt: skip
    side = tekst(kari.post(FLERE, {**data, "steg": "mal"}, follow=True))
    assert "Hei [fornavn]. Hilsen [veileder]" in side
    tom = kari.post(
        FLERE, {**data, "overskrift": "Om", "tekst": "Kom [dag]", "steg": "se"}, follow=True
    )
    assert tom.status_code == 422
    data |= {"overskrift": "Meldekort", "tekst": "Hei [fornavn]. Hilsen [veileder]", "mal": ""}
    assert "Hei Amina. Hilsen Kari Nordmo" in tekst(
        kari.post(FLERE, {**data, "steg": "se"}, follow=True)
    )
    sendt = {**data, "nokkel": str(uuid4()), "steg": "gjor"}
    svar = kari.post(FLERE, sendt)
    assert kari.post(FLERE, sendt)["Location"] == svar["Location"]
    assert Trad.objects.filter(overskrift="Meldekort").count() == 2
    angre = kari.post(f"{svar['Location']}angre/")
    assert angre.status_code == 422
    assert "kan ikke angres" in tekst(angre)


def test_a_message_goes_in_each_ones_language_and_the_look_says_where_it_is_not_written(
    roller: Rollebesetning,
) -> None:
    lagre_standardtekst(
        aktor=roller.tor, kontor_nr=FJORDBY, tittel="Meldekort", tekst="Hei [fornavn].",
        oversatt={"en": Maltekst("Report card", "Hi [fornavn].")}, naa=timezone.now(),
    )  # fmt: skip
    for hvem, sprak in ((roller.amina, "en"), (roller.bjorn, "nn")):
        Konto.objects.filter(person__id=hvem.id).update(sprak=sprak)
    kari = logget_inn("kari")
    data: dict[str, Any] = {
        "person": valgte(roller.amina, roller.bjorn), "handling": "MELDING",
        "mal": str(Standardtekst.objects.get().id),
    }  # fmt: skip
    skjema = tekst(kari.post(FLERE, {**data, "steg": "mal"}, follow=True))
    assert "1 av dem leser engelsk" in skjema
    assert "Hi [fornavn].</textarea>" in skjema
    data |= {"overskrift": "Meldekort", "tekst": "Hei [fornavn].", "mal": ""}
    halv = kari.post(FLERE, {**data, "overskrift_en": "Report card", "steg": "se"}, follow=True)
    assert halv.status_code == 422
    assert "Fyll ut «Melding på engelsk»" in tekst(halv)
    ukjent = {**data, "overskrift_en": "Report card", "tekst_en": "Hi [name]."}
    assert kari.post(FLERE, {**ukjent, "steg": "se"}, follow=True).status_code == 422
    data |= {"overskrift_en": "Report card", "tekst_en": "Hi [fornavn]."}
    se = tekst(kari.post(FLERE, {**data, "steg": "se"}, follow=True))
    assert "Hi Amina." in se
    assert "Hei Bjørn." in se
    assert "leser nynorsk, men får bokmål" in se
    assert "leser engelsk, men" not in se
    gjor(kari, data)
    sendt = {t.person_id: (t.overskrift, t.meldinger.get().tekst) for t in Trad.objects.all()}
    assert sendt == {
        roller.amina.id: ("Report card", "Hi Amina."),
        roller.bjorn.id: ("Meldekort", "Hei Bjørn."),
    }


def test_the_receipt_is_ones_own_and_the_time_runs_out(roller: Rollebesetning) -> None:
    naa = timezone.now() - timedelta(minutes=11)
    oppdrag = Oppdrag(Slag.KATEGORI, kategori=Kategori.A)
    valg = [Valgt(roller.amina.id), Valgt(UUID(int=7)), Valgt(roller.frida.id)]
    id_ = o.utfor(aktor=roller.kari, oppdrag=oppdrag, valgte=valg, nokkel=uuid4(), naa=naa)
    for andre in ("per", "tor", "ola"):
        assert logget_inn(andre).get(f"{FLERE}{id_}/").status_code == 404
        assert logget_inn(andre).post(f"{FLERE}{id_}/angre/").status_code == 404
    kari = logget_inn("kari")
    side = tekst(kari.get(f"{FLERE}{id_}/"))
    assert "2 du ikke kan åpne" in side
    assert "Du kan angre til" not in side
    assert kari.post(f"{FLERE}{id_}/angre/").status_code == 422
    assert Fargekategori.objects.get().verdi == "A"


def test_all_that_match_are_asked_for_anew_with_ones_own_access(roller: Rollebesetning) -> None:
    side = tekst(logget_inn("kari").post(FLERE, {"her": "veileder=meg"}, follow=True))
    assert "Du har valgt 2 brukere" in side
    siv = tekst(logget_inn("siv").post(FLERE, {"her": "alle=1"}, follow=True))
    assert "Bjørn Aasland" not in siv
    assert "Du har valgt 4 brukere" in siv
    for sett, sagt in (("2", False), ("3", True), ("tull", False)):  # as many as the list said
        side = tekst(
            logget_inn("kari").post(FLERE, {"her": "veileder=meg", "sett": sett}, follow=True)
        )
        assert ("Da passet 3, nå passer 2" in side) == sagt
        assert "Bjørn Aasland" in side
    for galt in ("tull=1", "kontor=1202", "sok=" + "x" * 9000):
        assert logget_inn("kari").post(FLERE, {"her": galt}, follow=True).status_code in {403, 422}


def test_every_step_has_an_address_to_go_back_to(roller: Rollebesetning) -> None:
    """Kept with the one who does it; done twice from the same last look, it is done once."""
    kari = logget_inn("kari")
    data = {"person": valgte(roller.amina), "handling": "HUSKELAPP", "tekst": "Ring"}
    steg = [kari.post(FLERE, {**data, "steg": s})["Location"] for s in ("hva", "se")]
    assert [svar.status_code for svar in map(kari.get, steg)] == [200, 200]
    nokler = {
        re.findall(r'name="nokkel" value="([^"]*)"', tekst(kari.get(steg[1])))[0] for _ in "ab"
    }
    assert len(nokler) == 1
    assert all("Ring" not in a and str(roller.amina.id) not in a for a in steg)
    assert logget_inn("tor").get(steg[1])["Location"] == "/oversikt/"


def test_bad_input(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    assert kari.post(FLERE, {"person": ["tull", ":", ""]}, follow=True).status_code == 422
    assert kari.get(FLERE)["Location"] == "/oversikt/"
    assert kari.get(f"{FLERE}?trinn={uuid4()}")["Location"] == "/oversikt/"
    for_mange = [str(UUID(int=n)) for n in range(1, MAKS + 2)]
    data = {"person": for_mange, "handling": "KATEGORI", "kategori": "A", "steg": "se"}
    svar = kari.post(FLERE, data, follow=True)
    assert svar.status_code == 422
    assert "høyst 500" in tekst(svar)
    amina = {"person": valgte(roller.amina)}
    for galt in (
        {"handling": "KATEGORI", "kategori": "Z"},
        {"handling": "VEILEDER", "ansatt_id": str(roller.ola.id)},
        {"handling": "HUSKELAPP", "tekst": " "},
        {"handling": "HUSKELAPP", "tekst": "x" * 201},
    ):
        for steg in ("se", "gjor"):
            assert kari.post(FLERE, {**amina, **galt, "steg": steg}, follow=True).status_code == 422
    assert not Kvittering.objects.exists()


def test_no_category_is_taken_away_unless_it_is_chosen(roller: Rollebesetning) -> None:
    """Nothing is chosen from the start: pressing on would have cleared everybody's."""
    oppfolging.sett_fargekategori(
        aktor=roller.kari, person_id=roller.amina.id, kategori=Kategori.B, naa=timezone.now()
    )
    kari, data = logget_inn("kari"), {"person": valgte(roller.amina), "handling": "KATEGORI"}
    skjema = tekst(kari.post(FLERE, {**data, "steg": "hva"}, follow=True))
    assert not re.search(r'name="kategori"[^>]*checked', skjema)
    assert kari.post(FLERE, {**data, "steg": "se"}, follow=True).status_code == 422
    data["kategori"] = "INGEN"
    se = tekst(kari.post(FLERE, {**data, "steg": "se"}, follow=True))
    assert "<dd>Ingen kategori</dd>" in se
    assert 'name="kategori" value="INGEN"' in se
    side = tekst(kari.get(gjor(kari, data).url))
    assert "Har fått kategorien: Ingen kategori (1)" in side
    assert Fargekategori.objects.get().verdi == ""


def test_the_number_of_queries_of_the_look_is_the_same_for_all(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    kari = logget_inn("kari")
    personer = valgte(roller.amina, roller.bjorn)
    for handling, felt in (
        ("KATEGORI", {"kategori": "A"}),
        ("VEILEDER", {"ansatt_id": str(roller.per.id)}),
        ("MELDING", {"overskrift": "A", "tekst": "[navn]"}),
    ):
        data = {"person": personer, "handling": handling, **felt, "steg": "se"}
        with django_assert_max_num_queries(34):
            assert kari.post(FLERE, data, follow=True).status_code == 200


def test_the_last_look_says_what_each_gets_and_has(roller: Rollebesetning) -> None:
    oppfolging.sett_fargekategori(
        aktor=roller.kari, person_id=roller.bjorn.id, kategori=Kategori.B, naa=timezone.now()
    )
    kari, alle = logget_inn("kari"), valgte(roller.amina, roller.bjorn)
    data = {"person": alle, "handling": "KATEGORI", "kategori": "C", "steg": "se"}
    se = tekst(kari.post(FLERE, data, follow=True))
    assert "Gul sirkel" in se
    assert "har nå Grønn trekant" in se
    ny = {"person": alle, "handling": "VEILEDER", "ansatt_id": str(roller.siv.id), "steg": "se"}
    assert re.search(r"<dd>\s*Siv [^<]+</dd>", tekst(kari.post(FLERE, ny, follow=True)))


def test_one_comes_back_to_the_list_one_came_from(roller: Rollebesetning) -> None:
    kari, liste = logget_inn("kari"), "kontor=1201&kjonn=K&sort=-behov"
    data = {"person": valgte(roller.amina), "handling": "KATEGORI", "kategori": "C", "liste": liste}
    tilbake = 'href="/oversikt/?kontor=1201&amp;kjonn=K&amp;sort=-behov"'
    assert tilbake in tekst(kari.post(FLERE, {**data, "steg": "se"}, follow=True))
    svar = gjor(kari, data)
    assert tilbake in tekst(kari.get(svar.url))
    angret = kari.post(svar.url.split("?")[0] + "angre/", {"liste": liste}, follow=True)
    assert tilbake in tekst(angret)
    tull = {**data, "liste": "//evil.example?kol=finnesikke", "steg": "hva"}
    assert "evil.example" not in tekst(kari.post(FLERE, tull, follow=True)).replace(
        "//evil.example?kol=finnesikke", ""
    )


def test_words_missing_from_a_message_are_told_before_the_last_look(roller: Rollebesetning) -> None:
    data = {
        "person": valgte(roller.amina), "handling": "MELDING", "overskrift": "Hei",
        "tekst": "Husk [dato]", "steg": "se",
    }  # fmt: skip
    kari = logget_inn("kari")
    svar = kari.post(FLERE, data, follow=True)
    assert svar.status_code == 422
    assert "dato" in tekst(svar)
    assert "Husk [dato]" in tekst(
        kari.get(svar.redirect_chain[-1][0])
    )  # loading it anew sends nothing


def test_the_form_is_read_once_from_the_button_to_the_last_look(roller: Rollebesetning) -> None:
    data = {
        "person": valgte(roller.amina), "handling": "MELDING", "overskrift": "Hei",
        "tekst": "Hei [fornavn]", "steg": "se",
    }  # fmt: skip
    kari = logget_inn("kari")
    with CaptureQueriesContext(connection) as sporringer:
        assert "Hei Amina" in tekst(kari.post(FLERE, data, follow=True))
    lest = [s["sql"] for s in sporringer if 'FROM "dialog_standardtekst"' in s["sql"]]
    assert len(lest) == 1


def test_what_was_cut_off_says_so_and_is_not_undone_while_it_goes_on(
    roller: Rollebesetning,
) -> None:
    kari = logget_inn("kari")
    data = {"person": valgte(roller.amina), "handling": "KATEGORI", "kategori": "C"}
    til = gjor(kari, data).url
    Kvittering.objects.update(ferdig=None)
    assert "Last siden på nytt" in tekst(kari.get(til))
    assert kari.post(f"{til}angre/").status_code == 422
    assert Fargekategori.objects.exists()
    Kvittering.objects.update(tid=timezone.now() - timedelta(minutes=3))
    assert "Stanset underveis" in tekst(kari.get(til))
    assert "Er som før igjen" in tekst(kari.post(f"{til}angre/", follow=True))


@pytest.mark.parametrize("handling", ["KATEGORI", "MELDING", "HUSKELAPP"])
def test_who_has_left_or_been_hidden_since_the_look_is_passed_over_and_the_others_are_done(
    roller: Rollebesetning, handling: str
) -> None:
    kari, brukere = logget_inn("kari"), (roller.amina, roller.bjorn)
    felt = {
        "KATEGORI": {"kategori": "C"}, "HUSKELAPP": {"tekst": "Ring"},
        "MELDING": {"overskrift": "Kurs", "tekst": "Hei [fornavn]"},
    }[handling]  # fmt: skip
    data = {"person": valgte(*brukere), "handling": handling, **felt}
    se = tekst(kari.post(FLERE, {**data, "steg": "se"}, follow=True))
    data["person"] = re.findall(r'name="person" value="([^"]*)"', se)
    flytt_person(person_id=roller.amina.id, kontor_nr="1202", naa=timezone.now())
    svar: Any = kari.post(FLERE, {**data, "nokkel": str(uuid4()), "steg": "gjor"})
    side = tekst(kari.get(svar.url))
    assert "Amina" not in side
    assert "(1)" in side
    assert "En bruker du ikke kan åpne" in side

    Person.objects.filter(id=roller.bjorn.id).update(gradering="STRENGT_FORTROLIG")
    svar = kari.post(FLERE, {**data, "nokkel": str(uuid4()), "steg": "gjor"})
    side = tekst(kari.get(svar.url))
    assert "Bjørn" not in side
    assert "1 du ikke kan åpne" in side


@pytest.mark.parametrize("handling", ["KATEGORI", "MELDING", "HUSKELAPP", "VEILEDER", "AKTIVITET"])
def test_whose_follow_up_ended_since_the_look_gets_nothing_and_is_told_of(
    roller: Rollebesetning, handling: str
) -> None:
    tor = logget_inn("tor")
    felt = {
        "KATEGORI": {"kategori": "C"}, "HUSKELAPP": {"tekst": "Ring"},
        "MELDING": {"overskrift": "Kurs", "tekst": "Hei [fornavn]"},
        "VEILEDER": {"ansatt_id": str(roller.per.id)},
        "AKTIVITET": {"ferdig": "EGEN:OPPDATER_CV", "tittel": "CV", "fra_dato": "2026-11-28",
                      "til_dato": "2027-01-31"},
    }[handling]  # fmt: skip
    data = {"person": valgte(roller.amina, roller.bjorn), "handling": handling, **felt}
    se = tekst(tor.post(FLERE, {**data, "steg": "se"}, follow=True))
    assert "Dette gjelder 2 brukere" in se
    data["person"] = re.findall(r'name="person" value="([^"]*)"', se)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=timezone.now()
    )
    for_ = Hendelse.objects.filter(person_id=roller.amina.id).count()
    svar: Any = tor.post(FLERE, {**data, "nokkel": str(uuid4()), "steg": "gjor"})
    side = tekst(tor.get(svar.url))
    assert "(1)" in side
    assert "Disse ble ikke endret" in side
    assert "Amina Yusuf: Oppfølgingen er avsluttet" in side
    assert Hendelse.objects.filter(person_id=roller.amina.id).count() == for_


def test_who_was_passed_over_in_the_look_gets_nothing_though_it_could_be_done_now(
    roller: Rollebesetning,
) -> None:
    kari, naa = logget_inn("kari"), timezone.now()
    om: dict[str, Any] = {"aktor": roller.kari, "person_id": roller.bjorn.id, "naa": naa}
    oppfolging.lagre_huskelapp(**om, frist=None, tekst="Karis", versjon=0)
    data = {"person": valgte(roller.amina, roller.bjorn), "handling": "HUSKELAPP", "tekst": "Ring"}
    se = tekst(kari.post(FLERE, {**data, "steg": "se"}, follow=True))
    assert "Dette gjelder 1 bruker" in se
    sendt: dict[str, Any] = {
        n: re.findall(f'name="{n}" value="([^"]*)"', se) for n in ("person", "hoppet")
    }
    assert sendt["hoppet"] == [str(roller.bjorn.id)]
    igjen = tekst(kari.post(FLERE, {**data, **sendt, "steg": "tilbake"}, follow=True))
    assert igjen.count('name="person"') == 2  # changed, it may be otherwise
    oppfolging.fjern_huskelapp(**om, versjon=1)
    svar: Any = kari.post(FLERE, {**data, **sendt, "nokkel": str(uuid4()), "steg": "gjor"})
    side = tekst(kari.get(svar.url))
    assert "Bjørn Aasland: Ble hoppet over da du så over" in side
    assert not q.huskelapper({roller.bjorn.id: frozenset(Rom)})
    assert q.huskelapper({roller.amina.id: frozenset(Rom)})
