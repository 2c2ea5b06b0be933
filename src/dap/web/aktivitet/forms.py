"""The form of an activity, made from the declarative description of its type.

Nothing here knows a single type: labels, limits, defaults and help come from the description, and
the operation checks them again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from dap.aktivitet.values import (
    FERDIG_DAGER_MAKS,
    FERDIG_NAVN_MAKS,
    FHO_MAKS,
    KOMMENTAR_MAKS,
    STATUSETIKETTER,
    Aktivitetstype,
    Felt,
    Feltslag,
    Fhotype,
    Part,
    Standard,
    Status,
    gjeldende_fho,
)
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import rens
from dap.tilgang.values import Personinnsyn
from dap.web.felles.meldinger import meldinger
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.felles.ytring import si

STATUSVALG = {status: lazy(si, str)(etikett) for status, etikett in STATUSETIKETTER.items()}


class Rensetfelt(forms.CharField):
    """Text measured as the server measures it: a line break is one character."""

    def to_python(self, value: Any) -> str:
        return rens(super().to_python(value) or "")


@dataclass(frozen=True, slots=True)
class Rad:
    """A field of the form with what the template must know to show it."""

    felt: BoundField
    slag: Feltslag


def _tekst(felt: Felt, **felles: Any) -> forms.Field:
    return Rensetfelt(max_length=felt.maks, min_length=felt.minst, **felles)


def _langtekst(felt: Felt, **felles: Any) -> forms.Field:
    return Rensetfelt(max_length=felt.maks, widget=forms.Textarea, **felles)


def _dato(felt: Felt, **felles: Any) -> forms.Field:
    return Datofelt(**felles)


def _tall(felt: Felt, **felles: Any) -> forms.Field:
    return forms.IntegerField(min_value=felt.minst, max_value=felt.maks, **felles)


def _valg(felt: Felt, **felles: Any) -> forms.Field:
    valg = [(v.kode, si(v.etikett)) for v in felt.valg]
    return forms.ChoiceField(choices=valg, widget=forms.RadioSelect, **felles)


def _lenke(felt: Felt, **felles: Any) -> forms.Field:
    return Rensetfelt(
        max_length=felt.maks,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        **felles,
    )


BYGGERE: Mapping[Feltslag, Callable[..., forms.Field]] = {
    Feltslag.TEKST: _tekst,
    Feltslag.LANGTEKST: _langtekst,
    Feltslag.DATO: _dato,
    Feltslag.TALL: _tall,
    Feltslag.VALG: _valg,
    Feltslag.LENKE: _lenke,
}


def feltrader(skjema: forms.Form, felter: Iterable[Felt]) -> list[list[Rad]]:
    """The fields in order; two dates in a row stand side by side."""
    ut: list[list[Rad]] = []
    for felt in felter:
        rad = Rad(skjema[felt.navn], felt.slag)
        forrige = ut[-1] if ut else []
        if felt.slag == Feltslag.DATO and [r.slag for r in forrige] == [Feltslag.DATO]:
            forrige.append(rad)
        else:
            ut.append([rad])
    return ut


def skjemafelt(felt: Felt) -> forms.Field:
    return BYGGERE[felt.slag](
        felt, label=si(felt.etikett), help_text=si(felt.hjelp), required=felt.pakrevd
    )


class Aktivitetsskjema(Skjema):
    """Fields of one type, for one side, new or with what is stored."""

    def __init__(
        self, felter: tuple[Felt, ...], data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> None:
        self.beskrivelser = felter
        self.base_fields = {  # type: ignore[misc]  # this form's own, copied by super()
            felt.navn: skjemafelt(felt) for felt in felter
        }
        super().__init__(data, initial=dict(initial or {}))

    @property
    def rader(self) -> list[list[Rad]]:
        return feltrader(self, self.beskrivelser)

    def verdier(self) -> dict[str, Any]:
        """What was typed, as the operation takes it. Call after is_valid()."""
        return {f.navn: self.cleaned_data[f.navn] for f in self.beskrivelser}

    def ta_imot(self, feil: Regelbrudd) -> None:
        """Show what the operation refused beside the fields it concerns."""
        etiketter = {f.navn: si(f.etikett) for f in self.beskrivelser}
        for felt, tekst in meldinger(feil, etiketter):
            self.add_error(felt if felt in self.fields else None, tekst)


def nytt_skjema(
    type_: Aktivitetstype,
    part: Part,
    *,
    dag: date,
    data: Any = None,
    initial: Mapping[str, Any] | None = None,
) -> Aktivitetsskjema:
    """An empty form for a new activity, with the type's defaults for that day."""
    felter = tuple(f for f in type_.skjemafelter() if part in f.settes_av)
    standard = {f.navn: dag for f in felter if f.standard == Standard.I_DAG}
    return Aktivitetsskjema(felter, data, {**standard, **(initial or {})})


class Grepskjema(Skjema):
    """A small form for one act; shows what the operation refused."""

    def ta_imot(self, feil: Regelbrudd) -> None:
        etiketter = {navn: str(felt.label or navn) for navn, felt in self.fields.items()}
        for felt, tekst in meldinger(feil, etiketter):
            self.add_error(felt if felt in self.fields else None, tekst)


class Flytteskjema(Grepskjema):
    til = forms.ChoiceField(label=_("Flytt til"), widget=forms.RadioSelect)
    begrunnelse = Rensetfelt(
        label=_("Hvorfor?"),
        max_length=KOMMENTAR_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Skriv kort hvorfor aktiviteten avsluttes. Begge parter kan lese det."),
    )

    def __init__(self, mulige: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["til"].choices = mulige  # type: ignore[attr-defined]


class Svarskjema(Grepskjema):
    ord = Rensetfelt(
        label=_("Noen ord om hvorfor"),
        max_length=KOMMENTAR_MAKS,
        required=False,
        widget=forms.Textarea,
    )


class Avtaleskjema(Grepskjema):
    fhotype = forms.ChoiceField(
        label=_("Forhåndsorientering"),
        widget=forms.RadioSelect,
        choices=[
            (Fhotype.STANDARD.value, _("Send forhåndsorientering")),
            (
                Fhotype.PARAGRAF_11_9.value,
                _("Send forhåndsorientering etter folketrygdloven § 11-9 (AAP)"),
            ),
            (Fhotype.IKKE_SEND.value, _("Avtal uten å sende forhåndsorientering")),
        ],
    )
    tekst = Rensetfelt(
        label=_("Tekst til brukeren (§ 11-9)"),
        max_length=FHO_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_(
            "Brukes bare når du sender etter § 11-9. Tilpass teksten til brukeren. [fristdato] blir "
            "byttet med til-datoen."
        ),
    )

    def __init__(self, *args: Any, sperret: bool = False, **kwargs: Any) -> None:
        """`sperret`: no notice can be sent now, so only the choice without one is given."""
        mal = gjeldende_fho(Fhotype.PARAGRAF_11_9, timezone.localdate())
        kwargs.setdefault("initial", {"tekst": si(mal.tekst)})
        super().__init__(*args, **kwargs)
        if sperret:
            felt = self.fields["fhotype"]
            felt.choices = [v for v in felt.choices if v[0] == Fhotype.IKKE_SEND]  # type: ignore[attr-defined]
            felt.initial = Fhotype.IKKE_SEND.value
            del self.fields["tekst"]


class Gjenapneskjema(Grepskjema):
    til = forms.ChoiceField(
        label=_("Åpne igjen i"),
        choices=[(s.value, etikett) for s, etikett in STATUSVALG.items() if not s.ferdig],
        initial=Status.GJENNOMFORES.value,
    )
    begrunnelse = Rensetfelt(
        label=_("Hvorfor åpnes aktiviteten igjen?"),
        max_length=KOMMENTAR_MAKS,
        widget=forms.Textarea,
        help_text=_("Brukeren kan lese begrunnelsen."),
    )


class Plasseringsskjema(Grepskjema):
    """Where a new activity stands, and which goal it belongs to."""

    plassering = forms.ChoiceField(label=_("Hvor skal aktiviteten stå?"), widget=forms.RadioSelect)
    mal_id = forms.ChoiceField(label=_("Hører aktiviteten til et mål?"), required=False)

    def __init__(
        self,
        innsyn: Personinnsyn,
        type_: Aktivitetstype,
        mal: list[tuple[UUID, str]],
        data: Any = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"plassering": Status.PLANLAGT.value, **(initial or {})})
        if type_.krever_godkjenning and innsyn.er_bruker:
            del self.fields["plassering"]  # it waits for NAV's answer wherever it is put
        else:
            self.fields["plassering"].choices = _plasseringer(innsyn)  # type: ignore[attr-defined]
        if mal:
            valg = [("", _("Ikke knyttet til et mål")), *((str(id_), tekst) for id_, tekst in mal)]
            self.fields["mal_id"].choices = valg  # type: ignore[attr-defined]
        else:
            del self.fields["mal_id"]

    def valg(self) -> dict[str, Any]:
        """As operations.opprett takes it."""
        plassering = self.cleaned_data.get("plassering") or Status.PLANLAGT.value
        som_forslag = plassering == Status.FORSLAG.value
        mal_id = self.cleaned_data.get("mal_id")
        return {
            "status": Status(plassering),
            "som_forslag": som_forslag,
            "mal_id": UUID(mal_id) if mal_id else None,
        }


def _plasseringer(innsyn: Personinnsyn) -> list[tuple[str, Any]]:
    if innsyn.er_bruker:
        return [
            (Status.PLANLAGT.value, _("Planlegger: jeg skal gjøre det")),
            (Status.GJENNOMFORES.value, _("Gjennomfører: jeg holder på med det")),
            (Status.FORSLAG.value, _("Forslag: jeg vil høre hva veilederen min mener")),
        ]
    return [
        (Status.PLANLAGT.value, _("Planlegger: brukeren skal gjøre det")),
        (Status.GJENNOMFORES.value, _("Gjennomfører: brukeren holder på med det")),
        (Status.FORSLAG.value, _("Forslag: brukeren sier ja, foreslår en endring eller sier nei")),
    ]


def malskjema(
    type_: Aktivitetstype, data: Any = None, initial: Mapping[str, Any] | None = None
) -> Aktivitetsskjema:
    """The form of a template: nothing is required, and the dates come when it is used."""
    felter = [replace(f, pakrevd=False) for f in type_.skjemafelter() if f.slag != Feltslag.DATO]
    return Aktivitetsskjema(tuple(felter), data, initial)


class Ferdigskjema(Grepskjema):
    """What the office calls its ready-made activity, and how long it lasts."""

    navn = Rensetfelt(label=_("Navn på malen"), max_length=FERDIG_NAVN_MAKS)
    til_dager = forms.IntegerField(
        label=_("Varer i så mange dager"),
        required=False,
        min_value=0,
        max_value=FERDIG_DAGER_MAKS,
        help_text=_("Til-datoen settes så mange dager etter at malen tas i bruk."),
    )
