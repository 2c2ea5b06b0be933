"""Requirement: leaders see how decisions come about, and never a number that tells of one person."""

from datetime import timedelta

import pytest
from klient import logget_inn
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import IkkeTilgang
from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.tilgang.operations import apne_person
from dap.vedtak import queries
from dap.vedtak.models import Vedtak
from dap.vedtak.tests.hjelp import fatt, opprett, situasjon, skriv, vedtak_for

pytestmark = pytest.mark.django_db
HELE_TIDEN = {"fra": NAA - timedelta(days=9), "til": NAA + timedelta(days=9)}


def test_small_numbers_are_hidden_and_cannot_be_reckoned(roller: Rollebesetning) -> None:
    with pytest.raises(IkkeTilgang):
        queries.prosesstall(roller.kari, **HELE_TIDEN)
    vedtak_for(roller)
    tall = queries.prosesstall(roller.tor, **HELE_TIDEN)
    assert tall.fattet.antall is None
    for n in range(5):
        tid = NAA + timedelta(hours=n + 1)
        id_ = opprett(roller.kari, roller.amina, tid)
        skriv(roller.kari, id_, begrunnelse=f"Nr {n}", naa=tid)
        fatt(roller.kari, id_, tid + timedelta(minutes=30))
    vedtak_for(roller, roller.siv, roller.stine)  # hidden from the leader
    tall = queries.prosesstall(roller.tor, **HELE_TIDEN)
    assert Vedtak.objects.count() == 7
    assert tall.fattet.antall == 6
    # One first decision: hidden, and with it the five others, or it could be subtracted.
    assert {t.antall for t in tall.typer.values()} == {None}
    assert tall.grupper[Innsatsgruppe.STANDARD_INNSATS].antall == 6
    i_alt = next(v for v in tall.varigheter if v.steg == "I_ALT")
    assert i_alt.median_timer == 0.5
    assert tall.klager.antall == 0


def test_the_pages_are_for_the_roles(roller: Rollebesetning) -> None:
    vedtak_for(roller)
    for navn in ("kari", "lise", "mona", "rut", "adam", "amina"):
        assert logget_inn(navn).get("/vedtaksprosess/").status_code == 403
        assert logget_inn(navn).get("/beslutter/").status_code == 403
    svar = logget_inn("tor").get("/vedtaksprosess/?dager=180")
    assert svar.status_code == 200
    assert "Amina" not in svar.content.decode()
    assert logget_inn("tor").get("/vedtaksprosess/?dager=tull").status_code == 200


def test_another_group_is_told_of(roller: Rollebesetning) -> None:
    """What the advice to meet, and pages of others, ask for."""
    situasjon(roller.bjorn)
    innsyn = apne_person(aktor=roller.kari, person_id=roller.bjorn.id, hva="vedtak", naa=NAA)
    assert queries.trenger_vedtak(innsyn)
    for n, gruppe in enumerate((Innsatsgruppe.STANDARD_INNSATS, Innsatsgruppe.STANDARD_INNSATS)):
        tid = NAA + timedelta(hours=n)
        id_ = opprett(roller.kari, roller.bjorn, tid)
        skriv(roller.kari, id_, gruppe, naa=tid)
        fatt(roller.kari, id_, tid)
    assert queries.ny_innsatsgruppe(innsyn) is None
    assert not queries.trenger_vedtak(innsyn)
