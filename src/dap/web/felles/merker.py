"""Template tags and filters that every template has (a builtin library, see settings)."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.core.paginator import Page
from django.forms import BoundField, RadioSelect
from django.forms.widgets import CheckboxSelectMultiple
from django.template import Context, Library
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = Library()


_BYGD = Path(__file__).resolve().parents[1] / "static" / "bygg"
_SYMBOL = re.compile(r'<symbol id="(\w+)" viewBox="([^"]+)">(.*)</symbol>')


@cache
def _ikoner(fil: str) -> dict[str, tuple[str, SafeString]]:
    """Box and shape of every icon in a built file; none where nothing is built (some tests)."""
    sti = _BYGD / fil
    funnet = _SYMBOL.findall(sti.read_text("utf-8")) if sti.exists() else []
    return {navn: (boks, mark_safe(form)) for navn, boks, form in funnet}  # noqa: S308 (our own file)


@register.simple_tag
@lru_cache(maxsize=512)
def ikon(navn: str, klasse: str = "") -> SafeString:
    """An icon. It is never read out, so there must be text beside it.

    Those of the frame come from a file that is kept; others are drawn where they stand, since a
    file of all of them takes a phone longer to read than the page.
    """
    boks, form = _ikoner("ikoner.svg").get(navn, ("0 0 24 24", ""))
    if navn in _ikoner("ramme.svg"):
        form = format_html('<use href="{}#{}"/>', static("bygg/ramme.svg"), navn)
    return format_html(
        '<svg class="dap-ikon{}" viewBox="{}" aria-hidden="true" focusable="false">{}</svg>',
        f" {klasse}" if klasse else "",
        boks,
        form,
    )


def _beskrevet_av(felt: BoundField, beskrivelse: object, teller: bool) -> str:
    ider = []
    if beskrivelse:
        ider.append(f"{felt.auto_id}-beskrivelse")
    if felt.errors:
        ider.append(f"{felt.auto_id}-feil")
    if teller:
        ider.append(f"{felt.auto_id}-teller")
    return " ".join(ider)


@register.simple_tag
def kontroll(
    felt: BoundField,
    klasse: str,
    attrs: Any = None,
    beskrivelse: object = "",
    type: str = "",
    rader: object = "",
    grense: object = None,
    **andre: object,
) -> SafeString:
    """The input itself, tied to its description and error.

    No maxlength: the browser would cut pasted text in silence. The server says what is too long.
    """
    egne: dict[str, Any] = {"class": klasse, "maxlength": False, "minlength": False}
    if type:
        egne["type"] = type
    if rader:
        egne["rows"] = rader
    if grense:
        egne["data-grense"] = grense
    if (beskrevet := _beskrevet_av(felt, beskrivelse, bool(grense))) != "":
        egne["aria-describedby"] = beskrevet
    if felt.errors:
        egne["aria-invalid"] = "true"
    if attrs is not None:
        egne |= attrs.attrs_dict()
    return felt.as_widget(attrs=egne | andre)


@register.filter
def anker(felt: BoundField) -> str:
    """Id of the control an error points at: for a group its first choice."""
    if isinstance(felt.field.widget, RadioSelect | CheckboxSelectMultiple):
        return f"{felt.auto_id}_0"
    return felt.id_for_label


@register.filter
def initialer(navn: str) -> str:
    """First letters of the first and the last name, for a contact card without a picture."""
    ord_ = navn.split()
    return "".join(o[0].upper() for o in (ord_[:1] + ord_[1:][-1:]))


@register.simple_tag(takes_context=True)
def sideadresse(context: Context, nummer: int, parameter: str = "side") -> str:
    """This page's own address with another page number; search and filters are kept."""
    sporring = context["request"].GET.copy()
    sporring[parameter] = str(nummer)
    return f"?{sporring.urlencode()}"


@register.simple_tag
def sidetall(side: Page[Any]) -> list[int | str]:
    """The page numbers to show: the first, the last, and those around this one."""
    return list(side.paginator.get_elided_page_range(side.number, on_each_side=1, on_ends=1))
