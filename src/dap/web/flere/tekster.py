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
    Slag.AKTIVITET: _("Legge til aktivitet"),
    Slag.MOTE: _("Be om å velge en ledig møtetid"),
}
GJORT: Mapping[Slag, str | Promise] = {
    Slag.VEILEDER: _("Har fått ny veileder"),
    Slag.HUSKELAPP: _("Har fått huskelappen"),
    Slag.KATEGORI: _("Har fått kategorien"),
    Slag.MELDING: _("Har fått meldingen"),
    Slag.AKTIVITET: _("Har fått aktiviteten"),
    Slag.MOTE: _("Er bedt om å velge en tid"),
}
FOR: Mapping[Slag, str | Promise] = {
    Slag.MELDING: _(
        "De som ikke leser digitalt, får meldingen i posten. En melding kan ikke angres."
    ),
    Slag.AKTIVITET: _(
        "Brukerne ser aktiviteten i planen sin. Angrer du innen ti minutter, står den der som avbrutt."
    ),
    Slag.MOTE: _(
        "Hver av dem velger selv blant de ledige tidene hos veilederen sin. En tid kan bare tas av én, "
        "og det blir aldri bedt flere enn det er ledige tider til. Det kan ikke angres."
    ),
}
"""What one must know before it is done; the others can be undone."""
TILBAKE: Mapping[Slag, str | Promise] = {Slag.AKTIVITET: _("Står som avbrutt")}
"""What undoing leads to, when it is not what was."""
