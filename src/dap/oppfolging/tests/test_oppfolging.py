"""Requirement: one open period and one responsible adviser, guarded by the database."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from rollebesetning import FJORDBY, NAA, Rollebesetning

from dap.felles.aktor import SYSTEM
from dap.felles.feil import IkkeTilgang, ManglerBegrunnelse, Regelbrudd
from dap.hendelse.models import Hendelse
from dap.kontor.operations import meld_fravar
from dap.oppfolging.models import Oppfolgingsperiode, Veiledertildeling
from dap.oppfolging.operations import (
    avslutt_periode,
    sett_manuell,
    start_periode,
    tildel_veileder,
)
from dap.oppfolging.queries import (
    er_historisk,
    krev_apen_periode,
    mine_brukere,
    mottaker_hos_nav,
    oppfolgingsbilde,
)
from dap.oppfolging.values import Startarsak


def test_a_second_period_is_refused_by_the_operation_and_by_the_database(
    roller: Rollebesetning,
) -> None:
    with pytest.raises(Regelbrudd) as feil:
        start_periode(aktor=SYSTEM, person_id=roller.amina.id, arsak=Startarsak.SYKMELDT, naa=NAA)
    assert feil.value.kode == "ALLEREDE_UNDER_OPPFOLGING"
    with pytest.raises(IntegrityError), transaction.atomic():
        Oppfolgingsperiode.objects.create(
            person_id=roller.amina.id, start=NAA, startarsak=Startarsak.SYKMELDT
        )


def test_ending_makes_the_period_historic_and_releases_the_adviser(roller: Rollebesetning) -> None:
    periode = krev_apen_periode(roller.amina.id)
    avslutt_periode(aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Fikk jobb", naa=NAA)
    assert er_historisk(periode.id)
    assert roller.amina.id not in mine_brukere(roller.kari, naa=NAA)
    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        krev_apen_periode(roller.amina.id)
    assert Hendelse.objects.filter(type="OPPFOLGING_AVSLUTTET").count() == 1


def test_a_user_cannot_end_the_follow_up(roller: Rollebesetning) -> None:
    with pytest.raises(IkkeTilgang):
        avslutt_periode(
            aktor=roller.amina, person_id=roller.amina.id, begrunnelse="Vil ikke", naa=NAA
        )


def test_the_stand_in_gets_the_messages_while_the_adviser_is_away(roller: Rollebesetning) -> None:
    meld_fravar(
        ansatt_id=roller.kari.id,
        stedfortreder_id=roller.per.id,
        fra=date(2026, 1, 14),
        til=date(2026, 1, 16),
    )
    assert mottaker_hos_nav(roller.amina.id, naa=NAA) == roller.per.id
    assert mottaker_hos_nav(roller.amina.id, naa=NAA + timedelta(days=2)) == roller.kari.id
    assert roller.amina.id in mine_brukere(roller.per, naa=NAA)
    bilde = oppfolgingsbilde(roller.amina.id, naa=NAA)
    assert bilde.veileder is not None
    assert (bilde.veileder.navn, bilde.veileder.stedfortreder) == ("Kari Nordmo", "Per Solvang")


def test_a_new_adviser_takes_over_and_the_old_row_is_kept(roller: Rollebesetning) -> None:
    tildel_veileder(aktor=roller.tor, person_id=roller.amina.id, ansatt_id=roller.per.id, naa=NAA)
    tildel_veileder(aktor=roller.tor, person_id=roller.amina.id, ansatt_id=roller.per.id, naa=NAA)
    rader = Veiledertildeling.objects.filter(person_id=roller.amina.id).order_by("fra")
    assert [(r.ansatt_id, r.til) for r in rader] == [(roller.kari.id, NAA), (roller.per.id, None)]


def test_a_manual_user_cannot_be_notified(roller: Rollebesetning) -> None:
    assert oppfolgingsbilde(roller.amina.id, naa=NAA).kan_varsles
    sett_manuell(
        aktor=roller.kari, person_id=roller.amina.id, manuell=True, grunn="Ingen BankID", naa=NAA
    )
    bilde = oppfolgingsbilde(roller.amina.id, naa=NAA)
    assert (bilde.manuell, bilde.kan_varsles, bilde.kontor_nr) == (True, False, FJORDBY)


def test_an_adviser_at_another_office_cannot_take_a_user_without_a_reason(
    roller: Rollebesetning,
) -> None:
    with pytest.raises(ManglerBegrunnelse):
        tildel_veileder(
            aktor=roller.ola, person_id=roller.amina.id, ansatt_id=roller.ola.id, naa=NAA
        )
