"""Characters that the fonts of the PDF do not have are put in words: "[tommel opp]".

PDF/A and PDF/UA demand a glyph for every character. The JSON beside it holds what was written.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

LENGSTE_ORD, STYKKE = 60, 30
_LANGT_ORD = re.compile(rf"\S{{{LENGSTE_ORD},}}")
_MELLOM = "\u200b"
"""Takes no room; a line may be broken there."""
_STILLE = {*"\u200b\u200c\u200d\u200e\u200f\u00ad"}
_FILER = Path(__file__).with_name("glyfer.txt")

# The ones people write most, in words; the others have their English name in Unicode.
TEGNNAVN = {
    "👍": gettext_noop("tommel opp"),
    "👎": gettext_noop("tommel ned"),
    "👌": gettext_noop("OK-hånd"),
    "👏": gettext_noop("applaus"),
    "🙏": gettext_noop("takk"),
    "💪": gettext_noop("sterk arm"),
    "😀": gettext_noop("glad fjes"),
    "😃": gettext_noop("glad fjes"),
    "😄": gettext_noop("glad fjes"),
    "😁": gettext_noop("glad fjes"),
    "😊": gettext_noop("smilefjes"),
    "🙂": gettext_noop("smilefjes"),
    "😉": gettext_noop("blunkefjes"),
    "😂": gettext_noop("ler så tårene triller"),
    "😅": gettext_noop("lettet fjes"),
    "😍": gettext_noop("forelsket fjes"),
    "😢": gettext_noop("trist fjes"),
    "😭": gettext_noop("gråter"),
    "😡": gettext_noop("sint fjes"),
    "🤔": gettext_noop("tenker"),
    "🎉": gettext_noop("feiring"),
    "💕": gettext_noop("hjerter"),
    "✅": gettext_noop("hake"),
}


@lru_cache(maxsize=1)
def kjente() -> frozenset[str]:
    """Every character that Source Sans Pro, Libertinus Serif or DejaVu Sans Mono has."""
    tegn: set[str] = set()
    for linje in _FILER.read_text(encoding="ascii").split():
        fra, _strek, til = linje.partition("-")
        tegn.update(map(chr, range(int(fra, 16), int(til or fra, 16) + 1)))
    return frozenset(tegn | _STILLE | {"\n"})


def vis(tekst: str, utelat: frozenset[str] = frozenset()) -> str:
    """The text as the PDF can show it. `utelat`: strings that a compilation has stumbled over."""
    tekst = unicodedata.normalize("NFC", tekst)
    for del_ in utelat:
        if del_ in tekst:
            tekst = tekst.replace(del_, "".join(_navn(t) for t in del_))
    kan = kjente()
    if not kan.issuperset(tekst):
        tekst = "".join(t if t in kan else _navn(t) for t in tekst)
    return _LANGT_ORD.sub(_delt, tekst)


def _navn(tegn: str) -> str:
    if tegn == "\t":
        return "    "
    if unicodedata.category(tegn) in {"Cc", "Cf", "Mn"} or "\U0001f3fb" <= tegn <= "\U0001f3ff":
        return ""  # joins, chooses a colour or a variant of the one before
    if tegn in TEGNNAVN:
        ord_ = _(TEGNNAVN[tegn])
        return f"[{ord_}]"
    navn = unicodedata.name(tegn, "").lower()
    return f"[{navn}]" if navn else f"[U+{ord(tegn):04X}]"


def _delt(treff: re.Match[str]) -> str:
    """A word longer than a line may be broken, so that nothing of it falls outside the page."""
    langt = treff.group()
    return _MELLOM.join(langt[n : n + STYKKE] for n in range(0, len(langt), STYKKE))
