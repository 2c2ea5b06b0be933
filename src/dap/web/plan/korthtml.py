"""A card as HTML, written without the template engine.

A plan has sixty cards, and the template of one took a quarter of a millisecond: most of the page's
time (docs/adr/0018-the-card-is-written-in-python.md). Everything that people wrote is escaped here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dap.web.felles.merker import ikon
from dap.web.plan.kort import Kortvisning, Merke

_MERKE = (
    '<span class="aksel-tag aksel-tag--small aksel-body-short aksel-body-short--small"'
    ' data-color="{}" data-variant="{}">{}</span>'
)


@dataclass(frozen=True, slots=True)
class Kortord:
    """The words that every card has, in the language of the page."""

    endret: str
    uleste: str
    flytt: str
    boble: str


def kortord() -> Kortord:
    return Kortord(
        escape(_("endret siden sist")),
        escape(_("uleste meldinger")),
        escape(_("Flytt til")),
        ikon("Chat"),
    )


def korthtml(k: Kortvisning, rot: str, ord_: Kortord) -> SafeString:
    """One card as an item of a list; `rot` is the plan's own address."""
    tittel = escape(k.tittel)
    draes = f' data-kort data-aktivitet="{k.id}"' if k.meny else ""
    prikk = '<span class="dap-prikk" aria-hidden="true"></span>' if k.endret else ""
    endret = f'<span class="aksel-sr-only"> ({ord_.endret})</span>' if k.endret else ""
    return mark_safe(  # noqa: S308 (every part is escaped or ours)
        f'<li><article class="dap-kort dap-kort--lenke plan-kort" id="kort-{k.id}"{draes}>'
        f'<p class="dap-kort__type">{escape(k.type)}</p>'
        f'<h3 class="plan-kort__tittel">{prikk}<a class="dap-kort__lenke"'
        f' href="{rot}aktivitet/{k.id}/">{tittel}{endret}</a></h3>'
        f"{_linjer(k.linjer)}{_merker(k.merker, k.uleste, ord_)}{_flytt(k.meny, tittel, ord_)}"
        "</article></li>"
    )


def _linjer(linjer: Iterable[tuple[str, bool]]) -> str:
    rader = "".join(
        f'<p class="plan-haster">{escape(tekst)}</p>' if haster else f"<p>{escape(tekst)}</p>"
        for tekst, haster in linjer
    )
    return f'<div class="plan-kort__linjer">{rader}</div>' if rader else ""


def _merker(merker: Iterable[Merke], uleste: int, ord_: Kortord) -> str:
    deler = "".join(_MERKE.format(m.farge, m.variant, escape(m.tekst)) for m in merker)
    if uleste:
        deler += (
            f'<span class="plan-uleste">{ord_.boble}<span class="dap-teller">{uleste}</span>'
            f'<span class="aksel-sr-only"> {ord_.uleste}</span></span>'
        )
    return f'<div class="plan-kort__merker">{deler}</div>' if deler else ""


def _flytt(meny: str, tittel: str, ord_: Kortord) -> str:
    """The choices are in the page for those without scripts; with them they become elements when
    somebody comes near (js/tavle.js): hundreds of buttons that nobody sees cost a phone too much."""
    if not meny:
        return ""
    return (
        '<details class="dap-meny plan-flytt" data-meny><summary class="plan-flytt__knapp">'
        f'{ord_.flytt}<span class="aksel-sr-only">: {tittel}</span></summary>'
        f"<noscript>{meny}</noscript></details>"
    )
