"""When minutes are late, and who may write what. Plain Python."""

from datetime import date, timedelta
from uuid import UUID

from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.felles.tid import neste_arbeidsdag
from dap.referat.values import (
    FRIST_ARBEIDSDAGER,
    KOMMENTAR_MAKS,
    MAKS_SITATER,
    TEKST_MAKS,
    TEMA_MAKS,
    Kommentarslag,
    Side,
)

TIDLIGST = date(2000, 1, 1)
_LENGST = timedelta(days=30)
"""Five working days are never longer, holidays and all."""


def delingsfrist(dag: date) -> date:
    """The last day to share minutes of a talk held that day: the fifth working day after."""
    for _ in range(FRIST_ARBEIDSDAGER):
        dag = neste_arbeidsdag(dag)
    return dag


def er_for_sent(dag: date, i_dag: date) -> bool:
    return delingsfrist(dag) < i_dag


def siste_forsinkede_dag(i_dag: date) -> date:
    """Minutes of talks held this day or earlier are late today, if nobody has shared them."""
    dag = i_dag - timedelta(days=FRIST_ARBEIDSDAGER)
    while not er_for_sent(dag, i_dag) and dag > i_dag - _LENGST:
        dag -= timedelta(days=1)
    return dag


def krev_tema(tema: str) -> str:
    return krev_lengde(tema, felt="tema", maks=TEMA_MAKS, minst=1)


def krev_dag(dag: date, i_dag: date) -> date:
    """When the talk was: today or before."""
    if dag > i_dag:
        raise Regelbrudd("DATO_I_FRAMTIDEN", felt="dag")
    if dag < TIDLIGST:
        raise Regelbrudd("URIMELIG_DATO", felt="dag", tidligst=TIDLIGST, senest=i_dag)
    return dag


def krev_tekst(tekst: str, *, til_deling: bool = False) -> str:
    """At most 5000 characters. A draft may be empty; what is shared is not."""
    return krev_lengde(tekst, felt="tekst", maks=TEKST_MAKS, minst=int(til_deling))


def krev_kommentar(tekst: str) -> str:
    return krev_lengde(tekst, felt="tekst", maks=KOMMENTAR_MAKS, minst=1)


def krev_kan_rette(slag: Kommentarslag, *, side: Side, skriver: Side) -> None:
    """Who writes the minutes mends the text itself; a correction is the other side's."""
    if slag == Kommentarslag.RETTELSE and side == skriver:
        raise Regelbrudd("RETT_I_TEKSTEN", felt="slag")


def krev_plass_til_sitat(sitater: list[UUID]) -> None:
    if len(sitater) >= MAKS_SITATER:
        raise Regelbrudd("FOR_MANGE_SITATER", maks=MAKS_SITATER)


class IkkeDelt(Regelbrudd):
    """Nothing has been shared yet."""

    kode = "REFERAT_IKKE_DELT"


class Ferdig(Regelbrudd):
    """Marked as finished: opened again before it is changed."""

    kode = "REFERAT_FERDIG"
