"""Requirement: staff draft, ask and decide on pages; the user reads, downloads and complains."""

import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from klient import logget_inn
from rollebesetning import NAA, Rollebesetning
from skjemaleser import les_skjemaer

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.oppfolging import operations as oppfolging
from dap.sporing.models import Oppslag
from dap.vedtak import operations
from dap.vedtak.models import Klage, Melding, Utkast, Vedtak
from dap.vedtak.tests.hjelp import (
    AEV,
    HVORFOR,
    ferdig_utkast,
    godkjent,
    klag,
    lag_beslutter,
    na,
    opprett,
    situasjon,
    skriv,
    vedtak_for,
)
from dap.vurdering.tests import hjelp as vurderinger

pytestmark = pytest.mark.django_db


@pytest.fixture
def beslutter(roller: Rollebesetning) -> Aktor:
    return lag_beslutter()


def side(person: Aktor, rest: str = "") -> str:
    return f"/bruker/{person.id}/vedtak/{rest}"


def tekst(svar: HttpResponse) -> str:
    return svar.content.decode()


def felter(utkast_id: Any, **mer: Any) -> dict[str, Any]:
    return {
        "innsatsgruppe": "STANDARD_INNSATS",
        "hovedmal": "SKAFFE_ARBEID",
        "tekst": HVORFOR,
        "kilder": ["EGET_SYN"],
        "versjon": na(utkast_id),
        **mer,
    }


def test_from_nothing_to_a_decision_the_user_reads(roller: Rollebesetning) -> None:
    amina, kari = roller.amina, logget_inn("kari")
    situasjon(amina)
    assert "Trenger oppfølgingsvedtak" in tekst(kari.get(side(amina)))

    kari.post(side(amina, "utkast/start/"))
    u = Utkast.objects.get()
    svar = kari.post(
        side(amina, f"utkast/{u.id}/skriv/"), felter(u.id, handling="fatt"), follow=True
    )
    assert "Se over og fatt vedtaket" in tekst(svar)
    assert HVORFOR in tekst(svar)
    svar = kari.post(side(amina, f"utkast/{u.id}/fatt/"), {"versjon": str(na(u.id))}, follow=True)
    assert "Vedtaket er fattet" in tekst(svar)
    v = Vedtak.objects.get()

    bruker = logget_inn("amina")
    assert "fattet et vedtak" in tekst(bruker.get("/varsler/"))
    liste = tekst(bruker.get("/vedtak/"))
    assert "Gode muligheter" in liste
    assert "Utkast" not in liste
    lest = tekst(bruker.get(f"/vedtak/{v.id}/"))
    for ord_ in (HVORFOR, "Jeg vil jobbe på kjøkken.", "Kari Nordmo", "Klag på vedtaket", "§ 28"):
        assert ord_ in lest
    brev = bruker.get(f"/vedtak/{v.id}/brev/")
    assert brev["Content-Type"] == "application/pdf"
    assert brev["Content-Disposition"].startswith("attachment")
    assert brev.content.startswith(b"%PDF")
    assert "Gode muligheter" in tekst(kari.get(f"/bruker/{amina.id}/plan/"))


@pytest.mark.usefixtures("beslutter")
def test_the_second_person(roller: Rollebesetning, settings: Any) -> None:
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.KILDER"
    amina, kari, berit = roller.amina, logget_inn("kari"), logget_inn("berit")
    situasjon(amina)
    id_ = opprett(roller.kari, amina)
    varig = {"innsatsgruppe": "VARIG_TILPASSET_INNSATS", "kilder": ["EGET_SYN", AEV]}
    svar = kari.post(
        side(amina, f"utkast/{id_}/skriv/"), felter(id_, handling="send", **varig | {"kilder": []})
    )
    assert svar.status_code == 422
    assert "Velg minst én ting" in tekst(svar)
    # What was written is saved, and the page goes on from there.
    skjema = next(s for s in les_skjemaer(tekst(svar)) if s.adresse.endswith("/skriv/"))
    assert skjema.verdier["versjon"] == [str(na(id_))]
    kari.post(side(amina, f"utkast/{id_}/skriv/"), felter(id_, handling="send", **varig))
    assert Utkast.objects.get().beslutterstatus == "KLAR_TIL_BESLUTTER"

    lest = tekst(berit.get(side(amina, "utkast/")))
    assert "Bli beslutter" in lest
    assert "Ryggen tåler" in lest
    grep = side(amina, f"utkast/{id_}/grep/")
    berit.post(grep, {"handling": "bli_beslutter", "fra": ""})
    berit.post(
        side(amina, f"utkast/{id_}/melding/"),
        {"tekst": "Skriv mer om ryggen", "nokkel": uuid.uuid4(), "versjon": na(id_),
         "handling": "tilbake"},
    )  # fmt: skip
    assert "Skriv mer om ryggen" in tekst(kari.get(side(amina, "utkast/")))
    kari.post(
        side(amina, f"utkast/{id_}/skriv/"),
        felter(id_, handling="send", **varig | {"tekst": "Ryggen er dårlig."}),
    )
    berit.post(grep, {"handling": "godkjenn", "versjon": na(id_)})
    assert Utkast.objects.get().beslutterstatus == "GODKJENT_AV_BESLUTTER"
    kari.post(side(amina, f"utkast/{id_}/fatt/"), {"versjon": na(id_)})
    assert Vedtak.objects.get().beslutter is not None
    assert Melding.objects.filter(linje="TEKST").count() == 1


def test_two_who_write_see_both_texts(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    gammel = na(id_)
    skriv(roller.kari, id_, begrunnelse="Skrevet i den andre fanen")
    svar = logget_inn("kari").post(
        side(roller.amina, f"utkast/{id_}/skriv/"),
        felter(id_, versjon=gammel, tekst="Skrevet her"),
    )
    assert svar.status_code == 409
    assert "Skrevet i den andre fanen" in tekst(svar)
    assert "Skrevet her" in tekst(svar)
    svar = logget_inn("kari").post(
        side(roller.amina, f"utkast/{id_}/fatt/"), {"versjon": str(gammel)}
    )
    assert svar.status_code == 409
    assert "Skrevet i den andre fanen" in tekst(svar)


def test_too_long_is_told_and_kept(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    svar = logget_inn("kari").post(
        side(roller.amina, f"utkast/{id_}/skriv/"), felter(id_, tekst="x" * 10_001)
    )
    assert svar.status_code == 422
    assert "10000" in tekst(svar)
    assert "x" * 10_001 in tekst(svar)


def test_each_thing_missing_is_said_in_words(roller: Rollebesetning) -> None:
    id_ = opprett(roller.kari, roller.amina)
    svar = logget_inn("kari").post(
        side(roller.amina, f"utkast/{id_}/fatt/"), {"versjon": str(na(id_))}
    )
    assert svar.status_code == 422
    for ord_ in ("Velg en innsatsgruppe", "Skriv en begrunnelse", "Velg minst én ting"):
        assert ord_ in tekst(svar)


SER_LISTEN = {"kari": 200, "per": 200, "ola": 403, "siv": 200, "lise": 200, "tor": 200,
              "mona": 403, "finn": 403, "rut": 404, "adam": 404}  # fmt: skip
SER_VEDTAK = SER_LISTEN | {"lise": 404}
SER_UTKAST = SER_VEDTAK


def test_who_sees_what(roller: Rollebesetning) -> None:
    v = vedtak_for(roller)
    opprett(roller.kari, roller.amina)
    for navn, kode in SER_LISTEN.items():
        klient = logget_inn(navn)
        svar = klient.get(side(roller.amina))
        assert svar.status_code == kode, navn
        if navn == "lise":
            assert "Gode muligheter" not in tekst(svar)
            assert "Trenger oppfølgingsvedtak" not in tekst(svar)
        assert klient.get(side(roller.amina, f"{v}/")).status_code == SER_VEDTAK[navn], navn
        assert klient.get(side(roller.amina, f"{v}/brev/")).status_code == SER_VEDTAK[navn], navn
        assert klient.get(side(roller.amina, "utkast/")).status_code == SER_UTKAST[navn], navn
    bjorn = logget_inn("bjorn")
    assert bjorn.get(f"/vedtak/{v}/").status_code == 404
    assert bjorn.get(f"/vedtak/{v}/brev/").status_code == 404
    assert bjorn.post(f"/vedtak/{v}/klage/", {"tekst": "x"}).status_code == 404
    assert Oppslag.objects.filter(person_id=roller.amina.id, hva="vedtak").count() >= 10


def test_protected_people(roller: Rollebesetning) -> None:
    v = vedtak_for(roller, roller.siv, roller.stine)
    for navn, kode in {"siv": 200, "kari": 404, "tor": 404, "rut": 404}.items():
        assert logget_inn(navn).get(side(roller.stine, f"{v}/")).status_code == kode


def test_the_user_complains_and_follows_it(roller: Rollebesetning) -> None:
    v = vedtak_for(roller)
    amina, kari = logget_inn("amina"), logget_inn("kari")
    svar = amina.post(
        f"/vedtak/{v}/klage/",
        {"tekst": "Jeg trenger mer hjelp", "nokkel": uuid.uuid4()},
        follow=True,
    )
    assert "Klagen er registrert" in tekst(svar)
    k = Klage.objects.get()
    om = f"klage/{k.id}/"
    assert "Mottatt" in tekst(amina.get(f"/vedtak/{om}"))
    assert "har klaget" in tekst(kari.get("/varsler/"))
    svar = kari.post(side(roller.amina, f"{om}formkrav/"), {"versjon": k.versjon})
    assert svar.status_code == 422
    if k.i_tide:
        ja = {"signert": "ja", "part": "ja", "konkret": "ja"}
    else:
        ja = {"signert": "ja", "part": "ja", "konkret": "ja", "unntak": "ja", "begrunnelse": "Syk"}
    kari.post(side(roller.amina, f"{om}formkrav/"), {"versjon": k.versjon, **ja})
    svar = kari.post(
        side(roller.amina, f"{om}avgjor/"),
        {"versjon": "2", "til": "SENDT_KLAGEINSTANS", "svar": "Vi mener det samme som før."},
        follow=True,
    )
    assert "Svaret er sendt" in tekst(svar)
    lest = tekst(amina.get(f"/vedtak/{om}"))
    assert "Sendt til klageinstansen" in lest
    assert "Vi mener det samme som før." in lest
    assert "svar på klagen" in tekst(amina.get("/varsler/"))
    kari.post(
        side(roller.amina, f"{om}utfall/"),
        {"versjon": "3", "utfall": "MEDHOLD", "svar": "Du får rett."},
    )
    assert "ga brukeren rett" in tekst(amina.get(f"/vedtak/{om}"))


def test_as_the_user_sees_it_nothing_is_written(roller: Rollebesetning) -> None:
    v = vedtak_for(roller)
    id_ = opprett(roller.kari, roller.amina)
    kari = logget_inn("kari")
    som = f"/bruker/{roller.amina.id}/som-bruker/vedtak/"
    assert "Utkast" not in tekst(kari.get(som))
    assert "Klag på vedtaket" not in tekst(kari.get(f"{som}{v}/"))
    assert kari.post(f"{som}{v}/klage/", {"tekst": "x", "nokkel": uuid.uuid4()}).status_code == 405
    assert kari.get(f"{som}utkast/{id_}/fatt/").status_code in {403, 404}


def test_few_questions_whatever_the_number(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    vedtak_for(roller)
    for n in range(3):
        id_ = opprett(roller.kari, roller.amina)
        skriv(roller.kari, id_, begrunnelse=f"Nr {n}")
        logget_inn("kari").post(side(roller.amina, f"utkast/{id_}/fatt/"), {"versjon": na(id_)})
    assert Vedtak.objects.count() == 4
    klag(
        roller.amina, Vedtak.objects.latest("fattet").id, naa=Vedtak.objects.latest("fattet").fattet
    )
    klient = logget_inn("amina")
    with django_assert_max_num_queries(16):
        klient.get("/vedtak/")


@pytest.mark.usefixtures("beslutter")
def test_approved_falls_away_and_is_told(roller: Rollebesetning, settings: Any) -> None:
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.KILDER"
    berit = lag_beslutter("bodil", ident="B100021")
    id_ = godkjent(roller.kari, roller.amina, berit)
    lest = tekst(logget_inn("kari").get(side(roller.amina, "utkast/")))
    assert "faller godkjenningen bort" in lest
    logget_inn("kari").post(
        side(roller.amina, f"utkast/{id_}/skriv/"),
        felter(id_, innsatsgruppe="VARIG_TILPASSET_INNSATS", kilder=["EGET_SYN", AEV],
               tekst="Helt annen tekst"),
    )  # fmt: skip
    assert Utkast.objects.get().beslutterstatus == "KLAR_TIL_VEILEDER"
    assert "må gis på nytt" in tekst(logget_inn("kari").get(side(roller.amina, "utkast/")))


def test_another_group_than_the_assessment_supports(roller: Rollebesetning, settings: Any) -> None:
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.BARE_SPESIELT"
    amina, kari = roller.amina, logget_inn("kari")
    situasjon(amina)
    id_ = opprett(roller.kari, amina)
    skriv_her, grunn = side(amina, f"utkast/{id_}/skriv/"), "Utprøvingen gikk bedre enn ventet."
    assert "støtter «Trenger veiledning, nedsatt arbeidsevne»" in tekst(
        kari.get(side(amina, "utkast/"))
    )
    kari.post(skriv_her, felter(id_, kilder=[AEV]))
    lest = tekst(kari.get(side(amina, f"utkast/{id_}/fatt/")))
    assert "støtter ikke «Gode muligheter»" in lest
    svar = kari.post(side(amina, f"utkast/{id_}/fatt/"), {"versjon": str(na(id_))})
    assert svar.status_code == 422
    assert "Skriv hvorfor du likevel velger den" in tekst(svar)
    kari.post(skriv_her, felter(id_, kilder=[AEV], avviksgrunn=grunn))
    kari.post(side(amina, f"utkast/{id_}/fatt/"), {"versjon": str(na(id_))})
    v = Vedtak.objects.get()
    assert grunn in tekst(logget_inn("amina").get(f"/vedtak/{v.id}/"))
    assert "Ga noe annet enn arbeidsevnevurderingen støttet" in tekst(
        logget_inn("tor").get("/vedtaksprosess/")
    )


def test_without_an_assessment_nothing_is_asked_about_it(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    id_ = opprett(roller.kari, roller.amina)
    lest = tekst(kari.get(side(roller.amina, "utkast/")))
    assert "Hvorfor noe annet enn" not in lest
    skriv(roller.kari, id_, avviksgrunn="Skrevet da det var en vurdering.", kilder=[])
    skjema = next(
        s
        for s in les_skjemaer(tekst(kari.get(side(roller.amina, "utkast/"))))
        if s.adresse.endswith("/skriv/")
    )
    assert skjema.verdier["avviksgrunn"] == ["Skrevet da det var en vurdering."]


@pytest.mark.usefixtures("beslutter")
def test_a_button_pressed_on_an_old_page_shows_the_draft_as_it_is(
    roller: Rollebesetning, settings: Any
) -> None:
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.KILDER"
    kari, berit, amina = logget_inn("kari"), logget_inn("berit"), roller.amina
    id_ = ferdig_utkast(roller.kari, amina, Innsatsgruppe.VARIG_TILPASSET_INNSATS)
    grep = side(amina, f"utkast/{id_}/grep/")
    operations.send_til_beslutter(aktor=roller.kari, utkast_id=id_, versjon=na(id_), naa=NAA)
    berit.post(grep, {"handling": "bli_beslutter", "fra": ""})
    vist = na(id_)
    kari.post(grep, {"handling": "trekk"})
    svar = berit.post(grep, {"handling": "godkjenn", "versjon": str(vist)})
    assert (svar.status_code, "Utkastet er endret siden" in tekst(svar)) == (409, True)
    assert "Dette skrev du" not in tekst(svar)
    svar = berit.post(grep, {"handling": "godkjenn", "versjon": str(na(id_))})
    assert svar.status_code == 422
    assert HVORFOR in tekst(svar)
    assert Utkast.objects.get().beslutterstatus == "KLAR_TIL_VEILEDER"


def test_an_ended_follow_up_offers_no_draft(roller: Rollebesetning) -> None:
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=NAA
    )
    kari, nav = logget_inn("kari"), f"/bruker/{roller.amina.id}/"
    assert "Lag utkast til vedtak" not in tekst(kari.get(f"{nav}vedtak/"))
    assert "Begynn på vurderingen" not in tekst(kari.get(f"{nav}vurderinger/"))
    assert "Tildel veileder" not in tekst(kari.get(f"{nav}veileder/"))
    assert "Oppfølgingen er avsluttet." in tekst(logget_inn("amina").get("/vedtak/"))


def test_what_one_should_know_before_the_end(roller: Rollebesetning) -> None:
    klag(roller.amina, vedtak_for(roller))
    vurderinger.start(roller.kari, roller.amina, NAA)
    lest = tekst(logget_inn("kari").get(f"/bruker/{roller.amina.id}/verktoy/avslutt/"))
    assert "En klage er ikke ferdig behandlet" in lest
    assert "Et utkast til vurdering kan ikke gjøres ferdig etterpå" in lest
