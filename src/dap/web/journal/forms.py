"""What a human decides of an entry: its title, what is left out, whether the user is sent it."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.arkiv.values import BEGRUNNELSE_MAKS, TITTEL_MAKS, Forhandsvisning, Sendemate
from dap.web.felles.skjema import Skjema
from dap.web.felles.ytring import tidspunkt


class Journalskjema(Skjema):
    """The preview that one saw goes with it (`bilde`), signed."""

    tittel = forms.CharField(
        label=_("Tittel"),
        help_text=_("Hva det er, hvem det gjelder, og når. Andre skal kjenne det igjen om ti år."),
        max_length=TITTEL_MAKS,
        widget=forms.Textarea,
    )
    deler = forms.MultipleChoiceField(
        label=_("Dette blir med"),
        help_text=_("Ta bort krysset ved det som ikke hører til i arkivet."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    send = forms.BooleanField(required=False)
    nokkel = forms.UUIDField(widget=forms.HiddenInput, required=False)
    bilde = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, forhandsvist: Forhandsvisning, bilde: str) -> None:
        start = {
            "tittel": forhandsvist.tittel,
            "deler": [d.id for d in forhandsvist.deler],
            "nokkel": uuid.uuid4(),
            "bilde": bilde,
        }
        super().__init__(data, initial=start)
        deler, send = self.fields["deler"], self.fields["send"]
        if isinstance(deler, forms.MultipleChoiceField):
            deler.choices = [(d.id, _deltekst(d)) for d in forhandsvist.deler]
        send.label, send.help_text = _SEND[forhandsvist.sendemate]

    def uten(self, ider: Sequence[str]) -> list[str]:
        """Of these parts, those that were left out."""
        return sorted(set(ider) - set(self.cleaned_data["deler"]))


_SEND = {
    Sendemate.DIGITALT: (
        _("Send til brukeren"),
        _("Brukeren får et varsel, og finner dokumentet under Journal i planen sin."),
    ),
    Sendemate.BREV: (
        _("Send til brukeren som brev"),
        _(
            "Brukeren leser ikke digitalt. Alt som står i dokumentet, blir et brev i køen på kontoret."
        ),
    ),
}


def _deltekst(d: Any) -> str:
    tekst = f"{d.kapittel}: {d.tittel}"
    if d.tid:
        tekst += f" ({tidspunkt(d.tid)})"
    if d.antall_vedlegg:
        tekst += " " + str(_("+ %(antall)s vedlegg") % {"antall": d.antall_vedlegg})
    return tekst


class Bortleggingsskjema(Skjema):
    """Why something is not worth keeping."""

    begrunnelse = forms.CharField(
        label=_("Hvorfor hører det ikke til i arkivet?"),
        max_length=BEGRUNNELSE_MAKS,
        min_length=5,
        widget=forms.Textarea,
    )
    bilde = forms.CharField(widget=forms.HiddenInput, required=False)
