"""The forms round the follow-up. The rules stand in the domain."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.oppfolging.values import (
    MAKS_GRUNN,
    MAKS_HUSKELAPP,
    MAKS_KATEGORINAVN,
    Arbeidssokerslutt,
    Kategori,
    Kategoridata,
    Merke,
)
from dap.person.values import MAKS_TOLKESPRAK, Lesebehov, Tilrettelegging
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.oppfolging.tekster import ARBEIDSSOKERSLUTT, KATEGORIER, LESEBEHOV, kategoritekst

_BRUKEREN_LESER = _("Brukeren kan lese det du skriver.")


def grunn(etikett: Any, hjelp: Any = _BRUKEREN_LESER) -> forms.CharField:
    return forms.CharField(
        label=etikett, max_length=MAKS_GRUNN, widget=forms.Textarea, help_text=hjelp
    )


def _versjon() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class Sluttskjema(Skjema):
    begrunnelse = grunn(_("Hvorfor avsluttes oppfølgingen?"))


class Overstyringsskjema(Skjema):
    begrunnelse = grunn(_("Hvorfor avsluttes oppfølgingen likevel?"))


class Grunnskjema(Skjema):
    grunn = grunn(_("Begrunnelse"))

    def __init__(self, *args: Any, etikett: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grunn"].label = etikett


class Arbeidssokerskjema(Skjema):
    grunn = forms.TypedChoiceField(
        label=_("Hvorfor avsluttes registreringen?"),
        choices=[(k.value, tekst) for k, tekst in ARBEIDSSOKERSLUTT.items()],
        coerce=Arbeidssokerslutt,
        widget=forms.RadioSelect,
    )


class Huskelappskjema(Skjema):
    tekst = forms.CharField(
        label=_("Hva skal du huske?"),
        max_length=MAKS_HUSKELAPP,
        required=False,
        widget=forms.Textarea,
        help_text=_(
            "Brukeren ser den ikke her, men kan be om å få den. Skriv bare det du trenger."
        ),
    )
    frist = Datofelt(label=_("Frist"), required=False)
    versjon = _versjon()


class Kategoriskjema(Skjema):
    kategori = forms.TypedChoiceField(
        label=_("Kategori"),
        required=False,
        coerce=Merke.les,
        empty_value=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, valg: Sequence[Kategoridata], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kategori"].choices = kategorivalg(valg)  # type: ignore[attr-defined]


def kategorivalg(valg: Sequence[Kategoridata], *, ingen: str = "") -> list[tuple[str, Any]]:
    """Shape, colour and words, and the team whose they are; none at the end."""
    alle = [(str(k.merke), _med_navn(k.kategori, k.navn and kategoritekst(k))) for k in valg]
    return [*alle, (ingen, _("Ingen kategori"))]


def _med_navn(k: Kategori, navn: str) -> str:
    form, tekst = KATEGORIER[k]
    return f"{form} {tekst}: {navn}" if navn else f"{form} {tekst}"


class Kategorinavnskjema(Skjema):
    """The office's words or a team's, one field a category. `kontorets` stand beside a team's."""

    versjon = _versjon()
    andres = ""
    """What somebody else saved meanwhile."""

    def __init__(self, *args: Any, kontorets: Mapping[Kategori, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for k in Kategori:
            hos = (
                gettext("Kontoret sier: %(navn)s") % {"navn": kontorets[k]}
                if k in kontorets
                else ""
            )
            self.fields[f"navn_{k}"] = forms.CharField(
                label=_med_navn(k, ""), max_length=MAKS_KATEGORINAVN, required=False, help_text=hos
            )

    def navn(self) -> dict[Kategori, str]:
        return {k: self.cleaned_data[f"navn_{k}"] for k in Kategori}

    @property
    def egne(self) -> str:
        return self.i_ord(self.navn())

    @staticmethod
    def i_ord(navn: Mapping[Kategori, str]) -> str:
        """A line for each category that has a word."""
        return "\n".join(_med_navn(k, navn[k]) for k in Kategori if navn.get(k))


class Tilretteleggingsskjema(Skjema):
    tolkesprak = forms.CharField(
        label=_("Språk det trengs tolk på"),
        max_length=MAKS_TOLKESPRAK,
        required=False,
        help_text=_("La feltet stå tomt hvis det ikke trengs tolk."),
    )
    telefontolk = forms.BooleanField(label=_("Tolken kan være på telefon"), required=False)
    tegnsprak = forms.BooleanField(label=_("Trenger tegnspråktolk"), required=False)
    lesebehov = forms.TypedMultipleChoiceField(
        label=_("Det som skrives, trengs"),
        choices=[(b.value, tekst) for b, tekst in LESEBEHOV.items()],
        coerce=Lesebehov,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    versjon = _versjon()

    def tilrettelegging(self) -> Tilrettelegging:
        felt = self.cleaned_data
        return Tilrettelegging(
            felt["tolkesprak"].strip(),
            felt["tegnsprak"],
            felt["telefontolk"],
            frozenset(felt["lesebehov"]),
            felt["versjon"],
        )


def fra_tilrettelegging(t: Tilrettelegging) -> dict[str, Any]:
    return {
        "tolkesprak": t.tolkesprak,
        "tegnsprak": t.tegnsprak,
        "telefontolk": t.telefontolk,
        "lesebehov": [b.value for b in t.lesebehov],
        "versjon": t.versjon,
    }
