"""The form that every page builds on: messages that say which field and how to mend it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

# Django fills these in with a limit or a value; the others are shown as they stand.
MED_VERDI = {
    "max_length": _("«%(felt)s» kan ha høyst %(limit_value)d tegn. Du har skrevet %(show_value)d."),
    "min_length": _("«%(felt)s» må ha minst %(limit_value)d tegn. Du har skrevet %(show_value)d."),
    "max_value": _("«%(felt)s» kan være høyst %(limit_value)s."),
    "min_value": _("«%(felt)s» må være minst %(limit_value)s."),
    "null_characters_not_allowed": _("«%(felt)s» har tegn som ikke kan brukes. Skriv det på nytt."),
    "invalid_choice": _("Velg et av alternativene under «%(felt)s»."),
}
FASTE = {
    "required": _("Fyll ut «%(felt)s»."),
}
UGYLDIG: dict[type[forms.Field], Any] = {
    forms.DateField: _("«%(felt)s» er ikke en gyldig dato. Skriv dag, måned og år."),
    forms.IntegerField: _("«%(felt)s» må være et helt tall."),
    forms.EmailField: _("«%(felt)s» må være en e-postadresse, for eksempel navn@eksempel.no."),
}


class Datofelt(forms.DateField):
    """A date in the browser's own date picker; written by hand, day comes first."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d%m%Y"])
        super().__init__(**kwargs)


class Skjema(forms.Form):
    """A plain Django form with messages in plain words. The page says novalidate."""

    etiketter: ClassVar[Mapping[str, Any]] = {}
    """What fields are called here, when the form they come from calls them something else: messages
    name a field as the page does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for navn, etikett in self.etiketter.items():
            self.fields[navn].label = etikett
        self.gi_meldinger()

    def gi_meldinger(self) -> None:
        """Call it again after adding fields."""
        for navn, felt in self.fields.items():
            gi_meldinger(felt, str(felt.label or navn))


def gi_meldinger(felt: forms.Field, etikett: str) -> None:
    """Name the field in Django's own messages; those a form has written itself are kept."""
    djangos: dict[str, Any] = {}
    for klasse in reversed(type(felt).__mro__):
        djangos |= getattr(klasse, "default_error_messages", {})
    nye = {kode: (tekst, etikett) for kode, tekst in FASTE.items()}
    # These are interpolated once more.
    nye |= {kode: (tekst, etikett.replace("%", "%%")) for kode, tekst in MED_VERDI.items()}
    for slag, tekst in UGYLDIG.items():
        if isinstance(felt, slag):
            nye["invalid"] = (tekst, etikett)
    for kode, (tekst, navn) in nye.items():
        if felt.error_messages.get(kode) == djangos.get(kode):
            felt.error_messages[kode] = str(tekst).replace("%(felt)s", navn)
