"""What the parts of the summary are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.overdragelse.values import Del

DELER: Mapping[Del, str | Promise] = {
    Del.MAL: _("Situasjon og mål"),
    Del.AVTALT: _("Avtalte aktiviteter"),
    Del.SPORSMAL: _("Åpne spørsmål"),
    Del.DATOER: _("Datoer framover"),
    Del.REFERAT: _("Siste referat"),
    Del.VEDTAK: _("Vedtak"),
    Del.YTELSER: _("Ytelser og program"),
    Del.BEHOV: _("Tolk og tilrettelegging"),
    Del.ORD: _("Med veilederens egne ord"),
}
