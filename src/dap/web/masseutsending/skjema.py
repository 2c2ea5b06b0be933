"""The form of a message to very many. The rules stand in the domain."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.dialog.values import MAKS_OVERSKRIFT, MAKS_TEKST
from dap.masseutsending.values import MAKS_NAVN, Innhold
from dap.web.felles.skjema import Skjema


class Innholdsskjema(Skjema):
    navn = forms.CharField(
        label=_("Hva kaller dere den?"),
        max_length=MAKS_NAVN,
        help_text=_("Bare dere som driver DAP, ser dette."),
    )
    overskrift = forms.CharField(label=_("Overskrift"), max_length=MAKS_OVERSKRIFT)
    tekst = forms.CharField(
        label=_("Melding"),
        max_length=MAKS_TEKST,
        widget=forms.Textarea,
        help_text=_("Du kan bruke [fornavn], [kontor] og [veileder]. Hver mottaker får sitt eget."),
    )
    kontorer = forms.MultipleChoiceField(
        label=_("Hvem skal få den?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Velg ingen for å skrive til alle som følges opp."),
    )
    nokkel = forms.UUIDField(widget=forms.HiddenInput, required=False)
    versjon = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**8)

    def __init__(self, *args: Any, kontorer: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kontorer"].choices = list(kontorer)  # type: ignore[attr-defined]

    def innhold(self) -> Innhold:
        felt = self.cleaned_data
        return Innhold(felt["navn"], felt["overskrift"], felt["tekst"], tuple(felt["kontorer"]))
