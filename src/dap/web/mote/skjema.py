"""The forms of meetings. The rules stand in the domain; here they only get a field to stand at."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from dap.felles.feil import Regelbrudd
from dap.felles.tid import oslo
from dap.mote.policies import tidspunkt_i_oslo
from dap.mote.values import (
    MAKS_FORBEREDELSER,
    MAKS_HENSIKT,
    MAKS_LENKE,
    MAKS_ORD,
    MAKS_PUNKT,
    MAKS_STED,
    MAKS_TIDER,
    MAKS_TITTEL,
    MAKS_TOLK,
    VARIGHETER,
    Kanal,
    Motedata,
    Moteinnhold,
    Motestatus,
)
from dap.web.felles.meldinger import melding
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.mote.tekster import KANAL, varighetstekst

_FORMATER = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y %H.%M",
             "%d.%m.%Y kl. %H.%M", "%d.%m.%Y kl. %H:%M")  # fmt: skip
INNHOLD = tuple(Moteinnhold.__dataclass_fields__)


class Tidsfelt(forms.Field):
    """Day and time on the clock in Oslo, in the browser's own picker; an instant (UTC) in the domain."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    default_error_messages = {
        "invalid": _("Skriv dag og klokkeslett, for eksempel 24.12.2026 kl. 10.30.")
    }

    def prepare_value(self, value: Any) -> Any:
        return oslo(value).replace(tzinfo=None) if isinstance(value, datetime) else value

    def to_python(self, value: Any) -> datetime | None:
        tekst = str(value or "").strip()
        if not tekst:
            return None
        for form in _FORMATER:
            try:
                lest = datetime.strptime(tekst, form).replace(tzinfo=UTC)
            except ValueError:
                continue
            return self._i_oslo(lest)
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def _i_oslo(self, lest: datetime) -> datetime:
        try:
            return tidspunkt_i_oslo(lest.date(), lest.time())
        except Regelbrudd as brudd:
            raise ValidationError(melding(brudd)) from brudd
        except (OverflowError, ValueError) as feil:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from feil


_lat_varighet = lazy(varighetstekst, str)


class Klokkefelt(forms.TimeField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        kwargs.setdefault("input_formats", ["%H:%M", "%H:%M:%S", "%H.%M"])
        kwargs.setdefault(
            "error_messages", {"invalid": _("Skriv et klokkeslett, for eksempel 10.30.")}
        )
        super().__init__(**kwargs)


def _varighet(etikett: Any) -> forms.TypedChoiceField:
    valg = [(m, _lat_varighet(m)) for m in VARIGHETER]
    return forms.TypedChoiceField(label=etikett, choices=valg, coerce=int, initial=30)


def _kanal(etikett: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=etikett,
        choices=[(k.value, tekst) for k, tekst in KANAL.items()],
        coerce=Kanal,
        widget=forms.RadioSelect,
        initial=Kanal.OPPMOTE.value,
    )


def _ord(etikett: Any, *, required: bool = True, hjelp: Any = "") -> forms.CharField:
    return forms.CharField(
        label=etikett,
        max_length=MAKS_ORD,
        required=required,
        widget=forms.Textarea,
        help_text=hjelp,
    )


def _skjult_versjon() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def _nokkel() -> forms.UUIDField:
    return forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)


class Innholdsskjema(Skjema):
    """What a meeting is about and how it is held."""

    field_order = ("tittel", "start", "varighet", "kanal", "sted", "videolenke", "veileder_id")
    tittel = forms.CharField(label=_("Tema for møtet"), max_length=MAKS_TITTEL)
    varighet = _varighet(_("Varighet"))
    kanal = _kanal(_("Møteform"))
    sted = forms.CharField(
        label=_("Sted eller annen praktisk informasjon"),
        max_length=MAKS_STED,
        required=False,
        help_text=_("Adresse og rom, eller nummeret som skal ringes."),
    )
    videolenke = forms.CharField(
        label=_("Lenke til videomøte"), max_length=MAKS_LENKE, required=False
    )
    tolk = forms.CharField(
        label=_("Tolk"),
        max_length=MAKS_TOLK,
        required=False,
        help_text=_("Skriv språket hvis det trengs tolk."),
    )
    hensikt = forms.CharField(
        label=_("Hensikt med møtet"),
        max_length=MAKS_HENSIKT,
        required=False,
        widget=forms.Textarea,
    )
    forberedelser = forms.CharField(
        label=_("Forberedelser til møtet"),
        max_length=MAKS_FORBEREDELSER,
        required=False,
        widget=forms.Textarea,
    )

    def innhold(self) -> Moteinnhold:
        felt = self.cleaned_data
        return Moteinnhold(**{navn: felt[navn] for navn in INNHOLD if navn in felt})


class _MedVeileder(Innholdsskjema):
    veileder_id = forms.TypedChoiceField(label=_("Hvem holder møtet?"), coerce=UUID)

    def __init__(self, *args: Any, veiledere: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["veileder_id"].choices = [(str(i), n) for i, n in veiledere]  # type: ignore[attr-defined]
        if len(veiledere) < 2:
            self.fields["veileder_id"].widget = forms.HiddenInput()
            self.fields["veileder_id"].initial = str(veiledere[0][0])
            self.fields["veileder_id"].required = False

    def veileder(self) -> UUID | None:
        return self.cleaned_data.get("veileder_id") or None


class _NyttMedVeileder(_MedVeileder):
    """The office's address stands there to begin with: it is no place for a call."""

    def innhold(self) -> Moteinnhold:
        innhold = super().innhold()
        if innhold.kanal != Kanal.OPPMOTE and innhold.sted == self.initial.get("sted"):
            return replace(innhold, sted="")
        return innhold


class Innkallingsskjema(_NyttMedVeileder):
    start = Tidsfelt(label=_("Dag og klokkeslett"))
    nokkel = _nokkel()


class Endringsskjema(_MedVeileder):
    start = Tidsfelt(label=_("Dag og klokkeslett"))
    ord = _ord(
        _("Hvorfor endres møtet?"), required=False, hjelp=_("Brukeren kan lese det du skriver.")
    )
    versjon = _skjult_versjon()

    def __init__(self, *args: Any, mote: Motedata, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mote.varighet not in VARIGHETER:
            egen = (mote.varighet, varighetstekst(mote.varighet))
            self.fields["varighet"].choices = [egen, *self.fields["varighet"].choices]  # type: ignore[attr-defined]
        if mote.status == Motestatus.ONSKET:
            del self.fields["start"], self.fields["ord"]


def innhold_av(m: Motedata) -> dict[str, Any]:
    """What a form for this meeting starts with."""
    felt = {navn: getattr(m, navn) for navn in INNHOLD}
    return {**felt, "start": m.start, "versjon": m.versjon, "veileder_id": m.veileder_id}


class _MedTider:
    """`tid1` … `tid5`: the times one proposes."""

    cleaned_data: dict[str, Any]

    def tider(self) -> list[datetime]:
        alle = (self.cleaned_data.get(f"tid{nr}") for nr in range(1, MAKS_TIDER + 1))
        return [t for t in alle if t is not None]

    def tidsfelter(self) -> list[Any]:
        return [self[f"tid{nr}"] for nr in range(1, MAKS_TIDER + 1)]  # type: ignore[index]


class Tiderskjema(_MedTider, Skjema):
    tid1 = Tidsfelt(label=_("Forslag 1"))
    tid2 = Tidsfelt(label=_("Forslag 2"), required=False)
    tid3 = Tidsfelt(label=_("Forslag 3"), required=False)
    tid4 = Tidsfelt(label=_("Forslag 4"), required=False)
    tid5 = Tidsfelt(label=_("Forslag 5"), required=False)
    ord = _ord(_("Vil du si noe mer?"), required=False)
    versjon = _skjult_versjon()


class Brukeronskeskjema(_MedTider, Innholdsskjema):
    """A user asks: what it is about, and when it suits."""

    etiketter = {
        "tittel": _("Hva vil du snakke om?"),
        "hensikt": _("Vil du si noe mer?"),
        "kanal": _("Hvordan vil du møtes?"),
        "varighet": _("Hvor lang tid trenger du?"),
    }
    tid1 = Tidsfelt(label=_("Forslag 1"))
    tid2 = Tidsfelt(label=_("Forslag 2"), required=False)
    tid3 = Tidsfelt(label=_("Forslag 3"), required=False)
    tid4 = Tidsfelt(label=_("Forslag 4"), required=False)
    tid5 = Tidsfelt(label=_("Forslag 5"), required=False)
    nokkel = _nokkel()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for navn in ("sted", "videolenke", "forberedelser"):
            del self.fields[navn]


class Navonskeskjema(_MedTider, _NyttMedVeileder):
    """Staff propose times instead of deciding one."""

    tid1 = Tidsfelt(label=_("Forslag 1"))
    tid2 = Tidsfelt(label=_("Forslag 2"), required=False)
    tid3 = Tidsfelt(label=_("Forslag 3"), required=False)
    tid4 = Tidsfelt(label=_("Forslag 4"), required=False)
    tid5 = Tidsfelt(label=_("Forslag 5"), required=False)
    nokkel = _nokkel()


class Avslagsskjema(Skjema):
    ord = _ord(_("Hvorfor passer det ikke?"), hjelp=_("Den andre kan lese det du skriver."))
    versjon = _skjult_versjon()


class Avlysningsskjema(Skjema):
    ord = _ord(_("Hvorfor avlyses møtet?"), hjelp=_("Den andre kan lese det du skriver."))
    versjon = _skjult_versjon()


class Tilbaketrekkingsskjema(Avlysningsskjema):
    """Of a wish that nobody has accepted."""

    etiketter = {"ord": _("Hvorfor trengs ikke møtet?")}


class Utfallsskjema(Skjema):
    utfall = forms.TypedChoiceField(
        label=_("Hvordan gikk det?"),
        choices=[
            (Motestatus.GJENNOMFORT.value, _("Møtet ble gjennomført")),
            (Motestatus.IKKE_MOTT.value, _("Brukeren kom ikke")),
        ],
        coerce=Motestatus,
        widget=forms.RadioSelect,
    )
    ord = _ord(_("Merknad"), required=False, hjelp=_("Brukeren kan lese det du skriver."))
    versjon = _skjult_versjon()


class Punktskjema(Skjema):
    tekst = forms.CharField(
        label=_("Nytt punkt på saklisten"),
        max_length=MAKS_PUNKT,
        help_text=_("Hva vil du at dere skal snakke om?"),
    )
    nokkel = _nokkel()


class Endrepunktskjema(Skjema):
    tekst = forms.CharField(label=_("Punkt på saklisten"), max_length=MAKS_PUNKT)
    versjon = _skjult_versjon()


class Bestillingsskjema(Skjema):
    """A user takes a free slot."""

    # The list is another when one comes back to it: browsers would mark what now stands in the same
    # place.
    ledig = forms.TypedChoiceField(
        label=_("Ledige tider"),
        coerce=UUID,
        widget=forms.RadioSelect(attrs={"autocomplete": "off"}),
    )
    kanal = _kanal(_("Hvordan vil du møtes?"))
    tittel = forms.CharField(label=_("Hva vil du snakke om?"), max_length=MAKS_TITTEL)
    hensikt = forms.CharField(
        label=_("Vil du si noe mer?"),
        max_length=MAKS_HENSIKT,
        required=False,
        widget=forms.Textarea,
    )
    tolk = forms.CharField(
        label=_("Tolk"),
        max_length=MAKS_TOLK,
        required=False,
        help_text=_("Skriv språket hvis det trengs tolk."),
    )
    nokkel = _nokkel()

    def __init__(
        self,
        *args: Any,
        tider: Sequence[tuple[UUID, str]],
        kanaler: Collection[Kanal],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        felt = self.fields["ledig"]
        felt.choices = [(str(i), t) for i, t in tider]  # type: ignore[attr-defined]
        felt.error_messages["invalid_choice"] = melding(Regelbrudd("LEDIG_TID_ER_TATT"))
        if kanaler:
            valg = [(k.value, tekst) for k, tekst in KANAL.items() if k in kanaler]
            self.fields["kanal"].choices = valg  # type: ignore[attr-defined]
            self.fields["kanal"].initial = valg[0][0]


class Apneskjema(Skjema):
    """Slots in a row in one day of an adviser's calendar."""

    veileder_id = forms.TypedChoiceField(label=_("I kalenderen til"), coerce=UUID)
    dag = Datofelt(label=_("Dag"))
    fra = Klokkefelt(label=_("Fra klokken"))
    til = Klokkefelt(label=_("Til klokken"))
    varighet = _varighet(_("Lengden på hver tid"))
    kanaler = forms.TypedMultipleChoiceField(
        label=_("Møteformer brukeren kan velge"),
        choices=[(k.value, tekst) for k, tekst in KANAL.items()],
        coerce=Kanal,
        widget=forms.CheckboxSelectMultiple,
        initial=[Kanal.OPPMOTE.value, Kanal.TELEFON.value],
    )
    sted = forms.CharField(
        label=_("Sted"),
        max_length=MAKS_STED,
        required=False,
        help_text=_("Må fylles ut når brukeren kan velge oppmøte."),
    )

    def __init__(self, *args: Any, veiledere: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["veileder_id"].choices = [(str(i), n) for i, n in veiledere]  # type: ignore[attr-defined]


class Radskjema(Skjema):
    ord = _ord(_("Hvorfor trengs det ikke?"), hjelp=_("Brukeren ser ikke dette."))
