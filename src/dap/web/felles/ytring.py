"""Sentences of the domain put into the reader's words and the reader's form of dates."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from dap.felles.sprak import Verdi, Ytring
from dap.felles.tid import dato, oslo

MED_AR = {"en": "j F Y"}
UTEN_AR = {"en": "j F"}


def si(ytring: Ytring | str) -> str:
    """The sentence in the language of the page. What people wrote is not translated."""
    if isinstance(ytring, str):
        return gettext(ytring) if ytring else ""
    mal = gettext(ytring.mal)
    return mal % _ord(ytring.verdier) if ytring.verdier else mal.replace("%%", "%")


def _ord(verdier: Mapping[str, Verdi]) -> dict[str, object]:
    return {navn: _ett(verdi) for navn, verdi in verdier.items()}


def _ett(verdi: Verdi) -> object:
    if isinstance(verdi, Ytring):
        return si(verdi)
    if isinstance(verdi, datetime):
        return tidspunkt(verdi)
    return dag(verdi) if isinstance(verdi, date) else verdi


def dag(dagen: date, *, med_ar: bool | None = None) -> str:
    """ "4. mars", with the year when it is not this one."""
    if med_ar is None:
        med_ar = dagen.year != timezone.localdate().year
    former = MED_AR if med_ar else UTEN_AR
    norsk = "j. F Y" if med_ar else "j. F"
    return date_format(dagen, former.get((get_language() or "nb")[:2], norsk))


def tidspunkt(tid: datetime) -> str:
    """ "4. mars kl. 14.05", in Oslo."""
    return gettext("%(dag)s kl. %(klokke)s") % {
        "dag": dag(dato(tid)),
        "klokke": oslo(tid).strftime("%H.%M"),
    }
