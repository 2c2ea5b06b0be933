"""B16 and B17: activity cards that were created, meetings and minutes that were held."""

import ibis
import ibis.expr.types as ir

from dap.forskning.avledet.maaneder import mi
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parametersett

TYPER = ("EGEN", "SOKEAVTALE", "STILLING", "IJOBB", "BEHANDLING")
MOTE = "MOTE"
REFERAT = "SAMTALEREFERAT"
_OPPRETTET = ("PLANLAGT", "GJENNOMFORES", "FULLFORT")
_HOLDT = ("GJENNOMFORES", "FULLFORT")


def alle_kort(motor: Motor) -> ir.Table:
    """B16: cards of the five types by the month they first were planned, under way or done.

    In the whole of their history, so that a card from before the period is not counted again.
    """
    status = motor.tabell("aktivitetsstatus")
    opprettet = (
        status.filter(status.status.isin(_OPPRETTET))
        .group_by("aktivitet_id")
        .agg(dato=lambda t: t.tidspunkt_dato.min())
    )
    kort = _kort(motor, TYPER).join(opprettet, "aktivitet_id")
    return kort.mutate(mi=mi(kort.dato)).drop("dato")


def alle_moter(motor: Motor, p: Parametersett) -> ir.Table:
    """B17: meetings and minutes that stand as held, by the month in which they came to do so.

    Of rows that repeat the status only the first is a change, so the last change says both what
    the card stands as and since when.
    """
    kort = _kort(motor, (MOTE, REFERAT))
    status = motor.tabell("aktivitetsstatus").semi_join(kort, "aktivitet_id")
    status = status.mutate(mi=mi(status.tidspunkt_dato))
    status = status.filter(status.mi <= p.aktivitet_til)
    orden = ibis.window(group_by="aktivitet_id", order_by=["tidspunkt", "lopenr"])
    endret = status.mutate(forrige=status.status.lag().over(orden))
    endret = endret.filter(endret.forrige.isnull() | (endret.forrige != endret.status))
    endret = endret.mutate(neste=endret.status.lead().over(orden))
    sist = endret.filter(endret.neste.isnull() & endret.status.isin(_HOLDT))
    return kort.join(sist.select("aktivitet_id", "mi"), "aktivitet_id").drop("opprettet_av")


def i_perioden(rader: ir.Table, p: Parametersett) -> ir.Table:
    """What is dated in the period."""
    return rader.filter(rader.mi.between(p.periode_fra, p.periode_til))


def _kort(motor: Motor, typer: tuple[str, ...]) -> ir.Table:
    aktivitet = motor.tabell("aktivitet")
    person = motor.tabell("av_person").select("person_id")
    return (
        aktivitet.filter(aktivitet.type.isin(typer))
        .join(person, "person_id")
        .select("aktivitet_id", "person_id", "type", "opprettet_av")
    )
