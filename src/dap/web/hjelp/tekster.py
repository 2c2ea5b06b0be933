"""Helping and being helped, in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.felles.aktor import Hjelpslag
from dap.hjelper.values import Hjelperegister, Hjelpernavn, Hjelpstatus, Samtykke
from dap.tilgang.values import Personinnsyn

Tekst = str | Promise

SLAG: Mapping[Hjelpslag, Tekst] = {
    Hjelpslag.VERGE: _("Verge"),
    Hjelpslag.FREMTIDSFULLMAKT: _("Fremtidsfullmakt"),
    Hjelpslag.FULLMAKT: _("Fullmakt"),
    Hjelpslag.VALGT: _("Hjelper som brukeren har valgt"),
    Hjelpslag.KONTOR: _("Hjelp på kontoret"),
}
STATUS: Mapping[Hjelpstatus, tuple[Tekst, str]] = {
    Hjelpstatus.INVITERT: (_("Har ikke svart ennå"), "warning"),
    Hjelpstatus.AKTIV: (_("Gjelder nå"), "success"),
    Hjelpstatus.AVSLATT: (_("Sa nei"), "neutral"),
    Hjelpstatus.AVSLUTTET: (_("Avsluttet"), "neutral"),
}
REGISTER: Mapping[Hjelperegister, Tekst] = {
    Hjelperegister.VERGEMAL: _("Folkeregisteret (vergemål og fremtidsfullmakt)"),
    Hjelperegister.FULLMAKT: _("Fullmaktsregisteret"),
}
SAMTYKKE: Mapping[Samtykke, Tekst] = {
    Samtykke.MUNTLIG: _("Muntlig, her og nå"),
    Samtykke.SKRIFTLIG: _("Skriftlig, på papir"),
    Samtykke.TOLK: _("Muntlig, med tolk"),
}
_VED: Mapping[Hjelpslag, Tekst] = {
    Hjelpslag.VERGE: _("ved verge %(navn)s"),
    Hjelpslag.FREMTIDSFULLMAKT: _("ved fremtidsfullmektig %(navn)s"),
    Hjelpslag.FULLMAKT: _("ved fullmektig %(navn)s"),
    Hjelpslag.VALGT: _("ved hjelper %(navn)s"),
    Hjelpslag.KONTOR: _("med hjelp av %(navn)s på kontoret"),
}
MERKER: Mapping[Hjelpslag, Tekst] = {
    Hjelpslag.VERGE: _("Vergemål"),
    Hjelpslag.FREMTIDSFULLMAKT: _("Fremtidsfullmakt"),
    Hjelpslag.FULLMAKT: _("Fullmakt Oppfølging"),
    Hjelpslag.VALGT: _("Har valgt hjelper"),
}
"""Tags of the person header, in the order of the field."""


def vist_navn(hjelper: str, innsyn: Personinnsyn, *, skjult: bool) -> str:
    """A protected helper's name is for the user alone."""
    if skjult and not (innsyn.er_bruker and innsyn.leser_selv):
        return gettext("(navnet er skjult)")
    return hjelper


def ved(h: Hjelpernavn, innsyn: Personinnsyn) -> str:
    """ "ved verge Bjørn Hansen": beside the user's name, where a helper did it."""
    return str(_VED[h.slag]) % {"navn": vist_navn(h.navn, innsyn, skjult=h.skjult)}


def rett(*, kan_skrive: bool, kan_laste_ned: bool) -> str:
    """How far the right goes, in words."""
    return str(_RETT[kan_skrive, kan_laste_ned])


_RETT: Mapping[tuple[bool, bool], Tekst] = {
    (False, False): _("Kan lese"),
    (False, True): _("Kan lese og laste ned alt"),
    (True, False): _("Kan lese og skrive"),
    (True, True): _("Kan lese, skrive og laste ned alt"),
}
