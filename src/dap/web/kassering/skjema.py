from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.kassering.values import MAKS_DEL, MAKS_DELER
from dap.web.felles.skjema import Skjema


class Onskeskjema(Skjema):
    """What is to go, and why."""

    hele = forms.MultipleChoiceField(
        label=_("Hva skal bort helt?"),
        help_text=_("Alt som har stått i feltet, går bort, også i tidligere versjoner."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    deler = forms.CharField(
        label=_("Bare noen ord skal bort"),
        help_text=_(
            "Lim inn ordene nøyaktig slik de står. Skriv hver del på sin egen linje. Resten av "
            "teksten blir stående."
        ),
        required=False,
        widget=forms.Textarea,
    )
    begrunnelse = forms.CharField(
        label=_("Hvorfor skal det bort?"),
        help_text=_("Ikke gjenta det som skal bort. Begrunnelsen blir stående."),
        widget=forms.Textarea,
    )
    versjon = forms.IntegerField(widget=forms.HiddenInput, required=False)

    maks_deler = (MAKS_DEL + 1) * MAKS_DELER

    def __init__(
        self, *args: Any, valg: Sequence[tuple[str, str]], bare_helt: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hele"].choices = list(valg)  # type: ignore[attr-defined]
        if bare_helt:
            del self.fields["deler"]

    def clean(self) -> dict[str, Any]:
        felt: dict[str, Any] = super().clean() or {}
        if not (felt.get("hele") or felt.get("deler") or "hele" in self.errors):
            self.add_error("hele", _("Velg det som skal bort, eller lim inn ordene."))
        return felt


class Svarskjema(Skjema):
    svar = forms.ChoiceField(
        label=_("Hva bestemmer du?"),
        choices=[("ja", _("Slett det for alltid")), ("nei", _("La det stå"))],
        widget=forms.RadioSelect,
    )
    avslag = forms.CharField(
        label=_("Hvorfor skal det stå? (hvis nei)"), widget=forms.Textarea, required=False
    )
    versjon = forms.IntegerField(widget=forms.HiddenInput, required=False)
