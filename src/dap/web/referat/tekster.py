"""Words for minutes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from dap.referat.values import Kanal, Kommentarslag

KANALER: Mapping[Kanal, Any] = {
    Kanal.TELEFON: _("På telefon"),
    Kanal.OPPMOTE: _("Ansikt til ansikt"),
    Kanal.VIDEO: _("På video"),
}
KOMMENTARSLAG: Mapping[Kommentarslag, Any] = {
    Kommentarslag.KOMMENTAR: _("Kommentar"),
    Kommentarslag.RETTELSE: _("Rettelse"),
}
