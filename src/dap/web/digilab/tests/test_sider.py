"""The pages of the group days: the list in the room, the invitation, the user's answer."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.digilab import operations
from dap.digilab.models import Deltakelse, Digilab
from dap.digilab.values import Dagsinnhold
from dap.person.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def dag(roller: Rollebesetning) -> UUID:
    naa = timezone.now()
    innhold = Dagsinnhold("Kom i gang", naa + timedelta(days=3), 120, "Rom 204", 5, "norsk", True)
    id_ = operations.planlegg(
        aktor=roller.kari, kontor_nr="1201", innhold=innhold, nokkel=uuid4(), naa=naa
    )
    personer = [roller.amina.id, roller.bjorn.id]
    operations.inviter(aktor=roller.kari, digilab_id=id_, personer=personer, naa=naa)
    return id_


def test_plan_and_invite_through_the_pages(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    start = (timezone.localtime() + timedelta(days=4)).strftime("%Y-%m-%dT10:00")
    felt = {"kontor": "1201", "tittel": "Kom i gang", "start": start, "minutter": 90,
            "sted": "Rom 1", "plasser": 4, "nokkel": str(uuid4())}  # fmt: skip
    assert kari.post("/digilab/ny/", {**felt, "plasser": 0}).status_code == 422
    svar = kari.post("/digilab/ny/", felt)
    kari.post("/digilab/ny/", felt)  # sent twice is one day
    adresse = svar.headers["Location"]
    assert Digilab.objects.count() == 1
    Person.objects.filter(id=roller.bjorn.id).update(kan_varsles=False, reservert_krr=True)
    Person.objects.filter(id=roller.stine.id).update(kan_varsles=False)
    side = kari.get(adresse).content.decode()
    assert "Bjørn Aasland (reservert i KRR)" in side
    assert "Gjemlund" not in side
    assert "Amina" not in side
    fremmed = kari.post(adresse, {"personer": [str(roller.stine.id)]})
    assert fremmed.status_code == 422
    assert kari.post(adresse, {"personer": [str(roller.bjorn.id)]}).status_code == 302
    assert Deltakelse.objects.get().person_id == roller.bjorn.id
    assert "reservert" not in kari.get(adresse).content.decode()


def test_the_user_answers_and_never_sees_the_others(roller: Rollebesetning, dag: UUID) -> None:
    amina = logget_inn("amina")
    side = amina.get("/gruppedager/").content.decode()
    assert "Kom i gang" in side
    assert "Aasland" not in side
    id_ = Deltakelse.objects.get(person_id=roller.amina.id).id
    annen = Deltakelse.objects.get(person_id=roller.bjorn.id).id
    assert amina.post(f"/gruppedager/{annen}/svar/", {"svar": "ja"}).status_code == 404
    amina.post(f"/gruppedager/{id_}/svar/", {"svar": "ja"})
    assert "Har plass" in amina.get("/gruppedager/").content.decode()
    assert "reserverte plass på «Kom i gang»" in amina.get("/tidslinje/").content.decode()


def test_the_list_in_the_room(roller: Rollebesetning, dag: UUID) -> None:
    kari = logget_inn("kari")
    id_ = Deltakelse.objects.get(person_id=roller.amina.id).id
    operations.svar(aktor=roller.amina, deltakelse_id=id_, ja=True, naa=timezone.now())
    Digilab.objects.update(start=timezone.now())
    svar = kari.post(f"/digilab/deltaker/{id_}/oppmote/", {"kom": "ja", "dag": str(dag)})
    assert svar.headers["Location"] == f"/digilab/{dag}/"
    versjon = Deltakelse.objects.get(id=id_).versjon
    felt = {"behov": ["MOBIL", "SPRAK"], "notat": "Trenger tid.", "versjon": versjon}
    assert kari.post(f"/digilab/deltaker/{id_}/behov/", felt).status_code == 302
    gammel = kari.post(f"/digilab/deltaker/{id_}/behov/", {**felt, "notat": "Noe annet"})
    assert gammel.status_code == 409
    assert "Trenger tid." in gammel.content.decode()
    assert "Noe annet" in gammel.content.decode()
    side = kari.get(f"/digilab/{dag}/").content.decode()
    assert "Å bruke planen på mobil" in side
    assert "Trenger tid." in logget_inn("amina").get("/gruppedager/").content.decode()


@pytest.mark.parametrize(
    ("hvem", "status"),
    [("per", 200), ("tor", 200), ("ola", 404), ("mona", 403), ("rut", 403), ("amina", 403)],
)
def test_who_reads_the_day(dag: UUID, hvem: str, status: int) -> None:
    svar = logget_inn(hvem).get(f"/digilab/{dag}/")
    assert svar.status_code in {status, 404 if status != 200 else status}
    assert ("Amina" in svar.content.decode()) == (status == 200)


def test_the_list_asks_the_same_whatever_number_comes(roller: Rollebesetning, dag: UUID) -> None:
    siv = logget_inn("siv")
    for_ = _antall(siv, dag)
    operations.inviter(
        aktor=roller.siv, digilab_id=dag, personer=[roller.frida.id, roller.signe.id],
        naa=timezone.now(),
    )  # fmt: skip
    assert _antall(siv, dag) == for_


def _antall(klient: object, dag: UUID) -> int:
    klient.get(f"/digilab/{dag}/")  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as sporringer:
        klient.get(f"/digilab/{dag}/")  # type: ignore[attr-defined]
    return len(sporringer)


def test_a_day_is_changed_and_the_second_sees_what_stands(
    roller: Rollebesetning, dag: UUID
) -> None:
    kari, adresse = logget_inn("kari"), f"/digilab/{dag}/endre/"
    side = kari.get(adresse).content.decode()
    assert 'value="Rom 204"' in side
    start = (timezone.localtime() + timedelta(days=5)).strftime("%Y-%m-%dT12:30")
    felt = {"tittel": "Kom i gang", "start": start, "minutter": 90, "sted": "Biblioteket",
            "plasser": 5, "versjon": 1}  # fmt: skip
    assert (
        kari.post(adresse, {**felt, "plasser": 99, "start": "2020-01-01T10:00"}).status_code == 422
    )
    assert kari.post(adresse, felt).status_code == 302
    assert "Biblioteket" in logget_inn("amina").get("/gruppedager/").content.decode()
    assert "ny tid eller nytt sted" in logget_inn("amina").get("/tidslinje/").content.decode()
    gammel = logget_inn("siv").post(adresse, {**felt, "sted": "Rom 1"})
    assert gammel.status_code == 409
    assert "Dette står der nå:" in gammel.content.decode()
    assert 'value="Rom 1"' in gammel.content.decode(), "what was typed is kept"
    assert logget_inn("ola").get(adresse).status_code == 404
