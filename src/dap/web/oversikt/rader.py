"""The rows of the list as HTML, written without the template engine: a page has fifty of them, with ten
cells each (docs/adr/0018). Everything that people wrote is escaped here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from dap.portefolje.queries import Felt
from dap.portefolje.values import Brukerrad, Side
from dap.ruter import rute
from dap.web.felles.lista import Listested, blaadresse
from dap.web.felles.person import lenke_til
from dap.web.oversikt.tekster import Navn, celle, etikett, kategorimerke, kodenavn, radcelle

_LANG = 40
"""Characters of a value that is given room."""
_LENKE = '<a class="aksel-link" href="{}">{}</a>'


@dataclass(frozen=True, slots=True)
class Oppsett:
    """What the rows of a page have in common."""

    kolonner: tuple[str, ...]
    """Those beside the name, in order."""
    felt: Mapping[str, Felt]
    navn: Navn
    sporring: str | None
    """The page as its address asks; None when whoever is found does not stand in a list."""
    kan_endre: bool
    merket: bool
    """Every row is chosen from the start."""


def radene(side: Side, o: Oppsett) -> SafeString:
    """Empty when there are none. A phone shows the heading beside the value."""
    hoder = [(n, f' data-hode="{escape(etikett(o.felt[n]))}">') for n in o.kolonner]
    velg = escape(gettext("Velg"))
    ut = []
    for nr, r in enumerate(side.rader, side.fra):
        navn, celler = escape(r.navn), [_celle(r, n, hode, o) for n, hode in hoder]
        hake = _hake(r, f"{velg} {navn}", merket=o.merket) if o.kan_endre else ""
        lenke = _LENKE.format(escape(_til(r, nr, side, o)), navn)
        merker = "".join(_merke(*m) for m in _merker(r, o.felt))
        ut.append(f'<tr>{hake}<th scope="row">{lenke}{merker}</th>{"".join(celler)}</tr>')
    return mark_safe("".join(ut))  # noqa: S308 (every part is escaped or ours)


def _til(r: Brukerrad, nr: int, side: Side, o: Oppsett) -> str:
    if o.sporring is None:
        return rute("bruker:forside", person_id=r.person_id)
    return blaadresse(r.person_id, Listested(o.sporring, nr, side.total))


def _hake(r: Brukerrad, tekst: str, *, merket: bool) -> str:
    """The person, and the adviser that the page showed."""
    valg = escape(f"{r.person_id}:{r.celler.get('veileder') or ''}")
    return (
        '<td><label><input type="checkbox" form="oversikt-velg" name="person"'
        f' value="{valg}"{" checked" if merket else ""}>'
        f'<span class="aksel-sr-only">{tekst}</span></label></td>'
    )


def _merke(tekst: str, farge: str) -> str:
    return (
        ' <span class="aksel-tag aksel-tag--outline aksel-tag--xsmall aksel-detail"'
        f' data-color="{farge}" data-variant="outline">{escape(tekst)}</span>'
    )


def _celle(r: Brukerrad, nokkel: str, hode: str, o: Oppsett) -> str:
    tekst = _tekst(r, nokkel, o)
    lang = ' class="dap-oversikt__lang"' if len(tekst) > _LANG else ""
    verdi = _merket(r, nokkel, tekst, kan_endre=o.kan_endre)
    return f"<td{lang}{hode}{verdi if isinstance(verdi, SafeString) else escape(verdi)}</td>"


def _tekst(r: Brukerrad, nokkel: str, o: Oppsett) -> str:
    """Points of need come with what they are made of, when that was read."""
    if nokkel == "fnr":
        return r.fnr
    felt, navn = o.felt, o.navn
    tekst = radcelle(felt[nokkel], r, navn)
    grunner = r.celler.get("behovsgrunn") if nokkel == "behov" else None
    if not grunner:
        return tekst
    ord_ = [kodenavn(felt["behovsgrunn"], k, navn) for k in grunner]
    if "STILLE" in grunner and r.celler.get("stille"):
        stille = celle(felt["stille"], r.celler["stille"], navn)
        ord_[grunner.index("STILLE")] += f" ({stille})"
    return f"{tekst}: {', '.join(ord_)}"


def _merket(r: Brukerrad, nokkel: str, tekst: str, *, kan_endre: bool) -> str:
    """A category with its shape, and a note with the way to change it."""
    verdi = r.celler.get(nokkel) if nokkel in {"kategori", "huskelapp"} else None
    if not verdi:
        return tekst
    if nokkel == "kategori":
        return kategorimerke(verdi, tekst)
    if not kan_endre:
        return tekst
    return format_html(_LENKE, lenke_til("oppfolging:huskelapp", r.person_id), tekst)


def _merker(r: Brukerrad, felt: Mapping[str, Felt]) -> Iterator[tuple[str, str]]:
    """Text and colour of the marks that every row may carry (those of the person's own head)."""
    if r.celler.get("registerstatus") == "DOD":
        yield gettext("Død"), "neutral"
    if r.gradering not in {"", "UGRADERT"}:
        yield kodenavn(felt["gradering"], r.gradering, {}), "danger"
    if r.skjermet:
        yield gettext("Skjermet"), "danger"
    if r.celler.get("ny"):
        yield gettext("Ny bruker"), "info"
    if not r.celler.get("veileder"):
        yield gettext("Ufordelt"), "warning"
    if "innsatsgruppe" in r.celler and not r.celler["innsatsgruppe"]:
        yield gettext("Trenger vedtak"), "info"
        if profil := r.celler.get("profil"):
            yield kodenavn(felt["profil"], profil, {}), "neutral"
