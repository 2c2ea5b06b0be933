"""A line of the timeline as HTML, written without the template engine: a page has fifty of them.

Like the card of the plan (docs/adr/0018-the-card-is-written-in-python.md). Everything that people
wrote is escaped here.
"""

from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from dap.web.felles.merker import ikon


@dataclass(frozen=True, slots=True)
class Linje:
    tekst: str
    klokke: str
    slag: str
    ikon: str
    farge: str
    kanal: str
    hvorfor: str
    adresse: str
    lenketekst: str


def linjehtml(linje: Linje, grunn: str) -> SafeString:
    """One line as an item of a list; `grunn` is what stands before the reason."""
    tekst = escape(linje.tekst)
    hvorfor = ""
    if linje.hvorfor:
        ord_ = f"{escape(grunn)} {escape(linje.hvorfor)}"
        hvorfor = f'<p class="dap-tekst dap-dempet">{ord_}</p>'
    under = [f'<span class="dap-tall">{linje.klokke}</span>', escape(linje.slag)]
    if linje.kanal:
        under.append(escape(linje.kanal))
    if linje.adresse:
        hit = escape(linje.lenketekst)
        under.append(
            f'<a class="aksel-link" href="{escape(linje.adresse)}" aria-label="{hit}: {tekst}">'
            f"{hit}</a>"
        )
    return mark_safe(  # noqa: S308 (every part is escaped or ours)
        '<li class="dap-tidslinje__punkt">'
        f'<span class="dap-tidslinje__ikon" data-color="{linje.farge}">{ikon(linje.ikon)}</span>'
        f'<div class="dap-hendelse"><p class="dap-tekst">{tekst}</p>{hvorfor}'
        f'<p class="dap-tidslinje__naar">{" · ".join(under)}</p></div></li>'
    )
