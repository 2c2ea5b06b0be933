"""The form of an office's own numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dap.portefolje.values import DAGER, MAKS_TERSKEL, MAKS_VEKT, VEKTER, Terskler
from dap.web.felles.skjema import Skjema
from dap.web.leder.tekster import DAGORD, VEKTORD, navn_paa


class Grenseskjema(Skjema):
    versjon = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, naa: Terskler, **kwargs: Any) -> None:
        start = {"versjon": naa.versjon, **naa.dager, **naa.vekter}
        super().__init__(*args, initial=start, **kwargs)
        for n, vanlig in DAGER.items():
            hjelp = f"{DAGORD[n][1]} {_vanlig(vanlig)}"
            self.fields[n] = _tall(navn_paa(n), hjelp, 1, MAKS_TERSKEL)
        for n, vanlig in VEKTER.items():
            self.fields[n] = _tall(navn_paa(n), f"{VEKTORD[n]} {_vanlig(vanlig)}", 0, MAKS_VEKT)
        self.gi_meldinger()

    @property
    def dagfelt(self) -> list[forms.BoundField]:
        return [self[n] for n in DAGER]

    @property
    def vektfelt(self) -> list[forms.BoundField]:
        return [self[n] for n in VEKTER]

    def verdier(self) -> tuple[dict[str, int], dict[str, int]]:
        """Only what is not as the product has it: the rest follows the product."""
        d = self.cleaned_data
        return (
            {n: d[n] for n, vanlig in DAGER.items() if d[n] != vanlig},
            {n: d[n] for n, vanlig in VEKTER.items() if d[n] != vanlig},
        )


def _vanlig(n: int) -> str:
    return _("Vanlig: %(n)s.") % {"n": n}


def _tall(etikett: str, hjelp: str, minst: int, mest: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=etikett,
        help_text=hjelp,
        min_value=minst,
        max_value=mest,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
