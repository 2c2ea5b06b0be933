"""Who gets attention, beside who has need: by group, never by adviser."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dap.felles.aktor import LEDERROLLER
from dap.kontor import queries as kontor
from dap.portefolje import queries
from dap.portefolje.queries import ALLE, KONTAKTDAGER, Felt, Gruppe, Kontaktlikhet, Kontakttall
from dap.portefolje.values import Sortering, Utvalg, Vilkar
from dap.web.felles.htmx import vis
from dap.web.felles.tilgang import AktorRequest, eget_kontor, krever_rolle
from dap.web.felles.verdier import krev_id
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.tekster import kodenavn

_TITLER: Mapping[str, str | Promise] = {
    "innsatsgruppe": _("Etter innsatsgruppe"),
    "behov": _("Etter behov"),
    "melding_bruker": _("Etter hvem som skriver"),
    "kontaktform": _("Etter hvordan vi når brukeren"),
}
_LAVEST_FORST = (Sortering("nav_kontakt"),)
"""Behind a number: those that NAV has left longest come first."""


@dataclass(frozen=True, slots=True)
class Celle:
    tekst: str
    adresse: str = ""


@dataclass(frozen=True, slots=True)
class Rad:
    navn: str
    celler: tuple[Celle, ...]


@krever_rolle(*LEDERROLLER)
@require_safe
def side(request: AktorRequest) -> HttpResponse:
    """`?kontor=1201&team=…&dager=30`."""
    nr = request.GET.get("kontor", "") or eget_kontor(request.aktor)
    valgt = request.GET.get("team", "")
    team, dager = krev_id(valgt) if valgt else None, _dager(request.GET.get("dager", ""))
    svar = queries.kontaktlikhet(request.aktor, nr, timezone.now(), team=team, dager=dager)
    felt = queries.felter(request.aktor, (nr,))
    kontekst = {
        "kontoret": kontor.kontor(nr),
        "kontorer": kontor.kontorer_ved(request.aktor.kontorer),
        "enheter": _enheter(nr, team, dager),
        "perioder": [(n, _her(nr, team, n), n == dager) for n in KONTAKTDAGER],
        "dager": dager,
        "tabeller": [
            (_TITLER[n], [_rad(n, g, t, svar, felt, dager) for g, t in rader])
            for n, rader in svar.tabeller.items()
        ],
    }
    return vis(request, "leder/kontakt.html", kontekst)


def _dager(tekst: str) -> int:
    return int(tekst) if tekst in {str(n) for n in KONTAKTDAGER} else KONTAKTDAGER[1]


def _her(nr: str, team: UUID | None, dager: int) -> str:
    deler = [f"kontor={nr}", f"team={team}" if team else "", f"dager={dager}"]
    return f"{reverse('leder:kontakt')}?{'&'.join(d for d in deler if d)}"


def _enheter(nr: str, team: UUID | None, dager: int) -> list[tuple[str, str, bool]]:
    """The whole office, and its teams that have somebody in them."""
    alle = [(gettext("Hele kontoret"), None)]
    alle += [(t.navn, t.id) for t in kontor.team_ved(nr) if t.medlemmer]  # type: ignore[misc]
    return [(navn, _her(nr, id_, dager), id_ == team) for navn, id_ in alle]


def _rad(
    tabell: str,
    g: Gruppe,
    t: Kontakttall,
    svar: Kontaktlikhet,
    felt: Mapping[str, Felt],
    dager: int,
) -> Rad:
    u = replace(svar.utvalg, sortering=_LAVEST_FORST)
    gruppen = u.med(g.vilkar) if g.vilkar else u
    vises_ikke = Celle(gettext("vises ikke"))
    if t.personer is None:
        celler = (Celle(gettext("færre enn 5 eller skjult")), vises_ikke, vises_ikke, vises_ikke)
        return Rad(_navn(tabell, g, felt, dager), celler)
    dagene = t.median_dager
    return Rad(
        _navn(tabell, g, felt, dager),
        (
            Celle(str(t.personer), adresse(gruppen) if t.personer else ""),
            Celle(
                "–"
                if dagene is None
                else ngettext("%(n)s dag", "%(n)s dager", dagene) % {"n": dagene}
            ),
            _andel(t.kontaktet, t.personer, gruppen, svar.kontaktet),
            _andel(t.stille, t.personer, gruppen, queries.STILLE),
        ),
    )


def _andel(andel: float | None, av: int, u: Utvalg, vilkar: Vilkar) -> Celle:
    if not av:
        return Celle("–")
    if andel is None:
        return Celle(gettext("vises ikke"))
    return Celle(f"{round(andel * 100)} %", adresse(u.med(vilkar)) if andel else "")


def _navn(tabell: str, g: Gruppe, felt: Mapping[str, Felt], dager: int) -> str:
    if g.kode == ALLE:
        return gettext("Alle")
    if tabell == "behov":
        fra, _skille, til = g.kode.partition("-")
        if not til:
            return gettext("%(fra)s poeng eller mer") % {"fra": fra}
        if til == "0":
            return gettext("Ingen grunn (0 poeng)")
        return gettext("%(fra)s–%(til)s poeng") % {"fra": fra, "til": til}
    if tabell == "melding_bruker":
        skriver = gettext("Har skrevet til NAV siste %(n)s dager")
        ikke = gettext("Har ikke skrevet til NAV siste %(n)s dager")
        return (skriver if g.kode == "SKRIVER" else ikke) % {"n": dager}
    if tabell == "innsatsgruppe" and g.kode == "INGEN":
        return gettext("Mangler vedtak etter § 14 a")
    return kodenavn(felt[tabell], g.kode, {})
