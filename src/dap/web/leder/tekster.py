"""What the thresholds and the reasons for need mean, in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.portefolje.queries import BEHOVSGRUNNER
from dap.portefolje.values import DAGER

Ord = str | Promise
DAGORD: Mapping[str, tuple[Ord, Ord]] = {
    "ulest": (
        _("Ulest melding"),
        _("Så mange dager har en melding fra NAV ligget ulest før brukeren regnes som stille."),
    ),
    "ubesvart": (
        _("Ubesvart spørsmål"),
        _("Så mange dager har NAV ventet på svar før brukeren regnes som stille."),
    ),
    "innlogging": (
        _("Ikke logget inn"),
        _(
            "Så mange dager er det siden innlogging før en bruker med avtalt aktivitet regnes som stille."
        ),
    ),
    "kontakt": (
        _("Uten kontakt"),
        _("Så mange dager uten melding, møte eller samtale før det er lenge siden siste kontakt."),
    ),
    "ytelse": (
        _("Før ytelsen slutter"),
        _("Så mange dager før siste dag med ytelse at den slutter snart."),
    ),
    "varsel": (
        _("Før fristen i et varsel"),
        _("Så mange dager før fristen i et varsel om stans at den er nær."),
    ),
}
VEKTORD: Mapping[str, Ord] = {
    "SVARFRIST_UTE": _("Brukeren venter på svar fra NAV, og fristen er ute."),
    "KRITISK": _("En ubesvart melding gjelder vedtak som løper ut, eller opphold i utlandet."),
    "STILLE": _("Brukeren er stille, etter grensene over."),
    "VARSEL_SNART": _("Et varsel om stans har en frist som er nær eller ute."),
    "UTEN_KONTAKT": _("Ingen melding, møte eller samtale på så lenge som grensen over sier."),
    "UTEN_VEDTAK": _("Brukeren har ikke vedtak etter § 14 a."),
    "YTELSE_SLUTTER": _("En ytelse slutter innen det grensen over sier."),
    "UTEN_AKTIVITET": _("Planen har ingenting som er planlagt eller i gang."),
    "MOTE_ONSKET": _("Brukeren har bedt om et møte."),
    "UTLOPT_AKTIVITET": _("En aktivitet har gått forbi sluttdatoen."),
    "UENIGE": _("Brukeren og NAV er uenige om noe i planen."),
    "NY": _("Veilederen har ikke sett planen siden brukeren ble fordelt."),
    "KANDIDAT": _("Noen må ta stilling til om oppfølgingen skal fortsette."),
    "FORSLAG": _("Brukeren har foreslått noe som NAV ikke har svart på."),
}
_GRUNNER = {k.kode: k.etikett for k in BEHOVSGRUNNER}


def navn_paa(terskel: str) -> str:
    """What a threshold or a reason is called."""
    return str(DAGORD[terskel][0]) if terskel in DAGER else gettext(_GRUNNER[terskel])
