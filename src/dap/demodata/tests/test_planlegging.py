"""The plan of the demo, without a database."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from dap.aktivitet.values import TYPER
from dap.demodata import kilder
from dap.demodata.ansatte import BY_NOKKEL, ELVMO, FORVALTNING, KONTAKTSENTER, YTRE_SKJAER
from dap.demodata.planlegging import planlegg
from dap.demodata.values import BRUKER, MOTESLAG, Plan, Slag
from dap.dialog.values import Tema
from dap.felles.fnr import er_gyldig
from dap.felles.tid import er_arbeidsdag, oslo
from dap.person.values import Gradering

NAA = datetime(2026, 1, 14, 12, 0, tzinfo=UTC)
FLEST_LIKE = 8
"""So many times the same long text may be written by users and staff together."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planlegg(naa=NAA, fro=1)


def test_the_same_seed_and_day_give_the_same_plan(plan: Plan) -> None:
    assert planlegg(naa=NAA + timedelta(hours=5), fro=1) == plan


def test_another_seed_gives_other_lives(plan: Plan) -> None:
    annen = planlegg(naa=NAA, fro=2)
    assert [b.fnr for b in annen.brukere] != [b.fnr for b in plan.brukere]


def test_nothing_happens_in_the_future_or_out_of_order(plan: Plan) -> None:
    for steg in (plan.steg, plan.moter):
        tider = [s.tid for s in steg]
        assert tider == sorted(tider)
        assert tider[-1] < plan.naa <= NAA


def test_nobody_is_promised_away_twice_and_meetings_are_in_working_hours(plan: Plan) -> None:
    tatt = set()
    for s in plan.moter:
        if s.slag != Slag.MOTE_INNKALL:
            continue
        start = s.data["start"]
        assert er_arbeidsdag(start.date())
        assert 9 <= start.hour <= 14
        assert s.tid < start
        for hvem in (s.av, s.bruker):
            assert (hvem, start) not in tatt, s
            tatt.add((hvem, start))


def test_every_number_is_valid_synthetic_and_used_once(plan: Plan) -> None:
    numre = [b.fnr for b in plan.brukere]
    assert len(set(numre)) == len(numre)
    assert all(er_gyldig(fnr) and int(fnr[2:4]) > 80 for fnr in numre)


def test_addresses_lead_nowhere(plan: Plan) -> None:
    assert all(b.epost == "" or b.epost.endswith("@example.no") for b in plan.brukere)
    assert all(b.telefon == "" or b.telefon.startswith("900 00 ") for b in plan.brukere)
    assert len({b.navn for b in plan.brukere}) == len(plan.brukere)


def test_there_are_about_three_hundred_and_all_kinds(plan: Plan) -> None:
    brukere = plan.brukere
    assert 280 <= len(brukere) <= 320
    assert {b.monster for b in brukere} == set(kilder.monstre())
    assert len(kilder.monstre()) >= 30
    assert {b.gradering for b in brukere} == set(Gradering)
    assert {b.sprak for b in brukere} == {"nb", "nn", "en", "svak"}
    for navn in ("skjermet", "manuell", "reservert", "forrige_kontor", "familie_av", "tolkesprak"):
        assert any(getattr(b, navn) for b in brukere), navn
    assert sum(b.slutt is not None for b in brukere) >= 5
    assert 25 <= sum(b.ansvarlig == "ingrid" for b in brukere) <= 35


def test_everything_that_can_happen_does(plan: Plan) -> None:
    assert {s.slag for s in plan.steg} == set(Slag) - MOTESLAG
    assert {s.slag for s in plan.moter} == MOTESLAG
    data = [s.data for s in plan.steg]
    assert {d["type"] for d in data if "type" in d} == set(TYPER)
    assert {d["tema"] for d in data if "tema" in d} == {t.value for t in Tema}
    assert {d["fho"] for d in data if "fho" in d} == {
        "SEND_FORHAANDSORIENTERING", "SEND_PARAGRAF_11_9", "IKKE_SEND_FORHAANDSORIENTERING",
    }  # fmt: skip
    assert {d["svar"] for d in data if d.get("svar") in ("GODTA", "AVSLA")} == {"GODTA", "AVSLA"}


def test_no_text_is_repeated_so_that_it_shows(plan: Plan) -> None:
    tekster = Counter(
        s.data["tekst"]
        for s in plan.steg
        if s.slag in (Slag.TRAD, Slag.MELDING, Slag.SITUASJON) and len(s.data["tekst"]) > 50
    )
    assert [t for t in tekster.most_common(3) if t[1] > FLEST_LIKE] == []


def test_no_text_has_marks_of_its_template_left(plan: Plan) -> None:
    for steg in (*plan.steg, *plan.moter):
        under = [*steg.data.get("felter", {}).values(), *steg.data.get("innhold", {}).values()]
        for verdi in [*steg.data.values(), *under]:
            if isinstance(verdi, str):
                assert not set("[]{}|") & set(verdi), (steg.bruker, verdi)


def test_staff_work_on_working_days(plan: Plan) -> None:
    ansattes = [s for s in plan.steg if s.av != BRUKER]
    fritid = [s for s in ansattes if not er_arbeidsdag(oslo(s.tid).date())]
    assert len(fritid) / len(ansattes) < 0.03


def test_some_wait_for_nav_and_some_for_the_user(plan: Plan) -> None:
    """The last word of a thread says who waits; a month is long enough to look at."""
    siste = {}
    for s in plan.steg:
        if s.slag in (Slag.TRAD, Slag.MELDING, Slag.IKKE_SVAR):
            siste[s.bruker, s.objekt] = s
    fra_bruker = [s for s in siste.values() if s.slag != Slag.IKKE_SVAR and s.av == BRUKER]
    ber_om_svar = [s for s in siste.values() if s.data.get("ber_om_svar")]
    ferske = [s for s in fra_bruker if plan.naa - s.tid < timedelta(days=2)]
    gamle = [s for s in fra_bruker if plan.naa - s.tid > timedelta(days=4)]
    assert len(ferske) >= 10
    assert len(gamle) >= 5
    assert len(ber_om_svar) >= 10


@pytest.mark.parametrize("dager", [0, 1, 2, 3, 45])
def test_staff_only_do_what_they_may_whatever_the_day(dager: int) -> None:
    """The user's office at that time, and the right to those who are protected."""
    plan = planlegg(naa=NAA + timedelta(days=dager), fro=5)
    kontor: dict[int, str] = {}
    for s in plan.steg:
        bruker = plan.brukere[s.bruker]
        kontor[s.bruker] = s.data.get("kontor", kontor.get(s.bruker, ""))
        if s.av == BRUKER or BY_NOKKEL[s.av].kontor in (KONTAKTSENTER, FORVALTNING):
            continue
        ansatt = BY_NOKKEL[s.av]
        assert s.av != bruker.familie_av, s
        assert ansatt.rettigheter or not bruker.beskyttet, s
        assert s.slag == Slag.GRUNN or kontor[s.bruker] in ansatt.kontorer, s
    for s in plan.moter:
        bruker, nav = plan.brukere[s.bruker], BY_NOKKEL.get(s.av)
        if nav is not None and s.slag != Slag.LEDIGE_TIDER:
            assert s.av != bruker.familie_av, s
            assert nav.rettigheter or not bruker.beskyttet, s
            assert bruker.kontor in nav.kontorer, s


def test_somebody_works_at_two_offices_and_has_users_at_both() -> None:
    plan = planlegg(naa=NAA, fro=5)
    sigrid = BY_NOKKEL["sigrid"]
    steder = Counter(b.kontor for b in plan.brukere if b.ansvarlig == "sigrid")
    assert set(steder) == set(sigrid.kontorer) == {ELVMO, YTRE_SKJAER}
    assert min(steder.values()) >= 5
