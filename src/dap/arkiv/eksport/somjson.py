"""The export as JSON, by the published schema (docs/eksport/eksport.schema.json)."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from dap.arkiv.eksportverdier import (
    SKJEMA_VERSJON,
    SLADD_SLUTT,
    SLADD_START,
    Kapittel,
    Opplysning,
    Post,
    Saksinnhold,
)

SKJEMAFIL = Path(__file__).with_name("eksport.schema.json")
_MERKE = re.compile(f"{SLADD_START}([^{SLADD_SLUTT}]*){SLADD_SLUTT}")


def som_json(sak: Saksinnhold) -> bytes:
    return json.dumps(som_dict(sak), ensure_ascii=False, indent=1, default=str).encode()


def som_dict(sak: Saksinnhold) -> dict[str, Any]:
    return {
        "skjema": SKJEMA_VERSJON,
        "person": str(sak.person_id),
        "navn": uten_merker(sak.navn),
        "tittel": uten_merker(sak.tittel),
        "sprak": sak.sprak,
        "laget": sak.laget.isoformat(),
        "utvalg": list(sak.utvalg),
        "kapitler": [_kapittel(k) for k in sak.kapitler],
    }


def uten_merker(tekst: str) -> str:
    """What was taken out, as text: "[Sladdet: grunn]"."""
    if SLADD_START not in tekst:
        return tekst
    return _MERKE.sub(lambda m: "[" + _("Sladdet: %(grunn)s") % {"grunn": m.group(1)} + "]", tekst)


def _kapittel(k: Kapittel) -> dict[str, Any]:
    return {"innhold": k.innhold.value, "tittel": k.tittel, "poster": [_post(p) for p in k.poster]}


def _post(p: Post) -> dict[str, Any]:
    felter: Mapping[str, Any] = {
        "id": p.id,
        "type": p.type,
        "tittel": uten_merker(p.tittel),
        "tid": p.tid.isoformat() if p.tid else None,
        "hvem": uten_merker(p.hvem),
        "tekst": uten_merker(p.tekst),
        "rom": p.rom,
        "sladdet": p.sladdet,
        "opplysninger": [_opplysning(o) for o in p.opplysninger],
        "vedlegg": [
            {
                "id": str(v.id),
                "navn": uten_merker(v.navn),
                "mime": v.mime,
                "storrelse": v.storrelse,
            }
            for v in p.vedlegg
        ],
        "poster": [_post(u) for u in p.poster],
    }
    # What says nothing is left out: a case of five years is long enough.
    return {
        navn: verdi for navn, verdi in felter.items() if verdi or navn in {"id", "type", "tittel"}
    }


def _opplysning(o: Opplysning) -> dict[str, Any]:
    verdi = o.verdi.isoformat() if isinstance(o.verdi, date) else o.verdi
    verdi = uten_merker(verdi) if isinstance(verdi, str) else verdi
    return {"kode": o.kode, "navn": o.navn, "verdi": verdi, "tekst": uten_merker(o.tekst)}
