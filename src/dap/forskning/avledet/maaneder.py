"""B18's building block: the months of registration, and where a new time of it begins."""

import ibis
import ibis.expr.types as ir

from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parametersett


def mi(dato: ir.Value) -> ir.IntegerValue:
    """The month of a date as a whole number (`parametre.mi`). Always of a `*_dato` column (I.1)."""
    return (dato.year() * 12 + dato.month() - 1).cast("int64")


def maaneder(motor: Motor, p: Parametersett) -> ir.Table:
    """Every month of registration, with `ny`: not registered in the months of absence before it."""
    rader = motor.tabell("personmaaned").mutate(mi=lambda t: mi(t.maaned)).drop("maaned")
    vindu = ibis.window(group_by="person_id", order_by="mi")
    return rader.mutate(forrige=rader.mi.lag().over(vindu)).mutate(
        ny=lambda t: t.forrige.isnull() | (t.mi - t.forrige > p.fravaer_maaneder)
    )
