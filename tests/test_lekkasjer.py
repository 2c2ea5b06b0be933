"""What is closed is not told by counts, lists, searches, notifications or tokens either."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from klient import logget_inn
from verden import Verden

from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.aktor import SYSTEM, Aktor
from dap.konto.models import Kladd
from dap.kontor import operations as kontor
from dap.kontor.models import Ansatt
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.models import Oppfolgingsperiode
from dap.person import operations as person
from dap.person.models import Person
from dap.person.values import Gradering
from dap.sporing.models import Oppslag
from dap.tabell import berort
from dap.tilgang.models import Oppslagsgrunn
from dap.tilgang.operations import oppgi_grunn
from dap.tilgang.queries import aktor_for_ansatt, apnbare, apnbare_vilkar
from dap.varsel.models import Varsel
from dap.varsel.queries import antall_uleste

ARBEIDSSIDER = (
    "/min-dag/",
    "/ubesvart/",
    "/ubesvart/?rekkefolge=ELDST",
    "/varsler/",
    "/ferdige-aktiviteter/flere/EGEN/",
    "/kontor/oppslag/",
)


def tekst(klient: Client, adresse: str) -> str:
    return klient.get(adresse).content.decode()


def skjul(aktor: Aktor) -> None:
    Person.objects.filter(id=aktor.id).update(gradering=Gradering.STRENGT_FORTROLIG)
    berort.meld([aktor.id])


def send_til_kontor(aktor: Aktor) -> None:
    kontor.flytt_person(person_id=aktor.id, kontor_nr="1202", naa=timezone.now())


def gjor_til_familie(aktor: Aktor) -> None:
    """Kari turns out to be Daniel, whose cousin Amina is."""
    daniel = Person.objects.get(fornavn="Daniel")
    kontor.knytt_person(ansatt_id=Ansatt.objects.get(ident="K100001").id, person_id=daniel.id)
    person.registrer_familie(person_id=aktor.id, slektning_id=daniel.id)


@pytest.mark.parametrize("lukk", [skjul, send_til_kontor, gjor_til_familie])
def test_who_is_closed_disappears_from_every_list_and_count(
    verden: Verden, db: None, lukk: Any
) -> None:
    """Kari is still Amina's adviser, and has unread notifications of her."""
    kari, hemmelig = logget_inn("kari"), verden.hemmelig("amina")
    assert "Amina Yusuf" in tekst(kari, "/min-dag/")
    assert Varsel.objects.filter(
        mottaker_id=verden.roller.kari.id, person_id=verden.roller.amina.id, lest=None
    ).exists()

    lukk(verden.roller.amina)

    aktor = _fersk(verden.roller.kari)
    bjorns = Varsel.objects.filter(
        mottaker_id=aktor.id, person_id=verden.roller.bjorn.id, lest=None, stoppet=None
    )
    assert antall_uleste(aktor) == bjorns.count() > 0
    for side in ARBEIDSSIDER:
        vist = tekst(kari, side)
        assert not [h for h in hemmelig if h in vist], side


def _fersk(aktor: Aktor) -> Aktor:
    ny = aktor_for_ansatt(aktor.id, naa=timezone.now())
    assert ny is not None
    return ny


def test_the_condition_for_counts_is_the_policy_for_one(verden: Verden, db: None) -> None:
    alle = set(Oppfolgingsperiode.objects.values_list("person_id", flat=True))
    for gammel in verden.roller.ansatte:
        aktor = _fersk(gammel)
        telles = Oppfolgingsperiode.objects.filter(apnbare_vilkar(aktor))
        assert set(telles.values_list("person_id", flat=True)) == {
            p.id for p in apnbare(aktor, alle)
        }, aktor.navn
    assert not Oppfolgingsperiode.objects.filter(apnbare_vilkar(verden.roller.amina)).exists()


@pytest.mark.parametrize(
    ("hvem", "ser"),
    [
        ("kari", {"amina", "bjorn"}),
        ("per", {"amina", "bjorn"}),
        ("ola", {"daniel"}),
        ("siv", {"frida", "stine", "signe"}),
        ("lise", {"amina-kommune", "bjorn-kommune"}),
        ("tor", {"amina", "bjorn"}),  # the office's leader is told of new tasks and hand-overs
        ("mona", set()),
        ("finn", set()),
        ("rut", set()),
        ("adam", set()),
    ],
)
def test_the_work_pages_show_only_ones_own(
    verden: Verden, db: None, hvem: str, ser: set[str]
) -> None:
    klient = logget_inn(hvem)
    for side in ARBEIDSSIDER:
        vist = tekst(klient, side)
        for navn in ("amina", "bjorn", "daniel", "frida", "stine", "signe"):
            if navn in ser:
                andre = [f"hemmelig-{navn}-kommune"]
            elif f"{navn}-kommune" in ser:
                andre = [f"hemmelig-{navn}-stat"]
            else:
                andre = verden.hemmelig(navn)
            assert not [h for h in andre if h in vist], (hvem, side, navn)


@pytest.mark.parametrize("hvem", ["kari", "lise", "mona", "rut", "adam"])
@pytest.mark.parametrize("navn", ["stine", "frida", "signe"])
def test_a_search_finds_nobody_who_is_hidden(
    verden: Verden, db: None, hvem: str, navn: str
) -> None:
    klient = logget_inn(hvem)
    fnr = Person.objects.get(id=getattr(verden.roller, navn).id).fnr
    finnes_ikke = "17819499908"

    etter_fnr = klient.post("/min-dag/finn/", {"sok": fnr})
    etter_navn = klient.post("/min-dag/finn/", {"sok": verden.roller.stine.navn})
    ingen = klient.post("/min-dag/finn/", {"sok": finnes_ikke})

    assert etter_fnr.status_code == ingen.status_code == 422
    assert "Vi finner ingen" in etter_fnr.content.decode() or hvem in {"rut", "adam"}
    assert "<td" not in etter_navn.content.decode()


def test_the_other_room_is_not_told_of_in_the_side_column_or_history(
    verden: Verden, db: None
) -> None:
    """Amina's page as Kari (state) and Lise (municipality) see it."""
    id_ = verden.roller.amina.id
    sider = [
        reverse(side, kwargs={"person_id": id_})
        for side in (
            "plan:oversikt",
            "dialog:liste",
            "dialog:notater",
            "mal:oversikt",
            "na:forside",
        )
    ]
    for hvem, andre in (("kari", "kommune"), ("lise", "stat")):
        klient = logget_inn(hvem)
        for side in [*sider, *(s.replace(f"{id_}/", f"{id_}/som-bruker/") for s in sider)]:
            assert f"hemmelig-amina-{andre}" not in tekst(klient, side), (hvem, side)


def test_the_municipal_adviser_is_not_told_of_messages_to_the_state(
    verden: Verden, db: None
) -> None:
    """Also when she is the responsible one."""
    roller = verden.roller
    for_ = antall_uleste(roller.lise)
    naa = timezone.now()
    oppfolging.tildel_veileder(
        aktor=SYSTEM, person_id=roller.amina.id, ansatt_id=roller.lise.id, naa=naa
    )

    dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, tekst="Til staten",
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip

    assert antall_uleste(roller.lise) == for_
    assert not Varsel.objects.filter(mottaker_id=roller.lise.id, rom="STAT").exists()


def test_the_leader_reads_no_reasons_about_family_or_who_is_hidden(
    verden: Verden, db: None
) -> None:
    roller = verden.roller
    naa = timezone.now()
    Ansatt.objects.filter(id=roller.ola.id).update(rettigheter=["STRENGT_FORTROLIG"])
    ola = _fersk(roller.ola)
    for aktor in (roller.amina, roller.bjorn, roller.stine):
        grunn = f"Vikar i saken til {aktor.navn}"
        oppgi_grunn(aktor=ola, person_id=aktor.id, grunn=grunn, naa=naa)
    bror = Person.objects.get(fornavn="Siv")
    kontor.knytt_person(ansatt_id=roller.tor.id, person_id=bror.id)

    side = tekst(logget_inn("tor"), "/kontor/oppslag/")

    assert "Amina Yusuf" in side
    assert "Bjørn" not in side
    assert "Stine" not in side


# --- the pulse of an open thread ------------------------------------------------------------------


def puls(token: str, versjon: object = "") -> int:
    return Client().get(f"/puls/{token}/?v={versjon}").status_code


def test_a_pulse_tells_nothing_without_a_true_and_fresh_token(verden: Verden, db: None) -> None:
    trad, leser = verden.stat("amina").ider["trad_id"].hex, verden.roller.amina.id.hex
    ekte = signing.dumps([trad, leser], salt="dap.dialog.puls")

    assert puls(ekte, "-1") == 200
    assert puls(ekte[:-1] + ("A" if ekte[-1] != "A" else "B")) == 410
    assert puls(signing.dumps([trad, leser], salt="annet")) == 410
    assert puls(signing.dumps([trad, leser], key="feil", salt="dap.dialog.puls")) == 410
    assert puls(signing.dumps("tull", salt="dap.dialog.puls")) == 410
    assert puls("x" * 2000) == 410
    assert puls(verden.stat("daniel").ider["trad_id"].hex) == 410


def test_a_pulse_answers_with_a_status_alone(verden: Verden, db: None) -> None:
    side = tekst(logget_inn("amina"), f"/dialog/{verden.stat('amina').ider['trad_id']}/")
    adresse = side.split("/puls/")[1].split('"')[0].replace("&amp;", "&")

    for klient in (Client(), logget_inn("daniel"), logget_inn("rut")):
        svar = klient.get(f"/puls/{adresse}")
        assert (svar.status_code, svar.content) == (204, b"")
        assert not {"ETag", "Last-Modified", "Set-Cookie"} & set(svar.headers)
        assert "no-store" in svar["Cache-Control"]


# --- files and drafts -----------------------------------------------------------------------------


def test_a_file_is_saved_and_never_shown(verden: Verden, db: None) -> None:
    ider = verden.stat("amina").ider
    adresse = f"/dialog/{ider['trad_id']}/vedlegg/{ider['vedlegg_id']}/"

    svar = logget_inn("amina").get(adresse)

    assert svar.status_code == 200
    assert svar["Content-Type"] == "image/png"
    assert svar["Content-Disposition"].startswith("attachment; filename*=UTF-8''hemmelig")
    assert svar["X-Content-Type-Options"] == "nosniff"
    assert svar["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert svar["Cache-Control"] == "private, no-store"


def test_a_draft_is_its_writers_alone(verden: Verden, db: None) -> None:
    """A draft at the same address as another's is another draft, and is read by nobody else."""
    trad_id = verden.stat("amina").ider["trad_id"]
    sted = f"/dialog/{trad_id}/"
    kari, per = logget_inn("kari"), logget_inn("per")
    assert kari.post("/kladd/", {"sted": sted, "tekst": "Karis kladd"}).status_code == 204
    side = f"/bruker/{verden.roller.amina.id}/dialog/{trad_id}/"

    assert "Karis kladd" in tekst(kari, side)
    assert "Karis kladd" not in tekst(per, side)
    per.post("/kladd/", {"sted": sted, "tekst": ""})
    per.post("/kladd/", {"sted": sted, "tekst": "Pers kladd"})
    assert "Karis kladd" in tekst(kari, side)
    assert "Karis kladd" not in tekst(logget_inn("amina"), f"/dialog/{trad_id}/")


@pytest.mark.parametrize(
    ("sted", "status"),
    [
        ("/plan/", 204),
        ("/" + "a" * 199, 204),
        ("/" + "a" * 200, 422),
        ("\0", 422),
        ("/plan/<script>", 422),
        ("", 422),
    ],
)
def test_a_draft_lies_at_an_address_and_nowhere_else(
    verden: Verden, db: None, sted: str, status: int
) -> None:
    klient = logget_inn("amina")

    assert klient.post("/kladd/", {"sted": sted, "tekst": "noe"}).status_code == status
    assert klient.post("/kladd/", {"sted": sted, "tekst": ""}).status_code == 204
    assert klient.post("/kladd/", {"sted": "/a/", "tekst": "x" * 130_000}).status_code == 422
    assert not Kladd.objects.exists()


def test_drafts_of_the_longest_addresses_are_kept(verden: Verden, db: None) -> None:
    ider = verden.stat("amina").ider
    klient = logget_inn("kari")
    for rute, felter in (
        ("mal:endre_delmal", ("person_id", "mal_id", "milepael_id")),
        ("dialog:sporsmal", ("person_id", "trad_id", "melding_id")),
    ):
        sted = reverse(rute, kwargs={f: ider[f] for f in felter})
        assert klient.post("/kladd/", {"sted": sted, "tekst": "lagres"}).status_code == 204


# --- the trace ------------------------------------------------------------------------------------


def test_every_look_leaves_a_trace_and_a_refused_one_opens_nothing(
    verden: Verden, db: None
) -> None:
    id_ = verden.roller.amina.id
    kari, mona = logget_inn("kari"), logget_inn("mona")
    for side in ("plan:oversikt", "dialog:liste", "mal:oversikt", "dialog:notater", "na:forside"):
        for_ = Oppslag.objects.filter(person_id=id_).count()
        kari.get(reverse(side, kwargs={"person_id": id_}))
        assert Oppslag.objects.filter(person_id=id_).count() == for_ + 1, side
        mona.get(reverse(side, kwargs={"person_id": id_}))
        assert Oppslag.objects.filter(person_id=id_).count() == for_ + 1, side


def test_the_trace_shows_the_user_only_their_own(verden: Verden, db: None) -> None:
    logget_inn("ola").get(f"/bruker/{verden.roller.daniel.id}/plan/")

    side = tekst(logget_inn("amina"), "/om-meg/innsyn/")

    assert "Ola Dalsrud" not in side
    for navn in ("bjorn", "daniel", "stine"):
        assert not [h for h in verden.hemmelig(navn) if h in side]


def test_no_fodselsnummer_stands_in_an_address_or_a_hendelse(verden: Verden, db: None) -> None:
    numre = list(Person.objects.values_list("fnr", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, ' ') FROM hendelse_hendelse")
        hendelser = cursor.fetchone()[0]
    svar = logget_inn("kari").post("/min-dag/finn/", {"sok": numre[0]})

    assert not [n for n in numre if n in hendelser]
    assert not [n for n in numre if n in svar.get("Location", "")]


def test_a_stated_reason_opens_one_person_for_twelve_hours(verden: Verden, db: None) -> None:
    ola, amina, bjorn = logget_inn("ola"), verden.roller.amina, verden.roller.bjorn
    svar = ola.post(f"/bruker/{amina.id}/grunn/", {"grunn": "Vikarierer for kollegaen min"})
    assert svar.status_code == 302

    assert ola.get(f"/bruker/{amina.id}/plan/").status_code == 200
    assert ola.get(f"/bruker/{bjorn.id}/plan/").status_code == 403
    assert ola.get(f"/bruker/{verden.roller.stine.id}/plan/").status_code == 404
    naa = timezone.now()
    Oppslagsgrunn.objects.update(fra=naa - timedelta(hours=13), til=naa - timedelta(seconds=1))
    assert ola.get(f"/bruker/{amina.id}/plan/").status_code == 403


@pytest.mark.parametrize("hvem", ["kari", "rut", "adam", "amina"])
def test_a_reason_does_not_open_who_is_hidden(verden: Verden, db: None, hvem: str) -> None:
    adresse = f"/bruker/{verden.roller.stine.id}/grunn/"

    svar = logget_inn(hvem).post(adresse, {"grunn": "Vikarierer for kollegaen min"})

    assert svar.status_code == (403 if hvem == "amina" else 404)
    assert not [h for h in verden.hemmelig("stine") if h in svar.content.decode()]
