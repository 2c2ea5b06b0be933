"""Orders: who may, what they must hold, made once, thrown away in time."""

import errno
import json
import re
import threading
import uuid
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override
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
from dap.web.forskning.ord import grunn

pytestmark = pytest.mark.django_db
UTTREKK = Uttrekksvalg(
    fra=date(2025, 1, 1),
    til=date(2025, 12, 1),
    formaal="Evaluering av planen",
    hjemmel="Vedtak 22/1",
    sluttdato=date(2026, 12, 31),
)
SYNTETISK = Syntetiskvalg(personer=400, fro=7)
VALG = {
    "sjokkmaaneder": ["2020-05"],
    "sjokk_innsatsgrupper": ["STANDARD"],
    "fravaer_maaneder": 3,
    "grupper": [
        {"gruppe": "SYKMELDT", "krav": "begge", "verdier": ["SYKMELDT"]},
        {"gruppe": "STANDARD_SITUASJON", "krav": "ellers", "verdier": []},
    ],
}


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


def lag(rad: Oppdragsrad, jobb: int | None = None) -> str:
    operations.lag_oppdrag(oppdrag_id=rad.id, klokke=lambda: NAA, jobb=jobb)
    return str(Oppdrag.objects.get(id=rad.id).status)


def koen() -> list[str]:
    jobber = ProcrastinateJob.objects.filter(task_name=operations.JOBB).order_by("id")
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
        ({"nivaa": "alt"}, "UGYLDIG_KODE"),
        ({"sprak": "fr"}, "UGYLDIG_KODE"),
        ({"til": date(2019, 7, 1)}, "PERIODE_BAKLENGS"),
        ({"fra": date(2019, 7, 1)}, "PERIODE_UTENFOR"),
        ({"til": date(2020, 8, 1)}, "PERIODE_UTENFOR"),
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

    def __init__(self, antall: int, sprak: str) -> None:
        self.antall, self.sprak = antall, sprak

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
    rad = bestill(roller, rapport(kilde.id, sprak="en", valg=VALG))
    assert koen() == [str(kilde.id)]

    assert lag(kilde) == "FERDIG"
    assert koen() == [str(kilde.id), str(rad.id)]
    assert lag(rad) == "FERDIG"

    side = queries.side(roller.ane, rad.id)
    titler = {t.id: t.tittel for t in side.tabeller}
    assert {"8.1", "9.1", "12.10"} <= titler.keys()
    assert titler["12.10"] == "Activities for each month from the start"
    assert side.rad.storrelse > 100_000
    assert {lager.mappe(o.id).stat().st_mode & 0o777 for o in (kilde, rad)} == {0o700}
    assert (
        b"Antall brukere" in queries.rapportfil(roller.ane, rad.id, "tabeller/8.1.csv").read_bytes()
    )
    html = queries.rapportfil(roller.ane, rad.id, "index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in html
    # Surge, absence and groups as ordered, and told of.
    assert "Follow-up groups of the surge group" in html
    assert re.search("(?P<gruppe>[A-Z][a-z ]+): both the first and the last are (?P=gruppe);", html)
    assert "periode-2019-08-2020-07-egne-valg-" in html or "proba-2022-9-egne-valg-" in html
    om = json.loads((lager.mappe(rad.id) / "rapport.json").read_text(encoding="utf-8"))
    assert om["parametre"]["sjokkmaaneder"] == ["2020-05"]
    assert om["parametre"]["fravaer_maaneder"] == 3
    assert [r["gruppe"] for r in om["parametre"]["grupper"]] == ["SYKMELDT", "STANDARD_SITUASJON"]
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
    (lager.mappe(kilde.id) / "dialog.parquet").unlink()
    rad = bestill(roller, rapport(kilde.id))
    assert lag(rad) == "FEILET"
    feil = queries.side(roller.ane, rad.id).rad.feil
    assert "FEIL V1 dialog.parquet: Filen mangler." in grunn(feil)
    with override("en"):
        assert "ERROR V1 dialog.parquet: The file is missing." in grunn(feil)
    assert not lager.mappe(rad.id).exists()

    ny = bestill(roller)
    venter = bestill(roller, rapport(ny.id))
    Path(lager.mappe(ny.id)).parent.mkdir(parents=True, exist_ok=True)
    lager.mappe(ny.id).write_text("i veien")
    lag(ny)
    assert Oppdrag.objects.get(id=venter.id).status == Oppdragsstatus.FEILET


def test_a_full_disk_is_said_to_who_ordered_and_logged_for_those_who_run_it(
    roller: Rollebesetning, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fullt(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    kilde = bestill(roller, Syntetiskvalg(100, 1))
    lag(kilde)
    rad = bestill(roller, rapport(kilde.id))
    monkeypatch.setattr(kjoring, "som_csv", fullt)
    assert lag(rad) == "FEILET"
    feil = queries.side(roller.ane, rad.id).rad.feil
    for sprak, sagt in (
        ("nb", "Det er ikke plass på disken"),
        ("nn", "Det er ikkje plass på disken"),
        ("en", "There is no room on the disk"),
    ):
        with override(sprak):
            # No path, and no command to run again: there is none here.
            assert grunn(feil).startswith(sagt)
            assert str(rad.id) not in grunn(feil)
    assert f"Disken er full: {lager.mappe(rad.id)}" in caplog.text


def test_an_extract_past_its_end_date_is_deleted_with_its_internal_reports(
    roller: Rollebesetning,
) -> None:
    kilde = bestill(roller, UTTREKK)
    i_fjor = {"fra": date(2025, 1, 1), "til": date(2025, 12, 1)}
    inne = {"nivaa": "intern", "godkjenning": "22/1", "grunn": "Kvalitetssikring"}
    intern = bestill(roller, rapport(kilde.id, **i_fjor, **inne))
    offentlig = bestill(roller, rapport(kilde.id, **i_fjor))
    for rad in (kilde, intern, offentlig):
        lager.mappe(rad.id).mkdir(parents=True)
        Oppdrag.objects.filter(id=rad.id).update(status="FERDIG")
    siste_dag = NAA.replace(month=12, day=31)

    assert operations.rydd_oppdrag(naa=siste_dag) == 0
    assert operations.rydd_oppdrag(naa=siste_dag + timedelta(days=1)) == 2
    assert [lager.mappe(r.id).exists() for r in (kilde, intern, offentlig)] == [False, False, True]
    with pytest.raises(Regelbrudd, match="KILDE_BORTE"):
        bestill(roller, rapport(kilde.id, **i_fjor), naa=siste_dag + timedelta(days=1))


def test_an_order_that_stands_still_is_given_up(roller: Rollebesetning) -> None:
    rad = bestill(roller)
    operations.rydd_oppdrag(naa=NAA + timedelta(hours=13))
    assert Oppdrag.objects.get(id=rad.id).status == Oppdragsstatus.FEILET


def test_one_is_made_at_a_time_and_others_wait(roller: Rollebesetning) -> None:
    for _gang in range(2):
        bestill(roller)
    assert set(ProcrastinateJob.objects.values_list("lock", flat=True)) == {"forskning"}


def test_the_job_of_a_killed_worker_takes_the_order_up_again(roller: Rollebesetning) -> None:
    rad = bestill(roller, Syntetiskvalg(100, 1))
    Oppdrag.objects.filter(id=rad.id).update(status="LAGES", jobb=5)
    her = lager.mappe(rad.id)
    rester = her.with_name(f".{her.name}-x.uferdig")
    for mappe in (her, rester):
        mappe.mkdir(parents=True)
        (mappe / "person.parquet").write_text("halv")
    assert lag(rad) == "LAGES"
    assert lag(rad, jobb=6) == "LAGES"
    assert lag(rad, jobb=5) == "FERDIG"
    assert not rester.exists()
    assert (her / "manifest.json").exists()


def test_what_waits_is_stopped_with_what_waits_for_it(roller: Rollebesetning) -> None:
    kilde = bestill(roller, Syntetiskvalg(100, 1))
    rad = bestill(roller, rapport(kilde.id))
    operations.avbryt_oppdrag(aktor=roller.ane, oppdrag_id=kilde.id, naa=NAA)
    assert lag(kilde) == lag(rad) == "AVBRUTT"
    operations.slett_oppdrag(aktor=roller.ane, oppdrag_id=kilde.id, naa=NAA)
    assert lag(kilde) == "AVBRUTT"
    assert not lager.mappe(kilde.id).exists()
    assert [x.handling for x in queries.side(roller.ane, rad.id).logg] == ["AVBRUTT", "BESTILT"]
    with pytest.raises(Regelbrudd, match="KILDE_BORTE"):
        bestill(roller, rapport(kilde.id))


@pytest.mark.parametrize("naar", [3, 4])
def test_what_is_being_made_stops_when_it_is_not_wanted(roller: Rollebesetning, naar: int) -> None:
    """At the next step, or when all that is left is to say that it is done."""
    rad = bestill(roller, Syntetiskvalg(100, 1))
    ganger = iter(range(1, 9))

    def klokke() -> Any:
        if next(ganger) == naar:
            operations.avbryt_oppdrag(aktor=roller.ane, oppdrag_id=rad.id, naa=NAA)
        return NAA

    operations.lag_oppdrag(oppdrag_id=rad.id, klokke=klokke)
    side = queries.side(roller.ane, rad.id)
    assert (side.rad.status, side.rad.storrelse) == (Oppdragsstatus.AVBRUTT, 0)
    assert [x.handling for x in side.logg] == [Handling.AVBRUTT, Handling.BESTILT]
    assert not lager.mappe(rad.id).exists()


def test_what_is_finished_is_not_stopped(roller: Rollebesetning) -> None:
    rad = bestill(roller, Syntetiskvalg(100, 1))
    lag(rad)
    operations.avbryt_oppdrag(aktor=roller.ane, oppdrag_id=rad.id, naa=NAA)
    assert queries.ett(roller.ane, rad.id).status == Oppdragsstatus.FERDIG


@pytest.mark.parametrize("hva", ["UTTREKK", "SYNTETISK", "RAPPORT"])
def test_the_same_can_be_asked_for_again(roller: Rollebesetning, hva: str) -> None:
    kilde = bestill(roller)
    valg: dict[str, Any] = {
        "UTTREKK": replace(UTTREKK, dpia="Sak 25/9", kommune_tillatelse="Gitt av kommunen"),
        "SYNTETISK": SYNTETISK,
        "RAPPORT": rapport(
            kilde.id, nivaa="intern", godkjenning="22/1", grunn="Kvalitetssikring", valg=VALG
        ),
    }
    rad = bestill(roller, valg[hva])
    assert queries.valg(roller.ane, rad.id) == valg[hva]
    with pytest.raises(IkkeFunnet):
        queries.valg(roller.kari, rad.id)


@pytest.mark.django_db(transaction=True)
def test_a_report_ordered_while_its_extract_gets_ready_is_made(roller: Rollebesetning) -> None:
    kilde = bestill(roller, Syntetiskvalg(100, 1))

    def jobben() -> None:
        try:
            lag(kilde)
        finally:
            connection.close()

    trad = threading.Thread(target=jobben)
    with transaction.atomic():
        rad = bestill(roller, rapport(kilde.id))
        trad.start()
        trad.join(timeout=0.5)
    trad.join(timeout=60)
    assert koen() == [str(kilde.id), str(rad.id)]


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
