"""The words of meetings: what each code says to the reader, and when a meeting is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from dap.felles.tid import dato, oslo
from dap.mote.values import Kanal, Moterad, Motestatus, Part, Raad, Radgrunn
from dap.web.felles.ytring import dag, klokke, ukedag

Tekst = str | Promise

KANAL: Mapping[Kanal, Tekst] = {
    Kanal.OPPMOTE: _("Oppmøte"),
    Kanal.TELEFON: _("Telefonmøte"),
    Kanal.VIDEO: _("Videomøte"),
}
KANALIKON: Mapping[Kanal, str] = {
    Kanal.OPPMOTE: "PersonGroup",
    Kanal.TELEFON: "Phone",
    Kanal.VIDEO: "Video",
}
STATUS: Mapping[Motestatus, Tekst] = {
    Motestatus.ONSKET: _("Ikke avtalt ennå"),
    Motestatus.AVTALT: _("Avtalt"),
    Motestatus.GJENNOMFORT: _("Gjennomført"),
    Motestatus.IKKE_MOTT: _("Ikke møtt"),
    Motestatus.AVLYST: _("Avlyst"),
    Motestatus.AVSLATT: _("Avslått"),
}
_FARGE: Mapping[Motestatus, str] = {
    Motestatus.GJENNOMFORT: "success",
    Motestatus.IKKE_MOTT: "warning",
    Motestatus.AVLYST: "danger",
}


@dataclass(frozen=True, slots=True)
class Merke:
    tekst: str
    farge: str
    variant: str = "outline"


def merker(m: Moterad, *, er_bruker: bool, naa: datetime) -> list[Merke]:
    """The tags of a meeting for this reader, what waits for them first."""
    ut = []
    leser = Part.BRUKER if er_bruker else Part.NAV
    foran = m.status.apen and not m.er_begynt(naa) and not m.historisk
    if m.venter_paa and foran:
        ut.append(
            Merke(gettext("Venter på svar fra deg"), "warning", "moderate")
            if m.venter_paa == leser and er_bruker
            else Merke(_venter(m.venter_paa), "warning" if m.venter_paa == leser else "neutral")
        )
    if m.status == Motestatus.AVTALT and foran:
        ut.append(_bekreftet(m, er_bruker))
    elif m.status == Motestatus.AVTALT and not m.historisk:
        over = m.er_forbi(naa)
        ut.append(Merke(gettext("Har vært") if over else gettext("Pågår nå"), "info", "moderate"))
    elif m.status != Motestatus.ONSKET:
        ut.append(Merke(str(STATUS[m.status]), _FARGE.get(m.status, "neutral")))
    if m.rom == "KOMMUNE" and er_bruker:
        ut.append(Merke(gettext("Hos kommunen"), "meta-purple"))
    return ut


def _venter(part: Part) -> str:
    if part == Part.BRUKER:
        return gettext("Venter på svar fra bruker")
    return gettext("Venter på svar fra NAV")


def _bekreftet(m: Moterad, er_bruker: bool) -> Merke:
    if m.bekreftet:
        return Merke(gettext("Bekreftet"), "success")
    if er_bruker:
        return Merke(gettext("Si fra om du kommer"), "warning", "moderate")
    return Merke(gettext("Ikke bekreftet av bruker"), "neutral")


def klokkeslett(tid: datetime) -> str:
    """ "10.30", in English "10:30"."""
    return klokke(oslo(tid).strftime("%H.%M"))


def tidsrom(start: datetime, varighet: int) -> str:
    """ "10.00–10.30"."""
    return f"{klokkeslett(start)}–{klokkeslett(start + timedelta(minutes=varighet))}"


def naar(start: datetime, varighet: int) -> str:
    """ "tirsdag 4. mars kl. 10.00–10.30"."""
    return gettext("%(dag)s kl. %(klokke)s") % {
        "dag": dagen(dato(start)),
        "klokke": tidsrom(start, varighet),
    }


def dagen(d: date) -> str:
    """ "tirsdag 4. mars"."""
    return f"{ukedag(d)} {dag(d)}"


def naar_kort(start: datetime, naa: datetime) -> str:
    """ "i dag", "i morgen", "om 3 dager"; empty for what has been."""
    dager = (dato(start) - dato(naa)).days
    if dager < 0:
        return ""
    if dager == 0:
        return gettext("i dag")
    if dager == 1:
        return gettext("i morgen")
    return gettext("om %(n)s dager") % {"n": dager}


def varighetstekst(minutter: int) -> str:
    """ "45 minutter", "1 time", "1 time og 30 minutter"."""
    timer, rest = divmod(minutter, 60)
    time_ord = ngettext("%(n)s time", "%(n)s timer", timer) % {"n": timer}
    minutt_ord = ngettext("%(n)s minutt", "%(n)s minutter", rest) % {"n": rest}
    if not timer:
        return minutt_ord
    return gettext("%(a)s og %(b)s") % {"a": time_ord, "b": minutt_ord} if rest else time_ord


RAD: Mapping[Radgrunn, Tekst] = {
    Radgrunn.BRUKER_BER: _("Brukeren ber om et møte"),
    Radgrunn.INGEN_FORSTE_30_DAGER: _("Dere har ikke hatt møte ennå"),
    Radgrunn.UBESVARTE_MELDINGER: _("Meldinger blir ikke besvart"),
    Radgrunn.INGEN_PA_6_MANEDER: _("Lenge siden sist"),
    Radgrunn.UENIGE: _("Dere er uenige"),
    Radgrunn.YTELSE_SLUTTER: _("Ytelsen tar snart slutt"),
    Radgrunn.NY_INNSATSGRUPPE: _("Ny innsatsgruppe"),
}


def radtekst(r: Raad) -> str:
    """The fact behind the advice."""
    if r.grunn == Radgrunn.BRUKER_BER:
        return gettext("Svar på tidene som er foreslått.")
    if r.grunn == Radgrunn.NY_INNSATSGRUPPE:
        return gettext(
            "Brukeren har fått en annen innsatsgruppe. Snakk om hva det betyr for planen."
        )
    if r.grunn == Radgrunn.INGEN_FORSTE_30_DAGER:
        return ngettext(
            "Brukeren har fått oppfølging i %(n)s dag. Det første møtet bør være innen 30 dager.",
            "Brukeren har fått oppfølging i %(n)s dager. Det første møtet bør være innen 30 dager.",
            r.tall,
        ) % {"n": r.tall}
    if r.grunn == Radgrunn.UENIGE:
        return gettext(
            "Dere er uenige om %(n)s ting i planen. Det er lettere å finne ut av i et møte."
        ) % {"n": r.tall}
    if r.grunn == Radgrunn.YTELSE_SLUTTER:
        return ngettext(
            "Det er %(n)s dag igjen av en ytelse. Snakk om hva som kommer etterpå.",
            "Det er %(n)s dager igjen av en ytelse. Snakk om hva som kommer etterpå.",
            r.tall,
        ) % {"n": r.tall}
    if r.grunn == Radgrunn.UBESVARTE_MELDINGER:
        return gettext(
            "%(n)s samtaler venter på svar fra brukeren. Noen ting er lettere å snakke om."
        ) % {"n": r.tall}
    return gettext(
        "Brukeren har fått oppfølging i over ett år, og det er %(n)s måneder siden dere møttes."
    ) % {"n": r.tall}
