"""Forms of warnings: the blanks of the template as fields. The rules are the operations'."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.eskalering.values import GRUNN_MAKS, MELDING_MAKS, Felt, Feltslag, Mal, Status
from dap.web.eskalering.tekster import AVSLUTNINGER, SPRAKNAVN
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.felles.ytring import dag, si


def _felt(f: Felt) -> forms.Field:
    om: dict[str, Any] = {"label": si(f.etikett), "help_text": si(f.hjelp)}
    if f.slag in {Feltslag.DATO, Feltslag.DATO_FOR}:
        return Datofelt(**om)
    widget = forms.Textarea if f.slag == Feltslag.LANGTEKST else forms.TextInput
    return forms.CharField(max_length=f.maks, widget=widget, **om)


class Varselskjema(Skjema):
    """Every blank of one template, the deadline, and the language."""

    frist = Datofelt(label=_("Frist for å svare"))
    sprak = forms.ChoiceField(label=_("Språk i varselet"), choices=SPRAKNAVN)
    nokkel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, mal: Mal, tidligst: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mal = mal
        egne = {f.navn: _felt(f) for f in mal.felter}
        self.fields = {**egne, **self.fields}
        self.fields["frist"].help_text = gettext("Tidligst %(dag)s. Det må være en arbeidsdag.") % {
            "dag": dag(tidligst, med_ar=True)
        }
        self.gi_meldinger()

    def blanke(self) -> list[forms.BoundField]:
        return [self[f.navn] for f in self.mal.felter]

    def langtekst(self) -> set[str]:
        return {f.navn for f in self.mal.felter if f.slag == Feltslag.LANGTEKST}

    def felter(self, rensket: dict[str, Any]) -> dict[str, str]:
        """The blanks as the operation takes them: dates as ISO."""
        return {
            f.navn: v.isoformat() if isinstance(v := rensket[f.navn], date) else v
            for f in self.mal.felter
        }


class Fristskjema(Skjema):
    frist = Datofelt(label=_("Ny frist"))
    grunn = forms.CharField(
        label=_("Hvorfor brukeren får mer tid"),
        max_length=GRUNN_MAKS,
        widget=forms.Textarea,
        help_text=_("Brukeren leser det du skriver."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class Avslutningsskjema(Skjema):
    status = forms.TypedChoiceField(
        label=_("Hva har skjedd?"),
        choices=list(AVSLUTNINGER.items()),
        coerce=Status,
        widget=forms.RadioSelect,
    )
    grunn = forms.CharField(
        label=_("Begrunnelse"),
        max_length=GRUNN_MAKS,
        widget=forms.Textarea,
        help_text=_("Brukeren leser det du skriver."),
    )
    melding = forms.CharField(
        label=_("Melding til brukeren"),
        max_length=MELDING_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Kommer i samtalen om varselet, under begrunnelsen."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class Brevskjema(Skjema):
    postet = Datofelt(label=_("Dagen brevet ble sendt"))
