import uuid
from uuid import UUID

import pytest
from django.utils import timezone
from klient import logget_inn
from planhjelp import felt, om, tekst
from rollebesetning import Rollebesetning

from dap.forstaelse.models import Forstaelse
from dap.mal import operations
from dap.mal.models import Forventning


@pytest.fixture
def id_(roller: Rollebesetning) -> UUID:
    return operations.opprett_forventning(
        aktor=roller.kari, person_id=roller.amina.id, tekst="Søk på tre jobber i uken",
        frist=om(10), nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip


def test_the_adviser_writes_one_and_the_user_answers_it(roller: Rollebesetning) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    rot = f"/bruker/{roller.amina.id}/plan/forventning/"
    nokkel = felt(kari.get(f"{rot}ny/"), "nokkel")
    svar = kari.post(f"{rot}ny/", {"tekst": "Ring tre barnehager", "nokkel": nokkel}, follow=True)
    assert "Ring tre barnehager" in tekst(svar)

    na = tekst(amina.get("/na/"))
    assert "NAV forventer" in na
    assert "Ring tre barnehager" in na
    assert "Dette forventer NAV av deg" in tekst(amina.get("/plan/"))
    id_ = Forventning.objects.get().id
    side = amina.get(f"/plan/forventning/{id_}/")
    assert "Si hva du mener om dette" in tekst(side)
    amina.post(
        f"/plan/enig/{id_}/",
        {"mening": "ENIG", "kommentar": "Det skal jeg", "versjon": felt(side, "versjon")},
    )

    assert "Ring tre barnehager" not in tekst(amina.get("/na/"))
    hos_kari = tekst(kari.get(f"{rot}{id_}/"))
    assert "Brukeren er enig" in hos_kari
    assert "Det skal jeg" in hos_kari
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "BEGGE_ENIGE"


def test_the_user_has_no_way_to_write_one(roller: Rollebesetning, id_: UUID) -> None:
    amina = logget_inn("amina")
    assert "Ny forventning" not in tekst(amina.get("/plan/"))
    assert "Endre forventningen" not in tekst(amina.get(f"/plan/forventning/{id_}/"))
    rot = f"/bruker/{roller.amina.id}/plan/forventning/"
    for adresse in (f"{rot}ny/", f"{rot}{id_}/endre/", f"{rot}{id_}/status/"):
        assert amina.get(adresse).status_code == 403
        assert amina.post(adresse, {"tekst": "x"}).status_code == 403


def test_it_is_changed_met_and_its_history_read(roller: Rollebesetning, id_: UUID) -> None:
    kari, rot = logget_inn("kari"), f"/bruker/{roller.amina.id}/plan/forventning/{id_}/"
    endre = kari.get(f"{rot}endre/")
    assert "Søk på tre jobber i uken" in tekst(endre)
    kari.post(f"{rot}endre/", {"tekst": "Søk på to", "frist": str(om(5)), "versjon": "1"})

    gammel = kari.post(f"{rot}endre/", {"tekst": "Søk på fem", "versjon": "1"})
    assert gammel.status_code == 409
    assert "Søk på to" in tekst(gammel)
    assert "Søk på fem" in gammel.content.decode()

    svar = kari.post(f"{rot}status/", {"status": "TRUKKET", "versjon": "2"})
    assert svar.status_code == 422
    kari.post(f"{rot}status/", {"status": "OPPFYLT", "versjon": "2"})
    oversikt = tekst(logget_inn("amina").get("/plan/mal/"))
    assert "Forventninger som er oppfylt eller trukket" in oversikt
    historikk = tekst(logget_inn("amina").get(f"/plan/versjoner/{id_}/"))
    assert "Søk på tre jobber i uken" in historikk
    assert "Oppfylt" in historikk
    assert logget_inn("amina").get(f"/plan/versjoner/{id_}/1/2/").status_code == 200


def test_another_user_and_the_other_room_find_nothing(roller: Rollebesetning, id_: UUID) -> None:
    assert logget_inn("bjorn").get(f"/plan/forventning/{id_}/").status_code == 404
    lise = logget_inn("lise")
    assert lise.get(f"/bruker/{roller.amina.id}/plan/forventning/{id_}/").status_code == 404
    assert "Søk på tre" not in tekst(lise.get(f"/bruker/{roller.amina.id}/plan/"))
