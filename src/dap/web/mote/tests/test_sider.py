"""Pages of meetings: from the form to the database, for both sides."""

import re
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from opptak import Opptak, ta_opp
from planhjelp import felt, tekst
from rollebesetning import Rollebesetning, lag_rollebesetning

from dap.felles.tid import OSLO, dato, oslo
from dap.kontor.models import Kontortilhorighet
from dap.mote import operations
from dap.mote.models import LedigTid, Mote, Radsvar, Tidsforslag
from dap.mote.tests.hjelp import be, innhold, kall_inn
from dap.mote.values import Kanal, Motestatus
from dap.oppfolging import operations as oppfolging
from dap.varsel.models import Varsel
from dap.ytelse import operations as ytelse

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def opptak_av_folk(django_db_setup: None, django_db_blocker: Any) -> Opptak[Rollebesetning]:
    with django_db_blocker.unblock():
        return ta_opp(lambda: lag_rollebesetning(timezone.now() - timedelta(days=1)))


@pytest.fixture
def folk(opptak_av_folk: Opptak[Rollebesetning], db: None) -> Rollebesetning:
    return opptak_av_folk.spill_av()


def klokka(dager: int, time: int = 10, minutt: int = 0) -> datetime:
    """An hour on the clock in Oslo, so many days from now."""
    lokal = oslo(timezone.now() + timedelta(days=dager)).replace(tzinfo=None)
    return lokal.replace(hour=time, minute=minutt, second=0, microsecond=0).replace(tzinfo=OSLO)


def lokalt(tid: datetime) -> str:
    return oslo(tid).strftime("%Y-%m-%dT%H:%M")


def innkalling(**endret: Any) -> dict[str, str]:
    felles = {
        "tittel": "Veien videre", "varighet": "30", "kanal": "OPPMOTE", "sted": "Rom 2",
        "videolenke": "", "tolk": "", "hensikt": "Kurset", "forberedelser": "",
        "start": lokalt(klokka(3)), "nokkel": str(uuid.uuid4()),
    }  # fmt: skip
    return {**felles, **endret}


def adresse(mote: Any, slutt: str = "", *, person: Any = None) -> str:
    rot = f"/bruker/{person.id}" if person else ""
    return f"{rot}/moter/{mote}/{slutt}"


def test_a_user_asks_and_the_adviser_accepts(folk: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    assert "Ingen møter er avtalt" in tekst(amina.get("/moter/"))
    skjema = {
        "tittel": "Kurset", "varighet": "45", "kanal": "VIDEO", "tolk": "", "hensikt": "",
        "tid1": lokalt(klokka(3)), "tid2": lokalt(klokka(4, 14)),
        "nokkel": felt(amina.get("/moter/nytt/"), "nokkel"),
    }  # fmt: skip
    svar = amina.post("/moter/nytt/", skjema)
    m = Mote.objects.get()
    assert svar.headers["Location"] == adresse(m.id)
    assert amina.post("/moter/nytt/", skjema).status_code == 302
    assert Mote.objects.count() == 1
    assert "Venter på svar fra NAV" in tekst(amina.get("/moter/"))

    side = kari.get(adresse(m.id, person=folk.amina))
    assert "Hvilken tid passer?" in tekst(side)
    forslag = re.findall(r'name="forslag" value="([^"]+)"', side.content.decode())
    assert len(forslag) == 2
    uten_valg = kari.post(adresse(m.id, "godta/", person=folk.amina), {"versjon": "1"})
    assert uten_valg.status_code == 422
    kari.post(adresse(m.id, "godta/", person=folk.amina), {"versjon": "1", "forslag": forslag[1]})

    m.refresh_from_db()
    assert (m.status, m.start, m.varighet) == (Motestatus.AVTALT, klokka(4, 14), 45)
    na = tekst(amina.get("/na/"))
    assert "Neste avtale" in na
    assert "kl. 14.00–14.45" in na


def test_a_summons_on_now_is_confirmed(folk: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    svar = kari.post(f"/bruker/{folk.amina.id}/moter/innkall/", innkalling())
    m = Mote.objects.get()
    assert svar.headers["Location"] == adresse(m.id, person=folk.amina)
    assert "Kommer du på møtet?" in tekst(amina.get("/na/"))
    assert "Jeg kommer" in tekst(amina.get(adresse(m.id)))
    assert not Varsel.objects.filter(mottaker_id=folk.amina.id, lest=None).exists()

    amina.post(adresse(m.id, "kommer/"), {"versjon": "1"})

    assert "Bekreftet" in tekst(amina.get(adresse(m.id)))
    assert "Kommer du på møtet?" not in tekst(amina.get("/na/"))
    assert "Bekreftet" in tekst(kari.get(f"/bruker/{folk.amina.id}/moter/"))


def test_a_stale_page_shows_what_stands_now(folk: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    id_ = kall_inn(folk.kari, folk.amina, klokka(3), timezone.now())
    rot = adresse(id_, person=folk.amina)
    ny = innkalling(versjon="1", sted="Rom 9", ord="")
    assert kari.post(f"{rot}endre/", ny).status_code == 302
    svar = amina.post(adresse(id_, "kommer/"), {"versjon": "1"})
    assert svar.status_code == 409
    assert "Rom 9" in tekst(svar)
    svar = kari.post(f"{rot}endre/", innkalling(versjon="1", sted="Rom 7", ord=""))
    assert svar.status_code == 409
    assert "Rom 9" in tekst(svar)
    assert "Rom 7" in svar.content.decode()
    assert kari.post(
        f"{rot}endre/", innkalling(versjon=felt(svar, "versjon"), sted="Rom 7", ord="")
    ).status_code == 302  # fmt: skip
    assert Mote.objects.get().sted == "Rom 7"


def test_who_writes_in_a_meeting_that_was_called_off_is_told_so(folk: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    id_ = kall_inn(folk.kari, folk.amina, klokka(3), timezone.now())
    assert amina.post(
        adresse(id_, "avlys/"), {"versjon": "1", "ord": "Barnet er sykt"}
    ).status_code == 302  # fmt: skip
    svar = kari.post(adresse(id_, "avlys/", person=folk.amina), {"versjon": "1", "ord": "Kurs"})
    assert svar.status_code == 409
    assert "Avlyst: Barnet er sykt" in tekst(svar)
    assert "Møtet kan ikke endres mer." in tekst(svar)
    assert "Sender du nå" not in tekst(svar)
    assert "Kurs" in svar.content.decode()


def test_accepting_twice_is_accepting_once(folk: Rollebesetning) -> None:
    kari = logget_inn("kari")
    id_ = be(folk.amina, folk.amina, klokka(3), klokka(4), naa=timezone.now())
    valgt, annen = Tidsforslag.objects.filter(mote_id=id_).order_by("start")
    rot = adresse(id_, "godta/", person=folk.amina)
    for _ in range(2):
        assert kari.post(rot, {"versjon": "1", "forslag": str(valgt.id)}).status_code == 302
    assert Mote.objects.get().versjon == 2
    for forslag in (str(annen.id), str(uuid.uuid4()), "", "tull"):
        assert kari.post(rot, {"versjon": "1", "forslag": forslag}).status_code in {409, 422}
    assert Mote.objects.get().start == valgt.start


@pytest.mark.parametrize(
    ("kanal", "sted", "lagret"),
    [("TELEFON", None, ""), ("OPPMOTE", None, None), ("TELEFON", "Ring 900 00 000", None)],
)
def test_the_offices_address_is_no_place_for_a_call(
    folk: Rollebesetning, kanal: str, sted: str | None, lagret: str | None
) -> None:
    kari, rot = logget_inn("kari"), f"/bruker/{folk.amina.id}/moter/innkall/"
    sted = sted or felt(kari.get(rot), "sted")
    assert sted
    assert kari.post(rot, innkalling(kanal=kanal, sted=sted)).status_code == 302
    assert Mote.objects.get().sted == (sted if lagret is None else lagret)


@pytest.mark.parametrize(
    ("endret", "sagt"),
    [
        ({"tittel": ""}, "Fyll ut «Tema for møtet»."),
        ({"varighet": "0"}, "Velg et av alternativene under «Varighet»."),
        ({"varighet": "600"}, "Velg et av alternativene under «Varighet»."),
        ({"start": ""}, "Fyll ut «Dag og klokkeslett»."),
        ({"start": "i morgen"}, "Skriv dag og klokkeslett"),
        ({"start": "2020-01-01T10:00"}, "Tiden har vært."),
        ({"start": "2099-01-01T10:00"}, "Velg en tid innen ett år."),
        ({"sted": ""}, "Fyll ut «Sted eller annen praktisk informasjon»."),
        ({"kanal": "VIDEO", "videolenke": "javascript:alert(1)"}, "Nettadressen kan ikke brukes."),
        ({"hensikt": "x" * 5001}, "kan ha høyst 5000 tegn"),
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(
    folk: Rollebesetning, endret: dict[str, str], sagt: str
) -> None:
    data = innkalling(forberedelser="Ta med CV-en", **endret)
    svar = logget_inn("kari").post(f"/bruker/{folk.amina.id}/moter/innkall/", data)
    assert svar.status_code == 422
    assert sagt in tekst(svar)
    assert "Ta med CV-en" in svar.content.decode()
    assert not Mote.objects.exists()


def test_the_hour_that_does_not_exist_is_refused_at_its_field(folk: Rollebesetning) -> None:
    natt = max(
        d for d in (_siste_sondag_i_mars(ar) for ar in (dato(timezone.now()).year,
                                                        dato(timezone.now()).year + 1))
    )  # fmt: skip
    data = innkalling(start=f"{natt:%Y-%m-%d}T02:30")
    svar = logget_inn("kari").post(f"/bruker/{folk.amina.id}/moter/innkall/", data)
    assert svar.status_code == 422
    assert "Denne timen finnes ikke" in tekst(svar)


def _siste_sondag_i_mars(ar: int) -> Any:
    siste = datetime(ar, 3, 31, tzinfo=OSLO).date()
    return siste - timedelta(days=(siste.weekday() + 1) % 7)


def test_overlapping_meetings_are_refused_at_the_time(folk: Rollebesetning) -> None:
    kall_inn(folk.kari, folk.bjorn, klokka(3), timezone.now(), innhold=innhold(varighet=60))
    data = innkalling(start=lokalt(klokka(3, 10, 30)))
    svar = logget_inn("kari").post(f"/bruker/{folk.amina.id}/moter/innkall/", data)
    assert svar.status_code == 422
    assert "Tiden er opptatt" in tekst(svar)


def test_a_user_books_a_free_slot_and_the_second_one_is_told(folk: Rollebesetning) -> None:
    amina, bjorn, kari = logget_inn("amina"), logget_inn("bjorn"), logget_inn("kari")
    dag = dato(klokka(3))
    svar = kari.post("/kalender/apne/", {
        "veileder_id": str(folk.kari.id), "dag": str(dag), "fra": "09:00", "til": "10:00",
        "varighet": "60", "kanaler": ["TELEFON"], "sted": "",
    })  # fmt: skip
    assert svar.status_code == 302
    assert "Ledig" in tekst(kari.get(svar.headers["Location"]))
    assert "Velg en ledig tid (1 tid)" in tekst(amina.get("/moter/"))
    ledig = LedigTid.objects.get()
    skjema = {"ledig": str(ledig.id), "kanal": "TELEFON", "tittel": "Prat", "hensikt": "",
              "tolk": ""}  # fmt: skip
    side = bjorn.get("/moter/ledig/").content.decode()
    # Who comes back finds another list: what now stands in the same place must not be marked.
    assert re.search(r'<input type="radio"[^>]*name="ledig"[^>]*autocomplete="off"', side)
    assert 'value="TELEFON"' in side
    assert 'value="VIDEO"' not in side, "nobody is offered what no slot allows"
    assert amina.post(
        "/moter/ledig/", {**skjema, "nokkel": str(uuid.uuid4())}
    ).status_code == 302  # fmt: skip
    svar = bjorn.post("/moter/ledig/", {**skjema, "nokkel": str(uuid.uuid4())})
    assert svar.status_code == 422
    assert "Noen andre tok denne tiden først" in tekst(svar)
    assert "Amina Yusuf" in tekst(kari.get(_uke(klokka(3))))


def _uke(tid: datetime) -> str:
    ar, nr, _dag = dato(tid).isocalendar()
    return f"/kalender/?uke={ar}-W{nr:02d}"


def test_a_slot_is_taken_away_and_the_user_is_asked_to_choose(folk: Rollebesetning) -> None:
    kari, rot = logget_inn("kari"), f"/bruker/{folk.amina.id}/moter/"
    svar = kari.post(f"{rot}inviter/")
    assert svar.status_code == 422
    assert "Det er ingen ledige tider" in tekst(svar)
    operations.apne_tider(
        aktor=folk.kari, veileder_id=folk.kari.id, dag=dato(klokka(3)), fra=klokka(3, 9).time(),
        til=klokka(3, 10).time(), varighet=30, kanaler=[Kanal.TELEFON], naa=timezone.now(),
    )  # fmt: skip
    assert kari.post(f"{rot}inviter/").status_code == 302
    ledig = LedigTid.objects.earliest("start")
    for _ in range(2):
        assert kari.post(f"/kalender/ledig/{ledig.id}/fjern/").status_code == 302
    assert LedigTid.objects.filter(apen=True).count() == 1
    assert logget_inn("ola").post(f"/kalender/ledig/{ledig.id}/fjern/").status_code == 404


def test_the_calendar_of_a_week(folk: Rollebesetning) -> None:
    kari = logget_inn("kari")
    for adr in ("/kalender/", "/kalender/?uke=2026-W01", "/kalender/?uke=tull&veileder=x",
                "/kalender/?uke=9999-W01", f"/kalender/?veileder={folk.per.id}"):  # fmt: skip
        assert kari.get(adr).status_code == 200, adr
    assert kari.get(f"/kalender/?veileder={folk.ola.id}").status_code == 404
    uke = re.search(r"Uke (\d+)", tekst(kari.get("/kalender/")))
    assert uke is not None
    kommer = dato(timezone.now() + timedelta(days=2))
    assert int(uke.group(1)) == kommer.isocalendar().week, "on a weekend the week that comes"
    assert logget_inn("amina").get("/kalender/").status_code == 403
    assert logget_inn("mona").get("/kalender/apne/").status_code == 403


def test_my_day_has_the_meetings_of_the_day(folk: Rollebesetning) -> None:
    naa = timezone.now()
    kari = logget_inn("kari")
    assert "Møter i dag" not in tekst(kari.get("/min-dag/"))
    kall_inn(folk.kari, folk.amina, oslo(naa).replace(hour=0, minute=1), naa - timedelta(days=2))
    side = tekst(kari.get("/min-dag/"))
    assert "Møter i dag (1)" in side
    assert "00.01–00.31" in side
    assert "Møter i dag" not in tekst(logget_inn("per").get("/min-dag/"))


def test_the_agenda_from_both(folk: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    id_ = kall_inn(folk.kari, folk.amina, klokka(3), timezone.now())
    nytt = {"tekst": "Kurset i mars", "nokkel": str(uuid.uuid4())}
    assert amina.post(adresse(id_, "punkt/"), nytt).status_code == 302
    assert kari.post(
        adresse(id_, "punkt/", person=folk.amina), {"tekst": "x" * 301, "nokkel": uuid.uuid4()}
    ).status_code == 422  # fmt: skip
    side = kari.get(adresse(id_, person=folk.amina))
    assert "Kurset i mars" in tekst(side)
    assert "Fra brukeren" in tekst(side)
    punkt = re.search(r"punkt/([0-9a-f-]{36})/", amina.get(adresse(id_)).content.decode())
    assert punkt is not None
    assert f"punkt/{punkt.group(1)}" not in side.content.decode(), "not hers to change"
    endre = adresse(id_, f"punkt/{punkt.group(1)}/")
    assert kari.get(
        adresse(id_, f"punkt/{punkt.group(1)}/", person=folk.amina)
    ).status_code == 404  # fmt: skip
    assert amina.post(endre, {"tekst": "Kurset i april", "versjon": "1"}).status_code == 302
    svar = amina.post(endre, {"tekst": "Noe tredje", "versjon": "1"})
    assert svar.status_code == 409
    assert "Kurset i april" in tekst(svar)
    assert amina.post(f"{endre}fjern/").status_code == 302
    assert "Ingen punkter ennå" in tekst(amina.get(adresse(id_)))


def test_moving_declining_and_calling_off(folk: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    id_ = kall_inn(folk.kari, folk.amina, klokka(3), timezone.now())
    assert "står som avtalt" in tekst(amina.get(adresse(id_, "tider/")))
    amina.post(adresse(id_, "tider/"), {"versjon": "1", "tid1": lokalt(klokka(5)), "ord": "Lege"})
    assert "Ønske om å flytte møtet" in tekst(kari.get(adresse(id_, person=folk.amina)))
    rot = adresse(id_, person=folk.amina)
    assert kari.post(f"{rot}nei/", {"versjon": "2", "ord": ""}).status_code == 422
    assert kari.post(f"{rot}nei/", {"versjon": "2", "ord": "Nei"}).status_code == 302
    assert amina.post(adresse(id_, "avlys/"), {"versjon": "3", "ord": "Syk"}).status_code == 302
    side = tekst(kari.get(rot))
    assert "Avlyst av brukeren" in side
    assert "Kall inn på nytt" in side
    svar = kari.get(f"/bruker/{folk.amina.id}/moter/innkall/?etter={id_}")
    assert "Kommer" in tekst(svar) or "i stedet for" in tekst(svar)
    kari.post(
        f"/bruker/{folk.amina.id}/moter/innkall/", innkalling(etter=str(id_), tittel="Nytt forsøk")
    )
    assert Mote.objects.get(tittel="Nytt forsøk").etter_id == id_


def test_during_the_meeting_what_is_decided_goes_into_the_plan(folk: Rollebesetning) -> None:
    kari, naa = logget_inn("kari"), timezone.now()
    id_ = kall_inn(folk.kari, folk.amina, naa - timedelta(minutes=5), naa - timedelta(hours=2))
    side = kari.get(adresse(id_, person=folk.amina))
    assert "Underveis" in tekst(side)
    rot = adresse(id_, person=folk.amina)
    nytt_mal = f"/bruker/{folk.amina.id}/plan/mal/nytt/?neste={rot}"
    assert nytt_mal in side.content.decode()
    skjema = kari.get(nytt_mal)
    assert f"?neste={rot}" in skjema.content.decode(), "the form keeps the way back"
    svar = kari.post(nytt_mal, {"tekst": "Fast jobb i mars", "nokkel": felt(skjema, "nokkel")})
    assert svar.headers["Location"] == rot
    ny = f"/bruker/{folk.amina.id}/plan/aktivitet/ny/EGEN/?neste={rot}"
    dag = dato(naa)
    svar = kari.post(ny, {
        "tittel": "Ringe kurset", "fra_dato": str(dag), "til_dato": str(dag + timedelta(days=9)),
        "plassering": "PLANLAGT", "nokkel": str(uuid.uuid4()),
    })  # fmt: skip
    assert svar.headers["Location"] == rot
    ny = f"/bruker/{folk.amina.id}/plan/forventning/ny/?neste={rot}"
    skjema = kari.get(ny)
    assert f"?neste={rot}" in skjema.content.decode()
    for skjemaside in (
        skjema,
        kari.get(nytt_mal),
        kari.get(ny.replace("forventning/ny", "aktivitet/ny/EGEN")),
    ):
        assert f'href="{rot}"' in skjemaside.content.decode(), (
            "who changes their mind comes back too"
        )
    svar = kari.post(ny, {"tekst": "Si fra ved fravær", "nokkel": felt(skjema, "nokkel")})
    assert svar.headers["Location"] == rot
    for hvem in (kari, logget_inn("amina")):
        person = folk.amina if hvem is kari else None
        vist = tekst(hvem.get(adresse(id_, person=person)))
        assert "Fast jobb i mars" in vist
        assert "Ringe kurset" in vist
        assert "Si fra ved fravær" in vist
    ond = kari.post("/".join(["", "bruker", str(folk.amina.id), "plan/mal/nytt/"])
                    + "?neste=https://ond.example/",
                    {"tekst": "Annet", "nokkel": str(uuid.uuid4())})  # fmt: skip
    assert ond.headers["Location"] == "/"

    assert kari.post(
        f"{rot}utfall/", {"versjon": "1", "utfall": "GJENNOMFORT"}
    ).status_code == 302  # fmt: skip
    assert "Gjennomført" in tekst(logget_inn("amina").get("/moter/"))
    kari.post(f"{rot}utfall/", {"versjon": "2", "utfall": "IKKE_MOTT", "ord": "Ringte ikke"})
    assert "Ringte ikke" in tekst(logget_inn("amina").get(adresse(id_)))


def test_advice_is_shown_to_staff_and_can_be_put_away(folk: Rollebesetning) -> None:
    kari, rot = logget_inn("kari"), f"/bruker/{folk.amina.id}/moter/"
    assert "Dere har ikke hatt møte ennå" in tekst(kari.get(rot))
    assert "Bør dere møtes?" in tekst(kari.get(f"/bruker/{folk.amina.id}/plan/"))
    assert "Bør dere møtes?" not in tekst(logget_inn("amina").get("/moter/"))
    som = tekst(kari.get(f"/bruker/{folk.amina.id}/som-bruker/moter/"))
    assert "Bør dere møtes?" not in som
    assert kari.post(f"{rot}rad/INGEN_FORSTE_30_DAGER/", {"ord": ""}).status_code == 422
    assert kari.post(
        f"{rot}rad/INGEN_FORSTE_30_DAGER/", {"ord": "Vi møttes på kurset"}
    ).status_code == 302  # fmt: skip
    assert "Bør dere møtes?" not in tekst(kari.get(rot)), "it stands among what is put away alone"
    assert Radsvar.objects.get().ord == "Vi møttes på kurset"
    assert kari.get(f"{rot}rad/TULL/").status_code == 404
    assert "Vi møttes" not in tekst(logget_inn("amina").get("/na/"))
    be(folk.amina, folk.amina, klokka(4), naa=timezone.now())
    assert "Brukeren ber om et møte" in tekst(kari.get(rot))


def test_a_message_calls_the_field_what_the_page_calls_it(folk: Rollebesetning) -> None:
    amina = logget_inn("amina")
    svar = tekst(amina.post("/moter/nytt/", {"varighet": "0", "tittel": ""}))
    assert "Fyll ut «Hva vil du snakke om?»." in svar
    assert "under «Hvor lang tid trenger du?»." in svar
    assert "Tema for møtet" not in svar
    id_ = be(folk.amina, folk.amina, klokka(4), naa=timezone.now())
    side = tekst(amina.post(adresse(id_, "avlys/"), {"ord": "", "versjon": "1"}))
    assert "Fyll ut «Hvorfor trengs ikke møtet?»." in side


def test_a_benefit_that_ends_is_advice_for_who_sees_the_states_room(folk: Rollebesetning) -> None:
    naa = timezone.now()
    slutt = dato(naa) + timedelta(days=20)
    rad = {"id": "A-1", "type": "AAP", "fra": "2024-01-01", "tilOgMed": str(slutt)}
    ytelse.ta_imot(person_id=folk.amina.id, svar={"ytelser": [rad]}, naa=naa)
    side = tekst(logget_inn("kari").get(f"/bruker/{folk.amina.id}/moter/"))
    assert "Ytelsen tar snart slutt" in side
    assert "Det er 20 dager igjen av en ytelse." in side
    assert "Ytelsen tar snart slutt" not in tekst(logget_inn("amina").get("/moter/"))
    kommune = logget_inn("lise").get(f"/bruker/{folk.amina.id}/moter/")
    assert kommune.status_code == 200
    assert "Ytelsen tar snart slutt" not in tekst(kommune)


def test_the_calendar_file_and_the_feed(folk: Rollebesetning) -> None:
    amina = logget_inn("amina")
    start = klokka(3)
    id_ = kall_inn(
        folk.kari, folk.amina, start, timezone.now(),
        innhold=innhold(tittel="Angst, NAV; og\nvidere", sted="Rom 2, 1. etasje"),
    )  # fmt: skip
    fil = amina.get(adresse(id_, "kalender.ics"))
    assert fil["Content-Type"].startswith("text/calendar")
    assert f"DTSTART;TZID=Europe/Oslo:{start:%Y%m%dT%H%M%S}" in fil.content.decode()
    assert "BEGIN:VTIMEZONE" in fil.content.decode()
    assert "Rom 2\\, 1. etasje" in fil.content.decode()

    side = amina.post("/kalender/abonnement/", {"handling": "lag"}).content.decode()
    treff = re.search(r"http://testserver(/kalender/strom/[\w-]+\.ics)", side)
    assert treff is not None
    assert treff.group(1) not in amina.get("/kalender/abonnement/").content.decode()
    strom = Client().get(treff.group(1))
    innholdet = strom.content.decode().replace("\r\n ", "")
    assert "SUMMARY:Møte" in innholdet
    assert f"/moter/{id_}/" in innholdet
    for hemmelig in ("Angst", "Rom 2", "Kari", "Amina", "Fjordby"):
        assert hemmelig not in innholdet
    assert Client().get(f"/moter/{id_}/").status_code == 302, "the link leads to sign-in"
    assert Client().get("/kalender/strom/galt.ics").status_code == 404
    amina.post("/kalender/abonnement/", {"handling": "trekk"})
    assert Client().get(treff.group(1)).status_code == 404


def test_the_feed_ends_when_its_owner_leaves(folk: Rollebesetning) -> None:
    side = logget_inn("kari").post("/kalender/abonnement/", {"handling": "lag"}).content.decode()
    treff = re.search(r"/kalender/strom/[\w-]+\.ics", side)
    assert treff is not None
    assert Client().get(treff.group()).status_code == 200
    Kontortilhorighet.objects.filter(ansatt_id=folk.kari.id).update(til=dato(timezone.now()))
    assert Client().get(treff.group()).status_code == 404


def test_staff_see_the_users_own_pages_without_buttons(folk: Rollebesetning) -> None:
    kari = logget_inn("kari")
    id_ = kall_inn(folk.kari, folk.amina, klokka(3), timezone.now())
    side = kari.get(f"/bruker/{folk.amina.id}/som-bruker/moter/{id_}/")
    assert "Veien videre" in tekst(side)
    assert "Jeg kommer" not in tekst(side)
    assert not Varsel.objects.exclude(lest=None).exists(), "the user's own marks are the user's"


def test_after_follow_up_has_ended_one_reads_only(folk: Rollebesetning) -> None:
    id_ = kall_inn(folk.kari, folk.amina, klokka(3), timezone.now())
    oppfolging.avslutt_periode(
        aktor=folk.kari, person_id=folk.amina.id, begrunnelse="I jobb", naa=timezone.now()
    )
    amina = logget_inn("amina")
    side = tekst(amina.get("/moter/"))
    assert "Oppfølgingen er avsluttet" in side
    assert "Be om et møte" not in side
    vist = tekst(amina.get(adresse(id_)))
    assert "kan leses, men ikke endres" in vist
    assert "Jeg kommer" not in vist


@pytest.mark.parametrize("antall", [2, 12])
def test_the_list_asks_no_more_for_many(
    folk: Rollebesetning, antall: int, django_assert_max_num_queries: Any
) -> None:
    for nr in range(antall):
        kall_inn(folk.kari, folk.amina, klokka(3 + nr), timezone.now())
    amina, kari = logget_inn("amina"), logget_inn("kari")
    amina.get("/moter/")
    kari.get("/kalender/")
    with django_assert_max_num_queries(24):
        assert amina.get("/moter/").status_code == 200
    with django_assert_max_num_queries(26):
        assert kari.get(_uke(klokka(3))).status_code == 200
