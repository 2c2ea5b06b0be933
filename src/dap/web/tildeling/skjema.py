"""The forms of who follows up."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.oppfolging.values import MAKS_MEDROLLE
from dap.web.felles.skjema import Skjema


class Veilederskjema(Skjema):
    ansatt = forms.TypedChoiceField(label=_("Ny veileder"), coerce=UUID)
    fra_veileder = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, valg: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ansatt"].choices = valg  # type: ignore[attr-defined]


class Flereskjema(Skjema):
    """Whom, and their new adviser; the users are read beside."""

    ansatt = forms.TypedChoiceField(label=_("Ny veileder"), coerce=UUID)

    def __init__(self, *args: Any, valg: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ansatt"].choices = valg  # type: ignore[attr-defined]


class Medskjema(Skjema):
    ansatt = forms.TypedChoiceField(label=_("Kollega"), coerce=UUID)
    rolle = forms.CharField(
        label=_("Hva gjør kollegaen?"),
        max_length=MAKS_MEDROLLE,
        help_text=_("For eksempel jobbspesialist eller programrådgiver. Brukeren ser det."),
    )

    def __init__(self, *args: Any, valg: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ansatt"].choices = valg  # type: ignore[attr-defined]
