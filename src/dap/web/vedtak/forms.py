"""Forms of decisions. The rules are the operations'; here only comfort."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.felles.innsatsgruppe import HOVEDMALNAVN, Hovedmal, Innsatsgruppe
from dap.vedtak.values import (
    AVVIKSGRUNN_MAKS,
    BEGRUNNELSE_MAKS,
    KLAGE_MAKS,
    MELDING_MAKS,
    Kilde,
    Kildepost,
    Klagestatus,
    Utfall,
)
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.felles.ytring import dag
from dap.web.vedtak.tekster import HJELP, UTFALL, gruppe, kilde

_JA_NEI = (("ja", _("Ja")), ("nei", _("Nei")))
GRUNN_MAKS = 4000


class Utkastskjema(Skjema):
    """Nothing need be filled in to be kept."""

    innsatsgruppe = forms.TypedChoiceField(
        label=_("Innsatsgruppe"),
        required=False,
        coerce=Innsatsgruppe,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    hovedmal = forms.TypedChoiceField(
        label=_("Hovedmål"),
        required=False,
        coerce=Hovedmal,
        empty_value=None,
        widget=forms.RadioSelect,
        help_text=_("«Liten mulighet til å jobbe» har ikke noe hovedmål."),
    )
    tekst = forms.CharField(
        label=_("Begrunnelse"),
        max_length=BEGRUNNELSE_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_(
            "Skriv til brukeren: hva du har lagt vekt på, og hvorfor det fører til denne "
            "innsatsgruppen. Teksten står i brevet slik du skriver den."
        ),
    )
    avviksgrunn = forms.CharField(
        label=_("Hvorfor noe annet enn arbeidsevnevurderingen støtter?"),
        max_length=AVVIKSGRUNN_MAKS,
        required=False,
        widget=forms.Textarea,
    )
    kilder = forms.MultipleChoiceField(
        label=_("Hva bygger vedtaket på?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Det du velger, blir fryst slik det er når vedtaket fattes."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, poster: Iterable[Kildepost], naa: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        felt: dict[str, Any] = self.fields
        felt["innsatsgruppe"].choices = [(g.value, _gruppevalg(g, naa)) for g in Innsatsgruppe]
        felt["hovedmal"].choices = [(h.value, _navn(h)) for h in Hovedmal]
        poster = list(poster)
        felt["kilder"].choices = [(p.nokkel, kildevalg(p)) for p in poster]
        vurdert = next((p for p in poster if p.kilde == Kilde.ARBEIDSEVNEVURDERING), None)
        if vurdert is None:
            # Nothing to differ from; what was written before is kept.
            felt["avviksgrunn"].widget = forms.HiddenInput()
        else:
            stotter = ", ".join(f"«{gruppe(g, naa)}»" for g in vurdert.stotter)
            felt["avviksgrunn"].help_text = _(
                "Arbeidsevnevurderingen støtter %(grupper)s. Velger du noe annet, må du skrive hvorfor. "
                "Beslutteren og brukeren leser det, og det står i brevet."
            ) % {"grupper": stotter}


def _gruppevalg(g: Innsatsgruppe, naa: datetime) -> str:
    hjelp = HJELP.get(g)
    return f"{gruppe(g, naa)}. {hjelp}" if hjelp else gruppe(g, naa)


def _navn(h: Hovedmal) -> Any:
    return _(HOVEDMALNAVN[h])


def kildevalg(p: Kildepost) -> str:
    """A source as a choice: what it is, what it is called, from when."""
    tittel = f"{kilde(p.kilde)}: {p.tittel}" if p.tittel else kilde(p.kilde)
    return f"{tittel} ({dag(p.tid.date())})" if p.tid else tittel


class Meldingsskjema(Skjema):
    tekst = forms.CharField(
        label=_("Melding"),
        max_length=MELDING_MAKS,
        widget=forms.Textarea,
        help_text=_("Bare veilederen og beslutteren skriver her. Brukeren ser det ikke."),
    )
    nokkel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)


class Klageskjema(Skjema):
    """The complaint itself; staff say when it came."""

    tekst = forms.CharField(
        label=_("Hva er du uenig i, og hvorfor?"),
        max_length=KLAGE_MAKS,
        widget=forms.Textarea,
        help_text=_("Skriv hva du mener skulle vært annerledes."),
    )
    mottatt = Datofelt(label=_("Når kom klagen?"))
    nokkel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, for_nav: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_nav:
            self.fields["tekst"].label = _("Klagen, med brukerens ord")
            self.fields["tekst"].help_text = _(
                "Skriv det brukeren har skrevet eller sagt. Du er brukerens penn, ikke mer."
            )
        else:
            del self.fields["mottatt"]


def _spor(etikett: Any, hjelp: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=etikett,
        help_text=hjelp,
        choices=_JA_NEI,
        coerce=lambda v: v == "ja",
        widget=forms.RadioSelect,
    )


class Formkravskjema(Skjema):
    signert = _spor(_("Er klagen underskrevet eller sendt etter innlogging?"))
    part = _spor(_("Kommer klagen fra den vedtaket gjelder, eller en som har fullmakt?"))
    konkret = _spor(_("Sier klagen hvilket vedtak, og hva som skulle vært annerledes?"))
    unntak = _spor(
        _("Klagen kom for sent. Skal den likevel behandles?"),
        _("For eksempel fordi brukeren ikke kan lastes for det (forvaltningsloven § 31)."),
    )
    begrunnelse = forms.CharField(
        label=_("Begrunnelse"),
        max_length=GRUNN_MAKS,
        required=False,
        widget=forms.Textarea,
        help_text=_("Må fylles ut når noe ikke er oppfylt, eller når fristen fravikes."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, i_tide: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if i_tide:
            del self.fields["unntak"]


class Avgjorskjema(Skjema):
    til = forms.TypedChoiceField(
        label=_("Hva gjør kontoret med klagen?"),
        coerce=Klagestatus,
        widget=forms.RadioSelect,
    )
    svar = forms.CharField(
        label=_("Svaret til brukeren"),
        max_length=GRUNN_MAKS,
        widget=forms.Textarea,
        help_text=_("Brukeren leser dette slik du skriver det."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, oppfylt: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt: Any = self.fields["til"]
        felt.choices = (
            [
                (Klagestatus.OMGJORT.value, _("Vi gir brukeren rett, og lager et nytt vedtak")),
                (
                    Klagestatus.SENDT_KLAGEINSTANS.value,
                    _("Vi endrer ikke vedtaket, og sender klagen til klageinstansen"),
                ),
            ]
            if oppfylt
            else [
                (
                    Klagestatus.AVVIST.value,
                    _("Vi avviser klagen, fordi et formkrav ikke er oppfylt"),
                )
            ]
        )


class Utfallskjema(Skjema):
    utfall = forms.TypedChoiceField(
        label=_("Hva svarte klageinstansen?"),
        choices=[(u.value, tekst) for u, tekst in UTFALL.items()],
        coerce=Utfall,
        widget=forms.RadioSelect,
    )
    svar = forms.CharField(
        label=_("Svaret til brukeren"),
        max_length=GRUNN_MAKS,
        widget=forms.Textarea,
        help_text=_("Brukeren leser dette slik du skriver det."),
    )
    versjon = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class Trekkskjema(Skjema):
    begrunnelse = forms.CharField(
        label=_("Hvordan har brukeren trukket klagen?"), max_length=500, required=False
    )
