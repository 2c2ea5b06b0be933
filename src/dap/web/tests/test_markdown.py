"""Requirement: a message can be formatted a little, and can never do anything to its reader."""

import re

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dap.web.felles.markdown import markdown

VIRKER = [
    ("Hei", "<p>Hei</p>"),
    ("en\nto\n\ntre", "<p>en<br>to</p><p>tre</p>"),
    ("**fet** og *kursiv*", "<p><strong>fet</strong> og <em>kursiv</em></p>"),
    ("2 < 3 & 4", "<p>2 &lt; 3 &amp; 4</p>"),
]


@pytest.mark.parametrize(("tekst", "html"), VIRKER)
def test_a_little_formatting(tekst: str, html: str) -> None:
    assert markdown(tekst).replace("\n", "") == html


def test_lists() -> None:
    html = markdown("- cv\n- søknad")
    assert html.count("<li>") == 2


@pytest.mark.parametrize(
    "tekst",
    [
        "[kurs](https://nav.no/a?b=1&c=2)",
        "se https://nav.no/a?b=1&c=2.",
        "<https://nav.no/a?b=1&c=2>",
    ],
)
def test_links_open_safely_and_say_so(tekst: str) -> None:
    with translation.override("nb"):
        html = markdown(tekst)
    assert 'href="https://nav.no/a?b=1&amp;c=2"' in html
    assert 'rel="noopener nofollow noreferrer"' in html
    assert "(åpnes i ny fane)" in html


FARLIG = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    "![x](https://spion.no/bilde.png)",
    "<img src=x onerror=alert(1)>",
    '[x](https://a.no "onmouseover=alert(1)")',
    '[x](https://a.no/"onclick="alert(1))',
    "<a href='https://a.no' onclick='x'>x</a>",
    "&lt;script&gt;",
]


@pytest.mark.parametrize("tekst", FARLIG)
def test_nothing_dangerous_comes_through(tekst: str) -> None:
    _krev_trygt(str(markdown(tekst)))


@given(st.text(alphabet="<>[]()!*_`&;:/\\\"'= \nahrefsconlickjavpt1-#", max_size=80))
def test_no_text_becomes_anything_but_the_few_tags(tekst: str) -> None:
    _krev_trygt(str(markdown(tekst)))


def _krev_trygt(html: str) -> None:
    tagger = set(re.findall(r"<\s*/?\s*([a-zA-Z][\w-]*)", html))
    assert tagger <= {"p", "br", "strong", "em", "ul", "ol", "li", "a", "span"}
    for attributt in re.findall(r"<[a-z]+([^>]*)>", html):
        assert not re.search(r"(?:^|\s)on\w+\s*=", re.sub(r'"[^"]*"', '""', attributt))
    for adresse in re.findall(r'href="([^"]*)"', html):
        assert re.match(r"(?:https?:|mailto:|tel:|[^:]*$)", adresse)
