"""Requirement: one absence at a time, a stand-in who is there, and never a chain; teams are the leader's."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from rollebesetning import DALEN, FJORDBY, NAA, Rollebesetning

from dap.felles.aktor import Rolle
from dap.felles.feil import DapFeil, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.kontor import operations, queries, rules
from dap.kontor.models import Fravar, Teammedlem

I_DAG = dato(NAA)


def om(dager: int) -> date:
    return I_DAG + timedelta(days=dager)


def meld(
    roller: Rollebesetning, av: str, hvem: str, vikar: str, fra: int = 0, til: int = 5
) -> tuple[str, Any]:
    """What it said, and the details."""
    try:
        operations.registrer_fravar(
            aktor=getattr(roller, av),
            ansatt_id=getattr(roller, hvem).id,
            stedfortreder_id=getattr(roller, vikar).id,
            fra=om(fra),
            til=om(til),
            naa=NAA,
        )
    except DapFeil as feil:
        return feil.kode, feil.detaljer
    return "ok", {}


@pytest.mark.parametrize(
    ("av", "hvem", "vikar", "svar"),
    [
        ("kari", "kari", "per", "ok"),
        ("tor", "kari", "per", "ok"),
        ("kari", "kari", "siv", "ok"),
        ("per", "kari", "per", "MANGLER_ROLLE"),
        ("ola", "kari", "per", "MANGLER_ROLLE"),
        ("amina", "kari", "per", "BARE_NAV"),
        ("mona", "kari", "per", "MANGLER_ROLLE"),
        ("kari", "kari", "ola", "STEDFORTREDER_UTEN_TILGANG"),
        ("kari", "kari", "lise", "STEDFORTREDER_UTEN_TILGANG"),
        ("kari", "kari", "rut", "STEDFORTREDER_UTEN_TILGANG"),
        ("kari", "kari", "adam", "STEDFORTREDER_UTEN_TILGANG"),
        ("kari", "kari", "kari", "STEDFORTREDER_UTEN_TILGANG"),
        ("lise", "lise", "per", "STEDFORTREDER_UTEN_TILGANG"),
    ],
)
def test_who_registers_and_who_stands_in(
    roller: Rollebesetning, av: str, hvem: str, vikar: str, svar: str
) -> None:
    assert meld(roller, av, hvem, vikar)[0] == svar


@pytest.mark.parametrize(
    ("fra", "til", "kode"),
    [
        (0, 0, "FRAVAR_FEIL_VEI"),
        (3, 1, "FRAVAR_FEIL_VEI"),
        (0, 367, "FRAVAR_FOR_LANGT"),
        (-5, 0, "FRAVAR_OVER"),
        (-31, 1, "FRAVAR_FOR_TIDLIG"),
    ],
)
def test_days_that_cannot_be(fra: int, til: int, kode: str) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        rules.krev_dager(om(fra), om(til), i_dag=I_DAG)


def test_municipal_staff_who_see_both_rooms_can_stand_in_for_the_state() -> None:
    begge, stat = frozenset(Rom), frozenset({Rom.STAT})
    veileder = frozenset({Rolle.VEILEDER})
    assert rules.kan_sta_inn(veileder, ser=begge, skal_se=stat)
    assert not rules.kan_sta_inn(veileder, ser=stat, skal_se=begge)
    assert not rules.kan_sta_inn(frozenset({Rolle.REVISOR}), ser=begge, skal_se=stat)


def test_one_absence_at_a_time_and_never_a_chain(roller: Rollebesetning) -> None:
    assert meld(roller, "kari", "kari", "per", 0, 5)[0] == "ok"
    assert meld(roller, "kari", "kari", "siv", 4, 8)[0] == "FRAVAR_OVERLAPPER"
    # Half-open: the day Kari is back, another one may begin.
    assert meld(roller, "kari", "kari", "siv", 5, 8)[0] == "ok"
    kode, detaljer = meld(roller, "siv", "siv", "kari", 1, 3)
    assert (kode, detaljer["navn"]) == ("STEDFORTREDER_BORTE", "Kari Nordmo")
    assert (detaljer["fra"], detaljer["til"]) == (om(0), om(4))
    assert meld(roller, "per", "per", "siv", 4, 6)[0] == "ER_STEDFORTREDER"
    assert meld(roller, "per", "per", "siv", 5, 6)[0] == "ok"
    assert [f.navn for f in queries.fravar_ved(FJORDBY, dag=I_DAG)] == [
        "Kari Nordmo", "Kari Nordmo", "Per Solvang",
    ]  # fmt: skip


def test_the_database_refuses_two_absences_of_one_and_lets_two_people_be_away(
    roller: Rollebesetning,
) -> None:
    felles = {"stedfortreder_id": roller.siv.id, "fra": om(0), "til": om(5)}
    Fravar.objects.create(ansatt_id=roller.kari.id, **felles)
    Fravar.objects.create(ansatt_id=roller.per.id, **felles)
    with pytest.raises(IntegrityError, match="ett_om_gangen"), transaction.atomic():
        Fravar.objects.create(
            ansatt_id=roller.kari.id, stedfortreder_id=roller.per.id, fra=om(4), til=om(9)
        )


def test_back_earlier_and_called_off(roller: Rollebesetning) -> None:
    meld(roller, "kari", "kari", "per", -2, 5)
    meld(roller, "kari", "kari", "per", 10, 15)
    na, siden = queries.fravar_for(roller.kari.id, dag=I_DAG)
    assert queries.stedfortreder(roller.kari.id, dag=I_DAG) == roller.per.id
    operations.avslutt_fravar(aktor=roller.kari, fravar_id=na.id, naa=NAA)
    operations.avslutt_fravar(aktor=roller.tor, fravar_id=siden.id, naa=NAA)
    assert queries.stedfortreder(roller.kari.id, dag=I_DAG) is None
    assert queries.fravar_ved(FJORDBY, dag=I_DAG) == []
    assert queries.fravar(roller.kari.id, fra=I_DAG) == []
    with pytest.raises(Regelbrudd, match="FRAVAR_OVER"):
        operations.avslutt_fravar(aktor=roller.kari, fravar_id=siden.id, naa=NAA)
    with pytest.raises(DapFeil, match="MANGLER_ROLLE"):
        operations.avslutt_fravar(aktor=roller.ola, fravar_id=na.id, naa=NAA)


def lag_team(roller: Rollebesetning, av: str = "tor", **valg: Any) -> uuid.UUID:
    alt: dict[str, Any] = {
        "kontor_nr": FJORDBY, "team_id": None, "navn": "Ungdom", "medlemmer": [roller.kari.id],
        "versjon": 0, "naa": NAA,
    }  # fmt: skip
    return operations.lagre_team(aktor=getattr(roller, av), **{**alt, **valg})


def test_a_team_is_made_changed_and_laid_down_by_the_leader(roller: Rollebesetning) -> None:
    id_ = lag_team(roller)
    with pytest.raises(Regelbrudd, match="TEAM_FINNES"):
        lag_team(roller)
    lag_team(roller, team_id=id_, versjon=1, navn="Unge", medlemmer=[roller.per.id])
    with pytest.raises(VersjonsKonflikt) as feil:
        lag_team(roller, team_id=id_, versjon=1)
    assert feil.value.gjeldende.navn == "Unge"
    (team,) = queries.team_ved(FJORDBY)
    assert [navn for _id, navn in team.medlemmer] == ["Per Solvang"]
    per = next(k for k in queries.kollegavalg(FJORDBY, dag=I_DAG) if k.id == roller.per.id)
    assert per.team == ("Unge",)
    operations.legg_ned_team(aktor=roller.tor, kontor_nr=FJORDBY, team_id=id_, versjon=2, naa=NAA)
    assert queries.team_ved(FJORDBY) == []
    assert Teammedlem.objects.filter(til__isnull=False).count() == 2


@pytest.mark.parametrize("hvem", ["kari", "lise", "ola", "rut", "mona", "amina"])
def test_only_the_offices_leader_makes_teams(roller: Rollebesetning, hvem: str) -> None:
    with pytest.raises(DapFeil, match="MANGLER_ROLLE"):
        lag_team(roller, hvem)


def test_a_team_has_colleagues_only_and_belongs_to_its_office(roller: Rollebesetning) -> None:
    with pytest.raises(Regelbrudd, match="IKKE_KOLLEGA"):
        lag_team(roller, medlemmer=[roller.ola.id])
    with pytest.raises(DapFeil, match="MANGLER_ROLLE"):
        lag_team(roller, kontor_nr=DALEN)
    with pytest.raises(DapFeil, match="IKKE_FUNNET"):
        lag_team(roller, team_id=uuid.uuid4())
