"""The analysts' pages: order, follow, open, take away; to everybody else not there."""

import io
import json
import re
import uuid
import zipfile
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from klient import HTMX, logget_inn
from planhjelp import felt, tekst
from rollebesetning import Rollebesetning

from dap.forskning import lager
from dap.forskning.models import Oppdrag, Oppdragslogg
from dap.forskning.tekst import Tekst, lagre
from dap.konto.models import Konto
from dap.web.forskning.tests.hjelp import ane as ane
from dap.web.forskning.tests.hjelp import bestill_syntetisk, siste
from dap.web.forskning.tests.hjelp import mappe as mappe

pytestmark = pytest.mark.django_db
STEG = Tekst("%(id)s %(tittel)s", id="8.1", tittel="Lager personer")
SIDER = ("", "status/", "uttrekk/", "syntetisk/", "rapport/")


def late_som_ferdig(ane: Client) -> UUID:
    """A finished report with two files, without computing it."""
    kilde = bestill_syntetisk(ane)
    data = {
        "kilde": str(kilde), "fra": "2019-08", "til": "2020-07", "formaal": "Prøve", "nivaa": "offentlig",
        "sprak": "nb", "godkjenning": "", "grunn": "", "nokkel": uuid.uuid4(),
    }  # fmt: skip
    ane.post("/forskning/rapport/", data)
    id_ = siste(lag=False)
    mappe = lager.mappe(id_)
    (mappe / "figurer").mkdir(parents=True)
    (mappe / "index.html").write_text("<!doctype html><title>Rapport</title>", encoding="utf-8")
    (mappe / "figurer/8.1.svg").write_text("<svg/>", encoding="utf-8")
    om = {
        "filer": {"index.html": "", "figurer/8.1.svg": ""},
        "tabeller": [{"id": "8.1", "tittel": "Antall"}],
    }
    (mappe / "rapport.json").write_text(json.dumps(om), encoding="utf-8")
    Oppdrag.objects.filter(id=id_).update(status="FERDIG", storrelse=100)
    return id_


def test_for_everybody_else_no_page_is_there(roller: Rollebesetning, ane: Client) -> None:
    id_ = late_som_ferdig(ane)
    for hvem in ("kari", "tor", "rut", "adam", "mona", "lise", "amina"):
        klient = logget_inn(hvem)
        for side in (*SIDER, f"{id_}/", f"{id_}/last-ned/", f"{id_}/rapport/index.html"):
            assert klient.get(f"/forskning/{side}").status_code == 404, (hvem, side)
        for grep in ("slett", "avbryt"):
            assert klient.post(f"/forskning/{id_}/{grep}/").status_code == 404
        assert klient.post("/forskning/syntetisk/", {"personer": 100, "fro": 1}).status_code == 404


def test_another_analysts_order_is_not_there(roller: Rollebesetning, ane: Client) -> None:
    id_ = late_som_ferdig(ane)
    Oppdrag.objects.filter(id=id_).update(bestilt_av_id=roller.kari.id)
    for side in ("", "status/", "last-ned/", "rapport/index.html"):
        assert ane.get(f"/forskning/{id_}/{side}").status_code == 404


def test_an_extract_is_ordered_with_its_reason(ane: Client) -> None:
    assert "Bestill uttrekk" in tekst(ane.get("/forskning/"))
    side = ane.get("/forskning/uttrekk/")
    data = {
        "fra": "2025-01", "til": "2025-06", "formaal": "Evaluering av planen", "hjemmel": "Vedtak 22/1",
        "sluttdato": "2099-12-31", "kommune_tillatelse": "", "nokkel": felt(side, "nokkel"),
    }  # fmt: skip
    for _gang in range(2):
        svar = ane.post("/forskning/uttrekk/", data, follow=True)
    assert "Bestilt. Du kan gå fra siden og komme tilbake." in tekst(svar)
    assert "Vedtak 22/1" in tekst(svar)
    assert Oppdrag.objects.count() == 1


@pytest.mark.parametrize(
    ("felt_", "verdi", "melding"),
    [
        ("formaal", "", "Fyll ut «Formål»."),
        ("formaal", "Å se", "«Formål» må ha minst 10 tegn."),
        ("hjemmel", "", "Fyll ut «Rettslig grunnlag»."),
        ("fra", "2025-13", "Skriv år og måned, for eksempel 2019-08."),
        ("til", "2024-01", "Den siste måneden kan ikke være før den første."),
        ("til", "2098-01", "Måneden er ikke over."),
        ("til", "9999-12", "Måneden er ikke over."),
        ("sluttdato", "2020-01-01", "Prosjektet må slutte i dag eller senere."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    ane: Client, felt_: str, verdi: str, melding: str
) -> None:
    data = {
        "fra": "2025-01", "til": "2025-06", "formaal": "Evaluering av planen", "hjemmel": "Vedtak 22/1",
        "sluttdato": "2099-12-31",
    }  # fmt: skip
    svar = ane.post("/forskning/uttrekk/", data | {felt_: verdi})
    assert svar.status_code == 422
    assert melding in tekst(svar)
    assert ("Evaluering av planen" in tekst(svar)) == (felt_ != "formaal")
    assert Oppdrag.objects.count() == 0


def test_a_report_inside_asks_for_the_approval(ane: Client) -> None:
    kilde = bestill_syntetisk(ane)
    side = ane.get(f"/forskning/rapport/?kilde={kilde}")
    assert f'value="{kilde}" selected' in side.content.decode()
    data = {
        "kilde": str(kilde), "fra": "2019-08", "til": "2020-07", "formaal": "Prøve", "nivaa": "intern",
        "sprak": "nb", "godkjenning": "", "grunn": "",
    }  # fmt: skip
    svar = ane.post("/forskning/rapport/", data)
    assert svar.status_code == 422
    assert "må du oppgi prosjektets godkjenning" in tekst(svar)
    assert ane.post("/forskning/rapport/", data | {"kilde": str(uuid.uuid4())}).status_code == 422


def test_the_page_asks_while_it_waits_and_stops_when_it_is_done(ane: Client) -> None:
    ane.post("/forskning/syntetisk/", {"personer": 100, "fro": 1})
    id_ = siste(lag=False)
    Oppdrag.objects.filter(id=id_).update(status="LAGES", framdrift=40, steg=lagre(STEG))
    for adresse in ("/forskning/status/", f"/forskning/{id_}/status/"):
        venter = ane.get(adresse, headers=HTMX)
        assert "hx-trigger" in venter.content.decode()
        assert "<html" not in venter.content.decode()
        assert "40 prosent" in tekst(venter)
        assert "<html" in ane.get(adresse).content.decode()
    # The step in the reader's language, with its parts.
    for sprak, ord_ in (
        ("nb", "8.1 Lager personer"),
        ("nn", "8.1 Lagar personar"),
        ("en", "8.1 Making persons"),
    ):
        Konto.objects.filter(id=ane.session["_auth_user_id"]).update(sprak=sprak)
        assert ord_ in tekst(ane.get(f"/forskning/{id_}/status/", headers=HTMX))
    Konto.objects.filter(id=ane.session["_auth_user_id"]).update(sprak="nb")
    assert 'value="40"' in ane.get(f"/forskning/{id_}/").content.decode()
    Oppdrag.objects.filter(id=id_).update(status="BESTILT")
    siste()
    for adresse in ("/forskning/status/", f"/forskning/{id_}/status/"):
        assert "hx-trigger" not in ane.get(adresse, headers=HTMX).content.decode()


def test_results_are_opened_safely_and_it_is_written_down(ane: Client) -> None:
    id_ = late_som_ferdig(ane)
    assert "8.1 Antall" in tekst(ane.get(f"/forskning/{id_}/"))
    svar = ane.get(f"/forskning/{id_}/rapport/index.html")
    assert svar["Content-Type"] == "text/html; charset=utf-8"
    assert svar["Content-Security-Policy"].startswith(
        "default-src 'none'; img-src data:; style-src 'sha256-"
    )
    assert svar["X-Content-Type-Options"] == "nosniff"
    assert svar["Cache-Control"] == "no-store, private"
    for galt in ("rapport.json", "../x", "..%2f..%2fpubliseret.jsonl", "figurer/9.9.svg"):
        assert ane.get(f"/forskning/{id_}/rapport/{galt}").status_code == 404
    assert (
        Oppdragslogg.objects.filter(oppdrag_id=id_, handling="APNET", hva="index.html").count() == 1
    )


def test_everything_is_taken_away_in_one_file(ane: Client) -> None:
    id_ = late_som_ferdig(ane)
    svar = ane.get(f"/forskning/{id_}/last-ned/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in svar
    innhold = svar.getvalue()
    with zipfile.ZipFile(io.BytesIO(innhold)) as z:
        assert set(z.namelist()) == {"index.html", "figurer/8.1.svg", "rapport.json"}
    assert svar["Content-Length"] == str(len(innhold))
    assert svar["Content-Disposition"].startswith('attachment; filename="rapport-')
    assert Oppdragslogg.objects.filter(oppdrag_id=id_, handling="LASTET_NED").count() == 1


def test_the_report_has_the_chosen_theme_and_a_way_back_in_ones_own_language(ane: Client) -> None:
    id_ = late_som_ferdig(ane)
    side = '<!doctype html>\n<html lang="nb"><body><header><h1>Rapport</h1></header>'
    (lager.mappe(id_) / "index.html").write_text(side, encoding="utf-8")
    adresse = f"/forskning/{id_}/rapport/index.html"
    Konto.objects.filter(id=ane.session["_auth_user_id"]).update(tema="morkt")
    ut = ane.get(adresse).getvalue().decode()
    assert '<html data-tema="morkt" lang="nb">' in ut
    assert '<nav class="tilbake" lang="nb"' in ut
    assert '<a href="../">Tilbake til bestillingen</a>' in ut
    assert "bokmål" not in ut


def test_an_order_is_stopped_and_asked_for_again(ane: Client) -> None:
    ane.post("/forskning/syntetisk/", {"personer": 123, "fro": 45})
    id_ = siste(lag=False)
    side = ane.post(f"/forskning/{id_}/avbryt/", follow=True)
    assert "Du avbrøt bestillingen." in tekst(side)
    assert f"/forskning/syntetisk/?som={id_}" in side.content.decode()
    skjema = ane.get(f"/forskning/syntetisk/?som={id_}")
    assert (felt(skjema, "personer"), felt(skjema, "fro")) == ("123", "45")
    assert ane.get(f"/forskning/rapport/?som={uuid.uuid4()}").status_code == 404
    assert ane.get("/forskning/rapport/?som=x").status_code == 200


def test_an_extract_says_how_much_is_in_it_and_when_nobody_is(ane: Client) -> None:
    id_ = bestill_syntetisk(ane)
    assert "Personer 100 Dialoger" in " ".join(tekst(ane.get(f"/forskning/{id_}/")).split())
    manifest = lager.mappe(id_) / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"rader": 100,', '"rader": 0,'))
    assert "så uttrekket er tomt" in tekst(ane.get(f"/forskning/{id_}/"))


def test_staff_begin_where_their_menu_does(roller: Rollebesetning) -> None:
    steder = {
        "ane": "/forskning/",
        "adam": "/administrasjon/",
        "kari": "/min-dag/",
        "lise": "/min-dag/",
        "rut": "/sporing/",
    }
    funnet = {hvem: logget_inn(hvem).get("/").headers["Location"] for hvem in steder}
    assert funnet == steder


def test_files_are_deleted(ane: Client) -> None:
    id_ = late_som_ferdig(ane)
    svar = ane.post(f"/forskning/{id_}/slett/", follow=True)
    assert "Filene er slettet." in tekst(svar)
    assert not lager.mappe(id_).exists()
    assert ane.get(f"/forskning/{id_}/last-ned/").status_code == 404


def test_the_list_asks_as_often_however_long_it_is(
    ane: Client, django_assert_max_num_queries: Any
) -> None:
    bestill_syntetisk(ane)
    with django_assert_max_num_queries(8):
        ane.get("/forskning/")
    for _gang in range(3):
        bestill_syntetisk(ane)
    with django_assert_max_num_queries(8):
        ane.get("/forskning/")


def test_the_language_of_the_report_starts_at_ones_own_and_is_shown(ane: Client) -> None:
    kilde = bestill_syntetisk(ane)
    Konto.objects.filter(id=ane.session["_auth_user_id"]).update(sprak="en")
    side = ane.get(f"/forskning/rapport/?kilde={kilde}").content.decode()
    assert re.search(r'name="sprak"[^>]*value="en"[^>]*checked', side)
    data = {
        "kilde": str(kilde), "fra": "2019-08", "til": "2020-07", "formaal": "Prøve", "nivaa": "offentlig",
        "sprak": "nn", "godkjenning": "", "grunn": "",
    }  # fmt: skip
    assert ane.post("/forskning/rapport/", data | {"sprak": "fr"}).status_code == 422
    ane.post("/forskning/rapport/", data)
    o = Oppdrag.objects.get(id=siste(lag=False))
    assert o.sprak == "nn"
    assert '<dd lang="nn">Nynorsk</dd>' in ane.get(f"/forskning/{o.id}/").content.decode()
    igjen = ane.get(f"/forskning/rapport/?som={o.id}").content.decode()
    assert re.search(r'name="sprak"[^>]*value="nn"[^>]*checked', igjen)
