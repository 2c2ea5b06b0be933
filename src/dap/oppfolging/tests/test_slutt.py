"""Requirement: what stands in the way is told in order; what ends with a period ends in one act."""

from datetime import date, timedelta

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import SYSTEM
from dap.felles.feil import Regelbrudd
from dap.oppfolging import operations as o
from dap.oppfolging.models import Kvpperiode, Oppfolgingsperiode
from dap.oppfolging.queries import mine_brukere, sluttsperrer
from dap.oppfolging.tests.hjelp import hendelser, utfall
from dap.oppfolging.values import Sluttsperre, Startarsak
from dap.ytelse.operations import ta_imot

SENERE = NAA + timedelta(days=1)


def test_what_stands_in_the_way_is_told_in_order_and_nothing_is_changed(
    roller: Rollebesetning,
) -> None:
    om = {"person_id": roller.amina.id, "naa": NAA}
    o.registrer_arbeidssoker(aktor=roller.amina, **om)
    o.start_kvp(aktor=roller.lise, begrunnelse="Klar for programmet", **om)
    with pytest.raises(Regelbrudd, match="SLUTT_SPERRET") as feil:
        o.avslutt_periode(aktor=roller.kari, begrunnelse="Flyttet", **om)
    assert feil.value.detaljer["sperrer"] == (Sluttsperre.KVP, Sluttsperre.ARBEIDSSOKER)
    assert Oppfolgingsperiode.objects.filter(person_id=roller.amina.id, slutt=None).exists()
    assert "OPPFOLGING_AVSLUTTET" not in hendelser(roller.amina)


def test_only_the_leader_ends_in_spite_of_it_and_says_why(roller: Rollebesetning) -> None:
    om = {"person_id": roller.amina.id, "naa": NAA, "overstyr": True}
    o.start_kvp(aktor=roller.kari, begrunnelse="x", person_id=roller.amina.id, naa=NAA)
    grunn = "Brukeren er død, og registeret henger etter"
    assert utfall(o.avslutt_periode, aktor=roller.kari, begrunnelse=grunn, **om) == "MANGLER_ROLLE"
    assert utfall(o.avslutt_periode, aktor=roller.tor, begrunnelse="Kort", **om) == "MANGLER"
    assert utfall(o.avslutt_periode, aktor=roller.tor, begrunnelse=grunn, **om) == "ok"
    assert Oppfolgingsperiode.objects.get(person_id=roller.amina.id).sluttmate == "OVERSTYRT"
    assert Kvpperiode.objects.get().til == NAA


def test_the_old_period_is_history_and_a_new_one_can_start(roller: Rollebesetning) -> None:
    o.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="I jobb", naa=SENERE
    )
    assert utfall(
        o.avslutt_periode, aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Igjen",
        naa=SENERE,
    ) == "IKKE_UNDER_OPPFOLGING"  # fmt: skip
    o.start_periode(
        aktor=SYSTEM, person_id=roller.amina.id, arsak=Startarsak.ARBEIDSSOKER_REGISTRERING,
        naa=SENERE + timedelta(days=90),
    )  # fmt: skip
    assert Oppfolgingsperiode.objects.filter(person_id=roller.amina.id).count() == 2
    assert not mine_brukere(roller.kari, naa=SENERE).count(roller.amina.id)


def test_benefits_stand_in_the_way_as_long_as_they_run(roller: Rollebesetning) -> None:
    om = {"fra": "2026-01-01", "tilOgMed": "2026-01-31", "maksdato": None}
    typer = ("AAP", "UNGDOMSPROGRAMYTELSE", "TILTAKSPENGER", "DAGPENGER")
    ytelser = [{"id": t, "type": t, **om} for t in typer]
    ta_imot(person_id=roller.amina.id, svar={"ytelser": ytelser}, naa=NAA)
    assert sluttsperrer(roller.amina.id, dag=date(2026, 1, 31)) == (
        Sluttsperre.TILTAK, Sluttsperre.UNGDOMSPROGRAM, Sluttsperre.AAP,
    )  # fmt: skip
    assert sluttsperrer(roller.amina.id, dag=date(2026, 2, 1)) == ()


ENDRERE = ("kari", "per", "siv", "tor")


@pytest.mark.parametrize(
    ("hvem", "svar"),
    [
        *((navn, "ok") for navn in ENDRERE),
        ("amina", "BARE_NAV"),
        ("bjorn", "BARE_NAV"),
        ("lise", "BARE_STATEN"),
        ("ola", "KREVER_BEGRUNNELSE"),
        ("mona", "KREVER_BEGRUNNELSE"),
        ("finn", "KREVER_BEGRUNNELSE"),
        ("rut", "IKKE_FUNNET"),
        ("adam", "IKKE_FUNNET"),
    ],
)
def test_who_may_end_make_inactive_and_make_manual(
    roller: Rollebesetning, hvem: str, svar: str
) -> None:
    om = {"aktor": getattr(roller, hvem), "person_id": roller.amina.id, "naa": NAA}
    assert utfall(o.sett_manuell, manuell=True, grunn="Ingen BankID", **om) == svar
    assert utfall(o.inaktiver, grunn="I jobb", **om) == svar
    assert utfall(o.reaktiver, grunn="Likevel", **om) == svar
    assert utfall(o.avslutt_periode, begrunnelse="I jobb", **om) == svar


@pytest.mark.parametrize("navn", ["frida", "stine", "signe"])
def test_protected_users_do_not_exist_for_those_without_the_right(
    roller: Rollebesetning, navn: str
) -> None:
    om = {"person_id": getattr(roller, navn).id, "begrunnelse": "I jobb", "naa": NAA}
    assert utfall(o.avslutt_periode, aktor=roller.kari, **om) == "IKKE_FUNNET"
    assert utfall(o.avslutt_periode, aktor=roller.tor, **om) == "IKKE_FUNNET"
    assert utfall(o.avslutt_periode, aktor=roller.siv, **om) == "ok"


@pytest.mark.parametrize("tekst", ["", "   ", "\u200b", "x" * 501])
def test_a_reason_is_demanded_everywhere(roller: Rollebesetning, tekst: str) -> None:
    om = {"aktor": roller.kari, "person_id": roller.amina.id, "naa": NAA}
    svar = {
        utfall(o.avslutt_periode, begrunnelse=tekst, **om),
        utfall(o.inaktiver, grunn=tekst, **om),
        utfall(o.reaktiver, grunn=tekst, **om),
        utfall(o.behold_kandidat, grunn=tekst, **om),
        utfall(o.sett_manuell, manuell=True, grunn=tekst, **om),
        utfall(o.start_kvp, begrunnelse=tekst, **om),
        utfall(o.stopp_kvp, begrunnelse=tekst, **om),
    }
    assert svar == {"FOR_LANG" if len(tekst) > 500 else "MANGLER"}
