"""The main menu: one list for each kind of role. An entry whose page is not built is not shown.

The first of a list stand on every page; the others are behind "Meny".
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.felles.aktor import Aktor, Rolle
from dap.tilgang.policies import PLANROLLER


@dataclass(frozen=True, slots=True)
class Punkt:
    tekst: str | Promise
    side: str
    """Name of the route, without arguments."""
    ikon: str


BRUKER = (
    Punkt(_("Nå"), "na:forside", ikon="House"),
    Punkt(_("Planen"), "plan:oversikt", ikon="TasklistStart"),
    Punkt(_("Dialog"), "dialog:liste", ikon="Chat"),
    Punkt(_("Møter"), "mote:liste", ikon="Calendar"),
    Punkt(_("Om meg"), "om_meg:forside", ikon="Person"),
)
VEILEDER = (
    Punkt(_("Min dag"), "min_dag:forside", ikon="House"),
    Punkt(_("Oversikten"), "oversikt:liste", ikon="PersonGroup"),
    Punkt(_("Ubesvart"), "dialog:ko", ikon="Chat"),
    Punkt(_("Oppgaver"), "registrering:oppgaver", ikon="Tasklist"),
    Punkt(_("Kalender"), "kalender:uke", ikon="Calendar"),
    Punkt(_("Varsler om stans"), "eskalering:oversikt", ikon="ExclamationmarkTriangle"),
    Punkt(_("Gjennomganger"), "gjennomgang:liste", ikon="TasklistStart"),
    Punkt(_("Maler"), "aktivitet:ferdige", ikon="TasklistSend"),
    Punkt(_("Gruppedager"), "digilab:liste", ikon="PersonGroup"),
    Punkt(_("Kasseringer"), "kassering:liste", ikon="FileText"),
)
_BARE_FOR_PLANROLLER = {"kalender:uke", "kassering:liste", "gjennomgang:liste"}
BARE_LESER = tuple(p for p in VEILEDER if p.side not in _BARE_FOR_PLANROLLER)
"""For staff who read and answer, but follow nobody up: no meetings of their own, nothing to decide."""
_MALER = Punkt(_("Standardtekster"), "dialog:maler", ikon="FileText")
LEDER = (
    *VEILEDER,
    _MALER,
    Punkt(_("Styring"), "styring:forside", ikon="BarChart"),
    Punkt(_("Kontakt og behov"), "leder:kontakt", ikon="BarChart"),
    Punkt(_("Vedtaksprosess"), "vedtak:prosess", ikon="BarChart"),
)
ADMINISTRATOR = (
    Punkt(_("Drift"), "administrasjon:forside", ikon="Tasklist"),
    _MALER,
)
REVISOR = (Punkt(_("Sporing"), "sporing:forside", ikon="MagnifyingGlass"),)
ANALYTIKER = (Punkt(_("Forskning"), "forskning:forside", ikon="BarChart"),)

_BESLUTTER = Punkt(_("Beslutter"), "vedtak:beslutter", ikon="Checkmark")

PLASSER = 5
"""How many stand on every page: as many as a phone has room for along its foot."""

LEDERROLLER = {Rolle.AVDELINGSLEDER, Rolle.ENHETSLEDER}


@dataclass(frozen=True, slots=True)
class Lenke:
    tekst: str
    adresse: str
    ikon: str
    aktiv: bool
    her: bool


def punkter_for(aktor: Aktor | None) -> tuple[Punkt, ...]:
    """The list that belongs to who is signed in; nobody signed in has none."""
    if aktor is None:
        return ()
    if aktor.er_bruker:
        return BRUKER
    if Rolle.REVISOR in aktor.roller:
        return REVISOR
    if aktor.roller == {Rolle.ADMINISTRATOR}:
        return ADMINISTRATOR
    analyse = ANALYTIKER if Rolle.ANALYTIKER in aktor.roller else ()
    if aktor.roller == {Rolle.ANALYTIKER}:
        return analyse
    liste: tuple[Punkt, ...] = LEDER if aktor.roller & LEDERROLLER else VEILEDER
    if not aktor.har_rolle(*PLANROLLER):
        liste = BARE_LESER
    beslutter = (_BESLUTTER,) if Rolle.BESLUTTER in aktor.roller else ()
    return (*liste, *beslutter, *analyse)


def lenker(punkter: tuple[Punkt, ...], sti: str) -> list[Lenke]:
    """The entries that exist, with the one for `sti` (or the nearest above it) marked."""
    kjente = [(p, adresse) for p in punkter if (adresse := adresse_for(p.side))]
    over = [a for _punkt, a in kjente if sti == a or (a != "/" and sti.startswith(a))]
    naermest = max(over, key=len, default="")
    return [Lenke(str(p.tekst), a, p.ikon, aktiv=a == naermest, her=a == sti) for p, a in kjente]


def adresse_for(side: str) -> str:
    """The address of a route, or "" while the page is not built."""
    try:
        return reverse(side)
    except NoReverseMatch:
        return ""
