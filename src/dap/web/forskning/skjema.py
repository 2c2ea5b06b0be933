"""What an analyst fills in."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.forskning.values import (
    FORMAAL_MAKS,
    GODKJENNING_MAKS,
    GRUNN_MAKS,
    HJEMMEL_MAKS,
    SYNTETISK_MAKS,
    SYNTETISK_MINST,
    Oppdragsrad,
    Rapportvalg,
    Syntetiskvalg,
    Uttrekksvalg,
)
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.forskning.ord import navn


class Maanedsfelt(forms.DateField):
    """A month in the browser's own month picker; written by hand as 2019-08. Gives its first day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m", attrs={"type": "month"}))
        kwargs.setdefault("input_formats", ["%Y-%m", "%m.%Y", "%Y-%m-%d"])
        ugyldig = _("Skriv år og måned, for eksempel 2019-08.")
        kwargs.setdefault("error_messages", {"invalid": ugyldig})
        super().__init__(**kwargs)

    def clean(self, value: Any) -> date | None:
        dag: date | None = super().clean(value)
        return dag.replace(day=1) if dag else None


class _MedNokkel(Skjema):
    nokkel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        start = {"nokkel": uuid.uuid4(), **kwargs.pop("initial", {})}
        super().__init__(data, initial=start, **kwargs)

    def sendt_nokkel(self) -> UUID:
        return self.cleaned_data["nokkel"] or uuid.uuid4()


class Uttrekksskjema(_MedNokkel):
    """An extract of the live database: what it is for must be said."""

    fra = Maanedsfelt(label=_("Fra og med måned"))
    til = Maanedsfelt(label=_("Til og med måned"))
    formaal = forms.CharField(
        label=_("Formål"),
        help_text=_("Hva uttrekket skal brukes til. Alle som er i uttrekket, kan lese dette."),
        max_length=FORMAAL_MAKS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hjemmel = forms.CharField(
        label=_("Rettslig grunnlag"),
        help_text=_("For eksempel vedtaket om fritak fra taushetsplikten, med dato og saksnummer."),
        max_length=HJEMMEL_MAKS,
    )
    sluttdato = Datofelt(
        label=_("Prosjektet slutter"),
        help_text=_("Etter denne dagen kan uttrekket ikke brukes, og det slettes."),
    )
    kommune_tillatelse = forms.CharField(
        label=_("Kommunens tillatelse"),
        help_text=_("Uten den er ingenting fra kommunens del med."),
        max_length=FORMAAL_MAKS,
        required=False,
    )

    def valg(self) -> Uttrekksvalg:
        d = {k: v for k, v in self.cleaned_data.items() if k != "nokkel"}
        return Uttrekksvalg(**d)


class Syntetiskskjema(_MedNokkel):
    personer = forms.IntegerField(
        label=_("Antall personer"), min_value=SYNTETISK_MINST, max_value=SYNTETISK_MAKS
    )
    fro = forms.IntegerField(
        label=_("Frø"),
        help_text=_("Samme frø og antall gir alltid det samme uttrekket."),
        min_value=0,
        max_value=2**31 - 1,
    )

    def valg(self) -> Syntetiskvalg:
        return Syntetiskvalg(self.cleaned_data["personer"], self.cleaned_data["fro"])


class Rapportskjema(_MedNokkel):
    kilde = forms.ChoiceField(label=_("Uttrekk"))
    fra = Maanedsfelt(label=_("Fra og med måned"))
    til = Maanedsfelt(label=_("Til og med måned"))
    formaal = forms.CharField(
        label=_("Formål"), help_text=_("Hva rapporten skal brukes til."), max_length=FORMAAL_MAKS
    )
    nivaa = forms.ChoiceField(
        label=_("Nivå"),
        choices=[
            ("offentlig", _("Offentlig: det som kan publiseres")),
            ("intern", _("Intern: alle tall, bare i prosjektet")),
        ],
        widget=forms.RadioSelect,
    )
    godkjenning = forms.CharField(
        label=_("Godkjenningens nummer"),
        help_text=_("Bare for intern."),
        max_length=GODKJENNING_MAKS,
        required=False,
    )
    grunn = forms.CharField(
        label=_("Hvorfor trenger du alle tallene?"),
        help_text=_("Bare for intern."),
        max_length=GRUNN_MAKS,
        required=False,
    )

    def __init__(self, data: Any = None, *, kilder: Sequence[Oppdragsrad], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        felt = self.fields["kilde"]
        if isinstance(felt, forms.ChoiceField):
            felt.choices = [(str(k.id), navn(k)) for k in kilder]

    def valg(self) -> Rapportvalg:
        d = {k: v for k, v in self.cleaned_data.items() if k not in {"nokkel", "kilde"}}
        return Rapportvalg(kilde_id=UUID(self.cleaned_data["kilde"]), **d)
