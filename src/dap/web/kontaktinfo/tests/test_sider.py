"""The user and the adviser see how one can be reached, how old that is, and what to do about it."""

import pytest
from klient import logget_inn
from registre import Registre
from rollebesetning import Rollebesetning

from dap.brev.tests.hjelp import papir
from dap.hendelse.models import Hendelse
from dap.oppfolging.queries import er_manuell
from dap.person.models import Person

NABAR = {"aktiv": True, "kanVarsles": True, "reservert": False, "epostadresse": "ny@example.org"}


def fnr(roller: Rollebesetning) -> str:
    return Person.objects.values_list("fnr", flat=True).get(id=roller.amina.id)


def test_the_user_fetches_anew_and_reads_the_new_address(
    roller: Rollebesetning, registre: Registre
) -> None:
    registre.om(fnr(roller), krr=NABAR)
    svar = logget_inn("amina").post("/om-meg/kontaktinfo/", follow=True)
    tekst = svar.content.decode()
    assert "ny@example.org" in tekst
    assert "Kontaktopplysningene er hentet på nytt." in tekst
    assert (
        Hendelse.objects.filter(type="KONTAKTINFO_ENDRET", person_id=roller.amina.id).count() == 1
    )


@pytest.mark.parametrize(
    ("krr", "bruker", "merke"),
    [
        ({**NABAR, "reservert": True}, "Du får brev i stedet", "Reservert KRR"),
        ({**NABAR, "kanVarsles": False}, "ikke bekreftet på lenge", "Utdatert i KRR"),
        ({"aktiv": False}, "Vi mangler e-postadressen", "Ikke registrert KRR"),
    ],
)
def test_each_reason_says_what_to_do_to_both(
    roller: Rollebesetning, registre: Registre, krr: dict[str, object], bruker: str, merke: str
) -> None:
    registre.om(fnr(roller), krr=krr)
    amina = logget_inn("amina")
    amina.post("/om-meg/kontaktinfo/")
    assert bruker in amina.get("/om-meg/").content.decode()
    kari = logget_inn("kari").get(f"/bruker/{roller.amina.id}/kontaktinfo/").content.decode()
    assert merke in kari
    assert "norge.no" in kari


def test_who_reserves_themself_is_followed_up_on_paper_from_then(
    roller: Rollebesetning, registre: Registre
) -> None:
    registre.om(fnr(roller), krr={**NABAR, "reservert": True, "kanVarsles": False})
    logget_inn("kari").post(f"/bruker/{roller.amina.id}/kontaktinfo/hent/")
    assert er_manuell(roller.amina.id)


def test_a_silent_register_is_said_and_nothing_is_lost(
    roller: Rollebesetning, registre: Registre
) -> None:
    registre.om(fnr(roller), krr=NABAR)
    amina = logget_inn("amina")
    amina.post("/om-meg/kontaktinfo/")
    registre.feil(fnr(roller), "nede")
    Person.objects.get(id=roller.amina.id).kontaktregister.delete()

    tekst = amina.post("/om-meg/kontaktinfo/", follow=True).content.decode()
    assert "svarer ikke nå" in tekst
    assert "ny@example.org" in tekst


def test_pressed_twice_the_register_is_asked_once(
    roller: Rollebesetning, registre: Registre
) -> None:
    registre.om(fnr(roller), krr=NABAR)
    amina = logget_inn("amina")
    amina.post("/om-meg/kontaktinfo/")
    registre.feil(fnr(roller), "nede")
    assert "svarer ikke" not in amina.post("/om-meg/kontaktinfo/", follow=True).content.decode()


@pytest.mark.parametrize(
    ("hvem", "status"),
    [("kari", 302), ("lise", 302), ("mona", 403), ("ola", 403), ("rut", 404), ("bjorn", 403)],
)
def test_who_may_ask_for_a_person(
    roller: Rollebesetning, registre: Registre, hvem: str, status: int
) -> None:
    registre.om(fnr(roller), krr=NABAR)
    svar = logget_inn(hvem).post(f"/bruker/{roller.amina.id}/kontaktinfo/hent/")
    assert svar.status_code == status


def test_who_is_followed_up_on_paper_is_not_promised_messages(roller: Rollebesetning) -> None:
    papir(roller.amina)
    amina = logget_inn("amina")
    for adresse in ("/om-meg/", "/om-meg/varsler/", "/om-meg/varsler/sendt/"):
        side = amina.get(adresse).content.decode()
        assert "kommer som brev i posten" in side
        assert "Du kan få varsler på e-post og telefon" not in side
    kari = logget_inn("kari").get(f"/bruker/{roller.amina.id}/kontaktinfo/").content.decode()
    assert "går som brev" in kari
