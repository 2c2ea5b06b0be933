"""Sentences of the domain put into the reader's words and the reader's form of dates."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from dap.felles.smatall import Tall
from dap.felles.sprak import Verdi, Ytring
from dap.felles.tid import dato, oslo

MED_AR = {"en": "j F Y"}
UTEN_AR = {"en": "j F"}
MIDNATT = "24.00"


def si(ytring: Ytring | str, *, kort: bool = False) -> str:
    """The sentence in the language of the page. What people wrote is not translated.

    `kort`: months in three letters, where there is little room.
    """
    if isinstance(ytring, str):
        return gettext(ytring) if ytring else ""
    mal = gettext(ytring.mal)
    return mal % _ord(ytring.verdier, kort) if ytring.verdier else mal.replace("%%", "%")


def _ord(verdier: Mapping[str, Verdi], kort: bool) -> dict[str, object]:
    return {navn: _ett(verdi, kort) for navn, verdi in verdier.items()}


def _ett(verdi: Verdi, kort: bool) -> object:
    if isinstance(verdi, Ytring):
        return si(verdi, kort=kort)
    if isinstance(verdi, datetime):
        return tidspunkt(verdi)
    if isinstance(verdi, date):
        return kort_dag(verdi) if kort else dag(verdi)
    return verdi


def antall(tall: Tall) -> int | str:
    """A count, or that it is too small to show."""
    return gettext("færre enn 5") if tall.antall is None else tall.antall


def kort_dag(dagen: date) -> str:
    """ "4. mar.", with the year when it is not this one."""
    med_ar = dagen.year != timezone.localdate().year
    return _kort_dag(dagen, med_ar, get_language() or "nb")


@lru_cache(maxsize=4096)
def _kort_dag(dagen: date, med_ar: bool, sprak: str) -> str:
    ar = " Y" if med_ar else ""
    return date_format(dagen, f"j M{ar}" if sprak.startswith("en") else f"j. b{ar}")


def dag(dagen: date, *, med_ar: bool | None = None) -> str:
    """ "4. mars", with the year when it is not this one."""
    if med_ar is None:
        med_ar = dagen.year != timezone.localdate().year
    return _dag(dagen, med_ar, get_language() or "nb")


@lru_cache(maxsize=4096)
def _dag(dagen: date, med_ar: bool, sprak: str) -> str:
    former = MED_AR if med_ar else UTEN_AR
    return date_format(dagen, former.get(sprak[:2], "j. F Y" if med_ar else "j. F"))


def tidspunkt(tid: datetime) -> str:
    """ "4. mars kl. 14.05", in Oslo."""
    return gettext("%(dag)s kl. %(klokke)s") % {
        "dag": dag(dato(tid)),
        "klokke": klokke(oslo(tid).strftime("%H.%M")),
    }


def klokke(norsk: str) -> str:
    """The time of day as the reader writes it: "14.05", in English "14:05"."""
    return norsk.replace(".", ":") if _engelsk() else norsk


def ukedag(dagen: date) -> str:
    """ "tirsdag"; in English with the capital letter it has there."""
    navn = date_format(dagen, "l")
    return navn if _engelsk() else navn.lower()


def kort_maned(dagen: date) -> str:
    """ "mar", in English "Mar"."""
    return date_format(dagen, "M" if _engelsk() else "b").rstrip(".")


def _engelsk() -> bool:
    return (get_language() or "nb").startswith("en")
