"""What orders are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dap.forskning.values import Handling, Oppdragsrad, Oppdragstype
from dap.web.felles.meldinger import MELDINGER, tekst_for

HANDLINGER = {
    Handling.BESTILT: gettext_lazy("Bestilt"),
    Handling.LAGET: gettext_lazy("Laget"),
    Handling.FEILET: gettext_lazy("Kunne ikke lages"),
    Handling.APNET: gettext_lazy("Åpnet"),
    Handling.LASTET_NED: gettext_lazy("Lastet ned"),
    Handling.SLETTET: gettext_lazy("Slettet"),
}


def grunn(feil: str) -> str:
    """Why it could not be made: a refusal's code in words; what the statistics say, as they say it."""
    return tekst_for(feil) if feil in MELDINGER else feil


def navn(rad: Oppdragsrad) -> str:
    if rad.type == Oppdragstype.SYNTETISK:
        return _("Syntetisk uttrekk, %(antall)s personer") % {
            "antall": f"{rad.personer:,}".replace(",", "\u202f")
        }
    periode = f"{rad.fra:%Y-%m} – {rad.til:%Y-%m}"
    if rad.type == Oppdragstype.UTTREKK:
        return _("Uttrekk %(periode)s") % {"periode": periode}
    if rad.nivaa == "intern":
        return _("Rapport %(periode)s, intern") % {"periode": periode}
    return _("Rapport %(periode)s, offentlig") % {"periode": periode}
