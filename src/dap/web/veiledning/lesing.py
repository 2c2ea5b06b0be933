"""The guides of docs/brukerveiledning as pages: the text stands there, in each language, and only there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

SPRAK = ("nb", "nn", "en")
_MD = MarkdownIt("commonmark", {"html": False}).disable(["image", "code", "fence"])
_ANDRE_SPRAK = re.compile(r"\[\w+\]\([a-z.]+\.md\) ·")
"""The line that leads to the other languages: the page has its own choice of language."""

_ANNEN = re.compile(r"\]\((bruker|veileder|leder|analytiker)(?:\.nn|\.en)?\.md\)")
"""A link to another of the guides: on the pages they lie beside each other."""


@dataclass(frozen=True, slots=True)
class Del:
    """What stands under one heading: a paragraph that begins in bold, and what follows it."""

    id: str
    tittel: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Veiledning:
    tittel: str
    deler: tuple[Del, ...]


def fil(hvem: str, sprak: str) -> Path:
    endelse = "" if sprak == "nb" else f".{sprak}"
    return Path(settings.DAP_VEILEDNINGER) / f"{hvem}{endelse}.md"


@lru_cache(maxsize=16)
def veiledning(hvem: str, sprak: str) -> Veiledning:
    """`hvem` is the name of a file, and never what an address says."""
    linjer = fil(hvem, sprak).read_text(encoding="utf-8").splitlines()
    tekst = "\n".join(linje for linje in linjer if not _ANDRE_SPRAK.match(linje))
    tokens = _MD.parse(_ANNEN.sub(r"](../\1/)", tekst))
    tittel = next(t.content for t in tokens if t.type == "inline")
    return Veiledning(tittel, tuple(_deler(tokens)))


def _deler(tokens: list[Token]) -> Iterator[Del]:
    """Every paragraph that begins in bold begins a part."""
    starter = [n for n, t in enumerate(tokens) if _begynner_del(tokens, n)]
    for nr, (fra, til) in enumerate(zip(starter, [*starter[1:], len(tokens)], strict=True), 1):
        tittel = _ta_tittel(tokens[fra + 1])
        html = _MD.renderer.render(tokens[fra:til], _MD.options, {})
        yield Del(f"{nr}-{slugify(tittel)}", tittel, mark_safe(html))  # noqa: S308 (our own file)


def _begynner_del(tokens: list[Token], n: int) -> bool:
    if tokens[n].type != "paragraph_open" or tokens[n].level:
        return False
    barn = _barn(tokens[n + 1])
    return bool(barn) and barn[0].type == "strong_open"


def _barn(inline: Token) -> list[Token]:
    """Without the empty text that the parser may begin with."""
    return [b for b in inline.children or [] if b.type != "text" or b.content]


def _ta_tittel(inline: Token) -> str:
    """The words in bold. Where the sentence goes on with them they stand; else they are the heading
    alone."""
    barn = _barn(inline)
    slutt = next(n for n, b in enumerate(barn) if b.type == "strong_close")
    tittel = "".join(b.content for b in barn[1:slutt])
    resten = barn[slutt + 1 :]
    if tittel[-1] in ".:?" and resten:
        tekst = resten[0].content.lstrip()
        resten[0].content = tekst[:1].upper() + tekst[1:]
        inline.children = resten
    return tittel.rstrip(".:")
