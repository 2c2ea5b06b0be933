"""What other systems know of a person's work, over HTTP with the number in a header.

Employments: the employer and employee register's open v2. Sick-listing: a small protocol of ours,
since no open one exists (docs/drift/registre.md). Where they are stands in the settings.
"""

from datetime import date
from typing import Any

from django.conf import settings

from dap.felles.register import Register, RegisterSvarerIkke
from dap.registrering.values import Arbeidsforhold

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
    return Register.fra(navn, oppsett).hent(sti, {"Nav-Personident": fnr}, sporring)
