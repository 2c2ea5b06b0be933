"""«Nå»: what waits for the reader, and nothing else."""

from uuid import uuid4

import pytest
from django.utils import timezone
from klient import logget_inn
from planhjelp import adresse, avtal, flytt, lag, om, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet.values import Status
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.konto.operations import lagre_kladd
from dap.kontor import operations as kontor
from dap.vedtak.tests.hjelp import vedtak_for

NA = "/na/"


def test_nothing_waits_and_it_says_so_kindly(roller: Rollebesetning) -> None:
    svar = tekst(logget_inn("amina").get(NA))
    assert "Ingenting venter på deg" in svar
    assert "Amina" in svar
    assert "Kari Nordmo" in svar
    assert "svar innen 48 timer" in svar
    assert "Neste dato" not in svar


def test_the_front_door_leads_here(roller: Rollebesetning) -> None:
    assert logget_inn("amina").get("/")["Location"] == NA


def test_a_question_waits_until_it_is_answered(roller: Rollebesetning) -> None:
    naa, amina = timezone.now(), logget_inn("amina")
    sendt = dialog.ny_trad(
        aktor=roller.kari, person_id=roller.amina.id, tema=Tema.ARBEID_AKTIVITETER,
        overskrift="Når kan du komme?", tekst="Passer tirsdag?", venter_paa_bruker=True,
        nokkel=uuid4(), naa=naa,
    )  # fmt: skip
    assert "Spørsmål til deg Når kan du komme?" in tekst(amina.get(NA))
    dialog.send_melding(
        aktor=roller.amina, trad_id=sendt.trad_id, tekst="Ja", nokkel=uuid4(), naa=timezone.now()
    )
    assert "Spørsmål til deg" not in tekst(amina.get(NA))
    assert "Brukeren venter på svar Når kan du komme?" in tekst(
        logget_inn("kari").get(f"/bruker/{roller.amina.id}{NA}")
    )


def test_prior_notice_comes_first_then_proposals_then_what_is_over(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina, felter={"tittel": "Kurset", "til_dato": om(-2)})
    lag(roller.amina, roller.amina, "STILLING", felter={"til_dato": om(-1)})
    lag(
        roller.kari,
        roller.amina,
        felter={"tittel": "Forslaget"},
        som_forslag=True,
        status=Status.FORSLAG,
    )
    avtal(roller.kari, lag(roller.kari, roller.amina, felter={"tittel": "Avtalen"}))

    svar = tekst(logget_inn("amina").get(NA))

    plass = [svar.index(ord_) for ord_ in ("Avtalen", "Forslaget")]
    assert plass == sorted(plass)
    assert svar.index("Forslaget") < min(svar.index("Kurset"), svar.index("Lagermedarbeider"))
    assert "Hvordan gikk det? Kurset Skulle vært ferdig" in svar
    assert "Har du søkt? Lagermedarbeider Søknadsfristen har gått ut" in svar


def test_done_is_off_the_list(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina, felter={"til_dato": om(-2)})
    flytt(roller.amina, a, Status.FULLFORT)
    assert "Ingenting venter på deg" in tekst(logget_inn("amina").get(NA))


@pytest.mark.parametrize("hvem", ["amina", "bjorn"])
def test_a_draft_waits_for_its_own_writer(roller: Rollebesetning, hvem: str) -> None:
    a = lag(roller.amina, roller.amina)
    klient = logget_inn(hvem)
    konto_id = klient.get(NA).wsgi_request.user.pk
    sted = adresse(a, "endre/")
    lagre_kladd(konto_id=konto_id, sted=sted, felter={"tittel": ["CV"]}, naa=timezone.now())
    lagre_kladd(
        konto_id=konto_id, sted=f"/dialog/{uuid4()}/", felter={"tekst": ["x"]}, naa=timezone.now()
    )
    svar = klient.get(NA)
    assert ("Kladd som ikke er sendt Oppdatere CV-en" in tekst(svar)) == (hvem == "amina")
    assert (f'href="{sted}"' in svar.content.decode()) == (hvem == "amina")


def test_the_next_date_is_the_nearest_that_lies_ahead(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina, felter={"tittel": "Senere", "til_dato": om(20)})
    lag(roller.amina, roller.amina, felter={"tittel": "Snart", "til_dato": om(9)})
    svar = tekst(logget_inn("amina").get(NA))
    assert "om 9 dager Snart" in svar
    assert "Senere" not in svar


def test_who_stands_in_is_named(roller: Rollebesetning) -> None:
    kontor.meld_fravar(
        ansatt_id=roller.kari.id, stedfortreder_id=roller.per.id, fra=om(-1), til=om(5)
    )
    assert "Borte nå. Per Solvang svarer imens." in tekst(logget_inn("amina").get(NA))


def test_treatment_to_approve_waits_for_the_adviser(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina, "BEHANDLING")
    kari = tekst(logget_inn("kari").get(f"/bruker/{roller.amina.id}{NA}"))
    assert "Dette venter på NAV" in kari
    assert "Til godkjenning Medisinsk behandling" in kari
    assert "Ingenting venter på deg" in tekst(logget_inn("amina").get(NA))


def test_a_decision_waits_until_the_user_has_opened_it(roller: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    vedtak_id = vedtak_for(roller)
    kort = "Nytt vedtak Gode muligheter Les hva NAV har bestemt. Du kan klage til og med"
    assert kort in tekst(amina.get(NA))
    assert "Nytt vedtak" not in tekst(kari.get(f"/bruker/{roller.amina.id}{NA}"))
    assert kari.get(f"/bruker/{roller.amina.id}/vedtak/{vedtak_id}/").status_code == 200
    assert kort in tekst(amina.get(NA)), "that staff read it opens nothing"
    amina.get(f"/vedtak/{vedtak_id}/brev/")
    assert "Nytt vedtak" not in tekst(amina.get(NA))
