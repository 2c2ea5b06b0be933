"""The export as a tagged PDF: PDF/UA-1 and PDF/A-2a at once (docs/adr/0022-typst-makes-the-pdf.md)."""

import re
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import tidspunkt
from dap.arkiv.eksportverdier import (
    SLADD_SLUTT,
    SLADD_START,
    Innhold,
    Kapittel,
    Opplysning,
    Post,
    Saksinnhold,
)
from dap.pdf.glyfer import vis
from dap.pdf.lag import Utelat, lag_pdf

MAL = Path(__file__).with_name("sak.typ")
_MERKE = re.compile(f"{SLADD_START}([^{SLADD_SLUTT}]*){SLADD_SLUTT}")
_TABELLER = {Innhold.VARSEL, Innhold.SPORING}
_UTEN_RAMME = {"HISTORIKK"}


def som_pdf(sak: Saksinnhold) -> bytes:
    """Raises PdfFeilet."""
    return lag_pdf(MAL, lambda utelat: _data(sak, utelat))


def _data(sak: Saksinnhold, utelat: Utelat) -> dict[str, Any]:
    bygg = _Bygger(utelat)
    return {
        "tittel": vis(_MERKE.sub("", sak.tittel), utelat),
        "tittel_deler": bygg.deler(sak.tittel),
        "sprak": sak.sprak,
        "region": "gb" if sak.sprak == "en" else "no",
        "laget": _("Laget %(tid)s") % {"tid": tidspunkt(sak.laget)},
        "utvalg": [vis(u, utelat) for u in sak.utvalg],
        "ord": {
            "innhold": _("Innhold"),
            "side": _("Side"),
            "av": _("av"),
            "vedlegg": _("Vedlegg"),
            "ingenting": _("Her er det ingenting."),
            "uten_tittel": _("Uten tittel"),
        },
        "kapitler": [bygg.kapittel(k) for k in sak.kapitler],
    }


class _Bygger:
    """Values to what the template reads. Remembers the characters to leave out."""

    def __init__(self, utelat: Utelat) -> None:
        self._utelat = utelat

    def deler(self, tekst: str) -> Any:
        """A string, or the parts of one in which something was taken out."""
        if SLADD_START not in tekst:
            return vis(tekst, self._utelat)
        biter = _MERKE.split(tekst)
        return [
            {"sladdet": _grunn(vis(b, self._utelat))} if nr % 2 else vis(b, self._utelat)
            for nr, b in enumerate(biter)
            if b
        ]

    def kapittel(self, k: Kapittel) -> dict[str, Any]:
        som = "tabell" if k.innhold in _TABELLER else "poster"
        tabell = som == "tabell"
        return {
            "tittel": k.tittel,
            "forklaring": k.forklaring,
            "tom": not k.poster,
            "som": som,
            "kolonner": _kolonner(k.innhold) if tabell else [],
            "rader": [self._rad(k.innhold, p) for p in k.poster] if tabell else [],
            "poster": [] if tabell else [self._post(p) for p in k.poster],
        }

    def _rad(self, innhold: Innhold, p: Post) -> list[Any]:
        fakta = {o.kode: o.tekst for o in p.opplysninger}
        if innhold == Innhold.SPORING:
            hvem = ", ".join(t for t in (p.hvem, fakta.get("kontor", "")) if t)
            hva = ". ".join(t for t in (p.tittel, fakta.get("hvorfor", "")) if t)
            rad = [hva, hvem]
        else:
            rad = [p.tittel, fakta.get("lest", "")]
        if p.sladdet:
            rad = [f"{SLADD_START}{p.sladdet}{SLADD_SLUTT}", ""]
        return [tidspunkt(p.tid) if p.tid else "", *(self.deler(t) for t in rad)]

    def _post(self, p: Post) -> dict[str, Any]:
        grupper = [
            {
                "tittel": _gruppetittel(type_),
                "som": "liste" if type_ in _UTEN_RAMME else "ramme",
                "poster": [self._under(u) for u in poster],
            }
            for type_, poster in groupby(p.poster, key=lambda u: u.type)
        ]
        return {**self._felles(p), "grupper": grupper}

    def _under(self, p: Post) -> dict[str, Any]:
        return {
            **self._felles(p),
            "under": [self._dypest(u) for u in p.poster if u.type != "VERSJON"],
        }

    def _dypest(self, p: Post) -> dict[str, Any]:
        return {"tittel": self.deler(p.tittel), "tekst": self.deler(p.tekst)}

    def _felles(self, p: Post) -> dict[str, Any]:
        return {
            "tittel": self.deler(p.tittel),
            "sladdet": _grunn(vis(p.sladdet, self._utelat)) if p.sladdet else "",
            "tid": tidspunkt(p.tid) if p.tid else "",
            "hvem": self.deler(p.hvem),
            "tekst": self.deler(p.tekst),
            "fakta": [self._fakta(o) for o in p.opplysninger],
            "vedlegg": [self.deler(v.navn) for v in p.vedlegg],
        }

    def _fakta(self, o: Opplysning) -> dict[str, Any]:
        return {"navn": vis(o.navn, self._utelat), "tekst": self.deler(o.tekst)}


def _kolonner(innhold: Innhold) -> list[str]:
    return [_("Når"), _("Hva"), _("Hvem") if innhold == Innhold.SPORING else _("Lest")]


def _grunn(grunn: str) -> str:
    return _("Sladdet: %(grunn)s") % {"grunn": grunn}


def _gruppetittel(type_: str) -> str:
    return {
        "VERSJON": _("Tidligere versjoner"),
        "MELDING": _("Meldinger"),
        "OVERLEVERING": _("Sendt videre"),
        "VARSELLEVERING": _("Levert"),
        "VARSELFRIST": _("Fristen er flyttet"),
        "VARSELSVAR": _("Svar fra brukeren"),
        "VARSELSLUTT": _("Avsluttet"),
        "HISTORIKK": _("Historikk"),
        "FORHANDSORIENTERING": _("Forhåndsorientering"),
        "FORSTAELSE": _("Enig eller uenig"),
        "MILEPAEL": _("Delmål"),
        "SAKLISTE": _("Saklisten"),
        "KOMMENTAR": _("Kommentarer"),
        "SITAT": _("Sitater"),
        "VURDERINGSDEL": _("Vurderingen"),
        "EGENVURDERING": _("Egenvurderinger"),
        "VEDTAKSKILDE": _("Dette bygger vedtaket på"),
        "KLAGE": _("Klager"),
    }.get(type_, "")
