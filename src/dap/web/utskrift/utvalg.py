"""What was chosen for paper, as it stands in the address: parts, and days inside the period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dap.aktivitet.values import Status
from dap.arkiv.policies import krev_dager
from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato
from dap.oppfolging.values import Periodedata
from dap.web.felles.meldinger import melding
from dap.web.felles.ytring import dag, si


class Del(StrEnum):
    """The parts one can leave out."""

    MAL = "MAL"
    FORVENTNING = "FORVENTNING"
    GJENNOMFORES = "GJENNOMFORES"
    PLANLAGT = "PLANLAGT"
    FORSLAG = "FORSLAG"
    FULLFORT = "FULLFORT"
    AVBRUTT = "AVBRUTT"
    MOTE = "MOTE"
    REFERAT = "REFERAT"
    DIALOG = "DIALOG"


_TEKST: Mapping[Del, str | Promise] = {
    Del.MAL: gettext_lazy("Situasjon og mål"),
    Del.FORVENTNING: gettext_lazy("Forventninger"),
    Del.MOTE: gettext_lazy("Møter"),
    Del.REFERAT: gettext_lazy("Referater som er delt"),
    Del.DIALOG: gettext_lazy("Dialogen"),
}
STATUS: Mapping[Del, Status] = {
    Del.GJENNOMFORES: Status.GJENNOMFORES,
    Del.PLANLAGT: Status.PLANLAGT,
    Del.FORSLAG: Status.FORSLAG,
    Del.FULLFORT: Status.FULLFORT,
    Del.AVBRUTT: Status.AVBRUTT,
}
"""In the order they are printed."""
UTEN_VALG = frozenset(Del) - {Del.DIALOG, Del.REFERAT}
"""What is printed when nothing is chosen: a conversation is not for every reader of a paper."""


def les_deler(data: QueryDict) -> frozenset[Del]:
    """The form says `valgt`, so that nothing chosen is nothing, and not everything."""
    valgte = frozenset(Del(d) for d in data.getlist("del") if d in set(Del))
    return valgte if valgte or "valgt" in data else UTEN_VALG


def deltekst(del_: Del) -> str:
    return si(STATUS[del_].etikett) if del_ in STATUS else str(_TEKST[del_])


def periodetekst(periode: Periodedata) -> str:
    fra = dag(dato(periode.start), med_ar=True)
    if periode.slutt is None:
        return _("Fra %(dag)s") % {"dag": fra}
    return _("%(fra)s – %(til)s") % {"fra": fra, "til": dag(dato(periode.slutt), med_ar=True)}


@dataclass(frozen=True, slots=True)
class Tidsrom:
    """Days inside the period, both included. Without them everything of the period."""

    fra: date | None = None
    til: date | None = None
    feil: str = ""
    """Why these days cannot be, in words."""

    def har(self, dagen: date | datetime) -> bool:
        return self.overlapper(dagen, dagen)

    def overlapper(self, fra: date | datetime | None, til: date | datetime | None) -> bool:
        """Whether something that lasts from one day to another is at all within; None is open."""
        if self.til is not None and fra is not None and _dato(fra) > self.til:
            return False
        return self.fra is None or til is None or _dato(til) >= self.fra

    @property
    def tekst(self) -> str:
        fra = dag(self.fra, med_ar=True) if self.fra else ""
        til = dag(self.til, med_ar=True) if self.til else ""
        if fra and til:
            return _("%(fra)s – %(til)s") % {"fra": fra, "til": til}
        if fra:
            return _("Fra %(dag)s") % {"dag": fra}
        return _("Til %(dag)s") % {"dag": til} if til else ""


def les_tidsrom(data: QueryDict) -> Tidsrom:
    """What cannot be understood is left out."""
    fra, til = (_les_dag(data.get(navn, "")) for navn in ("fra", "til"))
    try:
        krev_dager(fra, til)
    except Regelbrudd as feil:
        return Tidsrom(fra, til, melding(feil))
    return Tidsrom(fra, til)


def _les_dag(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def _dato(tid: date | datetime) -> date:
    return dato(tid) if isinstance(tid, datetime) else tid
