"""Part B in tables: `avled` makes them in the order in which they build on each other (I.9)."""

from collections.abc import Callable

from dap.forskning.avledet import aktiviteter, bruk, dialoger, forlop, maaneder, personer
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parametersett

STEG = 6
"""How many times `avled` says what it is doing."""


def avled(motor: Motor, p: Parametersett, si: Callable[[str], None]) -> None:
    """Make every derived table (av_…) of the extract in the engine."""
    si("måneder")
    motor.materialiser("av_maaned", maaneder.maaneder(motor, p))
    si("personer")
    motor.materialiser("av_person", personer.personer(motor, p))
    si("dialoger")
    motor.materialiser("av_dialog", dialoger.dialoger(motor, p))
    si("aktiviteter")
    motor.materialiser("av_kort_alle", aktiviteter.alle_kort(motor))
    motor.navngi("av_kort", aktiviteter.i_perioden(motor.tabell("av_kort_alle"), p))
    motor.materialiser("av_mote_alle", aktiviteter.alle_moter(motor, p))
    motor.navngi("av_mote", aktiviteter.i_perioden(motor.tabell("av_mote_alle"), p))
    si("forløp")
    motor.materialiser("av_forlop", forlop.forlop(motor, p))
    motor.materialiser("av_status", forlop.status(motor, p))
    si("bruk")
    motor.materialiser("av_bruk", bruk.bruk(motor))
