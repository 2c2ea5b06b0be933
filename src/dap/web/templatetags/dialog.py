"""`{% load dialog %}`: when an answer is due, said so that nobody reads it wrong; and what staff can do
with each message."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from dap.dialog.values import Meldingsrad
from dap.felles.tid import dato, oslo
from dap.web.felles.ytring import MIDNATT, dag, klokke, ukedag

register = Library()


@register.filter
def frist(tid: datetime | None) -> str:
    """ "tirsdag 24. november kl. 14.05"; midnight belongs to the day it ends ("kl. 24.00")."""
    if tid is None:
        return ""
    midnatt = oslo(tid).time() == time.min
    dagen = dato(tid - timedelta(minutes=1)) if midnatt else dato(tid)
    return gettext("%(ukedag)s %(dag)s kl. %(klokke)s") % {
        "ukedag": ukedag(dagen),
        "dag": dag(dagen),
        "klokke": klokke(MIDNATT if midnatt else oslo(tid).strftime("%H.%M")),
    }


@dataclass(frozen=True, slots=True)
class Valg:
    """The links below a message, put together once for a page of fifty; `#ID#` and `#NR#` are its own."""

    alle: str
    slettede: str
    """Without what can only be done to a text that is there."""


@register.simple_tag(takes_context=True)
def meldingsvalg(context: dict[str, Any]) -> Valg:
    def lenke(adresse: str, tekst: str) -> str:
        ut = '<a class="aksel-link" href="{}" aria-describedby="hode-#NR#">{}</a>'
        return format_html(ut, adresse, tekst)

    sitat = f"?trad={context['trad'].id}&melding=#ID#"
    spor = lenke(f"{context['trad_adresse']}melding/#ID#/sporsmal/", gettext("Spør en kollega"))
    if notat := context["notat_adresse"]:
        spor += lenke(notat + sitat, gettext("Siter i notat"))
    slett = lenke(f"{context['slett_adresse']}be/MELDING/#ID#/", gettext("Be om sletting"))
    siter = ""
    if referat := context["siter_adresse"]:
        siter = lenke(referat + sitat, gettext("Siter i referat"))
    rad = '<div class="dap-rekke dap-rekke--tett dap-melding__valg">'
    return Valg(f"{rad}{spor}{slett}{siter}</div>", f"{rad}{spor}{siter}</div>")


@register.filter
def for_melding(valg: Valg, m: Meldingsrad) -> SafeString:
    html = valg.slettede if m.kassert else valg.alle
    return mark_safe(html.replace("#ID#", str(m.id)).replace("#NR#", str(m.nr)))  # noqa: S308
