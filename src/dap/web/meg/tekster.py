"""What staff looked at, in the user's words: one text for every `hva` of the trace."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HVA: Mapping[str, str | Promise] = {
    "plan": _("Leste planen din"),
    "mal": _("Leste situasjonen og målene dine"),
    "endre_mal": _("Skrev i situasjonen eller målene dine"),
    "aktivitet": _("Leste en aktivitet"),
    "endre_aktivitet": _("Endret en aktivitet"),
    "dialog": _("Leste samtalene dine"),
    "trad": _("Leste en samtale"),
    "endre_dialog": _("Skrev eller endret noe i samtalene dine"),
    "melding": _("Skrev en melding til deg"),
    "notat": _("Leste eller skrev et notat om saken din"),
    "forstaelse": _("Skrev om NAV er enig i det som står i planen"),
    "referat": _("Leste referater fra samtaler med deg"),
    "endre_referat": _("Skrev på et referat fra en samtale med deg"),
    "vurdering": _("Leste vurderinger av behovene dine eller arbeidsevnen din"),
    "endre_vurdering": _("Skrev på en vurdering av behovene dine eller arbeidsevnen din"),
    "forhandsorientering": _("Ga deg informasjon om en avtalt aktivitet"),
    "mote": _("Leste om et møte"),
    "endre_mote": _("Avtalte eller endret et møte"),
    "tidslinje": _("Leste tidslinjen din"),
    "sok": _("Søkte i planen og samtalene dine"),
    "utskrift": _("Laget en utskrift av planen din"),
    "journal": _("Så på journalen din, eller journalførte noe"),
    "eksport": _("Bestilte eller hentet en fil med saken din"),
    "som_bruker": _("Så planen slik du ser den"),
    "oppgi_grunn": _("Skrev hvorfor saken din måtte åpnes"),
    "avslutt_oppfolging": _("Avsluttet oppfølgingen din"),
}


def hva_tekst(hva: str) -> str:
    return str(HVA.get(hva, _("Åpnet saken din")))
