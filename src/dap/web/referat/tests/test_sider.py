import uuid
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import felt, om, tekst
from rollebesetning import Rollebesetning

from dap.dialog import operations as dialog
from dap.dialog.models import Melding
from dap.dialog.values import Tema
from dap.forstaelse.models import Forstaelse
from dap.mote import operations as mote
from dap.mote.models import Mote
from dap.mote.values import Kanal, Moteinnhold
from dap.oppfolging import operations as oppfolging
from dap.referat import operations
from dap.referat.models import Delt, Kommentar, Referat, Utkast

TEKST = "Vi snakket om kurs. Du ringer skolen innen fredag."


@pytest.fixture
def rot(roller: Rollebesetning) -> str:
    return f"/bruker/{roller.amina.id}/referater/"


def ny(klient: Client, rot: str, handling: str, **endret: str) -> UUID:
    nokkel = felt(klient.get(f"{rot}ny/"), "nokkel")
    data = {"tema": "Veien videre", "dag": str(om(-1)), "kanal": "TELEFON", "tekst": TEKST,
            "nokkel": nokkel, "handling": handling, **endret}  # fmt: skip
    svar = klient.post(f"{rot}ny/", data)
    assert svar.status_code == 302, tekst(svar)
    return Referat.objects.latest("opprettet").id


def test_from_draft_to_confirmed(roller: Rollebesetning, rot: str) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    id_ = ny(kari, rot, "lagre")
    assert "Samtalereferatet er ikke delt" in tekst(kari.get(rot))
    assert "Samtalereferatet er ikke ferdig" in tekst(amina.get("/referater/"))
    assert "Veien videre" not in tekst(amina.get("/referater/"))
    assert amina.get(f"/referater/{id_}/").status_code == 404

    side = kari.get(f"{rot}{id_}/")
    kari.post(f"{rot}{id_}/del/", {"versjon": felt(side, "versjon")})

    na = tekst(amina.get("/na/"))
    assert "Nytt referat" in na
    lest = amina.get(f"/referater/{id_}/")
    assert TEKST in tekst(lest)
    assert "Skrevet av Kari Nordmo" in tekst(lest)
    amina.post(f"/plan/enig/{id_}/", {"mening": "ENIG", "versjon": "1"})
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "BEGGE_ENIGE"
    assert "Nytt referat" not in tekst(amina.get("/na/"))
    assert "Begge enige" in tekst(kari.get(rot))


def test_shared_at_once_and_changed_with_a_new_version(roller: Rollebesetning, rot: str) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    id_ = ny(kari, rot, "del")
    skriv = kari.get(f"{rot}{id_}/skriv/")
    assert TEKST in skriv.content.decode()
    endring = {"tekst": "Rettet tekst", "versjon": felt(skriv, "versjon")}

    kari.post(f"{rot}{id_}/skriv/", {**endring, "handling": "lagre"})
    assert "Endring som ikke er delt" in tekst(kari.get(f"{rot}{id_}/"))
    assert "Rettet tekst" not in tekst(amina.get(f"/referater/{id_}/"))
    assert "Rettet tekst" not in tekst(amina.get(f"/referater/{id_}/versjoner/"))
    versjon = str(Utkast.objects.get().versjon)
    kari.post(
        f"{rot}{id_}/skriv/", {"tekst": "Rettet tekst", "versjon": versjon, "handling": "del"}
    )

    assert "Rettet tekst" in tekst(amina.get(f"/referater/{id_}/"))
    versjoner = tekst(amina.get(f"/referater/{id_}/versjoner/"))
    assert "Versjon 2" in versjoner
    assert TEKST in versjoner
    svar = amina.post(f"/plan/enig/{id_}/", {"mening": "ENIG", "versjon": "1"})
    assert svar.status_code == 409


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    nokkel = str(uuid.uuid4())
    gyldig = {"tema": "T", "dag": str(om(0)), "kanal": "VIDEO", "tekst": TEKST, "nokkel": nokkel}
    for feil, ord_ in (
        ({"tema": ""}, "Fyll ut «Tema for samtalen»"),
        ({"dag": str(om(1))}, "Velg en dato som har vært"),
        ({"dag": "tull"}, "ikke en gyldig dato"),
        ({"tekst": "x" * 5001}, "høyst 5000 tegn"),
        ({"tekst": " ", "handling": "del"}, "Fyll ut «Referat»"),
        ({"kanal": "DUE"}, "Velg et av alternativene"),
    ):
        svar = kari.post(f"{rot}ny/", {**gyldig, **feil})
        assert svar.status_code == 422, feil
        assert ord_ in tekst(svar)
        assert (feil.get("tekst") or TEKST) in svar.content.decode()
    assert not Referat.objects.exists()


def test_two_who_write_at_once_see_both_texts(roller: Rollebesetning, rot: str) -> None:
    kari, per = logget_inn("kari"), logget_inn("per")
    id_ = ny(kari, rot, "lagre")
    adresse, felles = f"{rot}{id_}/skriv/", {"tema": "T", "dag": str(om(-1)), "kanal": "TELEFON"}
    versjon = felt(per.get(adresse), "versjon")
    kari.post(adresse, {**felles, "tekst": "Karis ord", "versjon": versjon, "handling": "lagre"})

    svar = per.post(adresse, {**felles, "tekst": "Pers ord", "versjon": versjon, "handling": "del"})

    assert svar.status_code == 409
    assert "Karis ord" in tekst(svar)
    assert "Kari Nordmo" in tekst(svar)
    assert "Pers ord" in svar.content.decode()
    assert not Delt.objects.exists()
    per.post(adresse, {**felles, "tekst": "Pers ord", "versjon": felt(svar, "versjon"),
                       "handling": "lagre"})  # fmt: skip
    assert Utkast.objects.get().tekst == "Pers ord"


def test_a_draft_that_is_autosaved_is_there_when_one_comes_back(
    roller: Rollebesetning, rot: str
) -> None:
    kari = logget_inn("kari")
    assert kari.post("/kladd/", {"sted": f"{rot}ny/", "tekst": "Halvveis"}).status_code == 204

    assert "Halvveis" in kari.get(f"{rot}ny/").content.decode()
    assert "Halvveis" not in logget_inn("per").get(f"{rot}ny/").content.decode()
    ny(kari, rot, "lagre")
    assert "Halvveis" not in kari.get(f"{rot}ny/").content.decode()


def test_the_user_comments_and_corrects(roller: Rollebesetning, rot: str) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    id_ = ny(kari, rot, "del")
    side = amina.get(f"/referater/{id_}/")
    data = {"nr": "1", "nokkel": felt(side, "nokkel")}

    tomt = amina.post(f"/referater/{id_}/kommentar/", {**data, "slag": "RETTELSE", "tekst": ""})
    assert tomt.status_code == 422
    for _ in range(2):
        amina.post(f"/referater/{id_}/kommentar/",
                   {**data, "slag": "RETTELSE", "tekst": "Jeg sa mandag"})  # fmt: skip
    assert Kommentar.objects.count() == 1
    hos_kari = tekst(kari.get(f"{rot}{id_}/"))
    assert "Rettelse" in hos_kari
    assert "Jeg sa mandag" in hos_kari
    nav = {
        "nr": "1",
        "nokkel": str(uuid.uuid4()),
        "slag": "KOMMENTAR",
        "tekst": "Takk, det stemmer",
    }
    kari.post(f"{rot}{id_}/kommentar/", nav)
    assert "Takk, det stemmer" in tekst(amina.get(f"/referater/{id_}/"))
    assert kari.post(f"{rot}{id_}/kommentar/", {**nav, "slag": "RETTELSE"}).status_code == 422


def test_the_user_writes_the_minutes(roller: Rollebesetning, rot: str) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    id_ = ny(kari, rot, "lagre", tekst="Karis notater")
    kari.post(f"{rot}{id_}/bruker-skriver/")
    assert "Skriv referat" in tekst(amina.get("/na/"))
    skriv = amina.get(f"/referater/{id_}/skriv/")
    assert "Karis notater" not in skriv.content.decode()
    data = {"versjon": felt(skriv, "versjon"), "tekst": "Aminas referat"}

    amina.post(f"/referater/{id_}/skriv/", {**data, "handling": "lagre"})
    assert "Aminas referat" not in tekst(kari.get(f"{rot}{id_}/"))
    assert kari.get(f"{rot}{id_}/skriv/").status_code == 403
    assert (
        kari.get(f"/bruker/{roller.amina.id}/som-bruker/referater/{id_}/skriv/").status_code == 403
    )
    som = tekst(kari.get(f"/bruker/{roller.amina.id}/som-bruker/referater/{id_}/"))
    assert "Aminas referat" not in som
    amina.post(f"/referater/{id_}/del/", {"versjon": "1"})

    lest = tekst(kari.get(f"{rot}{id_}/"))
    assert "Aminas referat" in lest
    assert "Skrevet av brukeren" in lest
    assert "En rettelse: slik husker jeg det" in lest


def test_nav_takes_over_and_the_user_sees_no_more_of_it(roller: Rollebesetning, rot: str) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    id_ = ny(kari, rot, "lagre")
    kari.post(f"{rot}{id_}/bruker-skriver/")
    kari.post(f"{rot}{id_}/ta-over/")

    assert amina.get(f"/referater/{id_}/").status_code == 404
    assert "NAV skriver et referat likevel" in tekst(amina.get("/na/"))


def test_finished_after_it_is_shared(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    id_ = ny(kari, rot, "lagre")
    assert "Merk referatet som ferdig" not in tekst(kari.get(f"{rot}{id_}/"))
    assert kari.post(f"{rot}{id_}/ferdig/", {"ferdig": "1"}).status_code == 422
    kari.post(f"{rot}{id_}/del/", {"versjon": "1"})
    kari.post(f"{rot}{id_}/ferdig/", {"ferdig": "1"})

    side = tekst(kari.get(f"{rot}{id_}/"))
    assert "Ferdig" in side
    assert "Endre referatet" not in side
    kari.post(f"{rot}{id_}/ferdig/", {"ferdig": "0"})
    assert "Endre referatet" in tekst(kari.get(f"{rot}{id_}/"))


def test_a_change_is_thrown_away(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    id_ = ny(kari, rot, "del")
    kari.post(f"{rot}{id_}/skriv/", {"tekst": "Angret", "versjon": "2", "handling": "lagre"})
    assert "Angret" in tekst(kari.get(f"{rot}{id_}/"))

    kari.post(f"{rot}{id_}/forkast/", {"versjon": str(Utkast.objects.get().versjon)})

    assert "Angret" not in tekst(kari.get(f"{rot}{id_}/"))


def test_the_minutes_of_a_meeting(roller: Rollebesetning, rot: str) -> None:
    naa = timezone.now()
    innhold = Moteinnhold("Oppfølging", Kanal.OPPMOTE, 30, sted="Rom 2", hensikt="Status")
    mote_id = mote.kall_inn(
        aktor=roller.kari, person_id=roller.amina.id, innhold=innhold,
        start=naa + timedelta(days=1), nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    kari = logget_inn("kari")
    assert kari.post(f"{rot}mote/{mote_id}/").status_code == 422
    pa_motet = f"/bruker/{roller.amina.id}/moter/{mote_id}/"
    assert "Skriv referat" not in tekst(kari.get(pa_motet))
    Mote.objects.filter(id=mote_id).update(start=naa - timedelta(hours=1))
    assert "Skriv referat" in tekst(kari.get(pa_motet))
    amina = logget_inn("amina")
    assert "Skriv referat" not in tekst(amina.get(f"/moter/{mote_id}/"))

    for _ in range(2):
        svar = kari.post(f"{rot}mote/{mote_id}/")
        assert svar.status_code == 302

    id_ = Referat.objects.get().id
    assert svar["Location"] == f"{rot}{id_}/skriv/"
    side = tekst(kari.get(f"{rot}{id_}/"))
    assert "Referat fra møte" in side
    assert "Møtereferatet er ikke delt" in side
    assert "Åpne referatet" in tekst(kari.get(pa_motet))
    assert "Åpne referatet" not in tekst(amina.get(f"/moter/{mote_id}/"))
    kari.post(f"{rot}{id_}/skriv/", {"tekst": "Møtet", "versjon": "1", "handling": "del"})
    assert "Åpne referatet" in tekst(amina.get(f"/moter/{mote_id}/"))
    assert logget_inn("lise").post(f"{rot}mote/{mote_id}/").status_code == 404


def test_a_message_is_quoted_from_the_dialog(roller: Rollebesetning, rot: str) -> None:
    sendt = dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, tekst="Jeg vil ha praksis",
        nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip
    kari = logget_inn("kari")
    trad = kari.get(f"/bruker/{roller.amina.id}/dialog/{sendt.trad_id}/")
    lenke = f"{rot}siter/?trad={sendt.trad_id}&amp;melding={sendt.melding_id}"
    assert lenke in trad.content.decode()
    side = kari.get(lenke.replace("&amp;", "&"))
    assert "Jeg vil ha praksis" in tekst(side)
    valg = {"trad": str(sendt.trad_id), "melding": str(sendt.melding_id)}

    kari.post(f"{rot}siter/", {**valg, "nokkel": felt(side, "nokkel")})

    id_ = Referat.objects.get().id
    assert "Fra dialogen: Amina Yusuf" in tekst(kari.get(f"{rot}{id_}/skriv/"))
    annet = ny(kari, rot, "lagre")
    kari.post(f"{rot}siter/", {**valg, "referat": str(annet)})
    assert Utkast.objects.get(referat_id=annet).sitater == [sendt.melding_id]
    kari.post(f"{rot}{annet}/sitat/{sendt.melding_id}/fjern/")
    assert Utkast.objects.get(referat_id=annet).sitater == []
    assert Melding.objects.filter(id=sendt.melding_id).exists()
    assert kari.get(f"{rot}siter/?trad=tull&melding=tull").status_code == 404


def test_late_minutes_are_marked(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    ny(kari, rot, "lagre", dag=str(om(-30)))
    assert "Skulle vært delt" in tekst(kari.get(rot))
    assert "Referater som skulle vært delt (1)" in tekst(kari.get("/min-dag/"))
    assert "Referater som skulle" not in tekst(logget_inn("per").get("/min-dag/"))
    assert "Referater som skulle" not in tekst(logget_inn("lise").get("/min-dag/"))
    assert "Skulle vært delt" not in tekst(logget_inn("amina").get("/referater/"))


def test_the_other_room_has_its_own(roller: Rollebesetning, rot: str) -> None:
    id_ = ny(logget_inn("lise"), rot, "del", tema="Kommunens samtale")
    kari = logget_inn("kari")
    assert kari.get(f"{rot}{id_}/").status_code == 404
    assert "Kommunens samtale" not in tekst(kari.get(rot))
    assert "Fra kommunen" in tekst(logget_inn("amina").get("/referater/"))


def test_the_language_is_looked_at_without_scripts_and_nothing_is_kept(
    roller: Rollebesetning, rot: str
) -> None:
    kari = logget_inn("kari")
    data = {"tema": "", "tekst": "Vedrørende diagnosen din foreligger det et vedtak.",
            "handling": "sjekk", "nokkel": str(uuid.uuid4())}  # fmt: skip

    svar = kari.post(f"{rot}ny/", data)

    assert svar.status_code == 200
    lest = tekst(svar)
    assert "«Vedrørende»: om" in lest
    assert "sensitive opplysninger" in lest
    assert "Fyll ut" not in lest
    assert data["tekst"] in svar.content.decode()
    assert not Referat.objects.exists()


def test_the_writing_help_follows_what_is_typed(roller: Rollebesetning) -> None:
    for hvem in ("kari", "amina"):
        svar = logget_inn(hvem).post("/klarsprak/", {"tekst": "Hun er sykemeldt."}, headers=HTMX)
        assert "<mark>sykemeldt</mark>" in svar.content.decode()
    tomt = logget_inn("kari").post("/klarsprak/", {})
    assert "Her kommer råd" in tekst(tomt)
    assert logget_inn("kari").get("/klarsprak/").status_code == 405
    gift = logget_inn("kari").post("/klarsprak/", {"tekst": "<script>alert(1)</script> gjeld"})
    assert "<script>" not in gift.content.decode()


def test_unchanged_text_is_shared_when_it_is_over(roller: Rollebesetning, rot: str) -> None:
    id_ = operations.start_samtalereferat(
        aktor=roller.kari, person_id=roller.amina.id, tema="T", tekst=TEKST, dag=om(-1),
        nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="I jobb", naa=timezone.now()
    )
    kari = logget_inn("kari")
    side = kari.get(f"{rot}{id_}/")
    assert "Skriv videre" not in tekst(side)
    kari.post(f"{rot}{id_}/del/", {"versjon": felt(side, "versjon")})
    assert TEKST in tekst(logget_inn("amina").get(f"/referater/{id_}/"))


def test_minutes_are_found_at_their_own_persons_address_only(
    roller: Rollebesetning, rot: str
) -> None:
    kari = logget_inn("kari")
    id_ = ny(kari, rot, "lagre")
    feil = f"/bruker/{roller.bjorn.id}/referater/{id_}/"
    for hva in ("del", "forkast", "skriv", "kommentar", "ferdig", "ta-over", "bruker-skriver"):
        assert kari.post(f"{feil}{hva}/", {"versjon": "1", "ferdig": "1"}).status_code == 404, hva
    assert not Delt.objects.exists()
