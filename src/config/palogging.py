"""How people sign in: ID-porten and Entra ID from the environment, or the local counterparts."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import miljo


def tilbydere() -> dict[str, dict[str, Any]]:
    """DAP_OIDC from the environment. A profile without a client id is left out."""
    profiler: dict[str, dict[str, Any]] = {}
    if miljo.tekst("DAP_IDPORTEN_KLIENT_ID", ""):
        profiler["IDPORTEN"] = {
            "utsteder": miljo.tekst("DAP_IDPORTEN_UTSTEDER", "https://idporten.no"),
            **_klient("DAP_IDPORTEN"),
            "acr": "idporten-loa-high",
        }
    if miljo.tekst("DAP_ENTRA_KLIENT_ID", ""):
        profiler["ENTRA"] = {
            "utsteder": miljo.tekst("DAP_ENTRA_UTSTEDER"),
            **_klient("DAP_ENTRA"),
            "grupper": _grupper(Path(miljo.tekst("DAP_ENTRA_GRUPPER"))),
        }
    return profiler


def _klient(navn: str) -> dict[str, str]:
    offentlig = miljo.ja_nei(f"{navn}_OFFENTLIG", standard=False)
    hemmelig = "" if offentlig else miljo.hemmelighet(f"{navn}_HEMMELIGHET", minst=16)
    return {"klient_id": miljo.tekst(f"{navn}_KLIENT_ID"), "hemmelighet": hemmelig}


def _grupper(fil: Path) -> dict[str, str]:
    """Group id → name of a role or a right, from a JSON file."""
    try:
        grupper = json.loads(fil.read_text(encoding="utf-8"))
    except (OSError, ValueError) as feil:
        raise ImproperlyConfigured(f"DAP_ENTRA_GRUPPER: {fil} cannot be read: {feil}") from None
    ukjente = sorted(set(map(str, grupper.values())) - set(ROLLER_OG_RETTIGHETER))
    if ukjente:
        raise ImproperlyConfigured(f"DAP_ENTRA_GRUPPER: unknown roles: {', '.join(ukjente)}")
    return dict(grupper)


ROLLER_OG_RETTIGHETER = (
    "VEILEDER",
    "AVDELINGSLEDER",
    "ENHETSLEDER",
    "BESLUTTER",
    "KONTAKTSENTER",
    "FORVALTNING",
    "MARKEDSKONTAKT",
    "REVISOR",
    "ANALYTIKER",
    "ADMINISTRATOR",
    "FORTROLIG",
    "STRENGT_FORTROLIG",
    "STRENGT_FORTROLIG_UTLAND",
    "SKJERMET",
)


def lokale_tilbydere(adresse: str) -> dict[str, dict[str, Any]]:
    """The two providers of `python -m motparter.oidc` at that address."""
    return {
        "IDPORTEN": {
            "utsteder": f"{adresse}/idporten",
            "klient_id": "dap",
            "acr": "idporten-loa-high",
        },
        "ENTRA": {
            "utsteder": f"{adresse}/entra",
            "klient_id": "dap",
            "grupper": {f"gruppe-{navn}": navn for navn in ROLLER_OG_RETTIGHETER},
        },
    }


def opprinnelser(tilbydere: dict[str, dict[str, Any]]) -> list[str]:
    """Origins that sign-out leads to, for the content security policy.

    ID-porten answers at login.<issuer's host>.
    """
    funnet = set()
    for valg in tilbydere.values():
        utsteder = urlsplit(valg["utsteder"])
        funnet.add(f"{utsteder.scheme}://{utsteder.netloc}")
        if utsteder.scheme == "https" and not utsteder.netloc.startswith("login."):
            funnet.add(f"https://login.{utsteder.netloc}")
    return sorted(funnet)
