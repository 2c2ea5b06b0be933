"""Acting for somebody through the pages: the address says for whom, and every request is asked."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import skjema as aktivitetsskjema
from rollebesetning import Rollebesetning

from dap.arkiv.queries import saksinnhold
from dap.arkiv.values import Eksportvalg
from dap.bistand import operations
from dap.bistand.tests.hjelp import fnr, navngi
from dap.bistand.tests.hjelp import verge as operations_verge
from dap.brev.tests.hjelp import papir
from dap.dialog.models import Melding
from dap.dialog.operations import ny_trad
from dap.dialog.values import Tema
from dap.felles.tid import dato
from dap.hendelse.models import Hendelse
from dap.hjelper.models import Assistanse, Hjelpeforhold
from dap.konto.models import Kladd
from dap.mal import operations as mal
from dap.mal.models import Situasjon
from dap.mote.tests.hjelp import kall_inn
from dap.sporing.models import Oppslag
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel

pytestmark = pytest.mark.django_db
TEKST = "Jeg vil helst begynne med korte dager."


@pytest.fixture
def hjelp_id(roller: Rollebesetning) -> UUID:
    return _valgt(roller)


def _valgt(roller: Rollebesetning, *, skriv: bool = True) -> UUID:
    naa = timezone.now()
    id_ = navngi(roller.amina, fnr(roller.daniel), skriv=skriv, naa=naa)
    operations.svar(aktor=roller.daniel, hjelp_id=id_, ja=True, naa=naa)
    return id_


def _sett_slutt(id_: UUID) -> None:
    i_gar = dato(timezone.now()) - timedelta(days=1)
    Hjelpeforhold.objects.filter(id=id_).update(fra=i_gar, til=i_gar)


def test_every_page_says_for_whom_and_keeps_the_address(hjelp_id: UUID) -> None:
    daniel = logget_inn("daniel")
    for sti in ("plan/", "dialog/", "moter/", "om-meg/", "tidslinje/", "varsler/"):
        svar = daniel.get(f"/for/{hjelp_id}/{sti}")
        assert svar.status_code == 200, sti
        side = svar.content.decode()
        assert "Du handler for Amina Yusuf." in side
        # One's own language, theme and draft are stored below the prefix too; leaving is outside.
        egne = set(re.findall(r'(?:href|action)="(/[^"]*)"', side))
        utenfor = {a for a in egne if not a.startswith((f"/for/{hjelp_id}/", "/statisk/"))}
        assert utenfor <= {"/hjelp-andre/", "/logg-ut/"}, (sti, utenfor)
    assert reverse("plan:oversikt") == "/plan/"  # the prefix is gone with the request


def test_the_helpers_own_pages_are_their_own(hjelp_id: UUID) -> None:
    daniel = logget_inn("daniel")
    side = daniel.get("/om-meg/").content.decode()
    assert "Daniel Bakkelund" in side
    assert "Amina" not in side
    liste = daniel.get("/hjelp-andre/").content.decode()
    assert "Handle for Amina Yusuf" in liste
    svar = daniel.post(f"/hjelp-andre/{hjelp_id}/velg/")
    assert svar.headers["Location"] == f"/for/{hjelp_id}/"


def test_what_is_written_is_stored_for_the_user_with_the_helpers_name(
    roller: Rollebesetning, hjelp_id: UUID
) -> None:
    daniel = logget_inn("daniel")
    felt = {"tema": "ARBEID_AKTIVITETER", "tekst": "Kan Amina begynne?", "nokkel": str(uuid4()),
            "handling": "send"}  # fmt: skip
    svar = daniel.post(f"/for/{hjelp_id}/dialog/ny/", felt)
    assert svar.status_code == 302, svar.content.decode()[:500]
    assert svar.headers["Location"].startswith(f"/for/{hjelp_id}/dialog/")
    melding = Melding.objects.get()
    assert (melding.avsender_type, melding.avsender_id) == ("BRUKER", roller.amina.id)
    for klient, sti in (("kari", f"/bruker/{roller.amina.id}"), ("amina", "")):
        vist = logget_inn(klient).get(f"{sti}/dialog/{melding.trad_id}/").content.decode()
        assert "(ved hjelper Daniel Bakkelund)" in vist
        tidslinje = logget_inn(klient).get(f"{sti}/tidslinje/").content.decode()
        assert "(ved hjelper Daniel Bakkelund)" in tidslinje
    innsyn = logget_inn("amina").get("/om-meg/innsyn/").content.decode()
    assert "Hjelper deg fordi du har valgt det" in innsyn
    gjort = logget_inn("amina").get(f"/hjelpere/gjort/{hjelp_id}/").content.decode()
    assert "En melding ble sendt" in gjort


def test_who_may_only_read_meets_no_dead_buttons(roller: Rollebesetning) -> None:
    id_ = _valgt(roller, skriv=False)
    trad = ny_trad(
        aktor=roller.kari, person_id=roller.amina.id, tema=Tema.ARBEID_AKTIVITETER, tekst="Hei",
        nokkel=uuid4(), naa=timezone.now(),
    )  # fmt: skip
    klient = logget_inn("daniel")
    for sti, knapp in (("varsler/", "Merk alle som lest"), ("om-meg/varsler/", "Lagre<"),
                       ("om-meg/", "Hent på nytt")):  # fmt: skip
        for_ = klient.get(f"/for/{id_}/{sti}").content.decode()
        assert knapp not in for_
        assert knapp in logget_inn("amina").get(f"/{sti}").content.decode()
    varsel = Varsel.objects.get(mottaker_id=roller.amina.id, objekt_id=trad.trad_id)
    sti = f"/for/{id_}/varsler/{varsel.id}/"
    assert f'href="{sti}"' in klient.get(f"/for/{id_}/varsler/").content.decode()
    svar = klient.get(sti)
    assert svar.status_code == 302
    assert svar.headers["Location"].startswith(f"/for/{id_}/dialog/")
    varsel.refresh_from_db()
    assert varsel.lest is None


def test_who_may_only_read_is_given_no_form_and_gets_back_the_words_alone(
    roller: Rollebesetning,
) -> None:
    daniel, ny = logget_inn("daniel"), f"/for/{_valgt(roller, skriv=False)}/dialog/ny/"
    assert daniel.get(f"{ny}?tema=ANNET").status_code == 403
    svar = daniel.post(ny, {"tema": "ANNET", "tekst": "Mine ord", "handling": "send"})
    assert svar.status_code == 403
    side = svar.content.decode()
    assert "Mine ord" in side
    assert ">send<" not in side, "what a button is called is not typed"


def test_who_may_read_is_stopped_at_the_door(roller: Rollebesetning) -> None:
    id_ = _valgt(roller, skriv=False)
    daniel = logget_inn("daniel")
    assert "Du kan lese, men ikke endre." in daniel.get(f"/for/{id_}/plan/").content.decode()
    svar = daniel.post(f"/for/{id_}/plan/situasjon/", {"tekst": TEKST, "versjon": 0})
    assert svar.status_code == 403
    assert "Du kan lese for denne personen" in svar.content.decode()
    assert not Situasjon.objects.exists()
    assert daniel.post(f"/for/{id_}/tidslinje/sok/", {"sok": "kurs"}).status_code == 302


@pytest.mark.parametrize(
    ("metode", "sti"),
    [
        ("get", "om-meg/innsyn/"),
        ("get", "hjelpere/ny/"),
        ("get", "hjelp-andre/"),
        ("post", "om-meg/andre-okter/"),
        ("get", "eksport/"),
        ("post", "eksport/alt/"),
        ("post", "om-meg/digital/"),
    ],
)
def test_what_is_the_users_own_is_refused(hjelp_id: UUID, metode: str, sti: str) -> None:
    svar = getattr(logget_inn("daniel"), metode)(f"/for/{hjelp_id}/{sti}")
    assert svar.status_code == 403, sti


@pytest.mark.parametrize("hvem", ["amina", "bjorn", "stine", "kari", "siv", "tor", "rut", "adam"])
def test_the_id_in_the_address_is_the_helpers_alone(hjelp_id: UUID, hvem: str) -> None:
    assert logget_inn(hvem).get(f"/for/{hjelp_id}/plan/").status_code == 404
    assert logget_inn(hvem).get(f"/for/{uuid4()}/plan/").status_code == 404


def test_staffs_pages_and_other_people_are_not_below_the_prefix(
    roller: Rollebesetning, hjelp_id: UUID
) -> None:
    daniel = logget_inn("daniel")
    for person in (roller.amina, roller.bjorn, roller.daniel):
        assert daniel.get(f"/for/{hjelp_id}/bruker/{person.id}/plan/").status_code == 404
    assert daniel.get(f"/for/{hjelp_id}/min-dag/").status_code == 403
    assert daniel.get(f"/for/{hjelp_id}/for/{hjelp_id}/plan/").status_code == 404


def test_a_right_that_ends_in_the_middle_stores_nothing_anywhere(
    roller: Rollebesetning, hjelp_id: UUID
) -> None:
    """The form was open when it ended: what is sent is stored neither with the user nor the helper."""
    daniel = logget_inn("daniel")
    assert daniel.get(f"/for/{hjelp_id}/plan/situasjon/").status_code == 200
    logget_inn("amina").post(f"/hjelpere/{hjelp_id}/avslutt/")
    svar = daniel.post(f"/for/{hjelp_id}/plan/situasjon/", {"tekst": TEKST, "versjon": 0})
    assert svar.status_code == 403
    side = svar.content.decode()
    assert "Du handler ikke lenger for denne personen" in side
    assert TEKST in side  # to be copied
    assert not Situasjon.objects.exists()
    assert daniel.get(f"/for/{hjelp_id}/plan/", headers=HTMX).status_code == 403


def test_an_expired_right_is_refused_and_can_be_seen(hjelp_id: UUID) -> None:
    _sett_slutt(hjelp_id)
    daniel = logget_inn("daniel")
    assert daniel.get(f"/for/{hjelp_id}/plan/").status_code == 403
    assert "Gjelder ikke nå" in daniel.get("/hjelp-andre/").content.decode()
    assert daniel.post(f"/hjelp-andre/{hjelp_id}/velg/").headers["Location"] == "/hjelp-andre/"


def test_drafts_are_kept_apart(roller: Rollebesetning, hjelp_id: UUID) -> None:
    daniel = logget_inn("daniel")
    for rot in ("", f"/for/{hjelp_id}"):
        daniel.post(f"{rot}/kladd/", {"sted": f"{rot}/plan/situasjon/", "tekst": f"Om meg {rot}"})
    assert Kladd.objects.count() == 2
    egne = daniel.get("/utkast/").content.decode()
    assert f"Om meg /for/{hjelp_id}" not in egne
    assert "Om meg" in egne
    andres = daniel.get(f"/for/{hjelp_id}/utkast/").content.decode()
    assert f"Om meg /for/{hjelp_id}" in andres


def test_naming_through_the_page_says_the_same_of_everybody(roller: Rollebesetning) -> None:
    amina = logget_inn("amina")
    til = (dato(timezone.now()) + timedelta(days=90)).isoformat()
    felt = {"navn": "Daniel Bakkelund", "rett": "LES", "til": til}
    svar = amina.post("/hjelpere/ny/", {**felt, "fnr": fnr(roller.daniel)})
    assert svar.headers["Location"] == "/hjelpere/"
    feil = amina.post("/hjelpere/ny/", {**felt, "fnr": "12345678901"})
    assert feil.status_code == 422
    side = amina.get("/hjelpere/").content.decode()
    assert "Har ikke svart ennå" in side
    assert fnr(roller.daniel) not in side
    spurt = logget_inn("daniel").get("/hjelp-andre/").content.decode()
    assert "Amina Yusuf vil ha hjelp av deg" in spurt


def test_staff_see_who_helps_and_the_header_says_it(roller: Rollebesetning, hjelp_id: UUID) -> None:
    side = logget_inn("kari").get(f"/bruker/{roller.amina.id}/hjelpere/").content.decode()
    assert "Daniel Bakkelund" in side
    assert "Har valgt hjelper" in side
    assert fnr(roller.daniel) not in side
    assert logget_inn("ola").get(f"/bruker/{roller.amina.id}/hjelpere/").status_code == 403


def test_what_a_helper_did_is_read_by_who_may_open_that_person(
    roller: Rollebesetning, hjelp_id: UUID
) -> None:
    for hvem, person, status in [
        ("kari", "amina", 200), ("kari", "bjorn", 404), ("ola", "amina", 403), ("mona", "amina", 403),
        ("kari", "stine", 404), ("lise", "amina", 200), ("rut", "amina", 404),
    ]:  # fmt: skip
        adresse = f"/bruker/{getattr(roller, person).id}/hjelpere/gjort/{hjelp_id}/"
        assert logget_inn(hvem).get(adresse).status_code == status, (hvem, person)
    assert logget_inn("bjorn").get(f"/hjelpere/gjort/{hjelp_id}/").status_code == 404


def test_the_pages_ask_the_same_whatever_number_helps(
    roller: Rollebesetning, hjelp_id: UUID
) -> None:
    """Lists of helpers take no query for each."""
    sider = (("amina", "/hjelpere/"), ("daniel", "/hjelp-andre/"))
    klienter = {hvem: logget_inn(hvem) for hvem, _sti in sider}
    brukt = [_antall(klienter[hvem], sti) for hvem, sti in sider]
    naa = timezone.now()
    for bruker, annen in (("bjorn", "daniel"), ("amina", "bjorn"), ("frida", "daniel")):
        id_ = navngi(getattr(roller, bruker), fnr(getattr(roller, annen)), naa=naa)
        operations.svar(aktor=getattr(roller, annen), hjelp_id=id_, ja=True, naa=naa)
    assert [_antall(klienter[hvem], sti) for hvem, sti in sider] == brukt


def _antall(klient: Client, sti: str) -> int:
    klient.get(sti)
    with CaptureQueriesContext(connection) as sporringer:
        assert klient.get(sti).status_code == 200
    return len(sporringer)


def test_a_protected_helper_has_no_name_at_the_office(roller: Rollebesetning) -> None:
    naa = timezone.now()
    id_ = navngi(roller.amina, fnr(roller.stine), naa=naa)
    operations.svar(aktor=roller.stine, hjelp_id=id_, ja=True, naa=naa)
    Hjelpeforhold.objects.filter(id=id_).update(hjelper_navn="Stine Gjemlund")
    logget_inn("stine").post(f"/for/{id_}/plan/situasjon/", {"tekst": TEKST, "versjon": 0})
    for ansatt in ("kari", "siv"):
        for sti in ("hjelpere/", "tidslinje/", f"hjelpere/gjort/{id_}/", "som-bruker/hjelpere/",
                    "som-bruker/tidslinje/"):  # fmt: skip
            svar = logget_inn(ansatt).get(f"/bruker/{roller.amina.id}/{sti}")
            assert svar.status_code == 200, sti
            assert "Gjemlund" not in svar.content.decode(), (ansatt, sti)
    assert "Stine Gjemlund" in logget_inn("amina").get("/tidslinje/").content.decode()


# --- at the office ---------------------------------------------------------------------------------


def test_help_at_the_office_from_beginning_to_end(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    start = f"/bruker/{roller.amina.id}/hjelpere/kontoret/"
    assert kari.post(start, {"samtykke": "MUNTLIG"}).status_code == 422  # the user must be there
    svar = kari.post(start, {"samtykke": "MUNTLIG", "er_her": "on"})
    rot = svar.headers["Location"]
    side = kari.get(f"{rot}plan/").content.decode()
    assert "Du hjelper Amina Yusuf på kontoret." in side
    assert kari.post(f"{rot}plan/situasjon/", {"tekst": TEKST, "versjon": 0}).status_code == 302
    rad = Situasjon.objects.get()
    assert rad.endret_av_id == roller.amina.id
    oppslag = Oppslag.objects.filter(hvorfor="HJELP_KONTOR").first()
    assert oppslag is not None
    assert (oppslag.aktor_type, oppslag.aktor_id) == ("VEILEDER", roller.kari.id)
    for sti in ("eksport/", "om-meg/innsyn/", "hjelpere/ny/"):
        assert kari.get(f"{rot}{sti}").status_code == 403
    (slutt,) = set(re.findall(r'action="(/kontorhjelp/[^"]+)"', side))
    assert kari.post(slutt).headers["Location"] == f"/bruker/{roller.amina.id}/hjelpere/"
    assert kari.get(f"{rot}plan/").status_code == 403
    gjort = logget_inn("amina").get(f"/hjelpere/gjort/{Assistanse.objects.get().id}/")
    assert "Situasjonen ble beskrevet på nytt" in gjort.content.decode()
    assert Hendelse.objects.filter(type="ASSISTANSE_AVSLUTTET").count() == 1


def test_signing_out_ends_the_help(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    start = f"/bruker/{roller.amina.id}/hjelpere/kontoret/"
    rot = kari.post(start, {"samtykke": "TOLK", "er_her": "on"}).headers["Location"]
    kari.post("/logg-ut/")
    assert logget_inn("kari").get(f"{rot}plan/").status_code == 403
    per = logget_inn("per").post(start, {"samtykke": "TOLK", "er_her": "on"})
    assert per.status_code == 302  # nobody sits there any longer


def test_nobody_ends_a_colleagues_help(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    start = f"/bruker/{roller.amina.id}/hjelpere/kontoret/"
    kari.post(start, {"samtykke": "MUNTLIG", "er_her": "on"})
    id_ = Assistanse.objects.get().id
    for hvem in ("per", "ola", "siv"):
        assert logget_inn(hvem).post(f"/kontorhjelp/{id_}/avslutt/").status_code == 404
    assert Assistanse.objects.get().avsluttet is None


def test_on_paper_one_writes_messages_alone_and_everything_with_an_employee_beside(
    roller: Rollebesetning,
) -> None:
    papir(roller.amina)
    amina, kari = logget_inn("amina"), logget_inn("kari")
    forside = amina.get("/na/").content.decode()
    assert "Du kan skrive til veilederen din og be om møte" in forside
    assert "Skriv til veileder" in forside
    assert "Legg til aktivitet" not in forside
    assert "Svaret kommer også i posten" in amina.get("/dialog/ny/?tema=ANNET").content.decode()
    assert amina.get("/vurderinger/egen/BEHOV/").status_code == 403, "no form that refuses"
    assert amina.post("/plan/situasjon/", {"tekst": TEKST, "versjon": 0}).status_code == 422
    verge = operations_verge(roller, naa=timezone.now())
    assert logget_inn("daniel").post(
        f"/for/{verge}/plan/situasjon/", {"tekst": TEKST, "versjon": 0}
    ).status_code == 422, "a guardian's writing is digital too"  # fmt: skip
    start = f"/bruker/{roller.amina.id}/hjelpere/kontoret/"
    rot = kari.post(start, {"samtykke": "MUNTLIG", "er_her": "on"}).headers["Location"]
    assert "Legg til aktivitet" in kari.get(f"{rot}na/").content.decode()
    for sti in ("plan/aktivitet/ny/EGEN/", "plan/mal/nytt/", "vurderinger/egen/BEHOV/"):
        assert kari.get(f"{rot}{sti}").status_code == 200, sti
    assert kari.post(f"{rot}plan/situasjon/", {"tekst": TEKST, "versjon": 0}).status_code == 302
    aktivitet = {**aktivitetsskjema(), "nokkel": str(uuid4()), "plassering": "PLANLAGT"}
    assert kari.post(f"{rot}plan/aktivitet/ny/EGEN/", aktivitet).status_code == 302
    gjort = Hendelse.objects.filter(hjelp_id=Assistanse.objects.get().id, aktor_id=roller.amina.id)
    assert {"SITUASJON_ENDRET", "AKTIVITET_OPPRETTET"} <= set(gjort.values_list("type", flat=True))


def test_the_municipality_sees_who_helps_and_nothing_of_the_states_sessions(
    roller: Rollebesetning, hjelp_id: UUID
) -> None:
    start = f"/bruker/{roller.amina.id}/hjelpere/kontoret/"
    logget_inn("kari").post(start, {"samtykke": "MUNTLIG", "er_her": "on"})
    rot = f"/bruker/{roller.amina.id}/hjelpere/"
    statens = Assistanse.objects.get().id
    for hvem, ser in (("kari", True), ("lise", False)):
        side = logget_inn(hvem).get(rot).content.decode()
        assert "Daniel Bakkelund" in side, "who may act is about the person"
        assert (str(statens) in side) is ser
        assert logget_inn(hvem).get(f"{rot}gjort/{statens}/").status_code == (200 if ser else 404)
        innsyn = apne_person(
            aktor=getattr(roller, hvem), person_id=roller.amina.id, hva="eksport",
            naa=timezone.now(),
        )  # fmt: skip
        sak = saksinnhold(innsyn, Eksportvalg(), naa=timezone.now())
        typer = [p.type for p in sak.poster()]
        assert ("HJELPER" in typer, "ASSISTANSE" in typer) == (True, ser), "the file says the same"


def test_agenda_agreement_and_own_words_say_who_helped(
    roller: Rollebesetning, hjelp_id: UUID
) -> None:
    naa = timezone.now()
    mote_id = kall_inn(roller.kari, roller.amina, naa + timedelta(days=3), naa)
    mal_id = mal.opprett_mal(
        aktor=roller.kari, person_id=roller.amina.id, tekst="Jobb på kontor", nokkel=uuid4(),
        naa=naa,
    )  # fmt: skip
    daniel, rot = logget_inn("daniel"), f"/for/{hjelp_id}"
    sendt = [
        (f"/moter/{mote_id}/punkt/", {"tekst": "Turnus", "nokkel": str(uuid4())}),
        (f"/plan/enig/{mal_id}/", {"mening": "ENIG", "kommentar": "", "versjon": 1}),
        ("/vurderinger/egen/BEHOV/", {"vil": "Korte dager", "hjelp": "Tid", "versjon": 0}),
    ]
    for sti, felt in sendt:
        svar = daniel.post(f"{rot}{sti}", felt)
        assert svar.status_code == 302, (sti, svar.content.decode()[-2000:])
    vurdering = svar.headers["Location"].removeprefix(rot)
    for hvem, sted in (("amina", ""), ("kari", f"/bruker/{roller.amina.id}")):
        for sti in (f"/moter/{mote_id}/", f"/plan/mal/{mal_id}/", vurdering):
            side = logget_inn(hvem).get(f"{sted}{sti}").content.decode()
            assert "(ved hjelper Daniel Bakkelund)" in side, (hvem, sti)
