"""What a talk, its reasons and its decisions are called."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.gjennomgang.values import Beslutning, Slag
from dap.portefolje.queries import BEHOVSGRUNNER

SLAG: Mapping[Slag, str | Promise] = {
    Slag.SAMTALE: _("Porteføljesamtale"),
    Slag.VASK: _("Porteføljevask"),
}
BESLUTNING: Mapping[Beslutning, str | Promise] = {
    Beslutning.INGEN: _("Ingenting er bestemt"),
    Beslutning.BEHOLD: _("Oppfølgingen fortsetter som nå"),
    Beslutning.NESTE_STEG: _("Neste steg, med frist"),
    Beslutning.UTMELDING: _("Vurder om oppfølgingen skal avsluttes"),
}
_GRUNNER = {k.kode: k.etikett for k in BEHOVSGRUNNER}


def grunner(koder: Iterable[str]) -> list[str]:
    """Why somebody stands on the list, in words."""
    return [gettext(_GRUNNER[k]) if k in _GRUNNER else gettext("Inaktiv") for k in koder]
