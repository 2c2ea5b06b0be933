"""Forms of situation, goals and milestones. The rules are the operations'; here only comfort."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dap.mal.values import (
    FORVENTNING_MAKS,
    GRUNN_MAKS,
    MAL_MAKS,
    MILEPAEL_MAKS,
    SITUASJON_MAKS,
    Forventningsstatus,
    Malstatus,
)
from dap.web.felles.skjema import Datofelt, Skjema

VIKTIGHET = [
    ("", _("Ikke valgt")),
    (1, _("1 – Lite viktig")),
    (2, _("2 – Litt viktig")),
    (3, _("3 – Ganske viktig")),
    (4, _("4 – Viktig")),
    (5, _("5 – Svært viktig")),
]
REALISME = [
    ("", _("Ikke valgt")),
    (1, _("1 – Vanskelig å nå")),
    (2, _("2 – Litt vanskelig")),
    (3, _("3 – Kanskje")),
    (4, _("4 – Ganske sannsynlig")),
    (5, _("5 – Helt innen rekkevidde")),
]


def _skjult_versjon() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class Situasjonsskjema(Skjema):
    tekst = forms.CharField(
        label=_("Min situasjon"),
        max_length=SITUASJON_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Hva bør vi vite? For eksempel om arbeid, utdanning, helse eller familie."),
    )
    versjon = _skjult_versjon()


def _nokkel() -> forms.UUIDField:
    return forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)


def _skala(etikett: Any, valg: list[tuple[Any, Any]]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=etikett, choices=valg, coerce=int, empty_value=None, required=False
    )


class Malskjema(Skjema):
    """A goal. Staff get it without the two questions that only the user can answer."""

    tekst = forms.CharField(
        label=_("Mål"),
        max_length=MAL_MAKS,
        widget=forms.Textarea,
        help_text=_("Hva vil du oppnå, på kort eller lang sikt?"),
    )
    viktighet = _skala(_("Hvor viktig er målet for deg?"), VIKTIGHET)
    realisme = _skala(_("Hvor realistisk er det?"), REALISME)
    revurderes = Datofelt(
        label=_("Når skal vi se på målet igjen?"),
        required=False,
    )
    versjon = _skjult_versjon()
    nokkel = _nokkel()

    def __init__(self, *args: Any, er_bruker: bool, nytt: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not er_bruker:
            del self.fields["viktighet"], self.fields["realisme"]
            self.fields["tekst"].help_text = _("Hva vil brukeren oppnå, på kort eller lang sikt?")
        del self.fields["versjon" if nytt else "nokkel"]


class Statusskjema(Skjema):
    status = forms.TypedChoiceField(
        label=_("Hvordan går det med målet?"),
        choices=[
            (Malstatus.AKTIV.value, _("Jeg jobber med det")),
            (Malstatus.NADD.value, _("Målet er nådd")),
            (Malstatus.LAGT_BORT.value, _("Målet er lagt bort")),
        ],
        coerce=Malstatus,
        widget=forms.RadioSelect,
    )
    grunn = forms.CharField(
        label=_("Hvorfor?"),
        max_length=GRUNN_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Må fylles ut når målet legges bort eller tas opp igjen."),
    )
    versjon = _skjult_versjon()


class Forventningsskjema(Skjema):
    tekst = forms.CharField(
        label=_("Hva forventer dere?"),
        max_length=FORVENTNING_MAKS,
        widget=forms.Textarea,
        help_text=_("Skriv det brukeren skal gjøre, så konkret at begge vet når det er gjort."),
    )
    frist = Datofelt(label=_("Frist"), required=False)
    mal_id = forms.TypedChoiceField(
        label=_("Hører til målet"), coerce=UUID, empty_value=None, required=False
    )
    versjon = _skjult_versjon()
    nokkel = _nokkel()

    def __init__(self, *args: Any, mal: list[tuple[UUID, str]], ny: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mal:
            valg: Any = self.fields["mal_id"]
            valg.choices = [("", _("Ikke knyttet til et mål")), *((i, t[:80]) for i, t in mal)]
        else:
            del self.fields["mal_id"]
        del self.fields["versjon" if ny else "nokkel"]


class Forventningsstatusskjema(Skjema):
    status = forms.TypedChoiceField(
        label=_("Hvordan går det med forventningen?"),
        choices=[
            (Forventningsstatus.AKTIV.value, _("Den gjelder")),
            (Forventningsstatus.OPPFYLT.value, _("Den er oppfylt")),
            (Forventningsstatus.TRUKKET.value, _("Den er trukket")),
        ],
        coerce=Forventningsstatus,
        widget=forms.RadioSelect,
    )
    grunn = forms.CharField(
        label=_("Hvorfor?"),
        max_length=GRUNN_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Må fylles ut når forventningen trekkes eller gjelder igjen."),
    )
    versjon = _skjult_versjon()


class Milepaelskjema(Skjema):
    tekst = forms.CharField(label=pgettext_lazy("ett delmål", "Delmål"), max_length=MILEPAEL_MAKS)
    frist = Datofelt(label=_("Frist"), required=False)
    versjon = _skjult_versjon()
    nokkel = _nokkel()

    def __init__(self, *args: Any, nytt: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["versjon" if nytt else "nokkel"]


class Fjernskjema(Skjema):
    grunn = forms.CharField(
        label=_("Hvorfor fjernes delmålet?"), max_length=GRUNN_MAKS, required=False
    )
    versjon = _skjult_versjon()
