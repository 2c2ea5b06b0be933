"""Words of the journal: how far an entry has come, and what changed since a preview."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.arkiv.values import Endringsslag, Journalstatus, Leveringsfeil

Tekst = str | Promise

STATUS: Mapping[Journalstatus, tuple[Tekst, str]] = {
    Journalstatus.VENTER: (_("Venter på arkivet"), "info"),
    Journalstatus.MOTTATT: (_("Mottatt av arkivet"), "success"),
    Journalstatus.FEILET: (_("Feilet"), "danger"),
    Journalstatus.STANSET: (_("Stanset"), "warning"),
}

FEIL: Mapping[str, Tekst] = {
    Leveringsfeil.IKKE_SATT_OPP: _("Det er ikke satt opp noe arkiv her."),
    Leveringsfeil.SVARER_IKKE: _("Arkivet svarte ikke."),
    Leveringsfeil.AVVIST: _("Arkivet tok ikke imot pakken."),
    Leveringsfeil.FEIL_SJEKKSUM: _("Det arkivet fikk, er ikke likt det vi sendte."),
    Leveringsfeil.INGEN_KVITTERING: _("Arkivet har ikke sendt noen kvittering."),
    Leveringsfeil.PAKKEN_FEILET: _("Dokumentet kunne ikke lages."),
}

ENDRING: Mapping[Endringsslag, Tekst] = {
    Endringsslag.NY: _("Nytt"),
    Endringsslag.ENDRET: _("Endret"),
    Endringsslag.BORTE: _("En del er ikke her lenger"),
    Endringsslag.JOURNALFORT: _("Noen andre har journalført dette eller lagt det bort"),
}
