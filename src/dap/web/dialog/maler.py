"""Office templates: choose one, fill its blanks, and it stands in the message box."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from dap.dialog import queries
from dap.dialog.values import Standardtekstdata
from dap.felles.tid import dato
from dap.person import queries as person
from dap.web.dialog.tekster import MALEN_MANGLER, MALEN_PAA
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import dag

MAKS_VERDI = 500


def malkontekst(request: AktorRequest, person_id: UUID) -> dict[str, Any]:
    """The list, and the one just chosen with its blanks and what we know of them."""
    if not request.aktor.er_ansatt:
        return {}
    maler = queries.standardtekster(request.aktor)
    valgt = _valgt(request, maler) if request.POST.get("handling") == "velg_mal" else None
    if valgt is None:
        return {"maler": maler}
    kjente, sprak = _kjente(request, person_id), _sprak(person_id)
    malen = valgt.paa(sprak)
    felter = [
        (f"mal_{i}", navn, kjente.get(navn.lower(), "")) for i, navn in enumerate(malen.felter)
    ]
    return {
        "maler": maler,
        "mal": valgt,
        "maltekst": malen.tekst,
        "malfelter": felter,
        "malsprak": (MALEN_PAA if sprak in valgt.oversatt else MALEN_MANGLER).get(sprak, ""),
    }


def sett_inn_mal(request: AktorRequest, person_id: UUID, tekst: str) -> str:
    """The filled template, in the user's language, below what is typed. Blanks left empty stay, and are
    refused at sending."""
    valgt = _valgt(request, queries.standardtekster(request.aktor))
    if valgt is None:
        return tekst
    mal = valgt.paa(_sprak(person_id))
    verdier = {
        navn: request.POST.get(f"mal_{i}", "")[:MAKS_VERDI] for i, navn in enumerate(mal.felter)
    }
    return "\n\n".join(del_ for del_ in (tekst, queries.fyll_ut(mal, verdier)) if del_)


def _sprak(person_id: UUID) -> str:
    return person.kontaktpunkter([person_id])[person_id].sprak


def _valgt(request: AktorRequest, maler: list[Standardtekstdata]) -> Standardtekstdata | None:
    return next((m for m in maler if str(m.id) == request.POST.get("mal")), None)


def _kjente(request: AktorRequest, person_id: UUID) -> dict[str, str]:
    """Blanks whose content we know."""
    navn = person.navn([person_id]).get(person_id, "")
    return {
        "navn": navn.split(" ")[0],
        "fornavn": navn.split(" ")[0],
        "brukers navn": navn,
        "veileder": request.aktor.navn,
        "mitt navn": request.aktor.navn,
        "kontor": request.aktor.kontornavn,
        "dagens dato": dag(dato(timezone.now()), med_ar=True),
    }
