"""Part B in tables: `avled` makes them in the order in which they build on each other (I.9)."""

from collections.abc import Callable, Mapping

import ibis.expr.types as ir

from dap.felles.sprak import N_
from dap.forskning.avledet import aktiviteter, bruk, dialoger, forlop, maaneder, personer
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parametersett

BYGG: Mapping[str, Callable[[Motor, Parametersett], ir.Table]] = {
    "av_maaned": lambda m, p: maaneder.maaneder(m, p),
    "av_person": lambda m, p: personer.personer(m, p),
    "av_dialog": lambda m, p: dialoger.dialoger(m, p),
    "av_kort_alle": lambda m, _p: aktiviteter.alle_kort(m),
    "av_mote_alle": lambda m, p: aktiviteter.alle_moter(m, p),
    "av_kort": lambda m, p: aktiviteter.i_perioden(m.tabell("av_kort_alle"), p),
    "av_mote": lambda m, p: aktiviteter.i_perioden(m.tabell("av_mote_alle"), p),
    "av_forlop": lambda m, p: forlop.forlop(m, p),
    "av_status": lambda m, p: forlop.status(m, p),
    "av_bruk": lambda m, _p: bruk.bruk(m),
}
"""The derived tables, each made from those before it and from the extract."""

_UTSNITT = frozenset({"av_kort", "av_mote"})
"""Cheaper to filter again than to keep."""

LEDETEKSTER = {
    "av_maaned": N_("måneder"),
    "av_person": N_("personer"),
    "av_dialog": N_("dialoger"),
    "av_kort_alle": N_("aktiviteter"),
    "av_mote_alle": N_("møter"),
    "av_forlop": N_("forløp"),
    "av_status": N_("status måned for måned"),
    "av_bruk": N_("bruk"),
}
STEG = len(LEDETEKSTER)
"""How many times `avled` says what it is doing."""


def avled(motor: Motor, p: Parametersett, si: Callable[[str], None]) -> None:
    """Make every derived table (av_…) of the extract in the engine."""
    for navn, bygg in BYGG.items():
        if navn in _UTSNITT:
            motor.navngi(navn, bygg(motor, p))
        else:
            si(LEDETEKSTER[navn])
            motor.materialiser(navn, bygg(motor, p))
