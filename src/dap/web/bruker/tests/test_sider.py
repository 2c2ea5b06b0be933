"""Requirement: staff find and open their own users, others with a reason, protected ones never."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import lag, om, tekst
from rollebesetning import NAA, Rollebesetning

from dap.dialog.operations import ny_trad
from dap.dialog.values import Tema
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeTilgang
from dap.kontor import operations as kontor
from dap.mal import operations as mal
from dap.oppfolging.operations import sett_manuell
from dap.person.models import Person
from dap.person.queries import persondata
from dap.sporing.models import Oppslag
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varselvalg
from dap.web.bruker import brief
from dap.web.bruker.liste import mine_brukere

I_MORGEN = {"grunn": "Bruker møtte opp hos oss i Dalen"}


def fnr(aktor: Aktor) -> str:
    person = persondata(aktor.id)
    assert person is not None
    return person.fnr


def lag_mal(roller: Rollebesetning, person: Aktor) -> UUID:
    return mal.opprett_mal(
        aktor=person, person_id=person.id, tekst="Bli sveiser", nokkel=uuid4(), naa=NAA
    )


def test_each_kind_of_person_begins_where_they_belong(roller: Rollebesetning) -> None:
    assert logget_inn("kari").get("/")["Location"] == "/min-dag/"
    assert logget_inn("amina").get("/")["Location"] != "/min-dag/"
    assert logget_inn("amina").get("/min-dag/").status_code == 403


@pytest.mark.parametrize(
    ("leser", "ser"),
    [
        ("kari", {"Amina Yusuf", "Bjørn Aasland"}),
        ("siv", {"Frida Skjulstad", "Stine Gjemlund", "Signe Vernmo"}),
        ("ola", {"Daniel Bakkelund"}),
        ("per", set()),
        ("tor", set()),
        ("mona", set()),
        ("rut", set()),
        ("adam", set()),
    ],
)
def test_the_list_has_ones_own_users_only(
    roller: Rollebesetning, leser: str, ser: set[str]
) -> None:
    tekst = logget_inn(leser).get("/min-dag/").content.decode()
    alle = {f"{p.fornavn} {p.etternavn}" for p in Person.objects.all()} - {"Siv Aasland"}
    assert {navn for navn in alle if navn in tekst} == ser


def test_a_stand_in_sees_the_others_users_but_not_protected_ones(roller: Rollebesetning) -> None:
    for borte in (roller.kari, roller.siv):
        kontor.meld_fravar(
            ansatt_id=borte.id,
            stedfortreder_id=roller.per.id,
            fra=NAA.date(),
            til=NAA.date().replace(year=2100),
        )
    tekst = logget_inn("per").get("/min-dag/").content.decode()
    assert "Amina Yusuf" in tekst
    for skjult in ("Frida", "Stine", "Signe"):
        assert skjult not in tekst


def test_family_is_not_in_the_list(roller: Rollebesetning) -> None:
    kontor.meld_fravar(
        ansatt_id=roller.kari.id,
        stedfortreder_id=roller.siv.id,
        fra=NAA.date(),
        til=NAA.date().replace(year=2100),
    )
    tekst = logget_inn("siv").get("/min-dag/").content.decode()
    assert "Amina Yusuf" in tekst
    assert "Bjørn" not in tekst


def test_the_list_costs_the_same_for_many(
    roller: Rollebesetning, django_assert_num_queries: Any
) -> None:
    en, to = logget_inn("ola"), logget_inn("kari")
    for klient in (en, to):
        klient.get("/min-dag/")
    lag_mal(roller, roller.daniel)
    lag_mal(roller, roller.amina)
    lag_mal(roller, roller.bjorn)
    for klient in (en, to):
        with django_assert_num_queries(31):
            klient.get("/min-dag/")


def test_search_by_name_narrows_ones_own_list(roller: Rollebesetning) -> None:
    tekst = logget_inn("kari").post("/min-dag/finn/", {"sok": "yus"}).content.decode()
    assert "Amina Yusuf" in tekst
    assert "Bjørn" not in tekst
    ingen = logget_inn("kari").post("/min-dag/finn/", {"sok": "Daniel"}).content.decode()
    assert "Ingen av brukerne dine" in ingen


@pytest.mark.parametrize(
    ("leser", "hvem", "finnes"),
    [
        ("kari", "amina", True),
        ("kari", "daniel", True),
        ("kari", "frida", False),
        ("kari", "signe", False),
        ("siv", "frida", True),
        ("siv", "bjorn", True),
        ("mona", "amina", True),
        ("rut", "amina", False),
        ("adam", "amina", False),
    ],
)
def test_a_fodselsnummer_finds_only_whom_one_may_know_of(
    roller: Rollebesetning, leser: str, hvem: str, finnes: bool
) -> None:
    person = getattr(roller, hvem)
    nummer = fnr(person)
    svar = logget_inn(leser).post("/min-dag/finn/", {"sok": f"{nummer[:6]} {nummer[6:]}"})
    if finnes:
        assert svar["Location"] == f"/bruker/{person.id}/"
    else:
        assert svar.status_code == 422
        assert "finner ingen" in svar.content.decode()


@pytest.mark.parametrize("sok", ["12345678901", "1234", "", "x" * 200, "<script>", "\x00"])
def test_a_search_that_cannot_be_answered_says_so(roller: Rollebesetning, sok: str) -> None:
    svar = logget_inn("kari").post("/min-dag/finn/", {"sok": sok})
    assert svar.status_code in {200, 422}
    assert "<script>" not in svar.content.decode().replace("<script src", "")


def test_another_office_states_why_and_the_leader_reads_it(roller: Rollebesetning) -> None:
    amina = roller.amina
    id_, ola = lag_mal(roller, amina), logget_inn("ola")
    adresse = f"/bruker/{amina.id}/plan/mal/{id_}/"
    side = ola.get(adresse)
    assert side.status_code == 403
    assert "følges opp av et annet kontor" in side.content.decode()
    assert "sveiser" not in side.content.decode()
    assert "Amina" not in side.content.decode()

    kort = ola.post(f"/bruker/{amina.id}/grunn/", {"grunn": "fordi", "neste": adresse})
    assert kort.status_code == 422
    assert "minst 10 tegn" in kort.content.decode()
    videre = ola.post(f"/bruker/{amina.id}/grunn/", {**I_MORGEN, "neste": adresse})
    assert videre["Location"] == adresse
    assert "sveiser" in ola.get(adresse).content.decode()

    tor = logget_inn("tor").get("/kontor/oppslag/").content.decode()
    assert "Ola Dalsrud" in tor
    assert "hos oss i Dalen" in tor
    for andre in ("kari", "ola", "rut"):
        assert logget_inn(andre).get("/kontor/oppslag/").status_code == 403


def test_a_reason_never_leads_out_of_the_product(roller: Rollebesetning) -> None:
    svar = logget_inn("ola").post(
        f"/bruker/{roller.amina.id}/grunn/", {**I_MORGEN, "neste": "https://example.org/"}
    )
    assert svar["Location"] == "/"


def test_a_reason_does_not_open_whom_one_may_not_know_of(roller: Rollebesetning) -> None:
    svar = logget_inn("ola").post(f"/bruker/{roller.frida.id}/grunn/", I_MORGEN)
    assert svar.status_code == 404


def test_staff_see_who_it_is_and_what_to_mind(roller: Rollebesetning) -> None:
    Person.objects.filter(id=roller.frida.id).update(
        skjermet=True, tolkesprak="tigrinja", reservert_krr=True, kan_varsles=False
    )
    tekst = logget_inn("siv").get(f"/bruker/{roller.frida.id}/plan/mal/").content.decode()
    nummer = fnr(roller.frida)
    assert f"{nummer[:6]} {nummer[6:]}" in tekst
    steder = [
        tekst.index(merke) for merke in ("Kode 7", "Skjermet", "Tolk: tigrinja", "Reservert KRR")
    ]
    assert steder == sorted(steder)


def test_the_users_own_view_is_marked_read_only_and_traced(roller: Rollebesetning) -> None:
    id_, kari = lag_mal(roller, roller.amina), logget_inn("kari")
    grunn = f"/bruker/{roller.amina.id}/som-bruker/plan/"
    tekst = kari.get(f"{grunn}mal/{id_}/").content.decode()
    assert "slik Amina Yusuf ser den" in tekst
    assert "for deg" in tekst
    assert "Endre målet" not in tekst
    assert f"{grunn}mal/" in tekst
    assert kari.get(f"{grunn}mal/{id_}/endre/").status_code == 403
    assert kari.post(f"{grunn}mal/{id_}/endre/", {"tekst": "x"}).status_code == 405
    assert set(Oppslag.objects.values_list("hva", flat=True)) == {"som_bruker"}


@pytest.mark.parametrize("rest", ["", "grunn/", "som-bruker/plan/mal/", "finnes/ikke/"])
def test_the_users_view_has_only_pages_that_users_have(roller: Rollebesetning, rest: str) -> None:
    svar = logget_inn("kari").get(f"/bruker/{roller.amina.id}/som-bruker/{rest}")
    assert svar.status_code == 404


def test_the_users_view_asks_for_the_same_right(roller: Rollebesetning) -> None:
    for leser, status in (("ola", 403), ("kari", 404), ("rut", 404)):
        person = roller.frida if leser == "kari" else roller.amina
        svar = logget_inn(leser).get(f"/bruker/{person.id}/som-bruker/plan/mal/")
        assert svar.status_code == status


def test_htmx_too_is_asked_why(roller: Rollebesetning) -> None:
    svar = logget_inn("ola").get(f"/bruker/{roller.amina.id}/plan/mal/", headers=HTMX)
    assert svar.status_code == 403


def test_the_brief_says_what_waits_and_what_comes(roller: Rollebesetning) -> None:
    naa = timezone.now()
    lag_mal(roller, roller.amina)
    ny_trad(
        aktor=roller.amina,
        person_id=roller.amina.id,
        tema=Tema.ARBEID_AKTIVITETER,
        overskrift="Kurset på fredag",
        tekst="Kan jeg komme senere?",
        nokkel=uuid4(),
        naa=naa,
    )
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="plan", naa=naa)
    deler = {str(d.tittel): [p.tekst for p in d.punkter] for d in brief.lag(innsyn, naa=naa)}
    assert deler["Åpne spørsmål"] == ["Kurset på fredag"]
    assert deler["Siste kontakt"] == ["Kurset på fredag"]
    assert deler["Siste hendelse"] == ["En melding ble sendt"]
    rad = next(r for r in mine_brukere(roller.kari, naa=naa) if r.person_id == roller.amina.id)
    assert rad.ubesvarte == 1


def test_who_only_reads_the_plan_is_offered_no_form(roller: Rollebesetning) -> None:
    id_, mona = lag_mal(roller, roller.amina), logget_inn("mona")
    mona.post(f"/bruker/{roller.amina.id}/grunn/", {"grunn": "Bruker ringte kontaktsenteret"})
    grunn = f"/bruker/{roller.amina.id}/plan/"
    assert "Endre målet" not in mona.get(f"{grunn}mal/{id_}/").content.decode()
    assert mona.get(f"{grunn}mal/nytt/").status_code == 403
    svar = mona.post(f"{grunn}mal/{id_}/status/", {"status": "NADD", "versjon": "1"})
    assert svar.status_code == 403
    with pytest.raises(IkkeTilgang):
        mal.merk_milepael(
            aktor=roller.mona,
            milepael_id=mal.legg_til_milepael(
                aktor=roller.amina, mal_id=id_, tekst="x", frist=None, nokkel=uuid4(), naa=NAA
            ),
            nadd=True,
            naa=timezone.now(),
        )


def test_the_brief_names_what_comes_next_and_who_waits(roller: Rollebesetning) -> None:
    kari, amina, naa = roller.kari, roller.amina, timezone.now()
    om_amina = {"person_id": amina.id, "nokkel": uuid4(), "naa": naa}
    mal_id = mal.opprett_mal(aktor=amina, tekst="Fagbrev", **om_amina)
    mal.legg_til_milepael(
        aktor=amina, mal_id=mal_id, tekst="Melde seg opp", frist=om(3), nokkel=uuid4(), naa=naa
    )
    mal.opprett_forventning(aktor=kari, tekst="Levere søknad", frist=om(5), **om_amina)
    lag(amina, amina, felter={"tittel": "Truckkurs", "til_dato": om(4)})
    lag(amina, amina, felter={"tittel": "Forbi", "fra_dato": om(-9), "til_dato": om(-1)})
    lag(amina, amina, felter={"tittel": "Langt fram", "til_dato": om(40)})
    for tittel, nr in (("Gammelt", 2), ("Kan du ringe?", 1)):
        ny_trad(
            aktor=amina, person_id=amina.id, tema=Tema.MOTE, overskrift=tittel, tekst="Hei",
            nokkel=uuid4(), naa=naa - timedelta(hours=nr),
        )  # fmt: skip
    side = tekst(logget_inn("kari").get(f"/bruker/{amina.id}/tidslinje/"))
    neste = side.partition("Neste datoer")[2].partition("Siste hendelse")[0]
    assert neste.index("Melde seg opp") < neste.index("Truckkurs") < neste.index("Levere søknad")
    assert "Forbi" not in neste
    assert "Langt fram" not in neste
    assert "Kan du ringe?" in side.partition("Siste kontakt")[2].partition("Neste datoer")[0]
    apne = side.partition("Åpne spørsmål")[2].partition("Siste kontakt")[0]
    assert apne.index("Gammelt") < apne.index("Kan du ringe?")
    lise = tekst(logget_inn("lise").get(f"/bruker/{amina.id}/tidslinje/"))
    for ord_ in ("Melde seg opp", "Truckkurs", "Levere søknad", "Kan du ringe?"):
        assert ord_ not in lise


def test_questions_of_one_weekend_stand_oldest_first(roller: Rollebesetning) -> None:
    naa = timezone.now()
    lordag = (naa - timedelta(days=(naa.weekday() - 5) % 7 or 7)).replace(hour=10)
    for tittel, etter in (("Nyest", 3), ("Eldst", 0), ("Midt imellom", 2)):
        ny_trad(
            aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, overskrift=tittel,
            tekst="Hei", nokkel=uuid4(), naa=lordag + timedelta(hours=etter),
        )  # fmt: skip
    side = tekst(logget_inn("kari").get(f"/bruker/{roller.amina.id}/tidslinje/"))
    apne = side.partition("Åpne spørsmål")[2].partition("Siste kontakt")[0]
    assert apne.index("Eldst") < apne.index("Midt imellom") < apne.index("Nyest")


def test_the_brief_asks_no_more_for_much(roller: Rollebesetning) -> None:
    klient, sti = logget_inn("kari"), f"/bruker/{roller.amina.id}/tidslinje/?slag=INNLOGGING"

    def antall() -> int:
        with CaptureQueriesContext(connection) as sporringer:
            klient.get(sti)
        return len(sporringer)

    antall()
    for_ = antall()
    for _ in range(5):
        lag(roller.amina, roller.amina)
        ny_trad(
            aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, overskrift="x",
            tekst="Hei", nokkel=uuid4(), naa=timezone.now(),
        )  # fmt: skip
    assert antall() == for_ <= 28


def test_the_header_says_what_does_not_arrive_and_what_to_do(roller: Rollebesetning) -> None:
    data = persondata(roller.amina.id)
    assert data is not None
    Varselvalg.objects.create(person_id=roller.amina.id, epost_avvist=data.epost)
    side = logget_inn("kari").get(f"/bruker/{roller.amina.id}/plan/").content.decode()
    assert "E-post kommer ikke fram" in side
    assert "Be brukeren rette den på norge.no" in side
    assert "SMS kommer ikke fram" not in side
    Varselvalg.objects.update(epost_avvist="gammel@example.no")
    side = logget_inn("kari").get(f"/bruker/{roller.amina.id}/plan/").content.decode()
    assert "E-post kommer ikke fram" not in side, "another address is tried"
    Varselvalg.objects.update(epost_avvist=data.epost, manuell=True)
    sett_manuell(aktor=SYSTEM, person_id=roller.amina.id, manuell=True, grunn="Brev", naa=NAA)
    side = logget_inn("kari").get(f"/bruker/{roller.amina.id}/plan/").content.decode()
    assert "E-post kommer ikke fram" not in side, "who gets letters gets them"
