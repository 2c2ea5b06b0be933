from django import forms
from django.utils.translation import gettext_lazy as _

from dap.web.felles.skjema import Skjema


class Grunnskjema(Skjema):
    """Why another office's person must be opened. The limits are those of `oppgi_grunn`."""

    grunn = forms.CharField(
        label=_("Hvorfor må du åpne saken?"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea,
        help_text=_(
            "Brukeren og lederen ved brukerens kontor kan lese det du skriver. Gjelder i 12 timer."
        ),
    )
    neste = forms.CharField(required=False, widget=forms.HiddenInput)


class Sokeskjema(Skjema):
    """One box for a name in one's own list, or a whole fødselsnummer. Never sent in the address."""

    sok = forms.CharField(
        label=_("Finn bruker"),
        max_length=120,
        help_text=_("Navn på en av brukerne dine, eller fødselsnummer (11 siffer)."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
