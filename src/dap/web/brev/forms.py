"""What a clerk chooses about a letter, and what the user answered."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.brev.values import MAKS_ORD, Returgrunn, Svarmuligheter
from dap.dialog.values import MAKS_TEKST
from dap.felles.aktor import Maate
from dap.web.brev.tekster import RETUR, svarvalg
from dap.web.felles.skjema import Datofelt, Skjema

_MAATER = (
    (Maate.PAPIR.value, _("På papir")),
    (Maate.TELEFON.value, _("På telefon")),
    (Maate.MOTE.value, _("I et møte, eller på kontoret")),
)


class Returskjema(Skjema):
    grunn = forms.ChoiceField(
        label=_("Hva sto på konvolutten?"),
        choices=[(g.value, RETUR[g]) for g in Returgrunn],
        widget=forms.RadioSelect,
    )
    ord = forms.CharField(
        label=_("Med egne ord"), required=False, max_length=MAKS_ORD, widget=forms.Textarea
    )


class Stoppskjema(Skjema):
    grunn = forms.CharField(
        label=_("Hvorfor skal brevet ikke sendes?"), max_length=MAKS_ORD, widget=forms.Textarea
    )


class Svarskjema(Skjema):
    """What came, how, and that the user said yes to its being written here."""

    valg = forms.ChoiceField(label=_("Hva svarte brukeren?"), widget=forms.RadioSelect)
    ord = forms.CharField(
        label=_("Brukerens egne ord"),
        help_text=_("Skriv det slik brukeren sa eller skrev det, uten å rette på det."),
        required=False,
        max_length=MAKS_TEKST,
        widget=forms.Textarea,
    )
    maate = forms.ChoiceField(
        label=_("Hvordan kom svaret?"), choices=_MAATER, widget=forms.RadioSelect
    )
    mottatt = Datofelt(label=_("Når kom det?"))
    fil = forms.FileField(
        label=_("Skannet papir"), help_text=_("PDF eller bilde, høyst 10 MB."), required=False
    )
    samtykke = forms.BooleanField(
        label=_("Brukeren vet at jeg skriver det inn, og har sagt at det er greit"), required=True
    )
    versjon = forms.IntegerField(widget=forms.HiddenInput, required=False)
    nokkel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, filer: Any = None, *, mulig: Svarmuligheter, i_dag: date
    ) -> None:
        start = {
            "mottatt": i_dag, "versjon": mulig.versjon, "nokkel": uuid.uuid4(),
            "maate": Maate.PAPIR.value,
            "valg": mulig.valg[0].verdi if len(mulig.valg) == 1 else None,
        }  # fmt: skip
        super().__init__(data, filer, initial=start)
        felt = self.fields["valg"]
        if isinstance(felt, forms.ChoiceField):
            felt.choices = [(v.verdi, svarvalg(v)) for v in mulig.valg]

    def filer(self) -> Iterable[tuple[str, bytes]]:
        fil = self.cleaned_data.get("fil")
        return [(fil.name, fil.read())] if fil else []
