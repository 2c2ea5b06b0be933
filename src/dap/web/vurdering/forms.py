"""Forms of assessments. The rules are the operations'; here only comfort."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.vurdering.values import (
    DEL_MAKS,
    EGET_MAKS,
    MULIGE_GRUPPER,
    UTEN_EGET_MAKS,
    Del,
    Egendel,
    Innsatsgruppe,
    Maate,
    Slag,
)
from dap.web.felles.skjema import Skjema
from dap.web.vurdering.side import gruppenavn
from dap.web.vurdering.tekster import DELORD, MAATER, SPORSMAL, SPORSMALSHJELP


class Egenskjema(Skjema):
    """The user's four questions; staff who write for the user also say how the words came."""

    maate = forms.TypedChoiceField(
        label=_("Hvordan fikk du svarene?"),
        choices=[(m.value, tekst) for m, tekst in MAATER.items()],
        coerce=Maate,
        widget=forms.RadioSelect,
        help_text=_("Skriv det brukeren sa, med brukerens ord. Det blir merket med navnet ditt."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, er_bruker: bool, **kwargs: Any) -> None:
        for_hand = [*self.base_fields]
        super().__init__(*args, **kwargs)
        for del_ in Egendel:
            self.fields[del_.value.lower()] = forms.CharField(
                label=str(SPORSMAL[del_]),
                help_text=str(SPORSMALSHJELP[del_]) if er_bruker else "",
                max_length=EGET_MAKS,
                required=False,
                widget=forms.Textarea,
            )
        self.gi_meldinger()
        if er_bruker:
            del self.fields["maate"]
        self.order_fields([d.value.lower() for d in Egendel] + for_hand)

    def svar(self) -> dict[Egendel, str]:
        return {d: self.cleaned_data[d.value.lower()] for d in Egendel}

    def felter(self) -> list[forms.BoundField]:
        return [self[d.value.lower()] for d in Egendel]


class Delskjema(Skjema):
    """One part. The conclusion has its choices too."""

    bor_vurderes = forms.TypedChoiceField(
        label=_("Bør arbeidsevnen vurderes?"),
        choices=[("ja", _("Ja")), ("nei", _("Nei"))],
        coerce=lambda verdi: verdi == "ja",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Ja når du er i tvil om «Gode muligheter» eller «Trenger veiledning» er nok hjelp."
        ),
    )
    stotter = forms.TypedMultipleChoiceField(
        label=_("Hvilke innsatsgrupper støtter vurderingen?"),
        coerce=Innsatsgruppe,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Dette er ikke et vedtak. Vedtaket fattes for seg, av et menneske."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, slag: Slag, del_: Del, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = forms.CharField(
            label=str(DELORD[del_].nav),
            help_text=str(DELORD[del_].hjelp),
            max_length=DEL_MAKS,
            required=False,
            widget=forms.Textarea,
        )
        grupper: Any = self.fields["stotter"]
        grupper.choices = [(g.value, gruppenavn(g)) for g in MULIGE_GRUPPER[slag]]
        if del_ != Del.KONKLUSJON:
            del self.fields["stotter"]
        if del_ != Del.KONKLUSJON or slag != Slag.BEHOV:
            del self.fields["bor_vurderes"]
        self.gi_meldinger()


class Ferdigskjema(Skjema):
    uten_eget = forms.CharField(
        label=_("Hvorfor er det ingen egenvurdering?"),
        max_length=UTEN_EGET_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Brukeren leser dette. Skriv hva du har gjort for å få den."),
    )
    versjon = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, har_eget: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if har_eget:
            del self.fields["uten_eget"]
