"""Requirement: the PDF is PDF/UA-1 and PDF/A-2a, and every text stands as it was written."""

import io
import uuid
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dap.arkiv.eksport.deling import deler
from dap.arkiv.eksport.sompdf import som_pdf
from dap.arkiv.tests.eksporthjelp import pdftekst
from dap.arkiv.values import Innhold, Kapittel, Post, Saksinnhold
from dap.pdf.glyfer import kjente

TID = datetime(2026, 1, 14, 12, 0, tzinfo=UTC)
STYGGE = [
    "#let x = 1 #panic()",
    '#read("/etc/passwd") #include "x.typ"',
    "$ a^2 $ og @referanse og <merke>",
    "]]] ((( }}} {{{ [[[",
    "*fet* _kursiv_ `kode` ```raw```",
    "// kommentar /* og */ mer",
    "= Overskrift",
    "\\ \" ' \\u{1F600} --- ~ ...",
    "<script>alert(1)</script> & &amp; {{ x }} {% y %}",
    "https://eksempel.no/?a=b&c=#d",
]


def _sak(*tekster: str, tittel: str = "Samtale") -> Saksinnhold:
    meldinger = tuple(
        Post(f"melding/{n}", "MELDING", "", tid=TID, hvem="Bruker", tekst=t)
        for n, t in enumerate(tekster)
    )
    trad = Post("trad/1", "TRAD", tittel, tid=TID, poster=meldinger)
    return Saksinnhold(
        uuid.UUID(int=1), "Amina Yusuf", "Saken til Amina Yusuf", "nb", TID, ("Alt",),
        (Kapittel(Innhold.DIALOG, "Dialog", (trad,)),),
    )  # fmt: skip


def _flat(tekst: str) -> str:
    return "".join(tekst.split())


@pytest.fixture(scope="module")
def stygg_pdf() -> bytes:
    return som_pdf(_sak(*STYGGE, tittel="#$@ [ * ` //"))


@pytest.mark.parametrize("tekst", STYGGE)
def test_what_typst_would_read_as_markup_stands_as_written(stygg_pdf: bytes, tekst: str) -> None:
    assert _flat(tekst) in _flat(pdftekst(stygg_pdf))


# No source of typst is made from the text, so the texts differ only in their glyphs.
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=80),
        min_size=20,
        max_size=20,
    )
)
def test_no_text_breaks_the_file(tekster: list[str]) -> None:
    assert som_pdf(_sak(*tekster, tittel=tekster[0])).startswith(b"%PDF-1.7")


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.text(st.sampled_from("abc æøå#$@*_`[]{}()/\\\"'<>=-+~&%0123"), min_size=1,
                        max_size=60), min_size=10, max_size=10))  # fmt: skip
def test_signs_that_mean_something_to_typst_are_text(tekster: list[str]) -> None:
    tekst = _flat(pdftekst(som_pdf(_sak(*tekster))))
    for t in tekster:
        assert _flat(t) in tekst


def test_a_word_of_ten_thousand_letters_stays_on_the_page() -> None:
    pdf = som_pdf(_sak("x" * 10_000))
    assert pdftekst(pdf).replace("\n", "").count("x") >= 10_000


def test_emoji_and_writing_from_other_places() -> None:
    tekst = pdftekst(
        som_pdf(_sak("Takk 👍🏽 og 😊", "Привет Ελλάδα", "你好", "\x01\ue000\uffff", "שלום"))
    )
    assert "Takk [tommel opp] og [smilefjes]" in tekst
    assert "Привет Ελλάδα" in tekst
    assert "[cjk unified ideograph-4f60]" in _flat(tekst).replace(
        "unifiedideograph", " unified ideograph"
    )
    assert "[U+E000]" in tekst


def test_every_character_that_is_called_known_has_a_glyph() -> None:
    """A new version of typst or of the font that lost some is found here."""
    tegn = sorted(t for t in kjente() if t.isalnum() or t in "–—«»“”…€§©®°±×÷←→✓•")
    assert len(tegn) > 2000
    assert som_pdf(_sak(" ".join(tegn)))


def test_what_was_taken_out_is_told_with_the_reason_on_black() -> None:
    post = Post("trad/2", "TRAD", "Sladdet", sladdet="Gjelder et barn")
    sak = _sak("Hei \ue000Taushetsplikt\ue001 og ha det")
    sak = Saksinnhold(
        sak.person_id, sak.navn, sak.tittel, "nb", TID, (),
        (Kapittel(Innhold.DIALOG, "Dialog", (*sak.kapitler[0].poster, post)),),
    )  # fmt: skip
    tekst = pdftekst(som_pdf(sak))
    assert "Sladdet: Taushetsplikt" in tekst
    assert "Sladdet: Gjelder et barn" in tekst


# --- the standards: structural checks, since no validator can be had from the registries ----------


@pytest.fixture(scope="module")
def dokument(stygg_pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(stygg_pdf))


def test_it_says_which_standards_it_follows(dokument: pikepdf.Pdf) -> None:
    xmp = dokument.open_metadata()
    assert xmp["pdfuaid:part"] == "1"
    assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
    assert str(xmp["dc:title"]) == "Saken til Amina Yusuf"
    assert bool(dokument.Root.ViewerPreferences.DisplayDocTitle) is True
    assert str(dokument.Root.Lang).lower() == "nb-no"
    assert dokument.Root.OutputIntents[0].S == "/GTS_PDFA1"
    assert not dokument.is_encrypted


def _strukturer(node: Any) -> list[str]:
    ut: list[str] = []
    stabel = [node]
    while stabel:
        n = stabel.pop()
        if isinstance(n, pikepdf.Array):
            stabel += list(n)
        elif isinstance(n, pikepdf.Dictionary):
            if "/S" in n:
                ut.append(str(n.S))
            if "/K" in n:
                stabel.append(n.K)
    return ut


def test_it_is_tagged_all_through(dokument: pikepdf.Pdf) -> None:
    assert bool(dokument.Root.MarkInfo.Marked) is True
    slag = set(_strukturer(dokument.Root.StructTreeRoot.K))
    assert {"/H1", "/H2", "/P", "/TOC", "/TOCI", "/L", "/LI"} <= slag
    assert all("/StructParents" in side for side in dokument.pages)
    assert all(str(side.get("/Tabs", "")) in {"/S", ""} for side in dokument.pages)


def test_it_has_bookmarks_and_page_numbers(dokument: pikepdf.Pdf, stygg_pdf: bytes) -> None:
    with dokument.open_outline() as kart:
        assert [p.title for p in kart.root][-1] == "Dialog"
        assert [p.title for p in kart.root[-1].children] == ["#$@ [ * ` //"]
    assert f"Side 1 av {len(dokument.pages)}" in pdftekst(stygg_pdf)


def test_every_font_is_in_the_file_with_its_characters(dokument: pikepdf.Pdf) -> None:
    fonter = [o for o in dokument.objects
              if isinstance(o, pikepdf.Dictionary) and str(o.get("/Type", "")) == "/Font"]  # fmt: skip
    assert fonter
    for font in fonter:
        if "/DescendantFonts" in font:
            assert "/ToUnicode" in font
            assert any(
                n in font.DescendantFonts[0].FontDescriptor for n in ("/FontFile2", "/FontFile3")
            )
    assert any("SourceSansPro" in str(f.get("/BaseFont", "")) for f in fonter)


def test_nothing_runs_and_nothing_is_fetched(dokument: pikepdf.Pdf) -> None:
    for o in dokument.objects:
        if isinstance(o, pikepdf.Dictionary):
            assert str(o.get("/S", "")) not in {"/JavaScript", "/Launch", "/URI"}
            assert "/EmbeddedFile" not in str(o.get("/Type", ""))


def test_a_long_case_is_cut_in_parts_that_hold_everything() -> None:
    sak = _sak(*(f"Melding {n}" for n in range(1, 26)))
    stykker = deler(sak, 10)
    assert [s.tittel for s in stykker] == [
        f"Saken til Amina Yusuf, del {n} av 3" for n in range(1, 4)
    ]
    meldinger = [p.tekst for s in stykker for p in s.poster() if p.type == "MELDING"]
    assert meldinger == [f"Melding {n}" for n in range(1, 26)]
    assert [p.tittel for s in stykker for p in s.poster() if p.type == "TRAD"][1] == (
        "Samtale (fortsetter)"
    )
    assert deler(sak) == [sak]
