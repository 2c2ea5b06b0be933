"""The things that can be agreed on, as the page of an answer shows them: one line a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import Aktivitetsdetaljer
from dap.felles.feil import IkkeFunnet
from dap.mal import queries as mal
from dap.referat import queries as referat
from dap.tilgang.values import Personinnsyn
from dap.vurdering import queries as vurdering
from dap.vurdering.values import Del
from dap.web.felles.ytring import dag, si


@dataclass(frozen=True, slots=True)
class Ting:
    hva: str | Promise
    rute: str
    argument: str
    """Of the route, takes the id."""
    tekst: Callable[[Personinnsyn, UUID], str]
    """What it says now."""
    markdown: Callable[[Personinnsyn, UUID], str] | None = None
    """What is agreed on, where the text above is only its name."""


def _aktivitet(innsyn: Personinnsyn, id_: UUID) -> str:
    a: Aktivitetsdetaljer = aktivitet.aktivitet(innsyn, id_, naa=timezone.now())
    tittel = si(a.tittel) if a.fast_tittel else a.tittel
    til = a.verdier.get("til_dato")
    if til is None:
        return tittel
    return gettext("%(tittel)s, til %(dag)s") % {"tittel": tittel, "dag": dag(til)}


def _referat(innsyn: Personinnsyn, id_: UUID) -> str:
    return referat.ett_referat(innsyn, id_, naa=timezone.now()).tema


def _referattekst(innsyn: Personinnsyn, id_: UUID) -> str:
    """The shared version, never a draft."""
    gjeldende = referat.ett_referat(innsyn, id_, naa=timezone.now()).gjeldende
    return gjeldende.tekst if gjeldende else ""


def _vurdering(innsyn: Personinnsyn, id_: UUID) -> str:
    """What it ends in: the newest finished version, never a draft."""
    v = vurdering.en_vurdering(innsyn, id_)
    if v.gjeldende is None:
        raise IkkeFunnet
    return next(d.tekst for d in v.gjeldende.deler if d.del_ == Del.KONKLUSJON)


TING: Mapping[str, Ting] = {
    "MAL": Ting(_("Mål"), "mal:mal", "mal_id", lambda i, id_: mal.ett_mal(i, id_).tekst),
    "FORVENTNING": Ting(
        _("Forventning"),
        "mal:forventning",
        "forventning_id",
        lambda i, id_: mal.en_forventning(i, id_).tekst,
    ),
    "REFERAT": Ting(_("Referat"), "referat:referat", "referat_id", _referat, _referattekst),
    "VURDERING": Ting(_("Vurdering"), "vurdering:vurdering", "vurdering_id", _vurdering),
    "AKTIVITET": Ting(_("Avtalt aktivitet"), "aktivitet:vis", "aktivitet_id", _aktivitet),
}


def finn(objekt_type: str) -> Ting:
    if objekt_type not in TING:
        raise IkkeFunnet
    return TING[objekt_type]
