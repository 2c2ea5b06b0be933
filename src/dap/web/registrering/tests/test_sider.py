"""The pages of registration, for the user, staff on behalf, and the unit's tasks."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from opptak import Opptak, ta_opp
from registre import SVAR, Registre, ny_bruker, registrer, svar_paa_alt
from rollebesetning import Rollebesetning, lag_rollebesetning

from dap.hendelse.models import Hendelse
from dap.oppfolging.models import Oppfolgingsperiode
from dap.person.models import Person
from dap.person.values import Folkeregisterstatus, Gradering
from dap.registrering import operations, queries
from dap.registrering.models import Arbeidsgrunnlag, Oppgave, Registrering, Utkast
from dap.registrering.values import avtrykk
from dap.tilgang.operations import oppgi_grunn


@pytest.fixture(scope="module")
def opptak_av_folk(django_db_setup: None, django_db_blocker: Any) -> Opptak[Rollebesetning]:
    with django_db_blocker.unblock():
        return ta_opp(lambda: lag_rollebesetning(timezone.now() - timedelta(hours=1)))


@pytest.fixture
def folk(opptak_av_folk: Opptak[Rollebesetning], db: None) -> Rollebesetning:
    return opptak_av_folk.spill_av()


def frisk(aktor: Any) -> Any:
    """The registers answered just now, so that no register is asked."""
    naa = timezone.now()
    Person.objects.filter(id=aktor.id).update(register_hentet=naa)
    Arbeidsgrunnlag.objects.create(person_id=aktor.id, arbeid_hentet=naa, sykmelding_hentet=naa)
    return aktor


@pytest.fixture
def nora(folk: Rollebesetning) -> Any:
    return frisk(ny_bruker())


def tekst(svar: Any) -> str:
    innhold: str = svar.content.decode()
    return innhold


def gjennom(klient: Client, rot: str, svar: dict[str, str]) -> str:
    """Answer one page after the other as they come, until the summary."""
    sti: str = klient.post(f"{rot}begynn/")["Location"]
    while "/sporsmal/" in sti:
        kode = sti.rstrip("/").rsplit("/", 1)[1]
        assert klient.get(sti).status_code == 200
        sti = klient.post(sti, {kode: svar[kode]})["Location"]
    return sti


def send(klient: Client, rot: str, person_id: Any) -> Any:
    utkast = Utkast.objects.get(person_id=person_id)
    return klient.post(f"{rot}oppsummering/", skjult(utkast))


def skjult(utkast: Utkast, **felt: str) -> dict[str, Any]:
    """What the summary carries."""
    return {
        "sett": utkast.sett, "nokkel": utkast.nokkel, "avtrykk": avtrykk(utkast.svar), **felt
    }  # fmt: skip


def test_who_is_not_followed_up_is_led_to_registration(nora: Any) -> None:
    klient = logget_inn("nora")
    assert klient.get("/")["Location"] == "/registrering/"
    assert "Start registreringen" in tekst(klient.get("/registrering/"))
    assert 'href="/registrering/"' in tekst(klient.get("/na/"))


def test_who_is_followed_up_is_not(folk: Rollebesetning) -> None:
    klient = logget_inn("amina")
    assert klient.get("/")["Location"] == "/na/"
    assert 'href="/registrering/"' not in tekst(klient.get("/na/"))
    # Also when no register has ever said anything of them.
    for side in (
        klient.get("/registrering/"),
        klient.post("/registrering/begynn/"),
        logget_inn("kari").get(f"/bruker/{folk.amina.id}/registrering/"),
    ):
        assert "Start registreringen" not in tekst(side)
        assert "allerede" in tekst(side)


def test_one_question_a_page_from_start_to_receipt(nora: Any) -> None:
    klient = logget_inn("nora")
    assert gjennom(klient, "/registrering/", SVAR) == "/registrering/oppsummering/"
    side = tekst(klient.get("/registrering/oppsummering/"))
    assert side.count("?fra=oppsummering") == len(SVAR)
    assert send(klient, "/registrering/", nora.id)["Location"] == "/registrering/kvittering/"
    kvittering = tekst(klient.get("/registrering/kvittering/"))
    assert "Dette skjer nå" in kvittering
    assert "NAV Fjordby har fått beskjed" in kvittering
    assert klient.get("/")["Location"] == "/na/"
    assert Oppfolgingsperiode.objects.filter(person_id=nora.id, slutt=None).count() == 1


def test_answers_are_kept_across_sign_out(nora: Any) -> None:
    klient = logget_inn("nora")
    klient.post("/registrering/begynn/")
    klient.post("/registrering/sporsmal/dinSituasjon/", {"dinSituasjon": "MISTET_JOBBEN"})
    klient.post("/logg-ut/")
    klient = logget_inn("nora")
    assert "Fortsett der du slapp" in tekst(klient.get("/registrering/"))
    assert klient.post("/registrering/begynn/")["Location"] == "/registrering/sporsmal/stilling/"
    side = tekst(klient.get("/registrering/sporsmal/dinSituasjon/"))
    assert 'value="MISTET_JOBBEN" checked' in side


def test_change_from_the_summary_leads_back_to_it(nora: Any) -> None:
    klient = logget_inn("nora")
    gjennom(klient, "/registrering/", SVAR)
    sti = "/registrering/sporsmal/helseHinder/?fra=oppsummering"
    assert 'href="/registrering/oppsummering/"' in tekst(klient.get(sti))
    assert klient.post(sti, {"helseHinder": "JA"})["Location"] == "/registrering/oppsummering/"
    sti = "/registrering/sporsmal/dinSituasjon/?fra=oppsummering"
    svar = klient.post(sti, {"dinSituasjon": "JOBB_OVER_2_AAR"})
    assert svar["Location"] == "/registrering/sporsmal/sisteStilling/"


@pytest.mark.parametrize(
    ("kode", "verdi", "ventet"),
    [
        ("dinSituasjon", "TULL", "Velg ett av svarene på listen."),
        ("sisteStilling", "HAR_HATT_JOBB", "aldri har vært i jobb"),
        ("stilling", "x" * 101, "høyst 100 tegn"),
        ("stilling", "Kokk", "ikke har vært i jobb"),
        ("utdanningBestatt", "JA", "ikke oppgitt noen utdanning"),
    ],
)
def test_wrong_answers_say_what_is_wrong_and_nothing_is_lost(
    nora: Any, kode: str, verdi: str, ventet: str
) -> None:
    klient = logget_inn("nora")
    svar_paa_alt(nora, nora.id, timezone.now(), {
        "dinSituasjon": "ALDRI_HATT_JOBB", "utdanning": "INGEN_UTDANNING",
    })  # fmt: skip
    for_ = Utkast.objects.get().svar
    svar = klient.post(f"/registrering/sporsmal/{kode}/", {kode: verdi})
    assert svar.status_code == 422
    assert ventet in tekst(svar)
    assert kode != "stilling" or verdi in tekst(svar)
    assert Utkast.objects.get().svar == for_


def test_sending_too_early_names_every_missing_answer_with_its_place(nora: Any) -> None:
    klient = logget_inn("nora")
    svar_paa_alt(nora, nora.id, timezone.now(), {"dinSituasjon": "ALDRI_HATT_JOBB"})
    svar = send(klient, "/registrering/", nora.id)
    assert svar.status_code == 422
    for kode in ("utdanning", "helseHinder", "andreForhold"):
        assert f'class="aksel-link" href="/registrering/sporsmal/{kode}/' in tekst(svar)
    assert "Svar på «Hva er din høyeste fullførte utdanning?»." in tekst(svar)


def test_a_stale_summary_is_refused_and_leads_on(nora: Any) -> None:
    klient = logget_inn("nora")
    gjennom(klient, "/registrering/", SVAR)
    data = skjult(Utkast.objects.get(), sett="ordinaer-0")
    svar = klient.post("/registrering/oppsummering/", data)
    assert svar.status_code == 422
    assert "Spørsmålene er endret siden du begynte." in tekst(svar)
    assert Utkast.objects.get().svar == SVAR


def test_what_was_answered_in_another_window_is_shown_before_it_is_sent(nora: Any) -> None:
    klient = logget_inn("nora")
    gjennom(klient, "/registrering/", SVAR)
    vist = skjult(Utkast.objects.get())
    klient.post("/registrering/sporsmal/helseHinder/?fra=oppsummering", {"helseHinder": "JA"})
    svar = klient.post("/registrering/oppsummering/", vist)
    assert svar.status_code == 422
    assert "Svarene er endret i et annet vindu." in tekst(svar)
    assert not Registrering.objects.exists()
    na = skjult(Utkast.objects.get())
    assert na["avtrykk"] in tekst(svar)
    assert klient.post("/registrering/oppsummering/", na)["Location"] == "/registrering/kvittering/"


def test_going_on_without_an_answer_is_a_page_that_one_can_go_back_to(nora: Any) -> None:
    klient = logget_inn("nora")
    klient.post("/registrering/begynn/")
    for kode, skrevet, sagt in (
        ("dinSituasjon", {}, "Velg et svar før du går videre."),
        ("stilling", {"stilling": " "}, "Skriv et svar før du går videre."),
    ):
        svar = klient.post(f"/registrering/sporsmal/{kode}/?fra=oppsummering", skrevet)
        assert svar["Location"] == f"/registrering/sporsmal/{kode}/?fra=oppsummering&mangler=1"
        if kode == "dinSituasjon":
            assert sagt in tekst(klient.get(svar["Location"]))
            klient.post(f"/registrering/sporsmal/{kode}/", {kode: "MISTET_JOBBEN"})
        else:
            assert sagt in tekst(klient.get(svar["Location"]))
    assert Utkast.objects.get().svar == {"dinSituasjon": "MISTET_JOBBEN"}


def test_sending_twice_ends_at_the_same_receipt(nora: Any) -> None:
    klient = logget_inn("nora")
    gjennom(klient, "/registrering/", SVAR)
    data = skjult(Utkast.objects.get())
    steder = {klient.post("/registrering/oppsummering/", data)["Location"] for _ in range(2)}
    assert steder == {"/registrering/kvittering/"}
    assert Registrering.objects.count() == 1


@pytest.mark.parametrize("data", [{}, {"sett": "", "nokkel": "x"}, {"sett": "a\0", "nokkel": "1"}])
def test_a_hand_made_summary_has_an_answer(nora: Any, data: dict[str, str]) -> None:
    klient = logget_inn("nora")
    gjennom(klient, "/registrering/", SVAR)
    assert klient.post("/registrering/oppsummering/", data).status_code == 422
    assert not Registrering.objects.exists()


def test_unknown_questions_do_not_exist(nora: Any) -> None:
    klient = logget_inn("nora")
    klient.post("/registrering/begynn/")
    assert klient.get("/registrering/sporsmal/finnesIkke/").status_code == 404
    assert klient.post("/registrering/sporsmal/fremtidigSituasjon/").status_code == 404


def test_without_a_draft_every_page_leads_to_the_start(nora: Any) -> None:
    klient = logget_inn("nora")
    for sti in ("sporsmal/dinSituasjon/", "oppsummering/", "kvittering/"):
        assert klient.get(f"/registrering/{sti}")["Location"] == "/registrering/"


def test_throw_away(nora: Any) -> None:
    klient = logget_inn("nora")
    svar_paa_alt(nora, nora.id, timezone.now(), SVAR)
    klient.post("/registrering/forkast/")
    assert not Utkast.objects.exists()


def test_the_registers_are_asked_when_one_begins(registre: Registre, folk: Rollebesetning) -> None:
    syk = ny_bruker("sara", status=Folkeregisterstatus.INGEN)
    Person.objects.filter(id=syk.id).update(register_hentet=None)
    registre.om(
        Person.objects.get(id=syk.id).fnr, status="bosattEtterFolkeregisterloven",
        arbeid=[{"fra": "2020-01-01"}],
        sykmeldt_til=str(timezone.localdate() + timedelta(days=9)),
    )  # fmt: skip
    klient = logget_inn("sara")
    assert "Start registreringen" in tekst(klient.get("/registrering/"))
    svar = klient.post("/registrering/begynn/")
    assert svar["Location"] == "/registrering/sporsmal/fremtidigSituasjon/"


@pytest.mark.parametrize(
    ("valg", "ventet"),
    [
        ({"fodt": date(2010, 1, 1)}, "Du er under 18 år"),
        ({"status": Folkeregisterstatus.IKKE_BOSATT}, "ikke registrert som bosatt"),
        ({"status": Folkeregisterstatus.DNUMMER, "land": ("USA",)}, "lov til å arbeide i Norge"),
        ({"status": Folkeregisterstatus.DOD}, "ført deg som død"),
        ({"status": Folkeregisterstatus.FORSVUNNET}, "vet ikke hvor du er"),
        ({"status": Folkeregisterstatus.OPPHORT}, "sjekke oppholdet ditt"),
        ({"status": Folkeregisterstatus.UKJENT}, "se nærmere på opplysningene"),
        ({"status": Folkeregisterstatus.INGEN}, "finner deg ikke"),
        ({"gradering": Gradering.STRENGT_FORTROLIG}, "Vi hjelper deg med å registrere deg"),
    ],
)
def test_who_cannot_register_gets_a_human_answer_and_can_be_contacted(
    folk: Rollebesetning, valg: dict[str, Any], ventet: str
) -> None:
    frisk(ny_bruker("ulla", **valg))
    klient = logget_inn("ulla")
    svar = klient.post("/registrering/begynn/")
    assert svar.status_code == 422
    assert ventet in tekst(svar)
    assert "Be NAV ta kontakt" in tekst(svar)
    for _ in range(2):
        klient.post("/registrering/kontakt/")
    assert Oppgave.objects.count() == 1
    if valg.get("status") != Folkeregisterstatus.INGEN:
        assert "Du hører fra oss innen" in tekst(klient.get("/registrering/"))


def test_an_adviser_registers_on_behalf(folk: Rollebesetning, nora: Any) -> None:
    klient, rot = logget_inn("kari"), f"/bruker/{nora.id}/registrering/"
    assert klient.get(rot).status_code == 403  # another office's until one says why
    oppgi_grunn(
        aktor=folk.kari, person_id=nora.id, grunn="Møtte opp på kontoret", naa=timezone.now()
    )
    assert "Registrer brukeren" in tekst(klient.get(rot))
    assert gjennom(klient, rot, SVAR) == f"{rot}oppsummering/"
    assert send(klient, rot, nora.id)["Location"] == f"{rot}kvittering/"
    assert "registrert av Kari Nordmo, NAV Fjordby" in tekst(klient.get(f"{rot}kvittering/"))


def test_an_adviser_registers_a_minor_with_a_reason(folk: Rollebesetning) -> None:
    ung = frisk(ny_bruker("ulla", fodt=date(2010, 1, 1)))
    naa = timezone.now()
    oppgi_grunn(aktor=folk.kari, person_id=ung.id, grunn="Møtte opp på kontoret", naa=naa)
    klient, rot = logget_inn("kari"), f"/bruker/{ung.id}/registrering/"
    assert "Registrer likevel" in tekst(klient.get(rot))
    svar = klient.post(f"{rot}begynn/", {"godkjenning": "kort"})
    assert svar.status_code == 422
    assert "kort" in tekst(svar)
    svar = klient.post(f"{rot}begynn/", {"godkjenning": "Foreldrene samtykker til det."})
    assert svar["Location"] == f"{rot}sporsmal/dinSituasjon/"


def test_a_user_cannot_register_somebody_else(folk: Rollebesetning, nora: Any) -> None:
    klient, rot = logget_inn("amina"), f"/bruker/{nora.id}/registrering/"
    for sti in ("", "kvittering/", "sporsmal/dinSituasjon/"):
        assert klient.get(rot + sti).status_code in {403, 404}
    for sti in ("begynn/", "kontakt/", "oppsummering/", "forkast/"):
        assert klient.post(rot + sti).status_code in {403, 404}
    assert not Utkast.objects.exists()


def test_staff_who_see_as_the_user_see_no_draft(folk: Rollebesetning, nora: Any) -> None:
    naa = timezone.now()
    svar_paa_alt(nora, nora.id, naa, {"dinSituasjon": "ALDRI_HATT_JOBB"})
    oppgi_grunn(aktor=folk.kari, person_id=nora.id, grunn="Møtte opp på kontoret", naa=naa)
    side = tekst(logget_inn("kari").get(f"/bruker/{nora.id}/som-bruker/registrering/"))
    assert "Fortsett der du slapp" not in side
    assert '<form method="post" action="/bruker' not in side


def test_the_units_tasks_are_taken_and_done(folk: Rollebesetning, nora: Any) -> None:
    registrer(nora, timezone.now())
    klient = logget_inn("kari")
    assert "Nora Nyhus" in tekst(klient.get("/kontor/oppgaver/"))
    sti = f"/bruker/{nora.id}/registrering/oppgave/{Oppgave.objects.get().id}/"
    assert "Ta oppgaven" in tekst(klient.get(sti))
    assert klient.post(f"{sti}ta/", {"versjon": "1"})["Location"] == sti
    svar = logget_inn("per").post(f"{sti}ta/", {"versjon": "1"})
    assert svar.status_code == 409
    assert "Kari Nordmo var raskere" in tekst(svar)
    svar = klient.post(sti, {"versjon": "2", "merknad": ""})
    assert svar.status_code == 422
    svar = logget_inn("per").post(sti, {"versjon": "1", "merknad": "Min tekst"})
    assert svar.status_code == 409
    assert "Min tekst" in tekst(svar)
    svar = klient.post(sti, {"versjon": "2", "merknad": "Kari følger opp."})
    assert svar["Location"] == "/kontor/oppgaver/"
    assert "Kari følger opp." in tekst(klient.get("/kontor/oppgaver/"))


def test_tasks_of_the_protected_are_seen_by_those_with_the_right(folk: Rollebesetning) -> None:
    vern = ny_bruker("vera", gradering=Gradering.FORTROLIG)
    operations.be_om_kontakt(aktor=vern, person_id=vern.id, naa=timezone.now())
    sti = f"/bruker/{vern.id}/registrering/oppgave/{Oppgave.objects.get().id}/"
    for hvem, ser in (("siv", True), ("kari", False), ("tor", False), ("lise", False)):
        klient = logget_inn(hvem)
        assert ("Vera" in tekst(klient.get("/kontor/oppgaver/"))) is ser
        assert klient.get(sti).status_code == (200 if ser else 404)


def test_the_list_of_tasks_asks_the_same_however_many(
    folk: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    naa = timezone.now()
    for nr in range(5):
        registrer(ny_bruker(f"nora{nr}", fodt=date(1990, 1, 10 + nr)), naa)
    klient = logget_inn("kari")
    klient.get("/kontor/oppgaver/")
    with django_assert_max_num_queries(12):
        side = tekst(klient.get("/kontor/oppgaver/"))
    assert side.count("Nyhus") == 5


def test_the_adviser_confirms_or_changes_the_proposal(folk: Rollebesetning, nora: Any) -> None:
    registrer(nora, timezone.now())
    klient, sti = logget_inn("kari"), f"/bruker/{nora.id}/registrering/profil/"
    side = tekst(klient.get(sti))
    assert "Forslag: Behov for veiledning" in side
    assert "I jobb minst 6 måneder på rad" in side
    profil = queries.profil_for(nora.id)
    assert profil is not None
    data = {"profil_id": profil.id, "versjon": "0", "gruppe": "STANDARD_INNSATS"}
    svar = klient.post(sti, data)
    assert svar.status_code == 422
    assert "Skriv hvorfor du mener noe annet" in tekst(svar)
    assert klient.post(sti, data | {"begrunnelse": "Jobbet i utlandet"}).status_code == 302
    svar = logget_inn("per").post(sti, data | {"begrunnelse": "Noe jeg skrev"})
    assert svar.status_code == 409
    assert "Noe jeg skrev" in tekst(svar)
    assert "Jobbet i utlandet" in tekst(svar)
    rader = tekst(logget_inn("tor").get("/kontor/profilering/"))
    assert "Behov for veiledning" in rader
    assert logget_inn("kari").get("/kontor/profilering/").status_code == 403


def test_nothing_of_it_is_shown_to_the_municipality(folk: Rollebesetning) -> None:
    rot = f"/bruker/{folk.amina.id}/registrering/"
    for sti in ("", "kvittering/", "profil/", "sporsmal/dinSituasjon/"):
        assert logget_inn("lise").get(rot + sti).status_code == 404


@pytest.mark.parametrize("sprak", ["nn", "en"])
def test_every_page_in_every_language(nora: Any, sprak: str, naa: datetime) -> None:
    klient = logget_inn("nora")
    klient.post("/sprak/", {"sprak": sprak, "neste": "/"})
    gjennom(klient, "/registrering/", SVAR)
    send(klient, "/registrering/", nora.id)
    assert Registrering.objects.get().sprak == sprak
    assert Hendelse.objects.filter(type="REGISTRERT").count() == 1
