"""The dialog's forms. The rules stand in the domain; here they only get a field to stand at."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dap.dialog.values import (
    MAKS_HVORFOR,
    MAKS_OVERSKRIFT,
    MAKS_SPORSMAL,
    MALSPRAK,
    Maltekst,
    Mottaker,
    Tema,
)
from dap.web.dialog.tekster import MOTTAKER, SPRAK, TEMA
from dap.web.felles.skjema import Skjema


class Flerefiler(forms.FileField):
    """Several files in one field. The content is judged by the domain, not by the browser's word."""

    widget = type("Flerefilervelger", (forms.FileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        return [fil for fil in (data or []) if fil]


class Nokkelskjema(Skjema):
    """Sent twice, it does something once: the key is made with the form."""

    nokkel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"nokkel": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class Meldingsskjema(Nokkelskjema):
    tekst = forms.CharField(label=_("Melding"), required=False, widget=forms.Textarea)
    filer = Flerefiler(
        label=_("Legg ved filer"),
        help_text=_("PDF, PNG, JPEG eller Word. Høyst 10 MB hver."),
        required=False,
    )
    venter_paa_bruker = forms.BooleanField(
        label=_("Jeg venter på svar fra brukeren"), required=False
    )

    _vedlegg: list[UUID] | None = None

    def vedlegg(self) -> list[UUID]:
        """The files uploaded before, as the form names them."""
        if self._vedlegg is None:
            navngitt = self.data.getlist("vedlegg") if isinstance(self.data, QueryDict) else []
            self._vedlegg = _uuider(navngitt)
        return self._vedlegg

    def sett_vedlegg(self, ider: list[UUID]) -> None:
        """The files as they are after this request, for when the form is shown again."""
        self._vedlegg = ider

    def sett_tekst(self, tekst: str) -> None:
        """What the message box holds when the form is shown again."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["tekst"] = tekst
        self.data = data

    def til_operasjon(self, ider: list[UUID], *, naa: datetime) -> dict[str, Any]:
        """The arguments that every sending takes."""
        felt = self.cleaned_data
        return {
            "tekst": felt["tekst"],
            "nokkel": felt["nokkel"],
            "venter_paa_bruker": felt["venter_paa_bruker"],
            "vedlegg": ider,
            "naa": naa,
        }


class NyTradskjema(Meldingsskjema):
    tema = forms.ChoiceField(
        label=_("Hva gjelder det?"),
        choices=[(t.value, TEMA[t]) for t in Tema],
        widget=forms.RadioSelect,
    )
    overskrift = forms.CharField(
        label=_("Overskrift"),
        required=False,
        help_text=_("Står den tom, bruker vi begynnelsen av meldingen."),
        widget=forms.TextInput(attrs={"maxlength": MAKS_OVERSKRIFT}),
    )

    def til_operasjon(self, ider: list[UUID], *, naa: datetime) -> dict[str, Any]:
        felt = self.cleaned_data
        return super().til_operasjon(ider, naa=naa) | {
            "tema": Tema(felt["tema"]),
            "overskrift": felt["overskrift"],
        }

    field_order = ("tema", "overskrift", "tekst", "filer", "venter_paa_bruker", "nokkel")


class Overleveringsskjema(Skjema):
    til = forms.ChoiceField(label=_("Hvem skal svare?"), widget=forms.RadioSelect)
    hvorfor = forms.CharField(
        label=_("Hvorfor leverer du over?"),
        widget=forms.Textarea,
        help_text=_("Brukeren ser hvem samtalen er hos, men ikke denne teksten."),
    )
    versjon = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, fra: Mottaker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mulige = [m for m in Mottaker if m not in (fra, Mottaker.KOMMUNE)]
        self.fields["til"].choices = [(m.value, MOTTAKER[m]) for m in mulige]  # type: ignore[attr-defined]

    maks_hvorfor = MAKS_HVORFOR


class Sporsmalsskjema(Nokkelskjema):
    til = forms.UUIDField(label=_("Hvem vil du spørre?"), widget=forms.Select)
    tekst = forms.CharField(label=_("Spørsmål"), widget=forms.Textarea)

    maks_tekst = MAKS_SPORSMAL

    def __init__(self, *args: Any, kolleger: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["til"].widget.choices = [
            ("", _("Velg kollega")),
            *((str(id_), navn) for id_, navn in kolleger),
        ]


class Svarskjema(Skjema):
    svar = forms.CharField(label=_("Svar"), widget=forms.Textarea)

    maks_svar = MAKS_SPORSMAL


class Notatskjema(Nokkelskjema):
    tekst = forms.CharField(
        label=_("Internt notat"),
        required=False,
        widget=forms.Textarea,
        help_text=_("Brukeren ser det ikke her, men kan be om innsyn."),
    )


class Standardtekstskjema(Skjema):
    tittel = forms.CharField(label=_("Tittel"))
    tekst = forms.CharField(
        label=_("Tekst"),
        widget=forms.Textarea,
        help_text=_("Skriv det som skal fylles ut, i klammer: [dato]."),
    )
    tittel_nn = forms.CharField(label=_("Tittel på nynorsk"), required=False)
    tekst_nn = forms.CharField(label=_("Tekst på nynorsk"), required=False, widget=forms.Textarea)
    tittel_en = forms.CharField(label=_("Tittel på engelsk"), required=False)
    tekst_en = forms.CharField(label=_("Tekst på engelsk"), required=False, widget=forms.Textarea)
    aktiv = forms.BooleanField(label=_("I bruk"), required=False, initial=True)
    versjon = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def oversatt(self) -> dict[str, Maltekst]:
        felt = self.cleaned_data
        return {s: Maltekst(felt[f"tittel_{s}"], felt[f"tekst_{s}"]) for s in MALSPRAK}

    @property
    def sprak(self) -> list[tuple[str, Any, Any]]:
        """Each language beside bokmål: its name, and the fields of its title and text."""
        return [(str(SPRAK[s]), self[f"tittel_{s}"], self[f"tekst_{s}"]) for s in MALSPRAK]


def _uuider(verdier: Sequence[str]) -> list[UUID]:
    """Those that are ids; what somebody has made up is left out."""
    ut = []
    for verdi in verdier:
        try:
            ut.append(UUID(str(verdi)))
        except ValueError:
            continue
    return ut
