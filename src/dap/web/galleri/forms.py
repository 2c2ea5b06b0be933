"""A form with one field of each kind, and the same form wrongly filled in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.web.felles.skjema import Datofelt, Skjema

STATUSER = [
    ("PLANLAGT", _("Planlagt")),
    ("GJENNOMFORES", _("Gjennomføres")),
    ("FULLFORT", _("Fullført")),
]
KANALER = [("epost", _("E-post")), ("sms", _("SMS")), ("brev", _("Brev"))]


class Galleriskjema(Skjema):
    tittel = forms.CharField(label=_("Tittel"), max_length=40, help_text=_("Kort og tydelig."))
    lenke = forms.URLField(label=_("Lenke"), required=False, assume_scheme="https")
    beskrivelse = forms.CharField(
        label=_("Beskrivelse"), max_length=120, required=False, widget=forms.Textarea
    )
    fra = Datofelt(label=_("Fra dato"))
    til = Datofelt(label=_("Til dato"), required=False, help_text=_("Kan settes senere."))
    tema = forms.ChoiceField(
        label=_("Hva gjelder det?"),
        choices=[("", _("Velg tema")), ("jobb", _("Jobb")), ("kurs", _("Kurs"))],
    )
    status = forms.ChoiceField(label=_("Status"), choices=STATUSER, widget=forms.RadioSelect)
    kanaler = forms.MultipleChoiceField(
        label=_("Hvordan vil du ha beskjed?"),
        choices=KANALER,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Du kan velge flere."),
    )
    avtalt = forms.BooleanField(
        label=_("Avtalt med NAV"), help_text=_("Kan ikke angres."), required=False
    )
    paaminnelse = forms.BooleanField(label=_("Minn meg på det"), required=False)


FYLT_UT: dict[str, Any] = {
    "tittel": "Søke på sommerjobb i barnehage",
    "lenke": "https://eksempel.no/stilling",
    "beskrivelse": "Jeg ringer styreren først og sender søknaden når CV-en er lest av Kari.",
    "fra": "2030-05-02",
    "tema": "jobb",
    "status": "PLANLAGT",
    "kanaler": ["sms"],
    "paaminnelse": "on",
}
FEIL_UT: dict[str, Any] = {
    "tittel": "En tittel som er så lang at den ikke får plass på et kort i planen",
    "lenke": "ikke en lenke",
    "beskrivelse": "for langt " * 13,
    "fra": "31.02.2030",
    "tema": "ukjent",
}
