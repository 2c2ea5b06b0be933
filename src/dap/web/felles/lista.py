"""The list that a user was opened from, so that the next one can be opened without going back to it.

Kept in the session, by person: several tabs can each have their own.
"""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from dap.ruter import rute

_NOKKEL = "lister"
_MAKS = 20


@dataclass(frozen=True, slots=True)
class Listested:
    """Where a person stood in a list when they were opened."""

    sporring: str
    """The page of the overview, as its address asks."""
    nr: int
    total: int


def husk(request: HttpRequest, person_id: UUID, sted: Listested) -> None:
    lister = dict(request.session.get(_NOKKEL, {}))
    lister.pop(str(person_id), None)
    lister[str(person_id)] = [sted.sporring, sted.nr, sted.total]
    request.session[_NOKKEL] = dict(list(lister.items())[-_MAKS:])


def glem(request: HttpRequest, person_id: UUID) -> None:
    """Opened in another way than from a list that they stand in."""
    lister = dict(request.session.get(_NOKKEL, {}))
    if lister.pop(str(person_id), None) is not None:
        request.session[_NOKKEL] = lister


def sted_for(request: HttpRequest, person_id: UUID) -> Listested | None:
    funnet = request.session.get(_NOKKEL, {}).get(str(person_id))
    return Listested(*funnet) if funnet else None


def blaadresse(person_id: UUID, sted: Listested, retning: str = "", *, fane: str = "") -> str:
    """Of the one before (`forrige`) or after (`neste`), on the same page about them; of the person
    themself without a direction."""
    egne = {"nr": sted.nr, "retning": retning, "fane": fane}
    deler = [sted.sporring, urlencode({n: v for n, v in egne.items() if v})]
    til = rute("oversikt:bla", person_id=person_id)
    return f"{til}?{'&'.join(d for d in deler if d)}"
