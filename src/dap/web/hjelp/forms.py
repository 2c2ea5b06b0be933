from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dap.bistand.values import Navngitt
from dap.hjelper.policies import krev_periode
from dap.hjelper.values import MAKS_NAVN, Samtykke
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.felles.skjemafeil import som_skjemafeil
from dap.web.hjelp.tekster import SAMTYKKE

_LES, _SKRIV = "LES", "SKRIV"


class Hjelperskjema(Skjema):
    """Whom the user wants to have help from, and how far."""

    fnr = forms.CharField(
        label=_("Fødselsnummer"),
        max_length=20,
        help_text=_("11 siffer. Nummeret brukes bare til å kjenne igjen rett person."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    navn = forms.CharField(label=_("Navn"), max_length=MAKS_NAVN)
    rett = forms.ChoiceField(
        label=_("Hva skal personen kunne gjøre?"),
        choices=[(_LES, _("Lese")), (_SKRIV, _("Lese og skrive for deg"))],
        widget=forms.RadioSelect,
    )
    kan_laste_ned = forms.BooleanField(
        label=_("Personen kan også laste ned alt om meg i en fil"), required=False
    )
    til = Datofelt(label=_("Til og med"), help_text=_("Høyst ett år fram i tid."))

    def clean_til(self) -> date:
        """Also when the rest of the form is wrong."""
        til: date = self.cleaned_data["til"]
        with som_skjemafeil():
            krev_periode(til, timezone.localdate())
        return til

    def hvem(self) -> Navngitt:
        felt: dict[str, Any] = self.cleaned_data
        return Navngitt(
            fnr="".join(felt["fnr"].split()),
            navn=felt["navn"],
            kan_skrive=felt["rett"] == _SKRIV,
            kan_laste_ned=felt["kan_laste_ned"],
            til=felt["til"],
        )


class Assistanseskjema(Skjema):
    """That the user sits here and has said yes."""

    samtykke = forms.ChoiceField(
        label=_("Hvordan sa brukeren ja?"),
        choices=[(s.value, SAMTYKKE[s]) for s in Samtykke],
        widget=forms.RadioSelect,
    )
    er_her = forms.BooleanField(label=_("Brukeren sitter sammen med meg og ser skjermen"))
