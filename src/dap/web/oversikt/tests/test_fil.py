"""Requirement: what one sees can be taken away, with why, and everybody on it can see that."""

import csv
import io
import zipfile

import pyarrow.parquet as pq
from django.db import connection
from django.test.utils import CaptureQueriesContext
from klient import logget_inn
from rollebesetning import NAA, Rollebesetning

from dap.oppfolging.operations import lagre_huskelapp
from dap.sporing.models import Oppslag
from dap.web.oversikt.tests.hjelp import to_team

FIL = "/oversikt/fil/?kontor=1201&kol=veileder,startet,avtalt,alder,fnr&sort=navn"


def hent(hvem: str, ende: str, formal: str = "Møte om lista", til: str = FIL) -> bytes:
    svar = logget_inn(hvem).post(til, {"formal": formal, "ende": ende})
    assert svar.status_code == 200
    assert svar["Content-Disposition"].startswith("attachment; filename=")
    return b"".join(svar.streaming_content)  # type: ignore[attr-defined]


def test_csv_opens_rightly_and_leaves_a_trace(roller: Rollebesetning) -> None:
    for_ = Oppslag.objects.filter(hva="oversikt").count()
    rader = list(csv.reader(io.StringIO(hent("kari", "csv").decode("utf-8-sig")), delimiter=";"))
    assert rader[0][:2] == ["Navn", "Veileder"]
    assert [r[0] for r in rader[1:]] == ["Yusuf, Amina", "Aasland, Bjørn"]
    assert len(rader[1][5]) == 11
    spor = Oppslag.objects.filter(hva="oversikt")
    assert spor.count() == for_ + 2
    assert set(spor.values_list("hvorfor", flat=True)) == {"Møte om lista"}


def test_excel_and_parquet(roller: Rollebesetning) -> None:
    assert zipfile.ZipFile(io.BytesIO(hent("kari", "xlsx"))).testzip() is None
    tabell = pq.read_table(io.BytesIO(hent("kari", "parquet")))
    assert tabell.column_names == ["navn", "veileder", "startet", "avtalt", "alder", "fnr"]
    assert tabell.num_rows == 2


def test_what_somebody_wrote_is_never_a_formula(roller: Rollebesetning) -> None:
    """In CSV a mark stands before it. In Excel a text is a text, and stands as it was written."""
    for hvem, tekst in ((roller.amina, "=HYPERLINK(1)"), (roller.bjorn, "＝1;æøå\n«2»")):
        lagre_huskelapp(
            aktor=roller.kari, person_id=hvem.id, frist=None, tekst=tekst, versjon=0, naa=NAA
        )
    til = "/oversikt/fil/?kontor=1201&kol=huskelapp&sort=navn"
    fil = hent("kari", "csv", til=til).decode("utf-8-sig")
    rader = list(csv.reader(io.StringIO(fil, newline=""), delimiter=";"))
    assert [r[1] for r in rader[1:]] == ["'=HYPERLINK(1)", "'＝1;æøå\n«2»"]
    with zipfile.ZipFile(io.BytesIO(hent("kari", "xlsx", til=til))) as bok:
        ark = bok.read("xl/worksheets/sheet1.xml").decode()
    assert ">=HYPERLINK(1)</t>" in ark
    assert "<f>" not in ark


def test_a_category_is_written_in_the_words_of_whoever_set_it(roller: Rollebesetning) -> None:
    to_team(roller)
    til = "/oversikt/fil/?kontor=1201&kol=kategori&sort=navn"
    rader = list(
        csv.reader(io.StringIO(hent("kari", "csv", til=til).decode("utf-8-sig")), delimiter=";")
    )
    assert rader[1:] == [
        ["Yusuf, Amina", "Klar for jobb (Ungdom)"], ["Aasland, Bjørn", "Venter på lege (Helse)"],
    ]  # fmt: skip
    ordene = "/oversikt/fil/?kontor=1201&kol=kategori,kategoriord&sort=navn"
    tabell = pq.read_table(io.BytesIO(hent("kari", "parquet", til=ordene)))
    assert tabell.column_names == ["navn", "kategori", "kategoriord"]
    assert tabell["kategori"].to_pylist() == ["A", "A"]
    papir = logget_inn("kari").post(til, {"formal": "Møte", "ende": "papir"}, follow=True)
    assert "<td>Klar for jobb (Ungdom)</td>" in papir.content.decode()


def test_nothing_to_fetch_is_said(roller: Rollebesetning) -> None:
    html = logget_inn("kari").get("/oversikt/fil/?kontor=1201&navn=finnesikke").content.decode()
    assert "ingen liste å hente" in html
    assert "Hent lista" not in html


def test_without_a_reason_there_is_no_file(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    with CaptureQueriesContext(connection) as sporringer:
        assert "2 " in kari.get(FIL).content.decode()
    assert not any("string_agg" in s["sql"] for s in sporringer), "counts beside choices are made"
    svar = kari.post(FIL, {"formal": "  ", "ende": "csv"})
    assert svar.status_code == 422
    assert kari.post(FIL, {"formal": "x", "ende": "exe"}).status_code == 422


def test_nobody_gets_others(roller: Rollebesetning) -> None:
    assert logget_inn("ola").post(FIL, {"formal": "x", "ende": "csv"}).status_code == 403
    assert "Frida" not in hent("kari", "csv").decode("utf-8-sig")
    assert "Frida" in hent("siv", "csv").decode("utf-8-sig")


def test_on_paper_all_of_it_with_the_same_trace(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    til = kari.post(f"{FIL}&navn=yusu", {"formal": "Møte <b>nå</b>", "ende": "papir"})["Location"]
    assert "Hva skal du bruke lista til?" in kari.get(f"{FIL}&papir=1").content.decode()
    svar = kari.get(til)
    assert svar.status_code == 200
    html = svar.content.decode()
    assert '<th scope="row">Yusuf, Amina</th>' in html
    assert "Aasland" not in html
    assert "Møte &lt;b&gt;nå&lt;/b&gt;" in html
    assert "Navn: «yusu»" in html
    spor = Oppslag.objects.filter(hva="oversikt", hvorfor="Møte <b>nå</b>")
    assert list(spor.values_list("person_id", flat=True)) == [roller.amina.id]
