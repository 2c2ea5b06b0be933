"""The letter: plain words, in the user's language, as a tagged PDF."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from dap.felles.innsatsgruppe import HOVEDMALNAVN
from dap.felles.innsatsgruppe import navn as gruppenavn
from dap.felles.sletting import KASSERT_TEKST
from dap.felles.tid import dato
from dap.pdf.glyfer import vis
from dap.pdf.lag import Utelat, lag_pdf
from dap.person.values import Persondata
from dap.vedtak.ord import dag, kildetekst, klageavsnitt
from dap.vedtak.values import BETYR, Brevkapittel, Brevord, Vedtaksdata

MAL = Path(__file__).with_name("brev.typ")


def lag_brev(
    v: Vedtaksdata, person: Persondata, *, kontor_adresse: str, kontor_telefon: str, sprak: str
) -> bytes:
    """The letter about a decision. Raises PdfFeilet."""
    with translation.override(sprak):
        return lag_pdf(MAL, lambda u: _data(v, person, kontor_adresse, kontor_telefon, u))


def brevord(v: Vedtaksdata) -> Brevord:
    """What it says, in the language of the moment: the file and the paper have the same words."""
    return Brevord(_("Vedtak om hjelp til å komme i arbeid"), _kapitler(v), _underskrift(v))


def _data(v: Vedtaksdata, p: Persondata, adresse: str, telefon: str, u: Utelat) -> dict[str, Any]:
    sprak, ord_ = get_language() or "nb", brevord(v)
    return {
        "tittel": vis(ord_.tittel, u),
        "sprak": sprak,
        "region": "gb" if sprak == "en" else "no",
        "til": [vis(p.navn, u), _("Fødselsnummer: %(fnr)s") % {"fnr": f"{p.fnr[:6]} {p.fnr[6:]}"}],
        "fra": [vis(t, u) for t in (v.kontor, adresse, telefon) if t],
        "dag": dag(v.fattet),
        "kapitler": [
            {
                "tittel": vis(k.tittel, u),
                "avsnitt": [vis(t, u) for t in k.avsnitt],
                "punkter": [vis(t, u) for t in k.punkter],
            }
            for k in ord_.kapitler
        ],
        "hilsen": _("Hilsen"),
        "underskrift": [vis(t, u) for t in ord_.underskrift],
        "ord": {"side": _("Side"), "av": _("av")},
    }


def _kapitler(v: Vedtaksdata) -> tuple[Brevkapittel, ...]:
    """Heading, paragraphs and list of each part."""
    return (
        Brevkapittel(_("Dette har vi bestemt"), tuple(_bestemt(v))),
        Brevkapittel(_("Hvorfor"), tuple(_hvorfor(v))),
        Brevkapittel(_("Dette bygger vedtaket på"), (), tuple(kildetekst(k) for k in v.kilder)),
        Brevkapittel(_("Dette betyr det for deg"), (gettext(BETYR[v.innsatsgruppe]),)),
        Brevkapittel(_("Hvis du er uenig"), tuple(klageavsnitt(v))),
        Brevkapittel(
            _("Du kan se saken din"),
            (
                _(
                    "Du har rett til å se dokumentene i saken (forvaltningsloven § 18). Du finner dem "
                    "når du logger inn, eller du kan be oss om å sende dem."
                ),
            ),
        ),
    )


def _hvorfor(v: Vedtaksdata) -> list[str]:
    """What was erased is said in the language of the letter."""
    ut = _avsnitt(v.begrunnelse)
    if v.avviksgrunn:
        ut += [
            _("Arbeidsevnevurderingen peker mot noe annet. Derfor har vi likevel bestemt dette:"),
            *_avsnitt(v.avviksgrunn),
        ]
    return ut


def _avsnitt(tekst: str) -> list[str]:
    return [gettext(tekst)] if tekst == KASSERT_TEKST else tekst.split("\n\n")


def _bestemt(v: Vedtaksdata) -> list[str]:
    gruppe = gettext(gruppenavn(v.innsatsgruppe, dag=dato(v.fattet)))
    ut = [
        _("Vi har vurdert hvor mye hjelp du trenger. Vi har kommet til: %(gruppe)s.")
        % {"gruppe": gruppe}
    ]
    if v.hovedmal:
        ut.append(_("Målet er: %(mal)s.") % {"mal": gettext(HOVEDMALNAVN[v.hovedmal]).lower()})
    return [*ut, _("Vedtaket er gjort etter NAV-loven § 14 a.")]


def _underskrift(v: Vedtaksdata) -> tuple[str, ...]:
    ut = [_("%(navn)s, veileder") % {"navn": v.fattet_av}]
    if v.beslutter:
        ut.append(_("%(navn)s, beslutter") % {"navn": v.beslutter})
    return (*ut, v.kontor)
