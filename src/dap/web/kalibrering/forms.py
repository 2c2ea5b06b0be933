"""Forms of calibration. The rules are the operations'; here only comfort."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.kalibrering.values import (
    BEGRUNNELSE_MAKS,
    LAERDOM_MAKS,
    TEKST_MAKS,
    TITTEL_MAKS,
    Alder,
    Erfaring,
    Helse,
    Innsatsgruppe,
    Saksinnhold,
    Sikkerhet,
    Utdanning,
)
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.kalibrering.tekster import ALDER, ERFARING, HELSE, SIKKERHET, UTDANNING
from dap.web.vurdering.side import gruppenavn


def _valg(ord_: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(kode.value, tekst) for kode, tekst in ord_.items()]


class Rundeskjema(Skjema):
    tittel = forms.CharField(label=_("Hva handler runden om?"), max_length=TITTEL_MAKS)
    frist = Datofelt(
        label=_("Siste dag å svare"), help_text=_("Runden avsluttes når dagen er over.")
    )
    nokkel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    versjon = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, ny: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["versjon" if ny else "nokkel"]


class Saksskjema(Skjema):
    tekst = forms.CharField(
        label=_("Saken"),
        max_length=TEKST_MAKS,
        widget=forms.Textarea,
        help_text=_(
            "Fortell det en veileder trenger for å vurdere. Ikke bruk navn, steder, datoer eller "
            "annet som kan vise hvem det er."
        ),
    )
    alder = forms.TypedChoiceField(label=_("Alder"), choices=_valg(ALDER), coerce=Alder)
    utdanning = forms.TypedChoiceField(
        label=_("Utdanning"), choices=_valg(UTDANNING), coerce=Utdanning
    )
    erfaring = forms.TypedChoiceField(
        label=_("Erfaring fra arbeid"), choices=_valg(ERFARING), coerce=Erfaring
    )
    helse = forms.TypedChoiceField(
        label=_("Hvor mye står helse eller annet i veien for arbeid?"),
        choices=_valg(HELSE),
        coerce=Helse,
    )
    anonymisert = forms.BooleanField(
        label=_("Jeg har lest saken, og ingen kan kjennes igjen i den"), required=False
    )
    nokkel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    versjon = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, ny: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["versjon" if ny else "nokkel"]

    def innhold(self) -> Saksinnhold:
        felt = self.cleaned_data
        return Saksinnhold(
            felt["tekst"], felt["alder"], felt["utdanning"], felt["erfaring"], felt["helse"]
        )


class Svarskjema(Skjema):
    gruppe = forms.TypedChoiceField(
        label=_("Hvilken innsatsgruppe ville du valgt?"),
        coerce=Innsatsgruppe,
        widget=forms.RadioSelect,
    )
    begrunnelse = forms.CharField(
        label=_("Hvorfor? Kort"), max_length=BEGRUNNELSE_MAKS, widget=forms.Textarea
    )
    sikkerhet = forms.TypedChoiceField(
        label=_("Hvor sikker er du?"),
        choices=_valg(SIKKERHET),
        coerce=Sikkerhet,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt: Any = self.fields["gruppe"]
        felt.choices = [(g.value, gruppenavn(g)) for g in Innsatsgruppe]


class Laerdomsskjema(Skjema):
    tekst = forms.CharField(
        label=_("Hva lærte dere?"),
        max_length=LAERDOM_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Skriv hva dere snakket om og ble enige om. Alle som deltok, kan lese det."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class Fagskjema(Skjema):
    ansatt = forms.TypedChoiceField(label=_("Veileder"), coerce=str)

    def __init__(self, *args: Any, valg: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt: Any = self.fields["ansatt"]
        felt.choices = [("", _("Velg")), *((str(id_), navn) for id_, navn in valg)]
