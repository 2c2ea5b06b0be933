"""`{% load dialog %}`: when an answer is due, said so that nobody reads it wrong."""

from datetime import datetime, time, timedelta

from django.template import Library
from django.utils.translation import gettext

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
