"""Requirement: 28 days from inactive to the end, back within them, tried again when held."""

from datetime import UTC, date, datetime, timedelta

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import SYSTEM
from dap.oppfolging import operations as o
from dap.oppfolging import queries, rules
from dap.oppfolging.models import Inaktivering, Oppfolgingsperiode, Utmeldingskandidat
from dap.oppfolging.tests.hjelp import hendelser, utfall, varsler
from dap.oppfolging.values import Arbeidssokerslutt, Sluttsperre

IKKE_MELDEKORT = Arbeidssokerslutt.IKKE_LEVERT_MELDEKORT


def om(roller: Rollebesetning, dager: int = 0) -> dict[str, object]:
    return {"person_id": roller.amina.id, "naa": NAA + timedelta(days=dager)}


def slutter_som_arbeidssoker(roller: Rollebesetning) -> None:
    o.registrer_arbeidssoker(aktor=SYSTEM, **om(roller))
    o.avslutt_arbeidssoker(aktor=SYSTEM, grunn=IKKE_MELDEKORT, **om(roller))


@pytest.mark.parametrize(
    ("fra", "dag", "igjen", "ute"),
    [
        (datetime(2026, 1, 14, 12, tzinfo=UTC), date(2026, 1, 14), 28, False),
        (datetime(2026, 1, 14, 12, tzinfo=UTC), date(2026, 2, 10), 1, False),
        (datetime(2026, 1, 14, 12, tzinfo=UTC), date(2026, 2, 11), 0, True),
        (datetime(2026, 1, 14, 12, tzinfo=UTC), date(2026, 3, 1), 0, True),
        # Half past midnight in Oslo is the next day.
        (datetime(2026, 1, 14, 23, 30, tzinfo=UTC), date(2026, 2, 11), 1, False),
        # Over the night when the clock is moved.
        (datetime(2026, 3, 20, 12, tzinfo=UTC), date(2026, 4, 17), 0, True),
    ],
)
def test_days_are_counted_in_oslo(fra: datetime, dag: date, igjen: int, ute: bool) -> None:
    assert (rules.dager_igjen(fra, dag), rules.er_ute(fra, dag)) == (igjen, ute)


def test_who_is_no_jobseeker_any_more_is_inactive_a_candidate_and_told(
    roller: Rollebesetning,
) -> None:
    slutter_som_arbeidssoker(roller)
    data = queries.inaktiv(roller.amina.id, naa=NAA + timedelta(days=18))
    assert data is not None
    assert (data.dager_igjen, data.snart, data.slutter) == (10, True, date(2026, 2, 11))
    kandidat = queries.kandidater([roller.amina.id])[roller.amina.id]
    assert (kandidat.grunn.value, kandidat.av_type) == (IKKE_MELDEKORT.value, "SYSTEM")
    assert varsler(roller.amina) == ["INAKTIVERT"]
    assert varsler(roller.kari) == ["INAKTIVERT"]
    assert hendelser(roller.amina)[-1] == "OPPFOLGING_INAKTIVERT"


def test_who_is_held_by_something_else_is_a_candidate_and_not_inactive(
    roller: Rollebesetning,
) -> None:
    o.start_kvp(aktor=roller.lise, begrunnelse="Klar", **om(roller))
    slutter_som_arbeidssoker(roller)
    assert queries.inaktiv(roller.amina.id, naa=NAA) is None
    assert roller.amina.id in queries.kandidater([roller.amina.id])
    assert hendelser(roller.amina)[-1] == "ARBEIDSSOKER_AVSLUTTET"


def test_the_job_ends_on_the_day_and_not_before_and_only_once(roller: Rollebesetning) -> None:
    slutter_som_arbeidssoker(roller)
    assert [o.avslutt_inaktive(naa=NAA + timedelta(days=d)) for d in (0, 27, 28, 28, 29)] == [
        0, 0, 1, 0, 0,
    ]  # fmt: skip
    periode = Oppfolgingsperiode.objects.get(person_id=roller.amina.id)
    assert (periode.sluttmate, periode.slutt) == ("ETTER_28_DAGER", NAA + timedelta(days=28))
    assert Inaktivering.objects.get().utfall == "AVSLUTTET"
    assert Utmeldingskandidat.objects.get().utfall == "AVSLUTTET"
    assert varsler(roller.amina) == ["OPPFOLGING_AVSLUTTET"]


def test_what_stands_in_the_way_is_remembered_and_it_is_tried_again(roller: Rollebesetning) -> None:
    slutter_som_arbeidssoker(roller)
    o.start_kvp(aktor=roller.kari, begrunnelse="Klar", **om(roller, 2))
    assert o.avslutt_inaktive(naa=NAA + timedelta(days=28)) == 0
    data = queries.inaktiv(roller.amina.id, naa=NAA + timedelta(days=28))
    assert data is not None
    assert data.hindret_av == (Sluttsperre.KVP,)
    o.stopp_kvp(aktor=roller.kari, begrunnelse="Fullført", **om(roller, 30))
    assert o.avslutt_inaktive(naa=NAA + timedelta(days=31)) == 1


@pytest.mark.parametrize("hvordan", ["registrerer seg", "veilederen"])
def test_back_within_the_grace(roller: Rollebesetning, hvordan: str) -> None:
    slutter_som_arbeidssoker(roller)
    if hvordan == "veilederen":
        o.reaktiver(aktor=roller.kari, grunn="Trenger hjelp", **om(roller, 20))
    else:
        o.registrer_arbeidssoker(aktor=roller.amina, **om(roller, 20))
    assert queries.inaktiv(roller.amina.id, naa=NAA) is None
    assert not queries.kandidater([roller.amina.id])
    assert o.avslutt_inaktive(naa=NAA + timedelta(days=40)) == 0
    assert hendelser(roller.amina)[-1] == "OPPFOLGING_REAKTIVERT"
    # Inactive again counts anew.
    o.inaktiver(
        aktor=roller.kari, grunn="I jobb", **om(roller, 41)
    ) if hvordan == "veilederen" else (
        o.avslutt_arbeidssoker(aktor=roller.amina, grunn=IKKE_MELDEKORT, **om(roller, 41))
    )
    assert o.avslutt_inaktive(naa=NAA + timedelta(days=68)) == 0
    assert o.avslutt_inaktive(naa=NAA + timedelta(days=69)) == 1


def test_a_candidate_can_be_kept_with_a_reason_that_the_user_does_not_read(
    roller: Rollebesetning,
) -> None:
    o.start_kvp(aktor=roller.lise, begrunnelse="Klar", **om(roller))
    slutter_som_arbeidssoker(roller)
    assert utfall(o.behold_kandidat, aktor=roller.kari, grunn="Er i KVP", **om(roller)) == "ok"
    assert utfall(o.behold_kandidat, aktor=roller.kari, grunn="Er i KVP", **om(roller)) == (
        "IKKE_KANDIDAT"
    )
    assert Utmeldingskandidat.objects.get().ord == "Er i KVP"


def test_calls_that_do_not_apply_are_refused(roller: Rollebesetning) -> None:
    kari = {"aktor": roller.kari, **om(roller)}
    assert utfall(o.avslutt_arbeidssoker, grunn=IKKE_MELDEKORT, **kari) == "IKKE_ARBEIDSSOKER"
    assert utfall(o.reaktiver, grunn="x", **kari) == "IKKE_INAKTIV"
    assert utfall(o.inaktiver, grunn="x", **kari) == "ok"
    assert utfall(o.inaktiver, grunn="x", **kari) == "ALLEREDE_INAKTIV"
    assert utfall(o.avslutt_utlopt, aktor=SYSTEM, **om(roller)) == "NADETIDEN_LOPER"
    assert utfall(o.avslutt_utlopt, **kari) == "BARE_SYSTEMET"
    o.registrer_arbeidssoker(**kari)
    assert utfall(o.inaktiver, grunn="x", **kari) == "SLUTT_SPERRET"


@pytest.mark.parametrize(
    ("hvem", "svar"),
    [
        ("amina", "ok"), ("kari", "ok"), ("tor", "ok"), ("bjorn", "IKKE_FUNNET"),
        ("lise", "BARE_STATEN"), ("ola", "KREVER_BEGRUNNELSE"), ("rut", "IKKE_FUNNET"),
    ],
)  # fmt: skip
def test_who_registers_a_jobseeker(roller: Rollebesetning, hvem: str, svar: str) -> None:
    aktor = getattr(roller, hvem)
    assert utfall(o.registrer_arbeidssoker, aktor=aktor, **om(roller)) == svar
