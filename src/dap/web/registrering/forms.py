"""Forms of registration. The rules are the operations'; here only comfort."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.registrering.values import (
    BEGRUNNELSE_MAKS,
    MERKNAD_MAKS,
    STILLING_MAKS,
    Profilgruppe,
    Sporsmal,
)
from dap.web.felles.skjema import Skjema, gi_meldinger
from dap.web.registrering.tekster import PROFILGRUPPER


class Svarskjema(Skjema):
    """One question. The field is named by the code of the question, as refusals name it."""

    def __init__(self, *args: Any, sporsmal: Sporsmal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt: forms.Field
        if sporsmal.skrives:
            felt = forms.CharField(
                max_length=STILLING_MAKS,
                error_messages={"required": _("Skriv et svar før du går videre.")},
            )
        else:
            felt = forms.ChoiceField(
                choices=[(s.kode, gettext(s.tekst)) for s in sporsmal.svar],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Velg et svar før du går videre."),
                    "invalid_choice": _("Velg ett av svarene på listen."),
                },
            )
        felt.label = gettext(sporsmal.tekst)
        felt.help_text = gettext(sporsmal.hjelp) if sporsmal.hjelp else ""
        gi_meldinger(felt, str(felt.label))
        self.fields[sporsmal.kode] = felt


class Sendskjema(Skjema):
    """What the summary carries: the questions and answers it showed, and the key of this registration."""

    sett = forms.CharField(max_length=30, widget=forms.HiddenInput)
    avtrykk = forms.CharField(max_length=16, widget=forms.HiddenInput)
    nokkel = forms.UUIDField(widget=forms.HiddenInput)


class Godkjenningsskjema(Skjema):
    godkjenning = forms.CharField(
        label=_("Hvorfor kan brukeren registreres?"),
        min_length=10,
        max_length=BEGRUNNELSE_MAKS,
        widget=forms.Textarea,
        help_text=_("Skriv hva du har kontrollert. Det lagres med registreringen."),
    )


class Ukjentskjema(Skjema):
    """Whom to ask the population register for. The number is never in an address."""

    fnr = forms.CharField(
        label=_("Fødselsnummer"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "numeric"}
        ),
        help_text=_("11 siffer."),
    )
    grunn = forms.CharField(
        label=_("Hvorfor skal du registrere personen?"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Personen kan lese det du skriver, og at du har slått opp."),
    )

    def clean_fnr(self) -> str:
        return "".join(self.cleaned_data["fnr"].split())


class Profilskjema(Skjema):
    gruppe = forms.TypedChoiceField(
        label=_("Hva mener du?"),
        choices=[(g.value, tekst) for g, tekst in PROFILGRUPPER.items()],
        coerce=Profilgruppe,
        widget=forms.RadioSelect,
    )
    begrunnelse = forms.CharField(
        label=_("Hvorfor?"),
        max_length=BEGRUNNELSE_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_(
            "Må fylles ut når du mener noe annet enn forslaget. Brukeren kan lese det du skriver."
        ),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    profil_id = forms.UUIDField(widget=forms.HiddenInput)


class Ferdigskjema(Skjema):
    merknad = forms.CharField(
        label=_("Hva ble gjort?"),
        max_length=MERKNAD_MAKS,
        widget=forms.Textarea,
        help_text=_("Noen ord til kolleger: hva du gjorde, og hva dere ble enige om."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
