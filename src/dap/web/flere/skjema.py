"""The forms of the actions; the users are read beside, in `valg`."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import Felt, Part, Standard
from dap.dialog import queries as dialog
from dap.dialog.values import MAKS_OVERSKRIFT, MAKS_TEKST, MALSPRAK, Maltekst
from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.flere.values import Oppdrag, Slag
from dap.kontor import queries as kontor
from dap.oppfolging.queries import merkevalg
from dap.oppfolging.values import MAKS_HUSKELAPP, Merke
from dap.web.aktivitet.forms import Rad, feltrader, skjemafelt
from dap.web.aktivitet.views.ny import ferdigverdier
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.felles.ytring import dag, si
from dap.web.flere.tekster import si_lesere
from dap.web.kontoret.valg import grupperte, kollegaer, navn
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

    @property
    def oppsummering(self) -> list[tuple[str, str]]:
        """What each gets, in words, for the last look: the heading and the value of what is filled in."""
        return []

    def _valgt(self, navn: str) -> tuple[str, str]:
        """A choice as the form names it."""
        felt: Any = self.fields[navn]
        verdi = str(self[navn].value() or "")
        flate = (
            v for v, o in felt.choices for v in (o if isinstance(o, list | tuple) else [(v, o)])
        )
        return str(felt.label), next((str(o) for v, o in flate if str(v) == verdi), "")


class Veilederskjema(_Oppdragsskjema):
    slag = Slag.VEILEDER
    ansatt_id = forms.TypedChoiceField(label=_("Ny veileder"), coerce=UUID)

    def velg(self, aktor: Aktor, naa: datetime) -> None:
        self.fields["ansatt_id"].choices = _kollegavalg(aktor, dato(naa))  # type: ignore[attr-defined]

    @property
    def oppsummering(self) -> list[tuple[str, str]]:
        return [self._valgt("ansatt_id")]


def _kollegavalg(aktor: Aktor, dag_: date) -> Any:
    """By team; by office for who works at several. Nobody twice: at the first of them."""
    if len(aktor.kontorer) == 1:
        return grupperte(kollegaer(min(aktor.kontorer), dag=dag_))
    sett: set[UUID] = set()
    valg: list[tuple[str, Any]] = [("", _("Velg en kollega"))]
    for nr, kontornavn in kontor.kontorer_ved(aktor.kontorer):
        nye = [k for k in kollegaer(nr, dag=dag_) if k.id not in sett]
        sett |= {k.id for k in nye}
        valg.append((kontornavn, [(str(k.id), navn(k)) for k in nye]))
    return valg


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

    @property
    def oppsummering(self) -> list[tuple[str, str]]:
        tekst, frist = self.cleaned_data["tekst"], self.cleaned_data["frist"]
        alle = [
            (gettext("Huskelapp"), tekst),
            (gettext("Frist"), dag(frist, med_ar=True) if frist else ""),
        ]
        return [(navn, verdi) for navn, verdi in alle if verdi]


_INGEN = "INGEN"
"""To take the category away is chosen as the others are: nothing is chosen from the start."""


def _merke(valgt: str) -> Merke | None:
    return None if valgt == _INGEN else Merke.les(valgt)


class Kategoriskjema(_Oppdragsskjema):
    slag = Slag.KATEGORI
    kategori = forms.TypedChoiceField(
        label=_("Kategori"), coerce=_merke, empty_value=None, widget=forms.RadioSelect
    )

    def velg(self, aktor: Aktor, naa: datetime) -> None:
        valg = kategorivalg(merkevalg(aktor.id, aktor.kontorer), ingen=_INGEN)
        self.fields["kategori"].choices = valg  # type: ignore[attr-defined]

    def oppdrag(self) -> Oppdrag:
        merke: Merke | None = self.cleaned_data["kategori"]
        if merke is None:
            return Oppdrag(self.slag)
        return Oppdrag(self.slag, kategori=merke.kategori, team_id=merke.team_id)

    @property
    def oppsummering(self) -> list[tuple[str, str]]:
        return [self._valgt("kategori")]


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
    overskrift_nn = forms.CharField(
        label=_("Overskrift på nynorsk"), max_length=MAKS_OVERSKRIFT, required=False
    )
    tekst_nn = forms.CharField(
        label=_("Melding på nynorsk"),
        max_length=MAKS_TEKST,
        required=False,
        widget=forms.Textarea,
    )
    overskrift_en = forms.CharField(
        label=_("Overskrift på engelsk"), max_length=MAKS_OVERSKRIFT, required=False
    )
    tekst_en = forms.CharField(
        label=_("Melding på engelsk"),
        max_length=MAKS_TEKST,
        required=False,
        widget=forms.Textarea,
    )
    mal = forms.ChoiceField(label=_("Standardtekst"), required=False)

    def velg(self, aktor: Aktor, naa: datetime) -> None:
        self.maler = {str(m.id): m for m in dialog.standardtekster(aktor)}
        valg = [("", _("Ingen")), *((id_, m.tittel) for id_, m in self.maler.items())]
        self.fields["mal"].choices = valg  # type: ignore[attr-defined]

    def oppdrag(self) -> Oppdrag:
        felt = self.cleaned_data
        oversatt = {s: Maltekst(felt[f"overskrift_{s}"], felt[f"tekst_{s}"]) for s in MALSPRAK}
        return Oppdrag(
            self.slag,
            overskrift=felt["overskrift"],
            tekst=felt["tekst"],
            oversatt={s: t for s, t in oversatt.items() if t.tittel or t.tekst},
        )

    def paa_sprak(self, lesere: Mapping[str, int]) -> list[tuple[str, Any, Any]]:
        """How many read each other language, and the fields of its message."""
        return [
            (si_lesere(s, n), self[f"overskrift_{s}"], self[f"tekst_{s}"])
            for s, n in lesere.items()
        ]

    @property
    def oppsummering(self) -> list[tuple[str, str]]:
        return [(gettext("Overskrift"), self.cleaned_data["overskrift"])]


class Aktivitetsoppdrag(_Oppdragsskjema):
    """A template is chosen first; the fields of its type come with what it says."""

    slag = Slag.AKTIVITET
    ferdig = forms.ChoiceField(label=_("Mal"))
    som_forslag = forms.BooleanField(
        label=_("Send som forslag, så brukerne selv svarer"), required=False
    )

    def velg(self, aktor: Aktor, naa: datetime) -> None:
        self.ferdige = {
            f"{f.type.kode}:{f.kode}": f for f in aktivitet.ferdige(aktor, dag=dato(naa))
        }
        valg = [
            (kode, f"{si(f.navn) if f.innebygd else f.navn} ({si(f.type.navn)})")
            for kode, f in self.ferdige.items()
        ]
        self.fields["ferdig"].choices = [("", _("Velg en mal")), *valg]  # type: ignore[attr-defined]
        valgt = self.data.get("ferdig", "") if self.is_bound else self.initial.get("ferdig", "")
        self.malen = self.ferdige.get(valgt)
        self.beskrivelser = (
            tuple(f for f in self.malen.type.skjemafelter() if Part.NAV in f.settes_av)
            if self.malen
            else ()
        )
        for felt in self.beskrivelser:
            self.fields[felt.navn] = skjemafelt(felt)
            if felt.standard == Standard.I_DAG:
                self.initial.setdefault(felt.navn, dato(naa))
        if self.malen:
            self.initial = {**self.initial, **ferdigverdier(self.malen)}
        self.gi_meldinger()

    @property
    def rader(self) -> list[list[Rad]]:
        return feltrader(self, self.beskrivelser)

    def oppdrag(self) -> Oppdrag:
        return Oppdrag(
            self.slag,
            type=self.malen.type.kode if self.malen else "",
            felter={f.navn: self.cleaned_data[f.navn] for f in self.beskrivelser},
            som_forslag=self.cleaned_data["som_forslag"],
        )

    @property
    def oppsummering(self) -> list[tuple[str, str]]:
        forslag, rett_inn = gettext("Som forslag de selv svarer på"), gettext("Rett inn i planen")
        return [
            *(
                (si(f.etikett), _ord(f, self.cleaned_data[f.navn]))
                for f in self.beskrivelser
                if self.cleaned_data[f.navn] not in (None, "")
            ),
            (gettext("Hvordan"), forslag if self.cleaned_data["som_forslag"] else rett_inn),
        ]


def _ord(felt: Felt, verdi: Any) -> str:
    if isinstance(verdi, date):
        return dag(verdi, med_ar=True)
    navn = {v.kode: si(v.etikett) for v in felt.valg}
    return navn.get(verdi, str(verdi))


class Moteskjema(_Oppdragsskjema):
    """Nothing to fill in: the slots say when and where."""

    slag = Slag.MOTE


SKJEMAER: dict[Slag, type[_Oppdragsskjema]] = {
    s.slag: s
    for s in (
        Veilederskjema,
        Huskelappskjema,
        Kategoriskjema,
        Meldingsskjema,
        Aktivitetsoppdrag,
        Moteskjema,
    )
}
Oppdragsskjema = _Oppdragsskjema
