"""What was confirmed, as it was then: between the row and the value that files are made of."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.arkiv.eksport.somjson import som_dict
from dap.arkiv.eksportverdier import (
    Innhold,
    Kapittel,
    Opplysning,
    Post,
    Saksinnhold,
    Vedleggspost,
)


def frys(sak: Saksinnhold) -> dict[str, Any]:
    """As JSON. What machines read of a fact is kept as the JSON file says it."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(sak), default=_enkel))
    return data


def _enkel(verdi: Any) -> str:
    return verdi.isoformat() if hasattr(verdi, "isoformat") else str(verdi)


def tin(data: dict[str, Any]) -> Saksinnhold:
    return Saksinnhold(
        person_id=UUID(data["person_id"]),
        navn=data["navn"],
        tittel=data["tittel"],
        sprak=data["sprak"],
        laget=datetime.fromisoformat(data["laget"]),
        utvalg=tuple(data["utvalg"]),
        kapitler=tuple(
            Kapittel(
                Innhold(k["innhold"]),
                k["tittel"],
                tuple(_post(p) for p in k["poster"]),
                k["forklaring"],
            )
            for k in data["kapitler"]
        ),
    )


def _post(p: dict[str, Any]) -> Post:
    return Post(
        id=p["id"],
        type=p["type"],
        tittel=p["tittel"],
        tid=datetime.fromisoformat(p["tid"]) if p["tid"] else None,
        hvem=p["hvem"],
        tekst=p["tekst"],
        opplysninger=tuple(Opplysning(**o) for o in p["opplysninger"]),
        poster=tuple(_post(u) for u in p["poster"]),
        vedlegg=tuple(Vedleggspost(**{**v, "id": UUID(v["id"])}) for v in p["vedlegg"]),
        rom=p["rom"],
        sladdet=p["sladdet"],
    )


def poster_som_json(sak: Saksinnhold) -> dict[str, str]:
    """Each root item as canonical JSON, by id: two that are equal say the same."""
    return {
        post["id"]: json.dumps(post, sort_keys=True, ensure_ascii=False, default=str)
        for kapittel in som_dict(sak)["kapitler"]
        for post in kapittel["poster"]
    }
