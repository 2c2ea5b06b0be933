"""When a day may be: asked by the form, which says it at once, and by the operation."""

from datetime import datetime, timedelta

from dap.digilab.values import MAKS_DAGER_FRAM
from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato


def krev_start(start: datetime, *, naa: datetime) -> None:
    """Ahead, and at most a year. Regelbrudd TIDEN_ER_FORBI or URIMELIG_DATO."""
    if start <= naa:
        raise Regelbrudd("TIDEN_ER_FORBI", felt="start")
    i_dag = dato(naa)
    senest = i_dag + timedelta(days=MAKS_DAGER_FRAM)
    if dato(start) > senest:
        raise Regelbrudd("URIMELIG_DATO", felt="start", tidligst=i_dag, senest=senest)
