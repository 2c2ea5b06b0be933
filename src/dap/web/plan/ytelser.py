"""Benefits beside the activities: how long they last, in words and along the line of time."""

from datetime import date

from django.utils.translation import gettext, ngettext

from dap.tilgang.values import Personinnsyn
from dap.web.felles.ytring import dag as datotekst
from dap.web.felles.ytring import si
from dap.ytelse import queries as ytelse
from dap.ytelse.values import YTELSENAVN, Ytelsedata

UKER_OPP_TIL = 12
"""So many weeks ahead the remaining time is told in weeks, later in months."""


def navn(y: Ytelsedata) -> str:
    return si(YTELSENAVN[y.type])


def periode(y: Ytelsedata) -> str:
    """ "Fra 1. januar 2026 til og med 31. mars 2027"."""
    fra = datotekst(y.fra, med_ar=True)
    if y.siste_dag is None:
        return gettext("Fra %(fra)s, uten sluttdato") % {"fra": fra}
    til = datotekst(y.siste_dag, med_ar=True)
    return gettext("Fra %(fra)s til og med %(til)s") % {"fra": fra, "til": til}


def igjen(y: Ytelsedata, dag: date) -> str:
    """How long it lasts yet; empty when it has ended, not begun, or has no end."""
    if y.siste_dag is None or not y.aktiv(dag):
        return ""
    dager = (y.siste_dag - dag).days
    if dager == 0:
        return gettext("Siste dag er i dag")
    if dager < 14:
        return ngettext("%(n)s dag igjen", "%(n)s dager igjen", dager) % {"n": dager}
    if dager < UKER_OPP_TIL * 7:
        return gettext("%(n)s uker igjen") % {"n": dager // 7}
    return gettext("%(n)s måneder igjen") % {"n": round(dager / 30.44)}


def lengst(y: Ytelsedata) -> str:
    """The last day it can be paid at all, when that is another one."""
    if y.maksdato is None or y.maksdato == y.siste_dag:
        return ""
    return gettext("Kan vare lengst til %(dag)s") % {"dag": datotekst(y.maksdato, med_ar=True)}


def linjer(y: Ytelsedata, dag: date) -> list[str]:
    return [tekst for tekst in (periode(y), igjen(y, dag), lengst(y)) if tekst]


def vises(innsyn: Personinnsyn, dag: date) -> list[Ytelsedata]:
    """Those that run or lie ahead, the first to end first."""
    kjente = [y for y in ytelse.ytelser(innsyn).ytelser if y.til is None or y.til > dag]
    return sorted(kjente, key=lambda y: y.til or date.max)
