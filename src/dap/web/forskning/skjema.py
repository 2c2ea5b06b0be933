"""What an analyst fills in."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.felles.feil import Regelbrudd
from dap.felles.sprak import N_
from dap.forskning.parametre import PROBA_2022_9, Parameterfeil, maaned, med_valg
from dap.forskning.tekst import ytring
from dap.forskning.valg import (
    ENDER,
    ETIKETTER,
    INNSATSGRUPPEORD,
    SVARTIDSORD,
    egne,
    fra_linjer,
    maaneder_fra,
    som_linjer,
)
from dap.forskning.values import (
    FORMAAL_MAKS,
    GODKJENNING_MAKS,
    GRUNN_MAKS,
    HJEMMEL_MAKS,
    SYNTETISK_MAKS,
    SYNTETISK_MINST,
    Oppdragsrad,
    Rapportvalg,
    Syntetiskvalg,
    Uttrekksvalg,
)
from dap.web.felles.ramme import SPRAKVALG
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.felles.skjemafeil import legg_til
from dap.web.forskning.ord import navn_og_formaal


class Maanedsfelt(forms.DateField):
    """A month in the browser's own month picker; written by hand as 2019-08. Gives its first day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget",
            forms.DateInput(format="%Y-%m", attrs={"type": "month", "placeholder": "2019-08"}),
        )
        kwargs.setdefault("input_formats", ["%Y-%m", "%m.%Y", "%Y-%m-%d"])
        ugyldig = _("Skriv år og måned, for eksempel 2019-08.")
        kwargs.setdefault("error_messages", {"invalid": ugyldig})
        super().__init__(**kwargs)

    def clean(self, value: Any) -> date | None:
        dag: date | None = super().clean(value)
        return dag.replace(day=1) if dag else None


class _MedNokkel(Skjema):
    nokkel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        start = {"nokkel": uuid.uuid4(), **kwargs.pop("initial", {})}
        super().__init__(data, initial=start, **kwargs)

    def sendt_nokkel(self) -> UUID:
        return self.cleaned_data["nokkel"] or uuid.uuid4()


class Uttrekksskjema(_MedNokkel):
    """An extract of the live database: what it is for must be said."""

    fra = Maanedsfelt(label=_("Fra og med måned"))
    til = Maanedsfelt(label=_("Til og med måned"))
    formaal = forms.CharField(
        label=_("Formål"),
        help_text=_("Hva uttrekket skal brukes til. Alle som er i uttrekket, kan lese dette."),
        max_length=FORMAAL_MAKS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hjemmel = forms.CharField(
        label=_("Rettslig grunnlag"),
        help_text=_("For eksempel vedtaket om fritak fra taushetsplikten, med dato og saksnummer."),
        max_length=HJEMMEL_MAKS,
    )
    dpia = forms.CharField(
        label=_("Vurdering av personvernkonsekvenser"),
        help_text=_("Hvor vurderingen (DPIA) finnes, for eksempel saksnummeret."),
        max_length=HJEMMEL_MAKS,
        required=False,
    )
    sluttdato = Datofelt(
        label=_("Prosjektet slutter"),
        help_text=_("Etter denne dagen kan uttrekket ikke brukes, og det slettes."),
    )
    kommune_tillatelse = forms.CharField(
        label=_("Kommunens tillatelse"),
        help_text=_("Uten den er ingenting fra kommunens del med."),
        max_length=FORMAAL_MAKS,
        required=False,
    )

    def valg(self) -> Uttrekksvalg:
        d = {k: v for k, v in self.cleaned_data.items() if k != "nokkel"}
        return Uttrekksvalg(**d)


class Syntetiskskjema(_MedNokkel):
    personer = forms.IntegerField(
        label=_("Antall personer"),
        help_text=_("Fra 100 til 1 000 000. En million tar flere minutter å lage."),
        min_value=SYNTETISK_MINST,
        max_value=SYNTETISK_MAKS,
    )
    fro = forms.IntegerField(
        label=_("Frø"),
        help_text=_("Samme frø og antall gir alltid det samme uttrekket."),
        min_value=0,
        max_value=2**31 - 1,
    )

    def valg(self) -> Syntetiskvalg:
        return Syntetiskvalg(self.cleaned_data["personer"], self.cleaned_data["fro"])


_RAPPORTVALG = {f.name for f in fields(Rapportvalg)} - {"kilde_id"}
FRAVAER_MAKS, GRUPPER_MAKS = 24, 2_000
_PERIODEN = {"periode_fra": N_("Fra og med måned"), "periode_til": N_("Til og med måned")}
_ETIKETTER = {k: v for k, v in ETIKETTER.items() if k not in {"grupper", "svartid"}} | _PERIODEN
"""Of those that a parameter file calls something that is no word."""
_NAVN = re.compile(rf"\b(?:{'|'.join(_ETIKETTER)})\b")


def _som_paa_siden(tekst: str) -> str:
    """The rules are those of a parameter file, and name its fields: here they are called as on the page."""
    return _NAVN.sub(lambda navn: "«" + gettext(_ETIKETTER[navn[0]]) + "»", tekst)


class _Valg(_MedNokkel):
    """The choices of the analysis: the source's own, until somebody writes others."""

    med_valg = forms.BooleanField(widget=forms.HiddenInput, required=False, initial=True)
    """That the fields of choices were on the page: an empty one is then a choice."""
    sjokkmaaneder = forms.CharField(
        label=_("Sjokkmåneder"),
        help_text=_(
            "Hvem som er koronaledige: de som ble registrert i en av disse månedene. "
            "Skriv 2020-03, 2020-04, eller la det stå tomt: da er ingen det."
        ),
        max_length=FORMAAL_MAKS,
        required=False,
    )
    sjokk_innsatsgrupper = forms.MultipleChoiceField(
        label=_("Innsatsgrupper for koronaledige"),
        choices=[(k, _(ord_)) for k, ord_ in INNSATSGRUPPEORD.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    fravaer_maaneder = forms.IntegerField(
        label=_("Måneder uten oppfølging før noen regnes som ny"),
        min_value=1,
        max_value=FRAVAER_MAKS,
        required=False,
    )
    svartid = forms.ChoiceField(
        label=_("Svartid"),
        choices=[(k, _(ord_)) for k, ord_ in SVARTIDSORD.items()],
        required=False,
    )
    grupper = forms.CharField(
        label=_("Regler for innsatsgruppene"),
        help_text=_(
            "Én regel på hver linje, prøvd ovenfra: gruppe, krav og innsatsgrupper. Krav er minst_en (den "
            "første eller den siste observasjonen), begge, og på den siste linja ellers."
        ),
        max_length=GRUPPER_MAKS,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        required=False,
    )
    registrering_til = Maanedsfelt(label=_("Registrering følges til og med"), required=False)
    arbeid_til = Maanedsfelt(label=_("Arbeid følges til og med"), required=False)
    dialog_til = Maanedsfelt(label=_("Dialoger følges til og med"), required=False)
    melding_til = Datofelt(label=_("Meldinger følges til og med"), required=False)
    aktivitet_til = Maanedsfelt(label=_("Aktiviteter følges til og med"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        start = kwargs.pop("initial", {})
        super().__init__(data, initial=_som_felt(start.get("valg", {}), start) | start, **kwargs)

    @property
    def valg_apne(self) -> bool:
        """Whether there is something to see in them."""
        return bool(self.initial.get("valg")) or any(navn in self.errors for navn in ETIKETTER)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["valg"] = {}
        if data.get("med_valg") and not self.errors:
            try:
                data["valg"] = egne(_skrevet(data), data["fra"], data["til"])
            except Parameterfeil as feil:
                grunn = ytring(feil.tekst)
                legg_til(self, Regelbrudd("UGYLDIGE_VALG", felt=feil.felt or None, grunn=grunn))
        return data

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(field, _som_paa_siden(error) if isinstance(error, str) else error)


def _som_felt(valg: Mapping[str, Any], start: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields begin with."""
    p = med_valg(PROBA_2022_9, {k: v for k, v in valg.items() if k not in ENDER})
    sjokk = [maaned(m) for m in p.sjokkmaaneder]
    if "sjokkmaaneder" not in valg and start.get("fra") and start.get("til"):
        sjokk = [m for m in sjokk if f"{start['fra']:%Y-%m}" <= m <= f"{start['til']:%Y-%m}"]
    return {
        "sjokkmaaneder": ", ".join(sjokk),
        "sjokk_innsatsgrupper": sorted(p.sjokk_innsatsgrupper),
        "fravaer_maaneder": p.fravaer_maaneder,
        "svartid": p.svartid,
        "grupper": som_linjer(p.grupper),
        **{k: date.fromisoformat(f"{valg[k]}-01"[:10]) for k in ENDER if k in valg},
    }


def _skrevet(data: Mapping[str, Any]) -> dict[str, Any]:
    """As a parameter file has it. Left open: a number or a rule is the source's."""
    ut: dict[str, Any] = {
        "sjokkmaaneder": maaneder_fra(data["sjokkmaaneder"]),
        "sjokk_innsatsgrupper": data["sjokk_innsatsgrupper"],
    }
    ut |= {k: data[k] for k in ("fravaer_maaneder", "svartid") if data[k]}
    if regler := fra_linjer(data["grupper"]):
        ut["grupper"] = regler
    for navn in ENDER:
        if data[navn]:
            ut[navn] = f"{data[navn]:%Y-%m-%d}" if navn == "melding_til" else f"{data[navn]:%Y-%m}"
    return ut


class Rapportskjema(_Valg):
    kilde = forms.ChoiceField(label=_("Uttrekk"))
    fra = Maanedsfelt(label=_("Fra og med måned"))
    til = Maanedsfelt(label=_("Til og med måned"))
    formaal = forms.CharField(
        label=_("Formål"), help_text=_("Hva rapporten skal brukes til."), max_length=FORMAAL_MAKS
    )
    sprak = forms.ChoiceField(
        label=_("Språk i rapporten"),
        help_text=_("Siden, PDF-en og figurene. Datafilene er de samme på alle språk."),
        choices=SPRAKVALG,
        widget=forms.RadioSelect,
    )
    nivaa = forms.ChoiceField(
        label=_("Nivå"),
        choices=[
            ("offentlig", _("Offentlig: det som kan publiseres")),
            ("intern", _("Intern: alle tall, bare i prosjektet")),
        ],
        widget=forms.RadioSelect,
    )
    godkjenning = forms.CharField(
        label=_("Godkjenningens nummer"),
        help_text=_("Bare for intern."),
        max_length=GODKJENNING_MAKS,
        required=False,
    )
    grunn = forms.CharField(
        label=_("Hvorfor trenger du alle tallene?"),
        help_text=_("Bare for intern."),
        max_length=GRUNN_MAKS,
        required=False,
    )

    def __init__(self, data: Any = None, *, kilder: Sequence[Oppdragsrad], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        felt = self.fields["kilde"]
        if isinstance(felt, forms.ChoiceField):
            felt.choices = [(str(k.id), navn_og_formaal(k)) for k in kilder]

    def valg(self) -> Rapportvalg:
        d = {k: v for k, v in self.cleaned_data.items() if k in _RAPPORTVALG}
        return Rapportvalg(kilde_id=UUID(self.cleaned_data["kilde"]), **d)
