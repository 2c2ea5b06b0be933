"""Forms of minutes. The rules are the operations'; here only comfort."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.referat.values import KOMMENTAR_MAKS, TEKST_MAKS, TEMA_MAKS, Kanal, Kommentarslag
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.referat.tekster import KANALER


class Referatskjema(Skjema):
    """The text, and for a talk that is not shared what it was about, when and how."""

    tema = forms.CharField(label=_("Tema for samtalen"), max_length=TEMA_MAKS)
    dag = Datofelt(label=_("Når var samtalen?"))
    kanal = forms.TypedChoiceField(
        label=_("Hvordan snakket dere sammen?"),
        choices=[(k.value, tekst) for k, tekst in KANALER.items()],
        coerce=Kanal,
        initial=Kanal.TELEFON,
    )
    tekst = forms.CharField(
        label=_("Referat"),
        max_length=TEKST_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Hva snakket dere om, hva ble dere enige om, og hvem gjør hva videre?"),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    nokkel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, nytt: bool, om_samtalen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not om_samtalen:
            for navn in ("tema", "dag", "kanal"):
                del self.fields[navn]
        del self.fields["versjon" if nytt else "nokkel"]


class Kommentarskjema(Skjema):
    slag = forms.TypedChoiceField(
        label=_("Hva vil du skrive?"),
        choices=[
            (Kommentarslag.KOMMENTAR.value, _("En kommentar")),
            (Kommentarslag.RETTELSE.value, _("En rettelse: slik husker jeg det")),
        ],
        coerce=Kommentarslag,
        initial=Kommentarslag.KOMMENTAR,
        widget=forms.RadioSelect,
    )
    tekst = forms.CharField(
        label=_("Teksten din"),
        max_length=KOMMENTAR_MAKS,
        widget=forms.Textarea,
        help_text=_("Den står ved siden av referatet, med navnet ditt. Den endrer ikke referatet."),
    )
    nr = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    nokkel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kan_rette: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not kan_rette:
            felt: Any = self.fields["slag"]
            felt.choices = felt.choices[:1]
            felt.widget = forms.HiddenInput()
