"""Dates in letters: in the language of the letter, always with the year."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from dap.felles.tid import dato, oslo


def dag(dagen: date) -> str:
    """ "4. mars 2026"."""
    return date_format(dagen, "j F Y" if _engelsk() else "j. F Y")


def tidspunkt(tid: datetime) -> str:
    """ "4. mars 2026 kl. 14.05", in Oslo."""
    klokke = oslo(tid).strftime("%H:%M" if _engelsk() else "%H.%M")
    return gettext("%(dag)s kl. %(klokke)s") % {"dag": dag(dato(tid)), "klokke": klokke}


def _engelsk() -> bool:
    return (get_language() or "nb").startswith("en")
