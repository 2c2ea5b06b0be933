"""The countdown that both sides see while a user is inactive."""

from dataclasses import dataclass
from datetime import datetime

from dap.oppfolging import queries
from dap.tilgang.values import Personinnsyn
from dap.web.oppfolging import tekster


@dataclass(frozen=True, slots=True)
class Nedtelling:
    tekst: str
    snart: bool
    """Few days are left: the words get sharper."""


def nedtelling_for(innsyn: Personinnsyn, *, naa: datetime) -> Nedtelling | None:
    """None for who is active. No query of its own unless the person is inactive."""
    periode = queries.apen_periode(innsyn.person_id)
    if periode is None or periode.inaktiv_fra is None:
        return None
    data = queries.inaktiv(innsyn.person_id, naa=naa)
    if data is None:
        return None
    return Nedtelling(tekster.nedtelling(data, er_bruker=innsyn.er_bruker), data.snart)
