import uuid
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import avtal, felt, lag, om, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.values import Status
from dap.felles.tid import dato
from dap.forstaelse.models import Forstaelse
from dap.mal import operations as mal
from dap.mal.values import Malstatus
from dap.referat import operations as referat
from dap.referat.models import Utkast
from dap.varsel.models import Varsel


@pytest.fixture
def mal_id(roller: Rollebesetning) -> UUID:
    return mal.opprett_mal(
        aktor=roller.kari, person_id=roller.amina.id, tekst="Jobb som kokk på kveldstid",
        nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip


def rad(id_: UUID) -> Forstaelse:
    return Forstaelse.objects.get(objekt_id=id_)


def test_the_user_disagrees_with_a_goal_and_the_adviser_reads_why(
    roller: Rollebesetning, mal_id: UUID
) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    side = amina.get(f"/plan/mal/{mal_id}/")
    assert "Kari Nordmo (NAV) er enig" in tekst(side)
    assert "Er du enig?" in tekst(amina.get("/plan/"))
    assert "Bruker har ikke svart" in tekst(kari.get(f"/bruker/{roller.amina.id}/plan/"))

    svar = amina.post(
        f"/plan/enig/{mal_id}/",
        {"mening": "UENIG", "kommentar": "Jeg kan bare dagtid", "versjon": felt(side, "versjon")},
        follow=True,
    )

    assert svar.redirect_chain[-1][0] == f"/plan/mal/{mal_id}/"
    for klient, adresse in (
        (amina, f"/plan/mal/{mal_id}/"),
        (kari, f"/bruker/{roller.amina.id}/plan/mal/{mal_id}/"),
    ):
        lest = tekst(klient.get(adresse))
        assert "Ikke enige" in lest
        assert "Jeg kan bare dagtid" in lest
    assert "Brukeren er uenig" in lest
    assert Varsel.objects.filter(mottaker_id=roller.kari.id, slag="UENIG").exists()


def test_both_sides_can_say_it_on_their_own_pages(roller: Rollebesetning, mal_id: UUID) -> None:
    logget_inn("amina").post(f"/plan/enig/{mal_id}/", {"mening": "ENIG", "versjon": "1"})

    assert rad(mal_id).tilstand == "BEGGE_ENIGE"
    adresse = f"/bruker/{roller.amina.id}/plan/enig/{mal_id}/"
    logget_inn("per").post(adresse, {"mening": "UENIG", "kommentar": "Ikke nå", "versjon": "1"})
    assert rad(mal_id).tilstand == "UENIGE"


def test_disagreement_without_words_is_refused_and_what_was_typed_is_kept(
    roller: Rollebesetning, mal_id: UUID
) -> None:
    for data, ord_ in (
        ({"mening": "UENIG"}, "Fyll ut"),
        ({"mening": "UENIG", "kommentar": "x" * 501}, "høyst 500"),
        ({"mening": "KANSKJE", "kommentar": "tja"}, "Velg et av alternativene"),
        ({"kommentar": "tja"}, "Fyll ut"),
    ):
        svar = logget_inn("amina").post(f"/plan/enig/{mal_id}/", {"versjon": "1", **data})
        assert svar.status_code == 422
        assert ord_ in tekst(svar)
        assert data.get("kommentar", "") in svar.content.decode()
    assert rad(mal_id).bruker_mening == ""


def test_an_old_version_is_refused_and_the_new_one_shown(
    roller: Rollebesetning, mal_id: UUID
) -> None:
    mal.endre_mal(
        aktor=roller.kari, mal_id=mal_id, versjon=1, tekst="Jobb som kokk, dagtid",
        naa=timezone.now(),
    )  # fmt: skip

    svar = logget_inn("amina").post(f"/plan/enig/{mal_id}/", {"mening": "ENIG", "versjon": "1"})

    assert svar.status_code == 409
    assert "Det er kommet en ny versjon" in tekst(svar)
    assert "Jobb som kokk, dagtid" in tekst(svar)
    assert felt(svar, "versjon") == "2"
    assert rad(mal_id).bruker_mening == ""


def test_all_of_what_is_agreed_on_stands_beside_the_question(roller: Rollebesetning) -> None:
    """A long goal, and minutes: the shared version with its new text, never the draft."""
    naa, amina = timezone.now(), logget_inn("amina")
    langt = "Jobb som kokk " * 30 + "på kveldstid"
    mal_id = mal.opprett_mal(
        aktor=roller.kari, person_id=roller.amina.id, tekst=langt, nokkel=uuid.uuid4(), naa=naa
    )
    assert "på kveldstid" in tekst(amina.get(f"/plan/enig/{mal_id}/"))
    id_ = referat.start_samtalereferat(
        aktor=roller.kari, person_id=roller.amina.id, tema="Status", tekst="Vi ble **enige** om A",
        dag=dato(naa), nokkel=uuid.uuid4(), del_straks=True, naa=naa,
    )  # fmt: skip
    lest = felt(amina.get(f"/plan/enig/{id_}/"), "versjon")
    nr = Utkast.objects.get(referat_id=id_).versjon
    referat.del_referat(
        aktor=roller.kari, referat_id=id_, versjon=nr, tekst="Vi ble enige om B", naa=naa
    )
    nr = Utkast.objects.get(referat_id=id_).versjon
    referat.lagre_utkast(aktor=roller.kari, referat_id=id_, versjon=nr, tekst="Utkast C", naa=naa)

    svar = amina.post(f"/plan/enig/{id_}/", {"mening": "ENIG", "versjon": lest})

    assert svar.status_code == 409
    assert "Vi ble enige om B" in tekst(svar)
    assert "Utkast C" not in svar.content.decode()


def test_moving_a_goal_or_a_card_is_no_new_version(roller: Rollebesetning, mal_id: UUID) -> None:
    mal.opprett_mal(aktor=roller.amina, person_id=roller.amina.id, tekst="Et til",
                    nokkel=uuid.uuid4(), naa=timezone.now())  # fmt: skip
    logget_inn("amina").post(f"/plan/enig/{mal_id}/", {"mening": "ENIG", "versjon": "1"})

    mal.flytt_mal(aktor=roller.amina, mal_id=mal_id, opp=False, naa=timezone.now())

    assert rad(mal_id).tilstand == "BEGGE_ENIGE"


def test_a_goal_that_is_reached_waits_for_nobody(roller: Rollebesetning, mal_id: UUID) -> None:
    def status(til: Malstatus, versjon: int) -> None:
        mal.sett_mal_status(aktor=roller.kari, mal_id=mal_id, versjon=versjon, status=til,
                            grunn="", naa=timezone.now())  # fmt: skip

    status(Malstatus.NADD, 1)
    amina = logget_inn("amina")
    assert "Lagre det jeg mener" not in tekst(amina.get(f"/plan/mal/{mal_id}/"))
    svar = amina.post(f"/plan/enig/{mal_id}/", {"mening": "ENIG", "versjon": "1"})
    assert svar.status_code == 422
    assert "avsluttet" in tekst(svar)

    status(Malstatus.AKTIV, 2)
    assert "Lagre det jeg mener" in tekst(amina.get(f"/plan/mal/{mal_id}/"))


def test_only_what_is_agreed_with_nav_is_asked_about(roller: Rollebesetning) -> None:
    laget = lag(roller.kari, roller.amina)
    amina = logget_inn("amina")
    adresse = f"/plan/aktivitet/{laget.aktivitet_id}/"
    assert "Er dere enige?" not in tekst(amina.get(adresse))

    avtalt = avtal(roller.kari, laget)

    assert "Er dere enige?" in tekst(amina.get(adresse))
    assert "Er du enig?" in tekst(amina.get("/plan/?visning=liste"))
    amina.post(f"/plan/enig/{laget.aktivitet_id}/",
               {"mening": "ENIG", "kommentar": "Fint", "versjon": str(avtalt.versjon)})  # fmt: skip
    assert rad(laget.aktivitet_id).tilstand == "BEGGE_ENIGE"

    endret = aktivitet.endre(
        aktor=roller.kari, aktivitet_id=laget.aktivitet_id, versjon=avtalt.versjon,
        felter={"til_dato": om(60)}, naa=timezone.now(),
    )  # fmt: skip
    assert rad(laget.aktivitet_id).tilstand == "VENTER_PA_BRUKER"
    aktivitet.les_forhandsorientering(
        aktor=roller.amina, aktivitet_id=laget.aktivitet_id, naa=timezone.now()
    )
    ferdig = aktivitet.flytt(
        aktor=roller.kari, aktivitet_id=laget.aktivitet_id, versjon=endret.versjon,
        til=Status.FULLFORT, begrunnelse="Ferdig", naa=timezone.now(),
    )  # fmt: skip
    assert not rad(laget.aktivitet_id).gjelder
    aktivitet.angre_flytting(
        aktor=roller.kari, aktivitet_id=laget.aktivitet_id, versjon=ferdig.versjon,
        naa=timezone.now(),
    )  # fmt: skip
    assert rad(laget.aktivitet_id).gjelder


def test_staff_who_see_as_the_user_say_nothing(roller: Rollebesetning, mal_id: UUID) -> None:
    kari, som = logget_inn("kari"), f"/bruker/{roller.amina.id}/som-bruker/plan"

    assert "Er du enig?" in tekst(kari.get(f"{som}/mal/{mal_id}/"))
    assert "Lagre det jeg mener" not in tekst(kari.get(f"{som}/mal/{mal_id}/"))
    assert kari.get(f"{som}/enig/{mal_id}/").status_code == 200
    assert kari.post(f"{som}/enig/{mal_id}/", {"mening": "ENIG"}).status_code == 405


def test_others_find_nothing(roller: Rollebesetning, mal_id: UUID) -> None:
    data = {"mening": "ENIG", "versjon": "1"}
    assert logget_inn("bjorn").post(f"/plan/enig/{mal_id}/", data).status_code == 404
    lise = f"/bruker/{roller.amina.id}/plan/enig/{mal_id}/"
    assert logget_inn("lise").post(lise, data).status_code == 404
    assert logget_inn("ola").post(lise, data).status_code == 403
    assert rad(mal_id).bruker_mening == ""


def test_many_cards_cost_one_query(roller: Rollebesetning, mal_id: UUID) -> None:
    klient = logget_inn("amina")

    def sporringer() -> int:
        with CaptureQueriesContext(connection) as fanget:
            assert klient.get("/plan/", headers=HTMX).status_code == 200
        return len(fanget)

    avtal(roller.kari, lag(roller.kari, roller.amina))
    klient.get("/plan/")
    for_ = sporringer()
    for _ in range(3):
        avtal(roller.kari, lag(roller.kari, roller.amina))
    assert sporringer() == for_
