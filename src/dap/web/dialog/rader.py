"""Rows as pages show them. A list has many: what is the same for all is worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dap.dialog.values import Tradrad
from dap.felles.rom import Rom
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest


@dataclass(frozen=True, slots=True)
class Merke:
    """A tag: words, colour, weight."""

    tekst: str
    farge: str
    variant: str = "outline"


@dataclass(frozen=True, slots=True)
class Listerad:
    trad: Tradrad
    adresse: str
    merker: list[Merke]


def listerader(
    request: AktorRequest, trader: Iterable[Tradrad], *, for_bruker: bool
) -> list[Listerad]:
    start = lenke(request, "dialog:liste")
    return [
        Listerad(t, f"{start}{t.id}/{nyeste(t.antall)}", merker(t, for_bruker=for_bruker))
        for t in trader
    ]


def nyeste(antall: int) -> str:
    """So that a thread opens where its last message stands; a short one is seen from its top."""
    return f"#melding-{antall}" if antall > 2 else ""


def merker(t: Tradrad, *, for_bruker: bool, i_trad: bool = False) -> list[Merke]:
    """The tags of a thread, in the order of how much they matter. In the thread nothing is unread."""
    ut = []
    if t.viktig:
        ut.append(Merke(_("Viktig melding"), "danger", "moderate"))
    if t.uleste and not i_trad:
        antall = ngettext("%(n)s ulest", "%(n)s uleste", t.uleste) % {"n": t.uleste}
        ut.append(Merke(antall, "info", "strong"))
    if not t.historisk:
        ut += _venter(t, for_bruker)
    if t.kritisk and not for_bruker:
        ut.append(Merke(_("Kan påvirke pengene"), "danger"))
    if t.rom == Rom.KOMMUNE:
        ut.append(Merke(_("Kommunen"), "meta-purple"))
    if t.aktivitet_id:
        ut.append(Merke(_("Aktivitet"), "accent"))
    return ut


def _venter(t: Tradrad, for_bruker: bool) -> list[Merke]:
    ut = []
    if t.flytting_foreslatt and for_bruker:
        ut.append(Merke(_("Spørsmål til deg"), "warning", "moderate"))
    if t.venter_paa_bruker_siden:
        tekst = _("Venter på svar fra deg") if for_bruker else _("Venter på svar fra bruker")
        ut.append(Merke(tekst, "warning", "moderate"))
    if t.venter_paa_nav_siden:
        ut.append(Merke(_("Venter på svar fra NAV"), "neutral"))
    return ut
