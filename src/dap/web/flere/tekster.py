"""The actions in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.flere.values import Slag

HANDLINGER: Mapping[Slag, str | Promise] = {
    Slag.VEILEDER: _("Gi ny veileder"),
    Slag.HUSKELAPP: _("Skrive huskelapp"),
    Slag.KATEGORI: _("Sette kategori"),
    Slag.MELDING: _("Sende melding"),
}
GJORT: Mapping[Slag, str | Promise] = {
    Slag.VEILEDER: _("Har fått ny veileder"),
    Slag.HUSKELAPP: _("Har fått huskelappen"),
    Slag.KATEGORI: _("Har fått kategorien"),
    Slag.MELDING: _("Har fått meldingen"),
}
