"""What people write, as HTML: a small part of Markdown, links that are safe, and nothing else.

Paragraphs, line breaks, lists, **bold**, *italic*, links. Everything else stands as it was typed.
"""

import re
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from typing import Any

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

_REGLER = [
    "newline", "escape", "emphasis", "link", "autolink", "list",
    "balance_pairs", "fragments_join",
]  # fmt: skip
_TAGGER = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "span"}
_ATTRIBUTTER = {"a": {"href", "target"}, "span": {"class"}, "ol": {"start"}}
_SKJEMAER = {"http", "https", "mailto", "tel"}
# Signs that can mean something in Markdown. Text without them needs no parser.
_TEGN = re.compile(r"[*_\[\]<>\\&]|://|^\s*(?:[-+]|\d{1,9}[.)])\s", re.MULTILINE)
_BAR_ADRESSE = re.compile(r"(?<![\w<(\[\"'=/])https?://[^\s<>()\[\]\"']+")
_ETTERPA = ".,;:!?…"


def _apne_lenke(
    renderer: Any, tokens: Sequence[Token], idx: int, valg: Any, miljo: MutableMapping[str, Any]
) -> str:
    return f'<a target="_blank" href="{escape(tokens[idx].attrGet("href"))}">'


def _lukk_lenke(
    renderer: Any, tokens: Sequence[Token], idx: int, valg: Any, miljo: MutableMapping[str, Any]
) -> str:
    tekst = escape(_("åpnes i ny fane"))
    return f'</a> <span class="dap-ny-fane">({tekst})</span>'


def _parser() -> MarkdownIt:
    md = MarkdownIt("zero", {"breaks": True, "html": False}).enable(_REGLER)
    md.add_render_rule("link_open", _apne_lenke)
    md.add_render_rule("link_close", _lukk_lenke)
    return md


_MD = _parser()


def markdown(tekst: str) -> SafeString:
    """The text as HTML that can stand on any page."""
    return _lag(tekst, get_language() or "nb")


@lru_cache(maxsize=4096)
def _lag(tekst: str, sprak: str) -> SafeString:
    if not _TEGN.search(tekst):
        return _enkel(tekst)
    html = _MD.render(_BAR_ADRESSE.sub(_autolenke, tekst))
    rent = nh3.clean(
        html,
        tags=_TAGGER,
        attributes=_ATTRIBUTTER,
        url_schemes=_SKJEMAER,
        link_rel="noopener nofollow noreferrer",
    )
    return mark_safe(rent)  # noqa: S308 (cleaned on the line above)


def _enkel(tekst: str) -> SafeString:
    avsnitt = [a.strip("\n") for a in re.split(r"\n\s*\n", tekst) if a.strip()]
    html = "".join(f"<p>{escape(a).replace(chr(10), '<br>')}</p>" for a in avsnitt)
    return mark_safe(html)  # noqa: S308 (escaped on the line above)


def _autolenke(treff: re.Match[str]) -> str:
    adresse = treff.group(0)
    rest = adresse[len(adresse.rstrip(_ETTERPA)) :]
    return f"<{adresse.rstrip(_ETTERPA)}>{rest}"
