from django import forms
from django.utils.translation import gettext_lazy as _

from dap.forstaelse.values import KOMMENTAR_MAKS, Mening
from dap.web.felles.skjema import Skjema


class Meningsskjema(Skjema):
    mening = forms.TypedChoiceField(
        label=_("Hva mener du?"),
        choices=[
            (Mening.ENIG.value, _("Dette er jeg enig i")),
            (Mening.UENIG.value, _("Dette er jeg uenig i")),
        ],
        coerce=Mening,
        widget=forms.RadioSelect,
    )
    kommentar = forms.CharField(
        label=_("Med dine ord"),
        max_length=KOMMENTAR_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Må fylles ut når du er uenig, så den andre forstår hvorfor."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
