"""The forms: start, one user, the end, and the purpose of who looks in."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.gjennomgang.values import (
    MAKS_FORMAL,
    MAKS_NOTAT,
    MAKS_SAMMENDRAG,
    MAKS_TITTEL,
    Beslutning,
    Punktinnhold,
    Slag,
)
from dap.oppfolging.values import MAKS_GRUNN
from dap.tabell.base import ny_id
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.gjennomgang.tekster import BESLUTNING, SLAG

_VERSJON: dict[str, Any] = {"min_value": 0, "max_value": 2**31 - 1, "widget": forms.HiddenInput}


class Startskjema(Skjema):
    slag = forms.TypedChoiceField(
        label=_("Hva vil dere gjøre?"),
        coerce=Slag,
        choices=[(s.value, ord_) for s, ord_ in SLAG.items()],
        widget=forms.RadioSelect,
        help_text=_(
            "Vasken tar bare med brukere som kanskje ikke skal være i porteføljen: kandidater for"
            " utmelding, inaktive, stille, uten kontakt eller uten aktivitet."
        ),
    )
    motpart = forms.TypedChoiceField(label=_("Sammen med"), coerce=UUID)
    visning = forms.TypedChoiceField(
        label=_("Hvilke brukere?"),
        coerce=UUID,
        required=False,
        empty_value=None,
        help_text=_("Alltid bare brukerne til veilederen. Gjelder samtaler, ikke vask."),
    )
    tittel = forms.CharField(
        label=_("Navn på gjennomgangen"),
        max_length=MAKS_TITTEL,
        help_text=_("For eksempel «Porteføljesamtale i november». Ikke skriv navn på brukere."),
    )
    nokkel = forms.UUIDField(widget=forms.HiddenInput, initial=ny_id)

    def __init__(
        self,
        *args: Any,
        parter: Iterable[tuple[UUID, str]],
        visninger: Iterable[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motpart"].choices = [  # type: ignore[attr-defined]
            ("", _("Velg en kollega")), *((str(id_), navn) for id_, navn in parter),
        ]  # fmt: skip
        self.fields["visning"].choices = [  # type: ignore[attr-defined]
            ("", _("Hele porteføljen")), *((str(id_), navn) for id_, navn in visninger),
        ]  # fmt: skip


class Punktskjema(Skjema):
    notat = forms.CharField(
        label=_("Notat"),
        required=False,
        max_length=MAKS_NOTAT,
        widget=forms.Textarea,
        help_text=_(
            "Bare dere to ser notatet. Det slettes et år etter at gjennomgangen er avsluttet. Skriv"
            " det dere trenger for å følge opp, og ikke mer."
        ),
    )
    gjennomgatt = forms.BooleanField(label=_("Gjennomgått"), required=False)
    beslutning = forms.TypedChoiceField(
        label=_("Hva er bestemt?"),
        coerce=Beslutning,
        empty_value=Beslutning.INGEN,
        required=False,
        choices=[(b.value, ord_) for b, ord_ in BESLUTNING.items()],
        widget=forms.RadioSelect,
    )
    tekst = forms.CharField(
        label=_("Neste steg, eller hvorfor"),
        required=False,
        max_length=MAKS_GRUNN,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Neste steg blir huskelappen til brukeren, med frist. Grunnen til å vurdere oppfølgingen"
            " står i verktøyene hos brukeren."
        ),
    )
    frist = Datofelt(label=_("Frist for neste steg"), required=False)
    versjon = forms.IntegerField(**_VERSJON)
    lappversjon = forms.IntegerField(**_VERSJON)

    def innhold(self) -> Punktinnhold:
        d = self.cleaned_data
        return Punktinnhold(
            d["notat"], d["gjennomgatt"], d["beslutning"], d["tekst"], d["frist"], d["lappversjon"]
        )


class Sluttskjema(Skjema):
    sammendrag = forms.CharField(
        label=_("Hva ble dere enige om?"),
        max_length=MAKS_SAMMENDRAG,
        widget=forms.Textarea,
        help_text=_(
            "Det som gjelder arbeidet. Det som gjelder én bruker, skriver du hos den brukeren."
        ),
    )
    versjon = forms.IntegerField(**_VERSJON)


class Formalskjema(Skjema):
    formal = forms.CharField(
        label=_("Hvorfor må du se gjennomgangen?"),
        max_length=MAKS_FORMAL,
        help_text=_("De to som har den, ser hvem du er, når du så den, og det du skriver her."),
    )
