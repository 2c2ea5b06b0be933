"""The forms of the office: absence and teams. The rules stand in the domain."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.kontor.values import MAKS_TEAMNAVN
from dap.web.felles.skjema import Datofelt, Skjema

Personer = Iterable[tuple[UUID, str]]


class Fravarsskjema(Skjema):
    fra = Datofelt(label=_("Første dag borte"))
    til = Datofelt(label=_("Siste dag borte"))
    stedfortreder = forms.TypedChoiceField(
        label=_("Hvem er vikar?"),
        coerce=UUID,
        help_text=_("Vikaren får meldingene og oppgavene imens. Etterpå kommer de til deg igjen."),
    )

    def __init__(self, *args: Any, vikarer: Personer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        valg = [(str(id_), navn) for id_, navn in vikarer]
        self.fields["stedfortreder"].choices = [("", _("Velg en kollega")), *valg]  # type: ignore[attr-defined]

    def dager(self) -> tuple[date, date]:
        """Half-open."""
        siste: date = self.cleaned_data["til"]
        return self.cleaned_data["fra"], siste + timedelta(days=1) if siste < date.max else siste


class Teamskjema(Skjema):
    navn = forms.CharField(label=_("Navn på teamet"), max_length=MAKS_TEAMNAVN)
    medlemmer = forms.TypedMultipleChoiceField(
        label=_("Hvem er med?"),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    versjon = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kolleger: Personer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        valg = [(str(id_), navn) for id_, navn in kolleger]
        self.fields["medlemmer"].choices = valg  # type: ignore[attr-defined]
