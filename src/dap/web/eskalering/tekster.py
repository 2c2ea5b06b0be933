"""What warnings are called, and how their state is said."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from dap.eskalering.queries import er_utlopt
from dap.eskalering.values import (
    Eskaleringsdata,
    Filter,
    Hvem,
    Leveringskilde,
    Status,
    Svarmate,
)
from dap.web.felles.ytring import dag, tidspunkt

Merke = tuple[str, str, str]
"""Text, colour, variant."""

STATUS: Mapping[str, tuple[Promise, str]] = {
    Status.AKTIV: (_("Gjelder nå"), "warning"),
    Status.OPPFYLT: (_("Brukeren gjorde det vi ba om"), "success"),
    Status.STOPPET: (_("Trukket tilbake"), "neutral"),
    Status.VIDERE: (_("Saken ble sendt videre for å avgjøres"), "danger"),
    Status.OPPFOLGING_AVSLUTTET: (_("Oppfølgingen ble avsluttet"), "neutral"),
}
STATUS_TIL_BRUKER: Mapping[str, Promise] = {
    Status.OPPFYLT: _("Du gjorde det vi ba om"),
    Status.VIDERE: _("Saken blir avgjort"),
}
AVSLUTNINGER: Mapping[str, Promise] = {
    Status.OPPFYLT: _("Brukeren har gjort det vi ba om"),
    Status.STOPPET: _("Vi trekker varselet tilbake"),
    Status.VIDERE: _("Saken sendes videre for å avgjøres"),
}
KILDER: Mapping[str, Promise] = {
    Leveringskilde.LEST: _("Lest"),
    Leveringskilde.BREV: _("Brev"),
}
MAATER: Mapping[str, Promise] = {
    Svarmate.DIALOG: _("I dialogen"),
    Svarmate.PAPIR: _("På papir"),
    Svarmate.TELEFON: _("På telefon"),
    Svarmate.MOTE: _("I et møte"),
}
HVEM: Mapping[Hvem, Promise] = {
    Hvem.MINE: _("Mine brukere"),
    Hvem.KONTORET: _("Hele kontoret"),
}
FILTER: Mapping[Filter, Promise] = {
    Filter.ALLE: _("Alle"),
    Filter.OVER_FRIST: _("Over fristen uten svar"),
    Filter.BESVART: _("Besvart"),
    Filter.IKKE_LEVERT: _("Ikke levert ennå"),
    Filter.UTLOPT: _("Utgått"),
}
SPRAKNAVN = (("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("Engelsk")))


def fristord(dager: int) -> str:
    """How far the deadline is from today."""
    if dager == 0:
        return gettext("i dag")
    if dager > 0:
        return ngettext("om %(n)s dag", "om %(n)s dager", dager) % {"n": dager}
    return ngettext("for %(n)s dag siden", "for %(n)s dager siden", -dager) % {"n": -dager}


def leveringsord(e: Eskaleringsdata) -> str:
    """Whether the user has it, and how that is known."""
    if (lev := e.levert) is not None:
        if lev.kilde == Leveringskilde.LEST:
            return gettext("Lest %(naar)s") % {"naar": tidspunkt(lev.tid)}
        ord_ = {"postet": dag(lev.postet) if lev.postet else "", "kom": dag(lev.kom)}
        return gettext("Brev sendt %(postet)s, regnes som kommet fram %(kom)s") % ord_
    if (vei := e.pa_vei) is not None:
        ord_ = {"postet": dag(vei.postet) if vei.postet else "", "kom": dag(vei.kom)}
        return gettext("Brev sendt %(postet)s, regnes som kommet fram først %(kom)s") % ord_
    return gettext("Brevet er ikke sendt") if e.per_post else gettext("Ikke lest ennå")


def svarord(e: Eskaleringsdata) -> str:
    if not e.svar:
        return gettext("Ikke besvart")
    naar = dag(e.svar[-1].mottatt)
    if not e.vedlegg:
        return gettext("Besvart %(dag)s") % {"dag": naar}
    mal = ngettext(
        "Besvart %(dag)s, med %(n)s vedlegg", "Besvart %(dag)s, med %(n)s vedlegg", e.vedlegg
    )
    return mal % {"dag": naar, "n": e.vedlegg}


def merker(e: Eskaleringsdata, *, er_bruker: bool) -> list[Merke]:
    """The tags of a warning, what matters most first."""
    if not e.aktiv:
        return [(statusord(e.status, er_bruker=er_bruker), STATUS[e.status][1], "outline")]
    ut: list[Merke] = [(str(STATUS[Status.AKTIV][0]), "warning", "moderate")]
    if e.over_frist:
        ut.append((gettext("Over fristen"), "danger", "moderate"))
    if er_utlopt(e) and not er_bruker:
        ut.append((gettext("Utgått"), "danger", "outline"))
    if e.besvart:
        ut.append((gettext("Besvart"), "success", "outline"))
    if e.per_post and not er_bruker:
        ut.append((gettext("På papir"), "info", "outline"))
    return ut


def statusord(status: str, *, er_bruker: bool) -> str:
    til_bruker = STATUS_TIL_BRUKER.get(status) if er_bruker else None
    return str(til_bruker or STATUS[status][0])
