"""Words for what the writing help finds."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from dap.felles.klarsprak import Niva

NIVAER: Mapping[Niva, Any] = {
    Niva.SVAERT_LETT: _("svært lett å lese"),
    Niva.LETT: _("lett å lese"),
    Niva.MIDDELS: _("middels, som i en avis"),
    Niva.TUNG: _("tung å lese"),
    Niva.SVAERT_TUNG: _("svært tung å lese"),
}
KATEGORIER: Mapping[str, Any] = {
    "HELSE": _("helse"),
    "RUS": _("rus"),
    "RELIGION": _("religion og livssyn"),
    "FAGFORENING": _("fagforening"),
    "SEKSUELT": _("seksuelle forhold"),
    "ETNISITET": _("etnisk bakgrunn"),
    "POLITIKK": _("politisk syn"),
    "STRAFF": _("straff og vold"),
    "BARN": _("barn og familie"),
    "OKONOMI": _("gjeld og økonomi"),
}
