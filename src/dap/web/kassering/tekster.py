"""What can be erased, in words, and where it stands."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from dap.kassering.values import SLAGNAVN, Gjenstand, Kasseringsrad, Slettet, Ting
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import si
from dap.web.varsel.tekster import adresse

_OM_PERSONEN = {"NOTAT": "dialog:notater", "MOTERAD": "mote:liste"}
"""Pages that tell everything of a kind about a person."""
_UTEN_PERSON = frozenset({"GJENNOMGANGSPUNKT"})
"""Pages that do not stand among the person's own."""


@dataclass(frozen=True, slots=True)
class Lest:
    """A request as it is read on a list."""

    rad: Kasseringsrad
    navn: str
    bedt_av: str


def lest(rad: Kasseringsrad, *, er_bruker: bool) -> Lest:
    bedt_av = _("Du") if er_bruker and rad.bedt_av_bruker else rad.bedt_av
    return Lest(rad, si(SLAGNAVN[rad.slag]), bedt_av or _("Noen"))


def tingtekst(ting: Ting | Gjenstand | Slettet) -> str:
    return si(SLAGNAVN[ting.slag])


def stedslenke(request: AktorRequest, sted_type: str, sted_id: UUID) -> str:
    """The page where it stands, or the list of what is asked for when there is no such page."""
    treff = request.resolver_match
    person_id = treff.kwargs.get("person_id") if treff else None
    if person_id and sted_type in _OM_PERSONEN:
        return lenke(request, _OM_PERSONEN[sted_type])
    return adresse(sted_type, sted_id, None if sted_type in _UTEN_PERSON else person_id)
