"""The report as a tagged PDF (docs/adr/0022-typst-makes-the-pdf.md): the same as the page, to keep."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dap.forskning.rapport.definisjoner import DEFINISJONER
from dap.forskning.rapport.diagram import alternativ
from dap.forskning.rapport.innhold import KAPITLER, Innhold
from dap.forskning.rapport.rutenett import grunnlag, rutenett
from dap.forskning.tabeller.values import Tabell
from dap.pdf.lag import lag_pdf

MAL = Path(__file__).with_name("rapport.typ")


def som_pdf(innhold: Innhold, bilder: Mapping[str, str]) -> bytes:
    """Raises dap.pdf.lag.PdfFeilet."""
    data = _data(innhold, bilder)
    return lag_pdf(MAL, lambda _utelat: data)


def _data(innhold: Innhold, bilder: Mapping[str, str]) -> dict[str, Any]:
    return {
        "tittel": innhold.tittel,
        "varsel": innhold.varsel,
        "om": [{"navn": n, "tekst": t} for n, t in innhold.om()],
        "kapitler": [
            {
                "tittel": KAPITLER.get(k, k),
                "tabeller": [_tabell(t, bilder.get(t.id, "")) for t in tabeller],
            }
            for k, tabeller in innhold.kapitler()
        ],
        "sammenlikning": [
            [
                f"{x.avsnitt} {x.beskrivelse} ({x.populasjon})",
                x.trykt,
                x.her,
                "innenfor" if x.innenfor else "utenfor",
            ]
            for x in innhold.sammenlikning
        ],
        "definisjoner": [
            {"navn": f"{d.id} {d.navn}", "tekst": d.tekst, "valg": d.valg}
            for d in DEFINISJONER.values()
        ],
        "vern": list(innhold.om_vern()),
    }


def _tabell(t: Tabell, bilde: str) -> dict[str, Any]:
    r = rutenett(t)
    enhet = f"Enhet: {', '.join(r.enheter)}. " if 0 < len(r.enheter) <= 3 else ""
    fakta = [
        ("Populasjon", t.populasjon),
        ("Nevner", t.nevner),
        ("Grunnlag", f"{enhet}{grunnlag(t)}"),
        ("Definisjoner", ", ".join(t.definisjoner)),
    ]
    return {
        "tittel": f"{t.id} {t.tittel}",
        "bilde": bilde,
        "alt": alternativ(t),
        "hjorne": r.hjorne,
        "kolonner": list(r.kolonner),
        "rader": [[navn, *celler] for navn, celler in r.rader],
        "fakta": [{"navn": n, "tekst": v} for n, v in fakta if v not in {"", "–"}],
        "noter": list(t.fotnoter),
        "forbehold": list(t.forbehold),
        "valg": list(t.beslutninger),
        "bred": len(r.kolonner) > 7,
    }
