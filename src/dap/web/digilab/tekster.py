"""Group days in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.digilab.values import Deltakerstatus, Hjelpebehov

Tekst = str | Promise

STATUS: Mapping[Deltakerstatus, tuple[Tekst, str]] = {
    Deltakerstatus.INVITERT: (_("Har ikke svart"), "warning"),
    Deltakerstatus.PAMELDT: (_("Har plass"), "success"),
    Deltakerstatus.VENTELISTE: (_("På venteliste"), "info"),
    Deltakerstatus.AVSLATT: (_("Kommer ikke"), "neutral"),
    Deltakerstatus.MOTT: (_("Kom"), "success"),
    Deltakerstatus.IKKE_MOTT: (_("Kom ikke"), "neutral"),
    Deltakerstatus.AVLYST: (_("Avlyst"), "neutral"),
}
BEHOV: Mapping[Hjelpebehov, Tekst] = {
    Hjelpebehov.INNLOGGING: _("Å logge inn (BankID eller MinID)"),
    Hjelpebehov.KONTAKTINFO: _("Å registrere e-post og telefon"),
    Hjelpebehov.MELDINGER: _("Å lese og skrive meldinger"),
    Hjelpebehov.AKTIVITETER: _("Å legge inn og flytte aktiviteter"),
    Hjelpebehov.MOBIL: _("Å bruke planen på mobil"),
    Hjelpebehov.SPRAK: _("Språk eller tolk"),
    Hjelpebehov.LESE_OG_SKRIVE: _("Å lese og skrive"),
    Hjelpebehov.UTSTYR: _("Mangler telefon, datamaskin eller nett"),
    Hjelpebehov.FOLGES_OPP_ANNERLEDES: _("Bør følges opp på en annen måte"),
}
