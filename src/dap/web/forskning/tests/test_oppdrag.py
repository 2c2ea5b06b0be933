"""Orders: who may, what they must hold, made once, thrown away in time."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.forskning import lager, operations, queries
from dap.forskning.models import Oppdrag, Oppdragslogg
from dap.forskning.rapport import kjoring
from dap.forskning.values import (
    Handling,
    Oppdragsrad,
    Oppdragsstatus,
    Rapportvalg,
    Syntetiskvalg,
    Uttrekksvalg,
)

pytestmark = pytest.mark.django_db
UTTREKK = Uttrekksvalg(
    fra=date(2025, 1, 1),
    til=date(2025, 12, 1),
    formaal="Evaluering av planen",
    hjemmel="Vedtak 22/1",
    sluttdato=date(2026, 12, 31),
)
SYNTETISK = Syntetiskvalg(personer=400, fro=7)


@pytest.fixture(autouse=True)
def _mappe(settings: Any, tmp_path: Path) -> None:
    settings.DAP_FORSKNING = str(tmp_path / "forskning")


def bestill(roller: Rollebesetning, valg: Any = SYNTETISK, **mer: Any) -> Oppdragsrad:
    data = {"aktor": roller.ane, "valg": valg, "nokkel": uuid.uuid4(), "naa": NAA} | mer
    if isinstance(valg, Uttrekksvalg):
        return operations.bestill_uttrekk(**data)
    if isinstance(valg, Syntetiskvalg):
        return operations.bestill_syntetisk(**data)
    return operations.bestill_rapport(**data)


def rapport(kilde_id: UUID, **mer: Any) -> Rapportvalg:
    return replace(
        Rapportvalg(kilde_id, date(2019, 8, 1), date(2020, 7, 1), "Prøve av rapporten"), **mer
    )


def lag(rad: Oppdragsrad) -> str:
    operations.lag_oppdrag(oppdrag_id=rad.id, klokke=lambda: NAA)
    return str(Oppdrag.objects.get(id=rad.id).status)


def koen() -> list[str]:
    jobber = ProcrastinateJob.objects.filter(task_name=operations.JOBB)
    return [j.args["oppdrag_id"] for j in jobber]


def test_for_all_but_the_analyst_it_is_not_there(roller: Rollebesetning) -> None:
    rad = bestill(roller)
    for aktor in (*roller.ansatte, roller.amina):
        if aktor == roller.ane:
            continue
        with pytest.raises(IkkeFunnet):
            queries.oppdrag(aktor)
        with pytest.raises(IkkeFunnet):
            queries.side(aktor, rad.id)
        with pytest.raises(IkkeFunnet):
            bestill(roller, aktor=aktor)
        with pytest.raises(IkkeFunnet):
            operations.slett_oppdrag(aktor=aktor, oppdrag_id=rad.id, naa=NAA)
    assert Oppdrag.objects.count() == 1


def test_an_order_is_written_down_and_put_in_the_queue(roller: Rollebesetning) -> None:
    rad = bestill(roller, UTTREKK)
    assert (rad.status, rad.formaal, rad.hjemmel) == (
        "BESTILT",
        "Evaluering av planen",
        "Vedtak 22/1",
    )
    assert koen() == [str(rad.id)]
    logg = Oppdragslogg.objects.get()
    assert (logg.handling, logg.ansatt_id, logg.hva) == (
        Handling.BESTILT,
        roller.ane.id,
        UTTREKK.formaal,
    )


def test_the_same_form_twice_is_one_order(roller: Rollebesetning) -> None:
    nokkel = uuid.uuid4()
    assert bestill(roller, nokkel=nokkel) == bestill(roller, nokkel=nokkel)
    assert len(koen()) == 1


@pytest.mark.parametrize(
    ("endret", "kode"),
    [
        ({"formaal": " "}, "MANGLER"),
        ({"hjemmel": ""}, "MANGLER"),
        ({"formaal": "x" * 301}, "FOR_LANG"),
        ({"til": date(2024, 12, 1)}, "PERIODE_BAKLENGS"),
        ({"fra": date(2015, 12, 1)}, "PERIODE_FOR_TIDLIG"),
        ({"til": date(2026, 2, 1)}, "MAANED_IKKE_OVER"),
        ({"sluttdato": date(2026, 1, 13)}, "SLUTTDATO_PASSERT"),
    ],
)
def test_an_extract_needs_a_period_and_a_reason(
    roller: Rollebesetning, endret: dict[str, Any], kode: str
) -> None:
    with pytest.raises(Regelbrudd) as feil:
        bestill(roller, replace(UTTREKK, **endret))
    assert feil.value.kode == kode


@pytest.mark.parametrize("personer", [99, 1_000_001])
def test_the_number_of_made_up_persons_has_limits(roller: Rollebesetning, personer: int) -> None:
    with pytest.raises(Regelbrudd, match="ANTALL_UTENFOR"):
        bestill(roller, Syntetiskvalg(personer, 1))


@pytest.mark.parametrize(
    ("endret", "kode"),
    [
        ({"formaal": ""}, "MANGLER"),
        ({"nivaa": "intern"}, "INTERN_KREVER_GODKJENNING"),
        ({"nivaa": "intern", "godkjenning": "22/1", "grunn": "vil"}, "INTERN_KREVER_GODKJENNING"),
        ({"til": date(2019, 7, 1)}, "PERIODE_BAKLENGS"),
    ],
)
def test_a_report_needs_a_purpose_and_inside_an_approval(
    roller: Rollebesetning, endret: dict[str, Any], kode: str
) -> None:
    kilde = bestill(roller)
    with pytest.raises(Regelbrudd) as feil:
        bestill(roller, rapport(kilde.id, **endret))
    assert feil.value.kode == kode


def test_the_database_itself_holds_the_hardest_rules(roller: Rollebesetning) -> None:
    rad = bestill(roller, UTTREKK)
    for endret in (
        {"formaal": ""},
        {"sluttdato": None},
        {"nivaa": "intern"},
        {"status": "KANSKJE"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Oppdrag.objects.filter(id=rad.id).update(**endret)


def test_only_so_many_at_once(roller: Rollebesetning) -> None:
    for _gang in range(3):
        bestill(roller)
    with pytest.raises(Regelbrudd, match="FOR_MANGE_OPPDRAG"):
        bestill(roller)


class _Strek:
    """Draws a line where there should be a chart: the charts are tried in rapport/tests, and the whole of
    a report in tests/test_forskning_api."""

    def __init__(self, antall: int) -> None:
        self.antall = antall

    def svg(self, spesifikasjoner: list[Any]) -> list[str]:
        return ["<svg/>"] * len(spesifikasjoner)

    def png(self, bilder: list[str]) -> list[bytes]:
        return [b"\x89PNG"] * len(bilder)

    def __enter__(self) -> "_Strek":
        return self

    def __exit__(self, *_: object) -> None: ...


@pytest.fixture
def _uten_tegning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kjoring, "Tegner", _Strek)
    monkeypatch.setattr(kjoring, "som_pdf", lambda _innhold, _bilder: b"%PDF")


@pytest.mark.usefixtures("_uten_tegning")
def test_a_report_waits_for_its_extract_and_is_then_made(roller: Rollebesetning) -> None:
    kilde = bestill(roller)
    rad = bestill(roller, rapport(kilde.id))
    assert koen() == [str(kilde.id)]

    assert lag(kilde) == "FERDIG"
    assert koen() == [str(kilde.id), str(rad.id)]
    assert lag(rad) == "FERDIG"

    side = queries.side(roller.ane, rad.id)
    assert {"8.1", "9.1", "12.10"} <= {t.id for t in side.tabeller}
    assert side.rad.storrelse > 100_000
    assert queries.rapportfil(roller.ane, rad.id, "tabeller/8.1.csv").read_bytes()
    assert [x.handling for x in side.logg] == [Handling.LAGET, Handling.BESTILT]
    for sti in ("../manifest.json", "rapport.json", "tabeller/../../x", "/etc/passwd", ""):
        with pytest.raises(IkkeFunnet):
            queries.rapportfil(roller.ane, rad.id, sti)


def test_made_once_however_often_the_job_comes(roller: Rollebesetning) -> None:
    rad = bestill(roller, Syntetiskvalg(100, 1))
    assert lag(rad) == "FERDIG"
    for_ = Oppdrag.objects.get(id=rad.id).ferdig
    operations.lag_oppdrag(oppdrag_id=rad.id, klokke=lambda: NAA + timedelta(days=1))
    assert Oppdrag.objects.get(id=rad.id).ferdig == for_


def test_what_cannot_be_made_says_why_and_takes_those_that_wait_along(
    roller: Rollebesetning,
) -> None:
    kilde = bestill(roller, Syntetiskvalg(100, 1))
    lag(kilde)
    rad = bestill(roller, rapport(kilde.id, til=date(2030, 1, 1)))
    assert lag(rad) == "FEILET"
    assert "dekker ikke" in Oppdrag.objects.get(id=rad.id).feil
    assert not lager.mappe(rad.id).exists()

    ny = bestill(roller)
    venter = bestill(roller, rapport(ny.id))
    Path(lager.mappe(ny.id)).parent.mkdir(parents=True, exist_ok=True)
    lager.mappe(ny.id).write_text("i veien")
    lag(ny)
    assert Oppdrag.objects.get(id=venter.id).status == Oppdragsstatus.FEILET


def test_an_extract_past_its_end_date_is_deleted_with_its_internal_reports(
    roller: Rollebesetning,
) -> None:
    kilde = bestill(roller, UTTREKK)
    intern = bestill(
        roller, rapport(kilde.id, nivaa="intern", godkjenning="22/1", grunn="Kvalitetssikring")
    )
    offentlig = bestill(roller, rapport(kilde.id))
    for rad in (kilde, intern, offentlig):
        lager.mappe(rad.id).mkdir(parents=True)
        Oppdrag.objects.filter(id=rad.id).update(status="FERDIG")
    siste_dag = NAA.replace(month=12, day=31)

    assert operations.rydd_oppdrag(naa=siste_dag) == 0
    assert operations.rydd_oppdrag(naa=siste_dag + timedelta(days=1)) == 2
    assert [lager.mappe(r.id).exists() for r in (kilde, intern, offentlig)] == [False, False, True]
    with pytest.raises(Regelbrudd, match="KILDE_BORTE"):
        bestill(roller, rapport(kilde.id), naa=siste_dag + timedelta(days=1))


def test_an_order_that_stands_still_is_given_up(roller: Rollebesetning) -> None:
    rad = bestill(roller)
    operations.rydd_oppdrag(naa=NAA + timedelta(hours=13))
    assert Oppdrag.objects.get(id=rad.id).status == Oppdragsstatus.FEILET


def test_what_is_being_made_is_not_deleted(roller: Rollebesetning) -> None:
    rad = bestill(roller, Syntetiskvalg(100, 1))
    with pytest.raises(Regelbrudd, match="OPPDRAG_I_GANG"):
        operations.slett_oppdrag(aktor=roller.ane, oppdrag_id=rad.id, naa=NAA)
    lag(rad)
    operations.slett_oppdrag(aktor=roller.ane, oppdrag_id=rad.id, naa=NAA)
    assert not lager.mappe(rad.id).exists()
    assert queries.ett(roller.ane, rad.id).status == Oppdragsstatus.SLETTET


def test_nobody_makes_anything_for_one_who_is_no_analyst_any_more(roller: Rollebesetning) -> None:
    rad = bestill(roller)
    Oppdrag.objects.filter(id=rad.id).update(bestilt_av_id=roller.kari.id)
    with pytest.raises(IkkeFunnet):
        lag(rad)
    assert Oppdrag.objects.get(id=rad.id).status == Oppdragsstatus.FEILET


def test_the_job_has_the_name_that_is_ordered() -> None:
    assert operations.JOBB in app.tasks
