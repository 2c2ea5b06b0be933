from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dap.digilab.policies import krev_start
from dap.digilab.values import (
    MAKS_MINUTTER,
    MAKS_NOTAT,
    MAKS_PLASSER,
    MAKS_SPRAK,
    MAKS_STED,
    MAKS_TITTEL,
    MINST_MINUTTER,
    Dagsinnhold,
    Hjelpebehov,
)
from dap.web.digilab.tekster import BEHOV
from dap.web.felles.skjema import Skjema
from dap.web.felles.skjemafeil import som_skjemafeil
from dap.web.mote.skjema import Tidsfelt


class Endreskjema(Skjema):
    """What a day is. Made for a version of it, so that two who change it meet."""

    tittel = forms.CharField(label=_("Navn på dagen"), max_length=MAKS_TITTEL)
    start = Tidsfelt(label=_("Dag og klokkeslett"))
    minutter = forms.IntegerField(
        label=_("Varer i minutter"), min_value=MINST_MINUTTER, max_value=MAKS_MINUTTER, initial=120
    )
    sted = forms.CharField(label=_("Sted"), max_length=MAKS_STED)
    plasser = forms.IntegerField(
        label=_("Plasser"), min_value=1, max_value=MAKS_PLASSER, initial=10
    )
    sprak = forms.CharField(label=_("Språk"), max_length=MAKS_SPRAK, required=False)
    tolk = forms.BooleanField(label=_("Det er tolk til stede"), required=False)
    versjon = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def clean_start(self) -> datetime:
        """Also when the rest of the form is wrong."""
        start: datetime = self.cleaned_data["start"]
        with som_skjemafeil():
            krev_start(start, naa=timezone.now())
        return start

    def innhold(self) -> Dagsinnhold:
        f: dict[str, Any] = self.cleaned_data
        return Dagsinnhold(
            f["tittel"], f["start"], f["minutter"], f["sted"], f["plasser"], f["sprak"], f["tolk"]
        )


class Dagskjema(Endreskjema):
    kontor = forms.ChoiceField(label=_("Kontor"))
    nokkel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kontorer: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt = self.fields["kontor"]
        assert isinstance(felt, forms.ChoiceField)  # noqa: S101 (the field above)
        felt.choices = kontorer


class Invitasjonsskjema(Skjema):
    """Those who can be asked; anybody else's id is no choice."""

    personer = forms.TypedMultipleChoiceField(
        label=_("Hvem vil du invitere?"), coerce=UUID, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, valg: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt = self.fields["personer"]
        assert isinstance(felt, forms.MultipleChoiceField)  # noqa: S101 (the field above)
        felt.choices = valg


class Behovskjema(Skjema):
    behov = forms.TypedMultipleChoiceField(
        label=_("Hva trenger brukeren hjelp til?"),
        choices=[(b.value, BEHOV[b]) for b in Hjelpebehov],
        coerce=Hjelpebehov,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    notat = forms.CharField(
        label=_("Med egne ord"),
        max_length=MAKS_NOTAT,
        required=False,
        widget=forms.Textarea,
        help_text=_("Brukeren og de som følger opp brukeren, leser dette."),
    )
    versjon = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
