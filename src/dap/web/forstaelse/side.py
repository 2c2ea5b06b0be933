"""What a page shows of whether the sides agree: the state, what each has said, and the form."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dap.forstaelse import queries
from dap.forstaelse.values import Forstaelsedata, Mening, Side, Utsagn
from dap.tilgang.values import Personinnsyn
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.forstaelse.forms import Meningsskjema
from dap.web.forstaelse.tekster import merke_for


@dataclass(frozen=True, slots=True)
class Sidelinje:
    tekst: str
    utsagn: Utsagn | None


@dataclass(frozen=True, slots=True)
class Forstaelsefelt:
    merke: tuple[str, str, str]
    linjer: tuple[Sidelinje, ...]
    """The reader's own side first."""
    har_sagt: bool
    """The reader's side has spoken: the form is folded."""
    skjema: Meningsskjema | None
    """None when the reader may not say anything, or there is nothing to say any more."""
    adresse: str


def forstaelsekontekst(
    request: AktorRequest, innsyn: Personinnsyn, objekt_id: UUID
) -> dict[str, Any]:
    """`forstaelse` for `forstaelse/felt.html`; empty when nobody has been asked. Two queries."""
    data = queries.om(innsyn, objekt_id)
    return {} if data is None else {"forstaelse": felt(request, innsyn, data)}


def felt(
    request: AktorRequest,
    innsyn: Personinnsyn,
    data: Forstaelsedata,
    skjema: Meningsskjema | None = None,
) -> Forstaelsefelt:
    side = queries.leserside(innsyn)
    kan_si = data.apen and innsyn.kan_skrive and innsyn.kan_endre_plan
    return Forstaelsefelt(
        merke=merke_for(queries.for_leser(innsyn, data.tilstand), er_bruker=innsyn.er_bruker),
        linjer=tuple(_linje(innsyn, data, s) for s in (side, side.motpart)),
        har_sagt=data.av(side) is not None and skjema is None,
        skjema=(skjema or Meningsskjema(initial=_start(data, side))) if kan_si else None,
        adresse=lenke(request, "forstaelse:si", objekt_id=data.objekt_id),
    )


def _start(data: Forstaelsedata, side: Side) -> dict[str, Any]:
    sagt = data.av(side)
    start: dict[str, Any] = {"versjon": data.versjon}
    if sagt is not None:
        start |= {"mening": sagt.mening, "kommentar": sagt.kommentar}
    return start


def _linje(innsyn: Personinnsyn, data: Forstaelsedata, side: Side) -> Sidelinje:
    sagt = data.av(side)
    bruker = side == Side.BRUKER
    if innsyn.er_bruker if bruker else sagt is not None and sagt.av_id == innsyn.leser_id:
        return Sidelinje(_om_deg(sagt), sagt)
    navn = _("%(navn)s (NAV)") % {"navn": sagt.navn} if sagt and sagt.navn else "NAV"
    hvem = {"hvem": _("Brukeren") if bruker else navn}
    if sagt is None:
        return Sidelinje(_("%(hvem)s har ikke sagt noe ennå") % hvem, None)
    enig = sagt.mening == Mening.ENIG
    return Sidelinje((_("%(hvem)s er enig") if enig else _("%(hvem)s er uenig")) % hvem, sagt)


def _om_deg(sagt: Utsagn | None) -> str:
    if sagt is None:
        return _("Du har ikke sagt noe ennå")
    return _("Du er enig") if sagt.mening == Mening.ENIG else _("Du er uenig")
