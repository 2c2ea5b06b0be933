"""What somebody wrote down for the user, in words: said wherever the user's act is shown."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.felles.aktor import Maate
from dap.hendelse.values import Skrevetned
from dap.web.felles.ytring import dag

MAATER: Mapping[Maate, str | Promise] = {
    Maate.PAPIR: _("på papir"),
    Maate.TELEFON: _("på telefon"),
    Maate.MOTE: _("i et møte"),
}


def skrevet_ned(v: Skrevetned, *, bruker: str) -> str:
    """ "Skrevet inn av Kari Nordmo for Amina Yusuf. Kom på papir 3. mars." `bruker` empty: to them."""
    ord_ = {"hvem": v.navn, "maate": MAATER[v.maate], "dag": dag(v.mottatt)}
    if not bruker:
        return gettext("Skrevet inn av %(hvem)s for deg. Kom %(maate)s %(dag)s.") % ord_
    mal = gettext("Skrevet inn av %(hvem)s for %(bruker)s. Kom %(maate)s %(dag)s.")
    return mal % {**ord_, "bruker": bruker}


def kort(navn: str, maate: str) -> str:
    """For a line of the timeline."""
    return gettext("skrevet inn av %(hvem)s, kom %(maate)s") % {
        "hvem": navn,
        "maate": MAATER[Maate(maate)],
    }
