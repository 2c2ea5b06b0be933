"""What other systems know of a person's work, over HTTP with the number in a header.

Employments: the employer and employee register's open v2. Sick-listing: a small protocol of ours,
since no open one exists (docs/drift/registre.md). Where they are stands in the settings.
"""

from datetime import date
from typing import Any

import requests
from django.conf import settings

from dap.felles.register import RegisterSvarerIkke
from dap.registrering.values import Arbeidsforhold

TIDSGRENSE = (1.0, 4.0)
"""Seconds to connect, and to answer."""
ARBEID, SYKMELDING = "arbeidsregister", "sykmeldingsregister"


def hent_arbeidsforhold(fnr: str) -> tuple[Arbeidsforhold, ...]:
    """Every employment that the register knows, ended ones too. Raises RegisterSvarerIkke."""
    svar = _hent(
        ARBEID,
        settings.DAP_ARBEIDSREGISTER,
        "/api/v2/arbeidstaker/arbeidsforhold",
        fnr,
        sporring={"arbeidsforholdstatus": "AKTIV,AVSLUTTET"},
    )
    try:
        return tuple(_forhold(rad) for rad in svar)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise RegisterSvarerIkke(ARBEID, "UFORSTAELIG") from None


def _forhold(rad: dict[str, Any]) -> Arbeidsforhold:
    """The register's end is the last day; ours is the first day after it."""
    periode = rad["ansettelsesperiode"]
    slutt = periode.get("sluttdato")
    detaljer = rad.get("ansettelsesdetaljer") or [{}]
    return Arbeidsforhold(
        fra=date.fromisoformat(periode["startdato"]),
        til=date.fromordinal(date.fromisoformat(slutt).toordinal() + 1) if slutt else None,
        yrke=str((detaljer[0].get("yrke") or {}).get("beskrivelse") or ""),
    )


def hent_sykmeldt_til(fnr: str) -> date | None:
    """The last day of the running sick-listing; None without one. Raises RegisterSvarerIkke."""
    svar = _hent(SYKMELDING, settings.DAP_SYKMELDINGSREGISTER, "/api/v1/sykmelding", fnr)
    try:
        til = svar["sykmeldtTil"]
        return date.fromisoformat(til) if til else None
    except (KeyError, TypeError, ValueError):
        raise RegisterSvarerIkke(SYKMELDING, "UFORSTAELIG") from None


def _hent(
    navn: str, oppsett: dict[str, str], sti: str, fnr: str, sporring: dict[str, str] | None = None
) -> Any:
    if not oppsett.get("adresse"):
        raise RegisterSvarerIkke(navn, "NEDE")
    try:
        svar = requests.get(
            f"{oppsett['adresse']}{sti}",
            params=sporring,
            headers={
                "Nav-Personident": fnr,
                "Authorization": f"Bearer {oppsett.get('token', '')}",
            },
            timeout=TIDSGRENSE,
        )
        svar.raise_for_status()
        return svar.json()
    except requests.Timeout:
        raise RegisterSvarerIkke(navn, "FOR_TREGT") from None
    except requests.RequestException:
        # The message of the exception may hold what was asked for.
        raise RegisterSvarerIkke(navn, "NEDE") from None
