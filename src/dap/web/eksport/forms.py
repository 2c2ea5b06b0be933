"""What one chooses of a case, and what is taken out of it."""

import uuid
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dap.arkiv.values import (
    SLADD_GRUNN_MAKS,
    Eksportvalg,
    Innhold,
    Sladding,
)
from dap.felles.tid import dato
from dap.oppfolging.values import Periodedata
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.felles.ytring import dag

INNHOLD = {
    Innhold.PERSON: _("Kontaktopplysninger"),
    Innhold.OPPFOLGING: _("Oppfølgingsperioder og veiledere"),
    Innhold.MAL: _("Situasjon, mål og forventninger"),
    Innhold.AKTIVITET: _("Aktiviteter, med alle tidligere versjoner"),
    Innhold.DIALOG: _("Dialog"),
    Innhold.MOTE: _("Møter"),
    Innhold.REFERAT: _("Referater"),
    Innhold.VURDERING: _("Vurderinger og egenvurderinger"),
    Innhold.VEDTAK: _("Vedtak, brev og klager"),
    Innhold.BREV: _("Brev i posten"),
    Innhold.JOURNAL: _("Hva som er journalført"),
    Innhold.VARSEL: _("Varsler"),
    Innhold.SPORING: _("Hvem som har sett saken"),
}


def _periodetekst(p: Periodedata) -> str:
    start = dag(dato(p.start), med_ar=True)
    if p.slutt is None:
        return str(_("Fra %(start)s, pågår") % {"start": start})
    return f"{start} – {dag(dato(p.slutt), med_ar=True)}"


class Valgskjema(Skjema):
    """Kinds, periods and days. Sent by GET to the page where parts are marked, by POST to order."""

    innhold = forms.MultipleChoiceField(
        label=_("Hva skal være med?"), widget=forms.CheckboxSelectMultiple
    )
    perioder = forms.MultipleChoiceField(
        label=_("Oppfølgingsperioder"),
        help_text=_("Velger du ingen, kommer alle med."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    fra = Datofelt(label=_("Fra og med"), required=False)
    til = Datofelt(label=_("Til og med"), required=False)
    vedlegg = forms.BooleanField(
        label=_("Ta med vedlegg"),
        help_text=_("Vedlegg kan ikke sladdes. Ta bort meldingen de hører til."),
        required=False,
    )
    nokkel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        innhold: Sequence[Innhold],
        perioder: Sequence[Periodedata],
    ) -> None:
        start = {"innhold": [i.value for i in innhold], "vedlegg": True, "nokkel": uuid.uuid4()}
        super().__init__(data, initial=start)
        self._valg("innhold", [(i.value, INNHOLD[i]) for i in innhold])
        self._valg("perioder", [(str(p.id), _periodetekst(p)) for p in perioder])
        if len(perioder) < 2:
            del self.fields["perioder"]

    def _valg(self, navn: str, valg: list[tuple[str, Any]]) -> None:
        felt = self.fields[navn]
        if isinstance(felt, forms.MultipleChoiceField):
            felt.choices = valg

    def utvalg(self, sladdinger: tuple[Sladding, ...] = ()) -> Eksportvalg:
        d = self.cleaned_data
        return Eksportvalg(
            innhold=frozenset(Innhold(i) for i in d["innhold"]),
            perioder=frozenset(UUID(p) for p in d.get("perioder", ())),
            fra=d["fra"],
            til=d["til"],
            vedlegg=d["vedlegg"],
            sladdinger=sladdinger,
        )


class Sladdeskjema(Skjema):
    """What is taken out, and why. The items are marked in the list of the page."""

    tekster = forms.CharField(
        label=_("Ord eller setninger som skal bort overalt"),
        help_text=_(
            "Skriv én på hver linje, for eksempel et navn. Store og små bokstaver regnes som like."
        ),
        required=False,
        widget=forms.Textarea,
    )
    grunn = forms.CharField(
        label=_("Begrunnelse"),
        help_text=_("Står i filen på hvert sted der noe er tatt ut."),
        max_length=SLADD_GRUNN_MAKS,
    )

    def sladdinger(self, poster: Sequence[str]) -> tuple[Sladding, ...]:
        grunn = self.cleaned_data["grunn"]
        linjer = [linje.strip() for linje in self.cleaned_data["tekster"].splitlines()]
        return (
            *(Sladding(grunn, post=p) for p in dict.fromkeys(poster)),
            *(Sladding(grunn, tekst=t) for t in dict.fromkeys(linjer) if t),
        )
