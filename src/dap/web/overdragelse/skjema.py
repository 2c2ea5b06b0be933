"""The forms of the hand-over. The rules stand in the domain."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.overdragelse.values import MAKS_DEL, MAKS_INTERNT, Del, Overdragelsesdata
from dap.web.felles.skjema import Skjema
from dap.web.overdragelse.tekster import DELER


class Mottakerskjema(Skjema):
    ansatt = forms.TypedChoiceField(
        label=_("Ny veileder"), coerce=UUID, required=False, empty_value=None
    )

    def __init__(self, *args: Any, valg: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ansatt"].choices = valg  # type: ignore[attr-defined]


class Oppsummeringsskjema(Skjema):
    """A field for each part, and what only colleagues read."""

    internt = forms.CharField(
        label=_("Bare for kollegaen"),
        max_length=MAKS_INTERNT,
        required=False,
        widget=forms.Textarea,
        help_text=_("Brukeren ser ikke dette her, men kan be om å få det. Skriv bare det du må."),
    )
    versjon = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for del_ in Del:
            self.fields[f"del_{del_}"] = forms.CharField(
                label=DELER[del_],  # type: ignore[arg-type]
                max_length=MAKS_DEL,
                required=False,
                widget=forms.Textarea,
            )

    def deler(self) -> dict[Del, str]:
        return {del_: self.cleaned_data[f"del_{del_}"] for del_ in Del}


def fra_data(o: Overdragelsesdata) -> dict[str, Any]:
    deler = {f"del_{del_}": tekst for del_, tekst in o.deler}
    return {**deler, "internt": o.internt, "versjon": o.versjon}
