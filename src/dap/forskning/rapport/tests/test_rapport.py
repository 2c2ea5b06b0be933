"""A report from tables: whole or not there, goes on where it was, and shows only what is published."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pikepdf
import pyarrow.parquet as pq
import pytest

from dap.forskning.format.manifest import Dekning, Fil, Manifest
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.personvern.tests.hjelp import antall, fordeling, rater
from dap.forskning.personvern.values import Godkjenning, Grunn, Nivaa, Vernefeil
from dap.forskning.personvern.vern import beskytt
from dap.forskning.rapport import diagram
from dap.forskning.rapport.definisjoner import definisjoner
from dap.forskning.rapport.diagram import ved_siden_av
from dap.forskning.rapport.filer import Rapportfeil, sier_fra, som_csv
from dap.forskning.rapport.kjoring import Valg, lag_rapport
from dap.forskning.rapport.ord import tall, vist
from dap.forskning.rapport.pdf import bredde
from dap.forskning.rapport.rutenett import ikke_publisert, rutenett
from dap.forskning.rapport.tegning import FAA, Tegner, som_png, som_svg
from dap.forskning.tabeller.values import KOLONNER, Diagramform, Tabell
from dap.pdf.lag import PdfFeilet

DAG = Dekning(date(2019, 8, 1), date(2020, 12, 31))
MANIFEST = Manifest(
    "prov-1",
    "2021-05-27T00:00:00Z",
    {"system": "test", "syntetisk": True},
    DAG,
    {},
    {},
    {"formaal": "prøve"},
)
TABELLER = (
    replace(
        fordeling("8.3", {"ordinaere": [3, 40, 30, 27], "koronaledige": [20, 30, 40, 50]}),
        tittel="Aldersfordeling",
        diagramform=Diagramform.GRUPPERTE_SOYLER,
        definisjoner=("B8", "B9"),
        kapittel="8",
        forbehold=("Sammenheng, ikke årsak.",),
    ),
    replace(
        rater("9.6", [30, 40, 30, 27]),
        diagramform=Diagramform.STABLEDE_SOYLER,
        desimaler=2,
        kapittel="9",
    ),
)


@dataclass
class Beregning:
    """Counts how often it is asked."""

    tabeller: tuple[Tabell, ...] = TABELLER
    resultater: dict[str, Any] = field(
        default_factory=lambda: {"kapittel_8_12": {"fig_8_3": {"n": 3}}}
    )
    ganger: int = 0

    def __call__(self) -> "Beregning":
        self.ganger += 1
        return self


def filer(mappe: Path) -> set[str]:
    return {str(p.relative_to(mappe)) for p in mappe.rglob("*") if p.is_file()}


ALLE = {
    "index.html", "rapport.pdf", "rapport.json", "resultater.json",
    *(f"tabeller/{i}.{e}" for i in ("8.3", "9.6") for e in ("csv", "parquet")),
    *(f"figurer/{i}.{e}" for i in ("8.3", "9.6") for e in ("svg", "png")),
}  # fmt: skip


@pytest.fixture(scope="module")
def ferdig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    steg: list[tuple[int, int]] = []
    mappe = tmp_path_factory.mktemp("rapport") / "ut"
    lag_rapport(
        MANIFEST, Beregning(), Valg(mappe, PROBA_2022_9), lambda g, a, h: steg.append((g, a))
    )
    assert steg == [(0, 1), (0, 5), (1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    return mappe


def test_every_table_is_there_in_every_form(ferdig: Path) -> None:
    assert filer(ferdig) == ALLE
    assert json.loads((ferdig / "rapport.json").read_text())["nivaa"] == "offentlig"


def test_csv_and_parquet_hold_the_same_with_the_columns_of_part_c(ferdig: Path) -> None:
    rader = list(
        csv.DictReader(io.StringIO((ferdig / "tabeller/8.3.csv").read_text(encoding="utf-8")))
    )
    parquet = pq.read_table(ferdig / "tabeller/8.3.parquet").to_pylist()
    assert tuple(rader[0]) == KOLONNER == tuple(parquet[0])
    assert [float(r["verdi"]) if r["verdi"] else None for r in rader] == [
        r["verdi"] for r in parquet
    ]
    assert [r["undertrykt"] == "true" for r in rader] == [r["undertrykt"] for r in parquet]
    assert any(r["undertrykt"] and r["verdi"] is None and r["undertrykt_grunn"] for r in parquet)


def test_the_page_stands_alone_and_has_definitions_and_caveats(ferdig: Path) -> None:
    html = (ferdig / "index.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
    assert "Sammenheng, ikke årsak." in html
    assert 'href="#B8"' in html
    assert 'id="B8"' in html
    assert html.count('<img src="data:image/svg+xml;base64,') == 2
    assert '<td><abbr title="ikke publisert">:</abbr></td>' in html


def test_the_pdf_is_tagged(ferdig: Path) -> None:
    with pikepdf.open(ferdig / "rapport.pdf") as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "nb-NO"


def test_a_chart_holds_the_published_table_and_nothing_else() -> None:
    publisert = beskytt(TABELLER)
    spes = json.dumps(diagram.spesifikasjon(publisert[0], "Kilde: prøve"), ensure_ascii=False)
    tall_i_bildet = {float(x) for x in re.findall(r'"verdi": ([\d.]+)', spes)}
    assert tall_i_bildet == {
        round(r.verdi * 100, 10) for r in publisert[0].rader if r.verdi is not None
    }
    assert all(x in spes for x in ("Aldersfordeling", "prosent", "n: Ordinære", "Kilde: prøve"))


@pytest.mark.parametrize("form", list(Diagramform))
def test_every_form_can_be_drawn(form: Diagramform) -> None:
    tabell = replace(beskytt([antall("8.2", {"O": [50, 60], "K": [70, 80]})])[0], diagramform=form)
    bilde = som_svg(diagram.spesifikasjon(tabell, "Kilde: prøve"))
    assert bilde.startswith("<svg")
    assert "8.2" in bilde
    assert som_png(bilde).startswith(b"\x89PNG")


def test_many_pictures_are_drawn_by_two_and_come_in_order() -> None:
    alle = beskytt([replace(t, id=f"{n}.{t.id}") for n in range(8) for t in TABELLER])
    spes = [diagram.spesifikasjon(t, "Kilde: prøve") for t in alle]
    assert len(spes) > FAA
    with Tegner(len(spes)) as tegner:
        bilder = list(tegner.svg(spes))
        assert list(tegner.png(bilder[:2])) == [som_png(b) for b in bilder[:2]]
    assert all(t.id in svg for t, svg in zip(alle, bilder, strict=True))


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    beregning = Beregning()
    with pytest.raises(KeyboardInterrupt):
        lag_rapport(MANIFEST, beregning, Valg(tmp_path, PROBA_2022_9), stopp_ved(2))
    assert "rapport.json" not in filer(tmp_path)
    assert "tabeller/8.3.csv" in filer(tmp_path)
    for_ = (tmp_path / "figurer/8.3.svg").stat().st_mtime_ns
    lag_rapport(MANIFEST, beregning, Valg(tmp_path, PROBA_2022_9))
    assert (beregning.ganger, filer(tmp_path)) == (1, ALLE)
    assert (tmp_path / "figurer/8.3.svg").stat().st_mtime_ns == for_


def stopp_ved(nr: int) -> Callable[[int, int, str], None]:
    def framdrift(gjort: int, av: int, hva: str) -> None:
        if gjort == nr:
            raise KeyboardInterrupt

    return framdrift


def test_what_is_kept_between_two_runs_is_protected(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        lag_rapport(
            replace(MANIFEST, kilde={}), Beregning(), Valg(tmp_path, PROBA_2022_9), stopp_ved(1)
        )
    lagret = json.loads((tmp_path / ".arbeid/tabeller.json").read_text())
    assert {t["nivaa"] for t in lagret["tabeller"]} == {"offentlig"}
    assert all(t["vern"] == [] for t in lagret["tabeller"])
    assert "resultater.json" not in filer(tmp_path)


def test_other_choices_begin_anew(tmp_path: Path) -> None:
    beregning = Beregning()
    with pytest.raises(KeyboardInterrupt):
        lag_rapport(MANIFEST, beregning, Valg(tmp_path, PROBA_2022_9), stopp_ved(2))
    andre = replace(PROBA_2022_9, navn="annet", sjokkmaaneder=())
    lag_rapport(MANIFEST, Beregning(TABELLER[1:]), Valg(tmp_path, andre))
    assert filer(tmp_path) == {f for f in ALLE if "8.3" not in f}


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("viktig")
    with pytest.raises(Rapportfeil, match="ikke tom"):
        lag_rapport(MANIFEST, Beregning(), Valg(tmp_path, PROBA_2022_9))
    assert filer(tmp_path) == {"brev.txt"}


def test_a_full_disk_is_said_and_leaves_nothing_that_looks_whole(tmp_path: Path) -> None:
    def framdrift(gjort: int, av: int, hva: str) -> None:
        if gjort == 1:
            (tmp_path / "tabeller").mkdir()
            (tmp_path / "tabeller/8.3.csv.uferdig").symlink_to("/dev/full")

    with pytest.raises(Rapportfeil, match="Disken er full"):
        lag_rapport(MANIFEST, Beregning(), Valg(tmp_path, PROBA_2022_9), framdrift)
    assert not filer(tmp_path) & {"tabeller/8.3.csv", "index.html", "rapport.json"}
    lag_rapport(MANIFEST, Beregning(), Valg(tmp_path, PROBA_2022_9))
    assert filer(tmp_path) == ALLE


def test_another_error_is_not_called_a_full_disk(tmp_path: Path) -> None:
    for feil in (duckdb.IOException("No space left on device"), PdfFeilet("crashed")):
        with pytest.raises(Rapportfeil, match="TMPDIR"), sier_fra(tmp_path):
            raise feil
    with pytest.raises(FileNotFoundError), sier_fra(tmp_path):
        (tmp_path / "nei").read_bytes()


def test_real_persons_exact_results_stay_inside(tmp_path: Path) -> None:
    ekte = replace(MANIFEST, kilde={"system": "dap"})
    lag_rapport(ekte, Beregning(TABELLER[1:]), Valg(tmp_path / "a", PROBA_2022_9))
    assert "resultater.json" not in filer(tmp_path / "a")
    ved_uttrekket = Valg(tmp_path / "c", PROBA_2022_9, alle_resultater=True)
    lag_rapport(ekte, Beregning(TABELLER[1:]), ved_uttrekket)
    assert "resultater.json" in filer(tmp_path / "c")
    assert "resultater.json" not in (tmp_path / "c/index.html").read_text(encoding="utf-8")
    intern = Valg(
        tmp_path / "b",
        PROBA_2022_9,
        nivaa=Nivaa.INTERN,
        godkjenning=Godkjenning("22/1", "Kvalitetssikring"),
    )
    lag_rapport(ekte, Beregning(TABELLER[1:]), intern)
    om = json.loads((tmp_path / "b/rapport.json").read_text())
    assert om["godkjenning"] == {"id": "22/1", "grunn": "Kvalitetssikring"}
    assert "resultater.json" in filer(tmp_path / "b")
    assert "Skal ikke deles" in (tmp_path / "b/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("dag", "gar"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_an_extract_is_not_used_after_its_end_date(tmp_path: Path, dag: date, gar: bool) -> None:
    manifest = replace(MANIFEST, hjemmel={"formaal": "prøve", "sluttdato": "2026-06-30"})
    beregning = Beregning(TABELLER[1:])
    valg = Valg(tmp_path, PROBA_2022_9, idag=dag)
    if gar:
        lag_rapport(manifest, beregning, valg)
    else:
        with pytest.raises(Vernefeil, match=r"til og med 30\.06\.2026"):
            lag_rapport(manifest, beregning, valg)
    assert beregning.ganger == int(gar)


@pytest.mark.parametrize(
    ("verdi", "desimaler", "ut"),
    [
        (858123, 0, "858\u202f123"),
        (0.5, 0, "1"),
        (2.675, 2, "2,68"),
        (-0.045, 3, "−0,045"),
        (0.1 + 0.2, 1, "0,3"),
    ],
)
def test_numbers_are_written_the_norwegian_way(verdi: float, desimaler: int, ut: str) -> None:
    assert tall(verdi, desimaler) == ut


def test_hidden_is_a_colon_and_empty_is_a_dash() -> None:
    rad = TABELLER[0].rader[0]
    assert vist(replace(rad, undertrykt=True, verdi=None), 0) == ":"
    assert vist(replace(rad, verdi=None), 0) == "–"
    assert vist(replace(rad, verdi=0.125), 1) == "12,5"


def test_people_read_a_grid() -> None:
    r = rutenett(beskytt(TABELLER)[1])
    assert r.hjorne == "Aldersgruppe"
    assert r.kolonner == ("NAV", "Bruker", "Til sammen", "n")
    assert r.rader[1] == ("K1", ("0,20", "0,40", "0,60", "40"))


def test_csv_has_points_and_words_for_true() -> None:
    linje = som_csv(TABELLER[1]).decode().splitlines()[1]
    assert ",0.1," in linje
    assert ",false," in linje


def test_every_definition_has_words() -> None:
    ider = [*(f"B{n}" for n in range(1, 27)), "E1", *(f"F{n}" for n in range(1, 9))]
    assert list(definisjoner("nb")) == ider
    docs = (
        next(p for p in Path(__file__).parents if (p / "docs").is_dir())
        / "docs/forskning/definisjoner.md"
    )
    kilde = Path(diagram.__file__).with_name("definisjoner.md")
    assert docs.read_text(encoding="utf-8") == kilde.read_text(encoding="utf-8")


def test_the_report_in_another_language_has_the_same_data(ferdig: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        lag_rapport(MANIFEST, Beregning(), Valg(tmp_path, PROBA_2022_9), stopp_ved(1))
    beregning = Beregning()
    lag_rapport(MANIFEST, beregning, Valg(tmp_path, PROBA_2022_9, sprak="en"))
    assert beregning.ganger == 1, "one in bokmål that was stopped is not gone on with"
    assert filer(tmp_path) == ALLE
    data = [f for f in ALLE if f.startswith("tabeller/") or f == "resultater.json"]
    assert all((tmp_path / f).read_bytes() == (ferdig / f).read_bytes() for f in data)
    assert '<html lang="en">' in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "Source: extract" in (tmp_path / "figurer/8.3.svg").read_text(encoding="utf-8")
    with pikepdf.open(tmp_path / "rapport.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
    assert json.loads((tmp_path / "rapport.json").read_text())["sprak"] == "en"


def test_a_language_that_the_report_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ikke et språk"):
        lag_rapport(MANIFEST, Beregning(), Valg(tmp_path, PROBA_2022_9, sprak="fr"))
    assert filer(tmp_path) == set()


def _tabell(form: Diagramform, *rader: tuple[str, str, str, float]) -> Tabell:
    """Rows as series, row, measure and value; all rest on ten persons."""
    mal = replace(TABELLER[0].rader[0], radvariabel="ledd", seriesvariabel="stratum", enhet="")
    ut = (replace(mal, serie=s, rad=rad, maal=m, verdi=v, n_personer=10) for s, rad, m, v in rader)
    return replace(TABELLER[0], diagramform=form, rader=tuple(ut), vern=(), desimaler=1)


def test_many_columns_become_rows_that_can_be_read() -> None:
    """Two series with three measures each: six columns would be too narrow on paper."""
    rader = [
        (s, rad, m, 1.0)
        for s in ("STANDARD_3", "SITUASJONSBESTEMT_4")
        for rad in ("mann", "dagpenger")
        for m in ("b", "se", "p")
        if (s, rad) != ("STANDARD_3", "dagpenger")
    ]
    grid = rutenett(_tabell(Diagramform.KOEFFISIENTER, *rader))
    assert grid.hjorne == "Stratum og ledd"
    assert grid.kolonner == ("Koeffisient", "Standardfeil", "p-verdi", "n")
    assert [navn for navn, _celler in grid.rader] == [
        "Standard (3 mnd.): Mann",
        "Situasjonsbestemt (4 mnd.): Mann",
        "Situasjonsbestemt (4 mnd.): Dagpenger",
    ]
    assert grid.rader[0][1] == ("1,0", "1,0", "1,0", "10")


def test_many_series_over_few_months_are_turned() -> None:
    serier = [f"serie {i}" for i in range(10)]
    tabell = _tabell(Diagramform.LINJER, *((s, str(m), "S", 0.5) for s in serier for m in (1, 2)))
    grid = rutenett(tabell)
    assert (grid.hjorne, grid.kolonner) == ("Stratum etter ledd", ("1", "2", "n"))
    assert grid.rader[9] == ("Serie 9", ("0,5", "0,5", "10"))


def test_what_is_drawn_as_a_table_is_not_shown_twice() -> None:
    tabell = _tabell(Diagramform.TABELL, ("a", "mann", "b", 1.0))
    assert ved_siden_av(tabell, {tabell.id: "<svg/>"}) == ""
    linjer = replace(tabell, diagramform=Diagramform.LINJER)
    assert ved_siden_av(linjer, {tabell.id: "<svg/>"}) == "<svg/>"


def test_a_small_drawing_is_not_blown_up() -> None:
    assert bredde('<svg class="x" width="340" height="9">') == 41
    assert bredde('<svg width="2000">') == bredde("") == 82


def test_hidden_numbers_are_counted_beside_the_table() -> None:
    forste, *andre = TABELLER[0].rader
    skjult = replace(forste, undertrykt=True, verdi=None, undertrykt_grunn=Grunn.GRUNNLAG)
    assert ikke_publisert(TABELLER[0]) == ""
    sagt = ikke_publisert(replace(TABELLER[0], rader=(skjult, *andre)))
    assert sagt.startswith(f"1 av {len(andre) + 1} tall, merket «:»: ")


def test_definitions_have_no_marks_of_the_file_they_are_written_in() -> None:
    for sprak in ("nb", "nn", "en"):
        assert not any("`" in d.tekst + d.valg for d in definisjoner(sprak).values())


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("viktig")
    for ut in (tmp_path / "fil", tmp_path / "fil" / "rapport"):
        with pytest.raises(Rapportfeil, match="der er det en fil"):
            lag_rapport(MANIFEST, Beregning(), Valg(ut, PROBA_2022_9))


def test_an_extract_of_the_same_name_with_other_rows_is_another(tmp_path: Path) -> None:
    """What is drawn of the one is not kept for the other."""
    a, b = (
        replace(MANIFEST, filer=(Fil("person", "person.parquet", 1, 1, sum_),)) for sum_ in "ab"
    )
    with pytest.raises(KeyboardInterrupt):
        lag_rapport(a, Beregning(), Valg(tmp_path, PROBA_2022_9), stopp_ved(1))
    beregning = Beregning()
    lag_rapport(b, beregning, Valg(tmp_path, PROBA_2022_9))
    assert beregning.ganger == 1
