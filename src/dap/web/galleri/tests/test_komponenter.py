"""The components: what a screen reader is told, and that what people write stays text."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.forms import CharField
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler

from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.galleri.forms import FEIL_UT, FYLT_UT, Galleriskjema


def vis(mal: str, **kontekst: Any) -> str:
    request = RequestFactory().get("/", {"side": "2", "filter": "avtalt"})
    request.user = AnonymousUser()
    kode = CottonCompiler().process(mal)
    return engines["django"].from_string(kode).render(kontekst, request)


def element(html: str, id_: str) -> str:
    treff = re.search(rf'<[a-z]+[^>]*\bid="{id_}"[^>]*>', html)
    assert treff, html
    return treff[0]


@pytest.fixture
def feil() -> Galleriskjema:
    return Galleriskjema(FEIL_UT)


def test_a_field_is_tied_to_label_description_and_error(feil: Galleriskjema) -> None:
    html = vis('<c-tekstfelt :felt="s.tittel" autocomplete="off" />', s=feil)
    inn = element(html, "id_tittel")
    assert '<label class="aksel-form-field__label aksel-label" for="id_tittel">Tittel' in html
    assert 'aria-describedby="id_tittel-beskrivelse id_tittel-feil"' in inn
    assert 'aria-invalid="true"' in inn
    assert 'autocomplete="off"' in inn
    assert element(html, "id_tittel-beskrivelse")
    assert element(html, "id_tittel-feil")
    assert "valgfritt" not in html


def test_a_field_without_error_says_nothing_of_errors() -> None:
    html = vis('<c-tekstfelt :felt="s.lenke" />', s=Galleriskjema())
    assert "aria-invalid" not in html
    assert "aria-describedby" not in html
    assert "(valgfritt)" in html


def test_pasted_text_is_not_cut_by_the_browser() -> None:
    html = vis(
        '<c-tekstfelt :felt="s.tittel" /><c-tekstomrade :felt="s.beskrivelse" />',
        s=Galleriskjema(),
    )
    assert "maxlength" not in html
    assert 'data-grense="120"' in html
    assert 'id="id_beskrivelse-teller"' in html


def test_a_counter_starts_near_a_limit_of_ones_own() -> None:
    html = vis('<c-tekstomrade :felt="s.beskrivelse" grense="50" rader="2" />', s=Galleriskjema())
    assert 'data-grense="50"' in element(html, "id_beskrivelse")
    assert 'rows="2"' in element(html, "id_beskrivelse")


@pytest.mark.parametrize(
    ("komponent", "felt", "antall"),
    [("radiogruppe", "status", 3), ("avkryssingsgruppe", "kanaler", 3)],
)
def test_a_group_is_a_fieldset_with_a_label_for_each_choice(
    komponent: str, felt: str, antall: int, feil: Galleriskjema
) -> None:
    html = vis(f'<c-{komponent} :felt="s.{felt}" />', s=feil)
    assert html.count("<fieldset") == html.count("<legend") == 1
    assert html.count(f'name="{felt}"') == antall
    for n in range(antall):
        assert f'for="id_{felt}_{n}"' in html
    assert f'id_{felt}-feil"' in html[: html.index(">")]


def test_what_was_chosen_is_still_chosen() -> None:
    skjema = Galleriskjema(FYLT_UT)
    html = vis(
        '<c-radiogruppe :felt="s.status" /><c-avkryssingsgruppe :felt="s.kanaler" />'
        '<c-nedtrekk :felt="s.tema" /><c-bryter :felt="s.paaminnelse" /><c-datofelt :felt="s.fra" />',
        s=skjema,
    )
    assert skjema.is_valid(), skjema.errors
    assert "checked" in element(html, "id_status_0")
    assert "checked" in element(html, "id_kanaler_1")
    assert "checked" not in element(html, "id_kanaler_0")
    assert "checked" in element(html, "id_paaminnelse")
    assert '<option value="jobb" selected>' in html
    assert 'value="2030-05-02"' in element(html, "id_fra")
    assert 'type="date"' in element(html, "id_fra")


def test_the_summary_leads_to_each_control(feil: Galleriskjema) -> None:
    html = vis('<c-feiloppsummering :skjema="s" />', s=feil)
    assert 'tabindex="-1"' in html
    for id_ in ("id_tittel", "id_fra", "id_tema", "id_status_0", "id_kanaler_0"):
        assert f'href="#{id_}"' in html
    assert "Fyll ut «Status»." in html
    assert vis('<c-feiloppsummering :skjema="s" />', s=Galleriskjema(FYLT_UT)).strip() == ""


def test_an_error_of_the_whole_form_is_in_the_summary(feil: Galleriskjema) -> None:
    feil.add_error(None, "Sluttdatoen er før startdatoen.")
    assert "Sluttdatoen er før startdatoen." in vis('<c-feiloppsummering :skjema="s" />', s=feil)


def test_a_button_that_leads_somewhere_is_a_link() -> None:
    assert vis("<c-knapp>Lagre</c-knapp>").startswith('<button type="submit"')
    lenke = vis('<c-knapp href="/plan/" variant="secondary" ikon="Plus">Planen</c-knapp>')
    assert lenke.startswith('<a href="/plan/"')
    assert "<svg" in lenke
    assert 'aria-hidden="true"' in lenke


def test_htmx_attributes_reach_the_element() -> None:
    html = vis('<c-knapp hx-post="/x/" name="status" value="1">Flytt</c-knapp>')
    assert 'hx-post="/x/" name="status" value="1"' in html


@pytest.mark.parametrize("type_", ["info", "success", "warning", "error"])
def test_an_alert_says_its_kind_in_words(type_: str) -> None:
    html = vis('<c-varsel :type="t" tittel="Obs">Tekst</c-varsel>', t=type_)
    ord_ = {"info": "Informasjon", "success": "Utført", "warning": "Advarsel", "error": "Feil"}
    assert f'<span class="aksel-sr-only">{ord_[type_]}:</span>' in html


def test_what_people_write_stays_text() -> None:
    ondt = "<script>alert(1)</script>"
    html = vis(
        '<c-tag>{{ x }}</c-tag><c-kort :tittel="x">{{ x }}</c-kort><c-kontaktkort :navn="x" />'
        '<c-tekstfelt :felt="s.tittel" :beskrivelse="x" /><c-chip :href="x" fjern>{{ x }}</c-chip>',
        x=ondt,
        s=Galleriskjema({"tittel": ondt}),
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_current_tab_and_page_are_marked() -> None:
    html = vis(
        '<c-faner etikett="Visning"><c-fane href="/a" valgt>A</c-fane><c-fane href="/b">B</c-fane></c-faner>'
    )
    assert html.count('aria-current="page"') == 1
    side = Paginator(range(100), 10).page(2)
    html = vis('<c-paginering :side="side" />', side=side)
    assert html.count('aria-current="page"') == 1
    assert 'href="?side=3&amp;filter=avtalt"' in html
    assert vis('<c-paginering :side="s" />', s=Paginator(range(5), 10).page(1)).strip() == ""


class Provskjema(Skjema):
    tekst = CharField(label="100 % sikker", max_length=5)
    egen = CharField(label="Egen", error_messages={"required": "Skriv noe her."})
    dag = Datofelt(label="Dag", required=False)


def test_messages_name_the_field_unless_the_form_has_its_own() -> None:
    skjema = Provskjema({"tekst": "for langt", "dag": "31.02.2030"})
    assert skjema.errors["tekst"] == ["«100 % sikker» kan ha høyst 5 tegn. Du har skrevet 9."]
    assert skjema.errors["egen"] == ["Skriv noe her."]
    assert "«Dag» er ikke en gyldig dato" in skjema.errors["dag"][0]
    assert Provskjema({}).errors["tekst"] == ["Fyll ut «100 % sikker»."]
    assert "\0" not in str(Provskjema({"tekst": "a\0"}).errors)
    assert "ikke kan brukes" in Provskjema({"tekst": "a\0"}).errors["tekst"][0]


@pytest.mark.parametrize("skrevet", ["2030-05-02", "02.05.2030", "2.5.2030", "02052030"])
def test_a_date_can_be_written_as_norwegians_do(skrevet: str) -> None:
    with override("en"):
        skjema = Provskjema({"tekst": "a", "egen": "b", "dag": skrevet})
        assert skjema.is_valid(), skjema.errors
        assert skjema.cleaned_data["dag"].isoformat() == "2030-05-02"
