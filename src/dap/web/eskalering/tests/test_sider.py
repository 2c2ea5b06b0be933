"""Requirement: the adviser sees what the user will see before it is sent, the user sees what to do by
when, and the office sees who has an open one."""

import uuid
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.tests.hjelp import lag
from dap.aktivitet.values import Fhotype
from dap.brev.tests.hjelp import papir
from dap.dialog import operations as dialog
from dap.eskalering import operations
from dap.eskalering.models import Eskalering, Levering
from dap.eskalering.rules import tidligste_frist
from dap.eskalering.tests.hjelp import avslutt
from dap.eskalering.values import Malkode, Status
from dap.felles.aktor import Aktor
from dap.felles.tid import POSTGANG, dato
from dap.oppfolging import operations as oppfolging
from dap.varsel.models import Varsel
from dap.web.felles.ytring import dag

I_DAG = dato(timezone.now())
FRIST = tidligste_frist(I_DAG, 7, per_post=False)
FELTER = {
    "møte": "Samtale om jobb",
    "møtedato": (I_DAG - timedelta(days=1)).isoformat(),
    "sted": "NAV Fjordby",
    "begrunnelse": "Du kom ikke, og vi fikk ikke tak i deg.",
}


def start(roller: Rollebesetning, person: Aktor | None = None, av: Aktor | None = None) -> UUID:
    return operations.start(
        aktor=av or roller.kari, person_id=(person or roller.amina).id,
        malkode=Malkode.IKKE_MOTT_MOTE, felter=FELTER, frist=FRIST, nokkel=uuid.uuid4(),
        naa=timezone.now(),
    )  # fmt: skip


def rot(roller: Rollebesetning) -> str:
    return f"/bruker/{roller.amina.id}/varsel-om-stans/"


def skjema(handling: str, **endring: Any) -> dict[str, Any]:
    return {
        "mal": "IKKE_MOTT_MOTE", "frist": FRIST.isoformat(), "sprak": "nb",
        "nokkel": str(uuid.uuid4()), "handling": handling, **FELTER, **endring,
    }  # fmt: skip


def test_choose_fill_preview_send(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    valg = kari.get(f"{rot(roller)}nytt/").content.decode()
    assert valg.count("?mal=") == 10
    assert "folketrygdloven § 11-8" in valg
    tomt = kari.get(f"{rot(roller)}nytt/?mal=IKKE_MOTT_MOTE").content.decode()
    assert f'value="{FRIST.isoformat()}"' in tomt
    vist = kari.post(f"{rot(roller)}nytt/", skjema("forhandsvis"))
    assert vist.status_code == 200
    side = vist.content.decode()
    assert "Slik ser brukeren varselet" in side
    assert "Du kom ikke, og vi fikk ikke tak i deg." in side
    assert not Eskalering.objects.exists()
    igjen = kari.post(f"{rot(roller)}nytt/", skjema("endre")).content.decode()
    assert 'value="NAV Fjordby"' in igjen
    form = skjema("send")
    for _gang in range(2):
        assert kari.post(f"{rot(roller)}nytt/", form).status_code == 302
    e = Eskalering.objects.get()
    # The very same words on the user's own page as in the preview.
    artikkel = side[side.index("<article") : side.index("</article>")]
    amina = logget_inn("amina")
    assert artikkel in amina.get(f"/varsel-om-stans/{e.id}/").content.decode()


@pytest.mark.parametrize(
    ("endring", "ventet"),
    [
        ({"sted": ""}, "Fyll ut «Hvor møtet var»"),
        ({"sted": "[sted]"}, "Fyll ut det som står i klammer"),
        ({"frist": "2020-01-01"}, "Fristen er for kort"),
        ({"frist": "tull"}, "ikke en gyldig dato"),
        ({"sprak": "xx"}, "Velg et av alternativene"),
    ],
)
@pytest.mark.parametrize("handling", ["send", "forhandsvis"])
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    roller: Rollebesetning, endring: dict[str, str], ventet: str, handling: str
) -> None:
    kari = logget_inn("kari")
    svar = kari.post(f"{rot(roller)}nytt/", skjema(handling, **endring))
    side = svar.content.decode()
    assert svar.status_code == 422
    assert ventet in side
    assert "Samtale om jobb" in side
    assert not Eskalering.objects.exists()


def test_the_user_reads_and_it_is_delivered(roller: Rollebesetning) -> None:
    id_ = start(roller)
    amina = logget_inn("amina")
    for adresse in ("/plan/", "/dialog/"):
        side = amina.get(adresse).content.decode()
        assert "Du har fått et varsel fra NAV" in side
        assert f"Svar innen {dag(FRIST)}" in side
        assert f'href="/varsel-om-stans/{id_}/"' in side
    assert "Varsel fra NAV" in amina.get("/na/").content.decode()
    assert not Levering.objects.exists()
    side = amina.get(f"/varsel-om-stans/{id_}/").content.decode()
    assert "Dette må du gjøre" in side
    assert Levering.objects.count() == 1
    sendt = amina.get("/om-meg/varsler/sendt/").content.decode()
    assert "ikke lest i DAP" not in sendt
    assert "sendes ikke, for det er lest" in sendt
    kari = logget_inn("kari")
    assert "Registrer brev" not in kari.get(f"{rot(roller)}{id_}/").content.decode()
    assert "Ikke lest ennå" not in kari.get(f"{rot(roller)}{id_}/").content.decode()


def test_staff_reading_it_or_looking_as_the_user_delivers_nothing(roller: Rollebesetning) -> None:
    id_ = start(roller)
    kari = logget_inn("kari")
    som = f"/bruker/{roller.amina.id}/som-bruker/varsel-om-stans/{id_}/"
    for adresse in (f"{rot(roller)}{id_}/", som):
        assert kari.get(adresse).status_code == 200
    assert not Levering.objects.exists()
    plan = kari.get(f"/bruker/{roller.amina.id}/plan/").content.decode()
    assert "Brukeren har et varsel om stans" in plan
    assert ">Varsel<" in plan


def test_the_answer_is_on_the_page(roller: Rollebesetning) -> None:
    id_ = start(roller)
    fil = dialog.last_opp_vedlegg(
        aktor=roller.amina, person_id=roller.amina.id, navn="lege.pdf",
        innhold=b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n", naa=timezone.now(),
    )  # fmt: skip
    dialog.send_melding(
        aktor=roller.amina, trad_id=Eskalering.objects.get().trad_id, tekst="Jeg var syk",
        nokkel=uuid.uuid4(), vedlegg=[fil], naa=timezone.now(),
    )  # fmt: skip
    kari = logget_inn("kari")
    side = kari.get(f"{rot(roller)}{id_}/").content.decode()
    assert "1 vedlegg" in side
    assert "#melding-2" in side
    amina = logget_inn("amina")
    assert "Du har svart på varselet" in amina.get("/plan/").content.decode()
    varselet = amina.get(f"/varsel-om-stans/{id_}/").content.decode()
    assert "Du har svart på varselet" in varselet
    assert "Dette må du gjøre<" not in varselet
    assert "Varsel fra NAV" not in amina.get("/na/").content.decode()


def test_the_banner_beside_the_thread_says_at_once_that_it_is_answered(
    roller: Rollebesetning,
) -> None:
    start(roller)
    trad_id = Eskalering.objects.get().trad_id
    felt = {"tekst": "Jeg var syk", "nokkel": str(uuid.uuid4()), "handling": "send"}
    svar = logget_inn("amina").post(
        f"/dialog/{trad_id}/send/", felt, headers={"HX-Request": "true"}
    )
    side = svar.content.decode()
    assert 'id="varselbanner" hx-swap-oob="true"' in side
    assert "Du har svart på varselet fra NAV" in side


def test_what_is_ended_before_the_message_goes_is_not_said_to_be_on_its_way(
    roller: Rollebesetning,
) -> None:
    id_ = start(roller)
    avslutt(roller.kari, id_, timezone.now(), grunn="Feil person")
    amina = logget_inn("amina")
    side = amina.get("/om-meg/varsler/sendt/").content.decode()
    assert "sendes ikke, for det gjelder ikke lenger" in side
    amina.get(f"/varsel-om-stans/{id_}/")
    ulest = Varsel.objects.filter(slag="ESKALERING_AVSLUTTET", lest=None)
    assert not ulest.exists(), "who opens an ended one has read that it ended"


def test_more_time_letter_and_end(roller: Rollebesetning) -> None:
    id_ = start(roller)
    kari = logget_inn("kari")
    ett = f"{rot(roller)}{id_}/"
    ny = tidligste_frist(FRIST, 7, per_post=False)
    form = {"frist": ny.isoformat(), "grunn": "Du venter på legen", "versjon": "1"}
    assert kari.get(f"{ett}mer-tid/").status_code == 200
    assert kari.post(f"{ett}mer-tid/", form).status_code == 302
    to = kari.post(f"{ett}mer-tid/", form | {"grunn": "Noe annet"})
    assert to.status_code == 409
    assert "Du venter på legen" in to.content.decode()
    assert "Noe annet" in to.content.decode()
    assert kari.post(f"{ett}brev/", {"postet": I_DAG.isoformat()}).status_code == 302
    assert "regnes som kommet fram" in kari.get(ett).content.decode()
    assert kari.get(f"{ett}avslutt/").status_code == 200
    slutt = {"status": "VIDERE", "grunn": "Ferdig", "versjon": "2"}
    nei = kari.post(f"{ett}avslutt/", slutt)
    assert nei.status_code == 422
    assert "Det er ikke sikkert at brukeren har fått varselet" in nei.content.decode()
    assert kari.post(f"{ett}avslutt/", slutt | {"status": "OPPFYLT"}).status_code == 302
    amina = logget_inn("amina")
    assert "Du gjorde det vi ba om" in amina.get("/varsel-om-stans/").content.decode()
    assert "Du har fått et varsel" not in amina.get("/plan/").content.decode()


def test_nothing_to_start_when_one_stands_or_in_the_programme(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    assert "Nytt varsel" in kari.get(rot(roller)).content.decode()
    oppfolging.start_kvp(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Programmet", naa=timezone.now()
    )
    assert "Nytt varsel" not in kari.get(rot(roller)).content.decode()
    assert "kvalifiseringsprogrammet" in kari.get(f"{rot(roller)}nytt/").content.decode()
    nei = kari.post(f"{rot(roller)}nytt/", skjema("send"))
    assert nei.status_code == 422
    assert "kvalifiseringsprogrammet" in nei.content.decode()


def test_who_sees_the_pages(roller: Rollebesetning) -> None:
    id_ = start(roller)
    r = roller
    ventet = {
        "kari": 200, "per": 200, "tor": 200, "siv": 200, "lise": 404, "ola": 403, "mona": 403,
        "rut": 404, "adam": 404, "bjorn": 404,
    }  # fmt: skip
    for navn, status in ventet.items():
        klient = logget_inn(navn)
        assert klient.get(f"{rot(r)}{id_}/").status_code == status, navn
    assert logget_inn("bjorn").get(f"/varsel-om-stans/{id_}/").status_code == 404
    lise = logget_inn("lise")
    for side in ("plan/", "dialog/", "tidslinje/", ""):
        tekst = lise.get(f"/bruker/{r.amina.id}/{side}", follow=True).content.decode()
        assert "arsel om stans ble" not in tekst
        assert ">Varsel<" not in tekst
        assert str(id_) not in tekst
    assert lise.get(f"{rot(r)}nytt/").status_code in {200, 403}
    assert "Nytt varsel" not in lise.get(rot(r)).content.decode()


def test_the_overview_says_that_a_letter_is_on_its_way_and_filters_the_notices_too(
    roller: Rollebesetning,
) -> None:
    papir(roller.amina)
    lagt_til = lag(
        roller.kari, roller.bjorn, naa=timezone.now(),
        felter={"fra_dato": I_DAG, "til_dato": I_DAG + timedelta(days=30)},
    )  # fmt: skip
    aktivitet.avtal(
        aktor=roller.kari, aktivitet_id=lagt_til.aktivitet_id, versjon=1,
        fhotype=Fhotype.STANDARD, naa=timezone.now(),
    )  # fmt: skip
    id_ = operations.start(
        aktor=roller.kari, person_id=roller.amina.id, malkode=Malkode.IKKE_MOTT_MOTE, felter=FELTER,
        frist=tidligste_frist(I_DAG, 7, per_post=True), nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip
    kari = logget_inn("kari")
    assert "Brev må sendes" in kari.get("/varsler-om-stans/").content.decode()
    operations.registrer_brev_postet(
        aktor=roller.kari, eskalering_id=id_, postet=I_DAG, naa=timezone.now()
    )
    aktivitet.folg_brev_postet(aktivitet_id=lagt_til.aktivitet_id, naa=timezone.now())
    side = kari.get("/varsler-om-stans/").content.decode()
    assert f"Brev sendt {dag(I_DAG)}" in side
    assert f"Brevet regnes som kommet fram {dag(I_DAG + POSTGANG)}." in side
    assert "Uleste forhåndsorienteringer" in side
    for vis in ("BESVART", "UTLOPT", "OVER_FRIST"):
        side = kari.get(f"/varsler-om-stans/?vis={vis}").content.decode()
        assert "Uleste forhåndsorienteringer" not in side


def test_the_overview(roller: Rollebesetning, django_assert_max_num_queries: Any) -> None:
    r = roller
    start(r)
    start(r, r.bjorn)
    start(r, r.frida, r.siv)
    kari, tor, ola = (logget_inn(a) for a in ("kari", "tor", "ola"))
    side = kari.get("/varsler-om-stans/").content.decode()
    assert "Amina Yusuf" in side
    assert "Bjørn Aasland" in side
    assert "Frida" not in side
    assert "Amina Yusuf" in tor.get("/varsler-om-stans/").content.decode()
    assert "Amina" not in ola.get("/varsler-om-stans/?hvem=KONTORET").content.decode()
    assert "Amina" not in kari.get("/varsler-om-stans/?vis=BESVART").content.decode()
    assert kari.get("/varsler-om-stans/?vis=tull&hvem=tull").status_code == 200
    with CaptureQueriesContext(connection) as to:
        kari.get("/varsler-om-stans/")
    operations.avslutt(
        aktor=r.kari, eskalering_id=Eskalering.objects.get(person_id=r.bjorn.id).id, versjon=1,
        status=Status.STOPPET, grunn="Feil", naa=timezone.now(),
    )  # fmt: skip
    with django_assert_max_num_queries(len(to)):
        kari.get("/varsler-om-stans/")
    for annen in ("rut", "adam", "amina"):
        assert logget_inn(annen).get("/varsler-om-stans/").status_code == 403
