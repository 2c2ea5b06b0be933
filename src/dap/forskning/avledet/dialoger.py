"""B10-B14: the dialogs, who wrote in them, how long an answer took and how long they lasted."""

import ibis
import ibis.expr.types as ir

from dap.forskning.avledet.maaneder import mi
from dap.forskning.avledet.personer import er_en_av
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parametersett

NAV = "NAV"
BRUKER = "BRUKER"
FRIST_S = 48 * 3600
TIME_S = 3600e0


def dialoger(motor: Motor, p: Parametersett) -> ir.Table:
    """Every dialog of somebody in the population, whenever it was created."""
    person = motor.tabell("av_person").select("person_id", "koronaledig")
    dialog = motor.tabell("dialog").join(person, "person_id")
    meldinger = _meldinger(motor, p)
    alt = dialog.left_join(_antall(meldinger), "dialog_id").drop("dialog_id_right")
    alt = alt.left_join(svar(meldinger), "dialog_id").drop("dialog_id_right")
    alt = alt.mutate(
        mi=mi(alt.opprettet_dato),
        **{k: alt[k].fill_null(0) for k in ("n_nav", "n_bruker", "n_svar", "n_svar_48", "n_start")},
        varighet_dager=_varighet(alt),
        slutter_etter=(mi(alt.siste_dato) > p.periode_til).fill_null(False),
    )
    i_perioden = alt.mi.between(p.periode_fra, p.periode_til)
    return alt.select(
        "dialog_id", "person_id", "mi", "opprettet_av", "koronaledig",
        i_perioden=i_perioden,
        ordinaer=i_perioden & ~(alt.koronaledig & er_en_av(alt.mi, p.sjokkmaaneder)),
        n_nav=alt.n_nav,
        n_bruker=alt.n_bruker,
        n_svar=alt.n_svar,
        sum_svartid_t=(alt.sum_s / TIME_S).fill_null(0e0),
        svartid_t=alt.sum_s / TIME_S / alt.n_svar.nullif(0),
        n_svar_48=alt.n_svar_48,
        ubesvart=alt.n_start > alt.n_svar,
        varighet_dager=alt.varighet_dager,
        varighet_dager_inkl=alt.varighet_dager + 1,
        slutter_etter=alt.slutter_etter,
    )  # fmt: skip


def _meldinger(motor: Motor, p: Parametersett) -> ir.Table:
    melding = motor.tabell("melding")
    siste = ibis.literal(p.melding_til.isoformat()).cast("date")
    return melding.filter(melding.sendt_dato <= siste)


def _antall(meldinger: ir.Table) -> ir.Table:
    """B13: how many each of the two wrote, and the day of the last."""
    return meldinger.group_by("dialog_id").agg(
        n_nav=(meldinger.avsender == NAV).sum(),
        n_bruker=(meldinger.avsender == BRUKER).sum(),
        siste_dato=meldinger.sendt_dato.max(),
    )


def svar(hendelser: ir.Table) -> ir.Table:
    """B11 for each dialog: answers, seconds in all, answers within 48 hours, clocks started.

    The clock starts where the user writes first or after NAV, and stops where NAV writes after the
    user. Only where the sender changes does anything happen; there the two take turns, so the
    instant before NAV's is the one the clock started at.
    """
    orden = ibis.window(group_by="dialog_id", order_by=["sendt", "lopenr"])
    skifter = hendelser.mutate(forrige=hendelser.avsender.lag().over(orden))
    skifter = skifter.filter(skifter.forrige.isnull() | (skifter.forrige != skifter.avsender))
    skifter = skifter.mutate(startet=skifter.sendt.lag().over(orden))
    besvart = (skifter.avsender == NAV) & skifter.forrige.notnull()
    ventet = skifter.sendt - skifter.startet
    return skifter.group_by("dialog_id").agg(
        n_start=(skifter.avsender == BRUKER).sum(),
        n_svar=besvart.sum(),
        sum_s=ventet.sum(where=besvart),
        n_svar_48=(besvart & (ventet <= FRIST_S)).sum(),
    )


def _varighet(alt: ir.Table) -> ir.IntegerValue:
    """B12: days from the day of creation to the day of the last message, never below 0."""
    dager = alt.siste_dato.delta(alt.opprettet_dato, unit="day").cast("int64")
    return ibis.cases((dager < 0, 0), else_=dager)
