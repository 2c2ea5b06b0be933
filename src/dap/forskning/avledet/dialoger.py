"""B10-B14: the dialogs, who wrote in them, how long an answer took and how long they lasted."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import ibis
import ibis.expr.types as ir

from dap.felles.sprak import N_
from dap.forskning.avledet.maaneder import mi
from dap.forskning.avledet.personer import er_en_av
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parameterfeil, Parametersett

NAV = "NAV"
BRUKER = "BRUKER"
FRIST_S = 48 * 3600
TIME_S = 3600
FERDIGBEHANDLET = "FERDIGBEHANDLET"
ETTER_ALLE = 2**31
"""What is ticked off in the same second as a message comes after it."""
Agg = dict[str, Callable[[ir.Table], ir.Value]]
_SKREVET: Agg = {
    "n_nav": lambda t: (t.avsender == NAV).sum(),
    "n_bruker": lambda t: (t.avsender != NAV).sum(),
    "siste_dato": lambda t: t.sendt_dato.max(),
}
"""B13, and until when."""


def dialoger(motor: Motor, p: Parametersett) -> ir.Table:
    """Every dialog of somebody in the population, whenever it was created."""
    person = motor.tabell("av_person").select("person_id", "koronaledig")
    dialog = motor.tabell("dialog").join(person, "person_id")
    alt = dialog.left_join(_samtaler(motor, p), "dialog_id").drop("dialog_id_right")
    alt = alt.mutate(
        mi=mi(alt.opprettet_dato),
        **{k: alt[k].fill_null(0) for k in ("n_nav", "n_bruker", "n_svar", "n_svar_48", "n_start")},
        varighet_dager=_varighet(alt),
        slutter_etter=(mi(alt.siste_dato) > p.periode_til).fill_null(False),
    )
    # Cast first: a literal with a decimal point is a DECIMAL on Spark, and rounds (I.2).
    timer = alt.sum_s.cast("float64") / TIME_S
    i_perioden = alt.mi.between(p.periode_fra, p.periode_til)
    return alt.select(
        "dialog_id", "person_id", "mi", "opprettet_av", "koronaledig",
        i_perioden=i_perioden,
        ordinaer=i_perioden & ~(alt.koronaledig & er_en_av(alt.mi, p.sjokkmaaneder)),
        n_nav=alt.n_nav,
        n_bruker=alt.n_bruker,
        n_svar=alt.n_svar,
        sum_svartid_t=timer.fill_null(0),
        svartid_t=timer / alt.n_svar.nullif(0),
        n_svar_48=alt.n_svar_48,
        ubesvart=alt.n_start > alt.n_svar,
        varighet_dager=alt.varighet_dager,
        varighet_dager_inkl=alt.varighet_dager + 1,
        slutter_etter=alt.slutter_etter,
    )  # fmt: skip


def _samtaler(motor: Motor, p: Parametersett) -> ir.Table:
    """By the headline's clock in one pass; by a variant's with the clock's own rows beside."""
    melding = motor.tabell("melding")
    siste = ibis.literal(p.melding_til.isoformat()).cast("date")
    m = melding.filter(melding.sendt_dato <= siste)
    if p.svartid == "B11":
        return _klokken(m, _SKREVET)
    skrevet = m.group_by("dialog_id").agg(**{k: uttrykk(m) for k, uttrykk in _SKREVET.items()})
    svar = _klokken(_klokkens_rader(motor, m, p), {})
    return skrevet.left_join(svar, "dialog_id").drop("dialog_id_right")


def _klokkens_rader(motor: Motor, m: ir.Table, p: Parametersett) -> ir.Table:
    """What the clock of a variant goes by: messages without those that it does not count, and with what
    counts as an answer without being one."""
    kolonner = ("dialog_id", "sendt", "lopenr", "sendt_dato", "avsender")
    if p.svartid == "B11c":
        return m.filter((m.avsender == NAV) | m.krever_svar.fill_null(True)).select(*kolonner)
    if not motor.har("dialoghendelse"):
        raise Parameterfeil(
            N_("svartid B11b trenger tabellen dialoghendelse, som uttrekket ikke har"),
            felt="svartid",
        )
    h = motor.tabell("dialoghendelse")
    h = h.filter(h.hendelse == FERDIGBEHANDLET)
    # The day in Oslo is not in the table, and the end is told by that of UTC.
    til = int(datetime.combine(p.melding_til, time.max, UTC).timestamp())
    avkryssing = h.filter(h.tidspunkt <= til).select(
        dialog_id=h.dialog_id,
        sendt=h.tidspunkt,
        lopenr=ibis.literal(ETTER_ALLE, type="int64"),
        sendt_dato=ibis.null("date"),
        avsender=ibis.literal(NAV),
    )
    return m.select(*kolonner).union(avkryssing.select(*kolonner))


def _klokken(meldinger: ir.Table, mer: Agg) -> ir.Table:
    """For each dialog what was answered, and after how long (B11); `mer` is counted in the same pass.

    The clock starts where the user writes first or after NAV, and stops where NAV writes after the
    user. At a stop the latest start so far is the one that is answered.
    """
    orden = {"group_by": "dialog_id", "order_by": ["sendt", "lopenr"]}
    m = meldinger.select(
        "dialog_id", "sendt", "lopenr", "sendt_dato", "avsender", nav=meldinger.avsender == NAV
    )
    m = m.mutate(forrige=m.nav.lag().over(ibis.window(**orden)))
    m = m.mutate(start=~m.nav & m.forrige.fill_null(True), stopp=m.nav & ~m.forrige.fill_null(True))
    startet = ibis.cases((m.start, m.sendt)).max()
    m = m.mutate(ventet=m.sendt - startet.over(ibis.cumulative_window(**orden)))
    return m.group_by("dialog_id").agg(
        **{k: uttrykk(m) for k, uttrykk in mer.items()},
        n_start=m.start.sum(),
        n_svar=m.stopp.sum(),
        sum_s=m.ventet.sum(where=m.stopp),
        n_svar_48=(m.stopp & (m.ventet <= FRIST_S)).sum(),
    )


def _varighet(alt: ir.Table) -> ir.IntegerValue:
    """B12: days from the day of creation to the day of the last message, never below 0."""
    dager = alt.siste_dato.delta(alt.opprettet_dato, unit="day").cast("int64")
    return ibis.cases((dager < 0, 0), else_=dager)
