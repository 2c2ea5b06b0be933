"""Requirement: everything that happened, in words, by day, and nothing that the reader may not see."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import avtal, flytt, lag, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.values import Fhotype, Status
from dap.arkiv.values import SIDE
from dap.dialog import operations as dialog
from dap.dialog.models import Trad
from dap.dialog.values import Mottaker, Tema
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse.operations import registrer
from dap.hendelse.values import Hendelsestype
from dap.mal import operations as mal
from dap.mote import operations as moter
from dap.mote.values import Kanal, Moteinnhold
from dap.sporing.models import Oppslag
from dap.web.tidslinje.side import dagtittel
from dap.web.tidslinje.tekster import _SETNINGER
from dap.web.tidslinje.tests.hjelp import adresse, alle_sider, side


def test_a_line_says_who_did_what_with_the_title(roller: Rollebesetning) -> None:
    laget = lag(roller.amina, roller.amina, felter={"tittel": "Truckkurs"})
    flytt(roller.kari, laget, Status.FULLFORT, begrunnelse="Bestod prøven")
    egen = side("amina")
    assert "Kari Nordmo flyttet «Truckkurs» til Fullført Grunn: Bestod prøven" in egen
    assert "Du la til «Truckkurs»" in egen
    kari = side("kari", roller.amina)
    assert "Amina Yusuf la til «Truckkurs»" in kari
    assert "Amina Yusuf fikk varselet «En aktivitet er endret»" in kari


def test_a_line_opens_the_version_as_it_was_then(roller: Rollebesetning) -> None:
    laget = lag(roller.amina, roller.amina, felter={"tittel": "Første tittel"})
    flytt(roller.amina, laget, Status.GJENNOMFORES)
    svar = logget_inn("kari").get(adresse(roller.amina)).content.decode()
    rot = f"/bruker/{roller.amina.id}/plan/aktivitet/{laget.aktivitet_id}/versjon"
    assert f'href="{rot}/1/"' in svar
    assert f'href="{rot}/2/"' in svar
    assert logget_inn("kari").get(f"{rot}/1/").status_code == 200


def test_the_title_is_what_it_was_called_then(roller: Rollebesetning) -> None:
    laget = lag(roller.amina, roller.amina, felter={"tittel": "Gammelt navn"})
    aktivitet.endre(
        aktor=roller.amina,
        aktivitet_id=laget.aktivitet_id,
        versjon=1,
        felter={"tittel": "Nytt navn"},
        naa=timezone.now(),
    )
    egen = side("amina")
    assert "Du la til «Gammelt navn»" in egen
    assert "Du endret «Nytt navn»" in egen


def test_a_message_opens_in_its_thread_and_a_goal_at_its_version(roller: Rollebesetning) -> None:
    naa = timezone.now()
    trad = dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, overskrift="Om kurset",
        tekst="Hei", nokkel=uuid4(), naa=naa,
    ).trad_id  # fmt: skip
    mal_id = mal.opprett_mal(
        aktor=roller.amina, person_id=roller.amina.id, tekst="Bli sveiser", nokkel=uuid4(), naa=naa
    )
    html = logget_inn("amina").get("/tidslinje/").content.decode()
    assert f'href="/dialog/{trad}/#melding-1"' in html
    assert f"/{mal_id}/#versjon-1" in html
    assert "Du skrev i samtalen «Om kurset»" in html
    assert "Skriftlig i dialogen" in html


def test_a_message_far_back_opens_where_it_stands(roller: Rollebesetning) -> None:
    naa = timezone.now() - timedelta(hours=5)
    trad = dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, tekst="Nr 1",
        nokkel=uuid4(), naa=naa,
    ).trad_id  # fmt: skip
    for nr in range(2, 53):
        dialog.send_melding(
            aktor=roller.amina, trad_id=trad, tekst=f"Nr {nr}", nokkel=uuid4(),
            naa=naa + timedelta(minutes=nr),
        )  # fmt: skip
    html = "".join(alle_sider(logget_inn("amina"), "/tidslinje/"))
    treff = re.search(rf'href="(/dialog/{trad}/\?for=2#melding-1)"', html)
    assert treff is not None
    assert 'id="melding-1"' in logget_inn("amina").get(treff[1].partition("#")[0]).content.decode()


def versjon(trad_id: UUID) -> int:
    return Trad.objects.get(id=trad_id).versjon


def test_why_a_conversation_was_handed_over_is_told_to_staff(roller: Rollebesetning) -> None:
    naa = timezone.now()
    trad = dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.ANNET, overskrift="Pengene",
        tekst="Hei", nokkel=uuid4(), naa=naa,
    ).trad_id  # fmt: skip
    dialog.overlever(
        aktor=roller.kari, trad_id=trad, til=Mottaker.FORVALTNING, hvorfor="Gjelder utbetaling",
        versjon=versjon(trad), naa=naa + timedelta(seconds=1),
    )  # fmt: skip
    linje = "Kari Nordmo sendte samtalen «Pengene» videre til NAV Arbeid og ytelser"
    assert f"{linje} Grunn: Gjelder utbetaling" in side("kari", roller.amina)
    assert linje in side("amina")
    assert "Gjelder utbetaling" not in side("amina"), "the form promises that the user does not see"


def test_prior_notices_read_and_sign_ins_are_there(roller: Rollebesetning) -> None:
    laget = avtal(roller.kari, lag(roller.kari, roller.amina), Fhotype.STANDARD)
    aktivitet.les_forhandsorientering(
        aktor=roller.amina, aktivitet_id=laget.aktivitet_id, naa=timezone.now()
    )
    registrer(
        aktor=roller.amina, person_id=roller.amina.id, rom=Rom.STAT, type="PALOGGET",
        objekt_type="konto", objekt_id=uuid4(), naa=timezone.now(),
    )  # fmt: skip
    kari = side("kari", roller.amina)
    assert "Amina Yusuf leste informasjonen om at" in kari
    assert "Amina Yusuf logget inn" in kari
    assert "Amina Yusuf logget inn" not in side("lise", roller.amina)


def test_readings_stand_there_when_they_are_asked_for(roller: Rollebesetning) -> None:
    naa = timezone.now()
    trad = dialog.ny_trad(
        aktor=roller.kari, person_id=roller.amina.id, tema=Tema.MOTE, overskrift="Møtet",
        tekst="Hei", nokkel=uuid4(), naa=naa,
    ).trad_id  # fmt: skip
    innsyn = dialog.apne_trad(aktor=roller.amina, trad_id=trad, naa=naa)
    assert dialog.marker_lest(aktor=roller.amina, innsyn=innsyn, til_nr=1, naa=naa)
    assert "Amina Yusuf leste samtalen" not in side("kari", roller.amina)
    assert "Amina Yusuf leste samtalen «Møtet»" in side("kari", roller.amina, slag="LESING")


# --- days, pages and the filter -------------------------------------------------------------------


def test_days_are_said_in_words() -> None:
    i_dag = dato(timezone.now())
    assert dagtittel(i_dag, i_dag).startswith("I dag, ")
    assert dagtittel(i_dag - timedelta(days=1), i_dag).startswith("I går, ")
    assert dagtittel(i_dag - timedelta(days=3), i_dag)[0].isupper()
    assert str(i_dag.year - 2) in dagtittel(i_dag.replace(year=i_dag.year - 2, day=1), i_dag)
    assert dagtittel(i_dag, i_dag, fortsatt=True).endswith(", fortsatt")


def mange(roller: Rollebesetning, antall: int, *, samtidig: bool = False) -> None:
    naa = timezone.now() - timedelta(days=1)
    for nr in range(antall):
        registrer(
            aktor=roller.kari, person_id=roller.amina.id, rom=Rom.STAT, type="MAL_FLYTTET",
            objekt_type="MAL", objekt_id=uuid4(),
            naa=naa if samtidig else naa + timedelta(minutes=nr),
        )  # fmt: skip


@pytest.mark.parametrize("samtidig", [False, True])
def test_the_pages_hold_every_line_once(roller: Rollebesetning, samtidig: bool) -> None:
    mange(roller, SIDE * 2 + 7, samtidig=samtidig)
    sider = alle_sider(logget_inn("amina"), "/tidslinje/")
    antall = [s.count("endret rekkefølgen på målene</p>") for s in sider]
    assert sum(antall) == SIDE * 2 + 7
    assert len(sider) == 3
    assert "Dette er det eldste." in sider[-1]
    assert "Til det nyeste" in sider[-1]


def test_notifications_and_what_they_tell_of_are_joined_across_pages(
    roller: Rollebesetning,
) -> None:
    for nr in range(SIDE):
        lag(roller.kari, roller.amina, felter={"tittel": f"Aktivitet {nr:03}"})
    sider = "".join(alle_sider(logget_inn("amina"), "/tidslinje/"))
    for nr in range(SIDE):
        assert sider.count(f"«Aktivitet {nr:03}»</p>") == 1
    assert sider.count("Du fikk varselet «") == SIDE * 2  # the line, and the name of its link


def test_htmx_gets_only_what_stands_below(roller: Rollebesetning) -> None:
    mange(roller, SIDE + 3)
    klient = logget_inn("amina")
    html = klient.get("/tidslinje/").content.decode()
    neste = re.search(r'hx-get="([^"]+)"', html)
    assert neste is not None
    valg = {**HTMX, "HX-Target": "tidslinje-eldre"}
    del_ = klient.get(neste[1].replace("&amp;", "&"), headers=valg).content.decode()
    assert "<html" not in del_
    assert (
        del_.count("dap-tidslinje__punkt") == 5
    )  # and the two of the day that the follow-up began
    assert ", fortsatt</h2>" in del_


@pytest.mark.parametrize(
    "tull",
    ["x", "-", "1-hx", f"{'9' * 23}-h1", "1-v1", "12-h-3", "\x00", "-5-h1", f"1-h{'9' * 20}"],
)  # fmt: skip
def test_a_place_that_does_not_exist_is_no_error(roller: Rollebesetning, tull: str) -> None:
    assert logget_inn("amina").get("/tidslinje/", {"for": tull}).status_code == 200


@pytest.mark.parametrize(
    "sporring",
    [
        {"fra": "1800-01-01"}, {"til": "9999-12-31"}, {"fra": "i går"}, {"slag": "TULL"},
        {"hvem": "' or 1=1"}, {"aktivitet": "x"}, {"hvem": "x" * 5000}, {"fra": "2026-13-40"},
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_left_out(
    roller: Rollebesetning, sporring: dict[str, str]
) -> None:
    svar = logget_inn("amina").get("/tidslinje/", sporring)
    assert svar.status_code == 200
    assert "Oppfølgingen startet" in svar.content.decode()


def test_the_filter_takes_kind_who_activity_and_days(roller: Rollebesetning) -> None:
    en = lag(roller.amina, roller.amina, felter={"tittel": "Den ene"})
    lag(roller.kari, roller.amina, felter={"tittel": "Den andre"})
    mal.opprett_mal(
        aktor=roller.amina, person_id=roller.amina.id, tekst="Et sted å være", nokkel=uuid4(),
        naa=timezone.now(),
    )  # fmt: skip

    def linjer(**valg: object) -> str:
        html = logget_inn("kari").get(adresse(roller.amina), valg).content.decode()
        return " ".join(re.findall(r'<p class="dap-tekst">([^<]*)</p>', html))

    assert "Et sted å være" in linjer(slag="MAL")
    assert "Den ene" not in linjer(slag="MAL")
    assert "Den ene" in linjer(slag=["AKTIVITET", "MAL"])
    assert "varselet" not in linjer(slag="AKTIVITET")
    assert "Den andre" not in linjer(hvem="BRUKER")
    assert "Den ene" in linjer(hvem="BRUKER")
    assert "Den andre" in linjer(hvem=str(roller.kari.id))
    assert "Den ene" not in linjer(hvem=str(roller.kari.id))
    assert "Den andre" not in linjer(aktivitet=str(en.aktivitet_id))
    assert "Den ene" in linjer(aktivitet=str(en.aktivitet_id))
    i_dag = dato(timezone.now())
    assert "Den ene" in linjer(fra=i_dag, til=i_dag)
    assert "Den ene" not in linjer(til=i_dag - timedelta(days=1))
    assert linjer(fra=i_dag + timedelta(days=1)) == ""


def test_a_chosen_filter_can_be_taken_away(roller: Rollebesetning) -> None:
    html = logget_inn("amina").get("/tidslinje/?slag=MAL&hvem=BRUKER").content.decode()
    assert 'href="/tidslinje/?hvem=BRUKER"' in html
    assert 'href="/tidslinje/?slag=MAL"' in html
    assert "Ingenting passer med det du har valgt" in html


# --- what is not there ----------------------------------------------------------------------------


def test_a_thread_that_moved_to_the_other_room_leaves_nothing_behind(
    roller: Rollebesetning,
) -> None:
    naa = timezone.now()
    trad = dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.ANNET, overskrift="Gjelda mi",
        tekst="Hei", nokkel=uuid4(), naa=naa,
    ).trad_id  # fmt: skip
    assert "Gjelda mi" in side("kari", roller.amina)
    dialog.foresla_flytting(aktor=roller.kari, trad_id=trad, versjon=versjon(trad), naa=naa)
    assert "mellom stat og kommune" in side("kari", roller.amina)
    dialog.svar_paa_flytting(
        aktor=roller.amina, trad_id=trad, samtykker=True, versjon=versjon(trad), naa=naa
    )
    kari = side("kari", roller.amina)
    assert "samtale" not in kari.partition("Tidslinje")[2].replace("samtaler", "")
    assert "Du fikk varselet" in side("amina")
    assert "Gjelda mi" in side("amina")


def test_nor_in_the_news_nor_before_a_meeting_nor_as_the_last_thing_that_happened(
    roller: Rollebesetning,
) -> None:
    naa = timezone.now()
    kari, amina = logget_inn("kari"), roller.amina
    mote = moter.kall_inn(
        aktor=roller.kari, person_id=amina.id, nokkel=uuid4(), naa=naa, start=naa + timedelta(days=3),
        innhold=Moteinnhold("Veien videre", Kanal.TELEFON, 30, ""),
    )  # fmt: skip
    trad = dialog.ny_trad(
        aktor=amina, person_id=amina.id, tema=Tema.ANNET, overskrift="Gjelda mi",
        tekst="Hei", nokkel=uuid4(), naa=naa + timedelta(seconds=1),
    ).trad_id  # fmt: skip
    sider = (f"/bruker/{amina.id}/moter/{mote}/", f"/bruker/{amina.id}/na/", "/min-dag/")
    lenken = f"/dialog/{trad}/"
    assert lenken in kari.get(sider[0]).content.decode()
    assert "En melding ble sendt" in tekst(kari.get("/min-dag/"))
    senere = naa + timedelta(seconds=2)
    dialog.foresla_flytting(aktor=roller.kari, trad_id=trad, versjon=versjon(trad), naa=senere)
    dialog.svar_paa_flytting(
        aktor=amina, trad_id=trad, samtykker=True, versjon=versjon(trad), naa=senere
    )
    for sti in sider:
        svar = kari.get(sti)
        assert svar.status_code == 200
        assert lenken not in svar.content.decode()
        assert "melding ble sendt" not in tekst(svar)
        assert "stat og kommune" not in tekst(svar)


def test_a_look_leaves_its_trace(roller: Rollebesetning) -> None:
    side("kari", roller.amina)
    assert Oppslag.objects.filter(person_id=roller.amina.id, hva="tidslinje").count() == 1
    assert "Leste tidslinjen din" in tekst(logget_inn("amina").get("/om-meg/"))


# --- words and cost -------------------------------------------------------------------------------


def test_every_thing_that_can_happen_has_a_sentence_or_words() -> None:
    uten = set(Hendelsestype) - set(_SETNINGER)
    assert uten <= {"VEILEDER_TILDELT", "SATT_TIL_MANUELL", "SATT_TIL_DIGITAL"}


def test_the_queries_do_not_grow_with_the_lines(roller: Rollebesetning) -> None:
    klient = logget_inn("kari")

    def antall() -> int:
        with CaptureQueriesContext(connection) as sporringer:
            klient.get(adresse(roller.amina))
        return len(sporringer)

    lag(roller.amina, roller.amina)
    dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, tekst="Hei",
        nokkel=uuid4(), naa=timezone.now(),
    )  # fmt: skip
    for_ = antall()
    for _ in range(8):
        lag(roller.amina, roller.amina)
        lag(roller.kari, roller.amina)
    assert antall() <= for_ <= 36


def test_other_languages(roller: Rollebesetning) -> None:
    laget = lag(roller.amina, roller.amina, felter={"tittel": "Truckkurs"})
    flytt(roller.amina, laget, Status.GJENNOMFORES)
    klient = logget_inn("amina")
    klient.post("/sprak/", {"sprak": "en", "neste": "/tidslinje/"})
    engelsk = tekst(klient.get("/tidslinje/"))
    assert "You moved" in engelsk
    assert "Today, " in engelsk
