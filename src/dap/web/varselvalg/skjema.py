"""The form of a person's choices. The rules stand in the domain."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.varsel.values import Kanal, Samling, Valg
from dap.web.felles.skjema import Skjema
from dap.web.mote.skjema import Klokkefelt

KANALVALG = {
    "SMS,EPOST": _("SMS, og e-post hvis SMS ikke kommer fram"),
    "EPOST,SMS": _("E-post, og SMS hvis e-post ikke kommer fram"),
    "SMS": _("Bare SMS"),
    "EPOST": _("Bare e-post"),
}
SAMLINGER = {
    Samling.NAA: _("Med en gang"),
    Samling.DAGLIG: _("Samlet, én gang om dagen klokken 8"),
}
SPRAK = {
    "": _("Det samme som i Kontakt- og reservasjonsregisteret, eller det jeg leser her"),
    "nb": _("Bokmål"),
    "nn": _("Nynorsk"),
    "en": _("Engelsk"),
}


class Valgskjema(Skjema):
    kanaler = forms.ChoiceField(
        label=_("Hvordan vil du ha varsler?"),
        choices=list(KANALVALG.items()),
        widget=forms.RadioSelect,
    )
    samling = forms.TypedChoiceField(
        label=_("Når vil du ha det som kan vente?"),
        choices=[(k.value, tekst) for k, tekst in SAMLINGER.items()],
        coerce=Samling,
        widget=forms.RadioSelect,
        help_text=_("Møter, og oppgaver du må gjøre, kommer alltid med en gang."),
    )
    stille_fra = Klokkefelt(
        label=_("Stille fra klokken"),
        help_text=_("Ingen varsler sendes mens det er stille. Samme klokkeslett: aldri stille."),
    )
    stille_til = Klokkefelt(label=_("Stille til klokken"))
    sprak = forms.ChoiceField(
        label=_("Hvilket språk skal varslene ha?"),
        required=False,
        choices=list(SPRAK.items()),
        widget=forms.RadioSelect,
    )
    versjon = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def valg(self) -> Valg:
        d = self.cleaned_data
        return Valg(
            sprak=d["sprak"],
            kanaler=tuple(Kanal(k) for k in d["kanaler"].split(",")),
            samling=d["samling"],
            stille_fra=d["stille_fra"].replace(second=0, microsecond=0),
            stille_til=d["stille_til"].replace(second=0, microsecond=0),
            versjon=d["versjon"],
        )


def fra_valg(valg: Valg) -> dict[str, Any]:
    return {
        "kanaler": kanalkode(valg),
        "samling": valg.samling.value,
        "stille_fra": valg.stille_fra,
        "stille_til": valg.stille_til,
        "sprak": valg.sprak,
        "versjon": valg.versjon,
    }


def kanalkode(valg: Valg) -> str:
    return ",".join(valg.kanaler) or "SMS,EPOST"
