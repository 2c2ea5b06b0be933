"""The forms of the four actions; the users are read beside, in `valg`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.dialog import queries as dialog
from dap.dialog.values import MAKS_OVERSKRIFT, MAKS_TEKST
from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.flere.values import Oppdrag, Slag
from dap.oppfolging.queries import kategorinavn
from dap.oppfolging.values import MAKS_HUSKELAPP, Kategori
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.kontoret.valg import grupperte, kollegaer
from dap.web.oppfolging.skjema import kategorivalg


class _Oppdragsskjema(Skjema):
    slag: Slag

    def __init__(self, *args: Any, aktor: Aktor, naa: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.velg(aktor, naa)

    def velg(self, aktor: Aktor, naa: datetime) -> None:
        """Fill in the choices of those who have any."""

    def oppdrag(self) -> Oppdrag:
        return Oppdrag(self.slag, **self.cleaned_data)


class Veilederskjema(_Oppdragsskjema):
    slag = Slag.VEILEDER
    ansatt_id = forms.TypedChoiceField(label=_("Ny veileder"), coerce=UUID)

    def velg(self, aktor: Aktor, naa: datetime) -> None:
        alle = {k.id: k for nr in sorted(aktor.kontorer) for k in kollegaer(nr, dag=dato(naa))}
        self.fields["ansatt_id"].choices = grupperte(alle.values())  # type: ignore[attr-defined]


class Huskelappskjema(_Oppdragsskjema):
    slag = Slag.HUSKELAPP
    tekst = forms.CharField(
        label=_("Hva skal dere huske?"),
        max_length=MAKS_HUSKELAPP,
        required=False,
        widget=forms.Textarea,
        help_text=_(
            "Brukeren ser den ikke her, men kan be om å få den. Skriv bare det du trenger."
        ),
    )
    frist = Datofelt(label=_("Frist"), required=False)


class Kategoriskjema(_Oppdragsskjema):
    slag = Slag.KATEGORI
    kategori = forms.TypedChoiceField(
        label=_("Kategori"),
        required=False,
        coerce=Kategori,
        empty_value=None,
        widget=forms.RadioSelect,
    )

    def velg(self, aktor: Aktor, naa: datetime) -> None:
        navn = kategorinavn(min(aktor.kontorer)) if len(aktor.kontorer) == 1 else {}
        self.fields["kategori"].choices = kategorivalg(navn)  # type: ignore[attr-defined]


class Meldingsskjema(_Oppdragsskjema):
    slag = Slag.MELDING
    overskrift = forms.CharField(label=_("Overskrift"), max_length=MAKS_OVERSKRIFT)
    tekst = forms.CharField(
        label=_("Melding"),
        max_length=MAKS_TEKST,
        widget=forms.Textarea,
        help_text=_(
            "Du kan bruke [fornavn], [navn], [kontor] og [veileder]. Hver mottaker får sitt eget."
        ),
    )
    mal = forms.ChoiceField(label=_("Standardtekst"), required=False)

    def velg(self, aktor: Aktor, naa: datetime) -> None:
        self.maler = {str(m.id): m for m in dialog.standardtekster(aktor)}
        valg = [("", _("Ingen")), *((id_, m.tittel) for id_, m in self.maler.items())]
        self.fields["mal"].choices = valg  # type: ignore[attr-defined]

    def oppdrag(self) -> Oppdrag:
        felt = self.cleaned_data
        return Oppdrag(self.slag, overskrift=felt["overskrift"], tekst=felt["tekst"])


SKJEMAER: dict[Slag, type[_Oppdragsskjema]] = {
    s.slag: s for s in (Veilederskjema, Huskelappskjema, Kategoriskjema, Meldingsskjema)
}
Oppdragsskjema = _Oppdragsskjema
