"""B13-B17 for each person: all that is counted, side by side, so that every rate is one pass."""

import ibis.expr.types as ir

from dap.forskning.avledet.aktiviteter import MOTE, REFERAT, TYPER
from dap.forskning.avledet.dialoger import BRUKER, NAV
from dap.forskning.motor.felles import Motor

DIALOG = ("n_dialog_nav", "n_dialog_bruker")
HENVENDELSE = ("n_henv_nav", "n_henv_bruker")
MOTER = ("n_mote", "n_referat")
KORT = tuple(f"n_{type_}_{hvem}" for type_ in TYPER for hvem in ("nav", "bruker"))
ANTALL = (*DIALOG, *HENVENDELSE, *MOTER, *KORT)
"""What is counted for each person. The sum over NAV and the user is made where it is shown."""


def bruk(motor: Motor) -> ir.Table:
    """The population with everything counted in the period; 0 where there is nothing."""
    alt = motor.tabell("av_person")
    for delen in (_dialoger(motor), _kort(motor), _moter(motor)):
        alt = alt.left_join(delen, "person_id").drop("person_id_right")
    return alt.mutate(**{navn: alt[navn].fill_null(0) for navn in ANTALL})


def _dialoger(motor: Motor) -> ir.Table:
    d = motor.tabell("av_dialog")
    d = d.filter(d.i_perioden)
    return d.group_by("person_id").agg(
        n_dialog_nav=(d.opprettet_av == NAV).sum(),
        n_dialog_bruker=(d.opprettet_av == BRUKER).sum(),
        n_henv_nav=d.n_nav.sum(),
        n_henv_bruker=d.n_bruker.sum(),
    )


def _kort(motor: Motor) -> ir.Table:
    k = motor.tabell("av_kort")
    hvem = {"nav": NAV, "bruker": BRUKER}
    return k.group_by("person_id").agg(
        **{
            f"n_{type_}_{kort}": ((k.type == type_) & (k.opprettet_av == av)).sum()
            for type_ in TYPER
            for kort, av in hvem.items()
        }
    )


def _moter(motor: Motor) -> ir.Table:
    m = motor.tabell("av_mote")
    return m.group_by("person_id").agg(
        n_mote=(m.type == MOTE).sum(), n_referat=(m.type == REFERAT).sum()
    )
