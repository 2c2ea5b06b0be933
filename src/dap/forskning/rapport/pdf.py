"""The report as a tagged PDF (docs/adr/0022-typst-makes-the-pdf.md): the same as the page, to keep."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dap.forskning.rapport import faste
from dap.forskning.rapport.definisjoner import definisjoner
from dap.forskning.rapport.diagram import alternativ, ved_siden_av
from dap.forskning.rapport.innhold import KAPITLER, Innhold
from dap.forskning.rapport.rutenett import grunnlag, ikke_publisert, rutenett
from dap.forskning.rapport.sammenlikning import INNENFOR, UTENFOR, om_sammenlikning
from dap.forskning.rapport.sprak import EN, si, valgt
from dap.forskning.rapport.sprak import si as _
from dap.forskning.tabeller.values import Tabell
from dap.pdf.lag import lag_pdf

MAL = Path(__file__).with_name("rapport.typ")
ORD = {
    "innhold": faste.INNHOLD,
    "side": faste.SIDE,
    "forbehold": faste.FORBEHOLD,
    "valgene": faste.VALGENE,
    "sammenlikning": faste.SAMMENLIKNING,
    "tall": faste.TALL,
    "trykt": faste.TRYKT,
    "her": faste.HER,
    "innenfor": faste.INNENFOR,
    "definisjoner": faste.DEFINISJONER,
    "valg": faste.VALG,
    "personvern": faste.PERSONVERN,
}
"""The template's own words."""
_SVGBREDDE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)')
MANGE_KOLONNER = 7
"""With more of them the letters are smaller, and all columns but the first are equally wide."""
KORT, LANGT, LANGE_NAVN = 26, 50, 24
"""How many millimetres the first column then has, and what a long name in it is."""
FULL, STOR = 82.0, 680.0
"""How much of the page a chart takes, and how wide such a chart is drawn."""


def som_pdf(innhold: Innhold, bilder: Mapping[str, str]) -> bytes:
    """Raises dap.pdf.lag.PdfFeilet."""
    data = _data(innhold, bilder)
    return lag_pdf(MAL, lambda _utelat: data)


def _data(innhold: Innhold, bilder: Mapping[str, str]) -> dict[str, Any]:
    return {
        "sprak": valgt(),
        "region": "gb" if valgt() == EN else "no",
        "ord": {navn: si(ord_) for navn, ord_ in ORD.items()},
        "tittel": innhold.tittel,
        "varsel": innhold.varsel,
        "om": [{"navn": n, "tekst": t} for n, t in innhold.om()],
        "kapitler": [
            {
                "tittel": si(KAPITLER.get(k, k)),
                "tabeller": [_tabell(t, ved_siden_av(t, bilder)) for t in tabeller],
            }
            for k, tabeller in innhold.kapitler()
        ],
        "sammenlikning": [
            [
                f"{si(x.avsnitt)} {si(x.beskrivelse)} ({si(x.populasjon)})",
                x.trykt,
                x.her,
                si(INNENFOR if x.innenfor else UTENFOR),
            ]
            for x in innhold.sammenlikning
        ],
        "om_sammenlikning": om_sammenlikning(innhold.sammenlikning),
        "definisjoner": [
            {"navn": f"{d.id} {d.navn}", "tekst": d.tekst, "valg": d.valg}
            for d in definisjoner(valgt()).values()
        ],
        "vern": list(innhold.om_vern()),
    }


def bredde(bilde: str) -> float:
    """Per cent of the page: a small drawing is not blown up."""
    funnet = _SVGBREDDE.search(bilde)
    return min(FULL, FULL * float(funnet[1]) / STOR) if funnet else FULL


def _tabell(t: Tabell, bilde: str) -> dict[str, Any]:
    r = rutenett(t)
    enhet = _("Enhet: %(enhet)s") % {"enhet": ", ".join(r.enheter)}
    enhet = f"{enhet}. " if 0 < len(r.enheter) <= 3 else ""
    fakta = [
        (_("Populasjon"), si(t.populasjon)),
        (_("Nevner"), si(t.nevner)),
        (_("Grunnlag"), f"{enhet}{grunnlag(t)}"),
        (_("Ikke publisert"), ikke_publisert(t)),
        (_("Definisjoner"), ", ".join(t.definisjoner)),
    ]
    return {
        "tittel": f"{t.id} {si(t.tittel)}",
        "bilde": bilde,
        "bredde": bredde(bilde),
        "alt": alternativ(t),
        "hjorne": r.hjorne,
        "kolonner": list(r.kolonner),
        "rader": [[navn, *celler] for navn, celler in r.rader],
        "fakta": [{"navn": n, "tekst": v} for n, v in fakta if v not in {"", "–"}],
        "noter": [si(n) for n in t.fotnoter],
        "forbehold": [si(n) for n in t.forbehold],
        "valg": [si(n) for n in t.beslutninger],
        "bred": len(r.kolonner) > MANGE_KOLONNER,
        "forste": LANGT if any(len(navn) > LANGE_NAVN for navn, _celler in r.rader) else KORT,
    }
