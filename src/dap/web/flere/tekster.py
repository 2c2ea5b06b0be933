"""The actions in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

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
LESER: Mapping[str, str | Promise] = {"nn": _("leser nynorsk"), "en": _("leser engelsk")}
FAR_BOKMAL: Mapping[str, str | Promise] = {
    "nn": _("leser nynorsk, men får bokmål"),
    "en": _("leser engelsk, men får bokmål"),
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


def si_lesere(sprak: str, n: int) -> str:
    """How many of the chosen read a language."""
    if sprak == "nn":
        tekst = ngettext("%(n)d av dem leser nynorsk", "%(n)d av dem leser nynorsk", n)
    else:
        tekst = ngettext("%(n)d av dem leser engelsk", "%(n)d av dem leser engelsk", n)
    return tekst % {"n": n}
