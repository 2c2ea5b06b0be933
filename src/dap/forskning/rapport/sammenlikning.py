"""The source's printed numbers beside the run's (L.5): inside or outside what would be printed so.

Only for the period and the rules that the source has; for others there is nothing to compare with.
The numbers are found as on the calibration page; here they are made fit to be published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.parametre import PROBA_2022_9, Parametersett
from dap.forskning.personvern.avrunding import TALL_DESIMALER, til_naermeste
from dap.forskning.personvern.values import Terskler
from dap.forskning.rapport.ord import antall, spenn, tall
from dap.forskning.rapport.sprak import si as _
from dap.forskning.syntetisk import kalibrering
from dap.forskning.syntetisk.kalibrering import RAPPORTENS_POPULASJON, kalibrer
from dap.forskning.tabeller.values import Tabell

MANGE = 4
INNENFOR, UTENFOR = N_("innenfor"), N_("utenfor")


@dataclass(frozen=True, slots=True)
class Linje:
    """Numbers as they are read in the report's language. Words in bokmål; `trykt` as the source has it."""

    id: str
    avsnitt: str
    beskrivelse: str
    populasjon: str
    enhet: str
    trykt: str
    intervall: str
    her: str
    innenfor: bool


def om_sammenlikning(linjer: Sequence[Linje]) -> str:
    """What is compared with what, and how many are inside."""
    om = _(
        "Hvert tall som er trykt i Proba-rapport 2022-9, med intervallet av verdier som ville vært "
        "trykt slik, ved siden av verdien her. Antall er skalert til kildens 858\u202f123 personer. Der "
        "kilden sier noe om flere måneder eller grupper under ett, vises den minste og den største."
    )
    tall_ = _("%(n)s av %(av)s er innenfor.") % {
        "n": sum(x.innenfor for x in linjer),
        "av": antall(len(linjer)),
    }
    return f"{om} {tall_}"


def kan_sammenliknes(parametre: Parametersett) -> bool:
    """Everything but the name is as in the source."""
    mine, kildens = parametre.som_json(), PROBA_2022_9.som_json()
    return {k: v for k, v in mine.items() if k != "navn"} == {
        k: v for k, v in kildens.items() if k != "navn"
    }


def sammenlikn(
    resultater: Mapping[str, Any],
    tabeller: Sequence[Tabell],
    parametre: Parametersett,
    *,
    full: bool,
) -> tuple[Linje, ...]:
    """One line for each number of the source that the run has. `full`: nobody real is behind, or the
    project sees all.

    Otherwise only numbers of blocks in which nothing is hidden are shown, and counts are rounded (H6).
    """
    blokker = resultater.get("kapittel_8_12", {})
    n = blokker.get("populasjon", {}).get("alle") or 0
    if not kan_sammenliknes(parametre) or not n:
        return ()
    apne = {t.nokkel for t in tabeller} - {
        t.nokkel for t in tabeller if any(r.undertrykt for r in t.rader)
    }
    skala = RAPPORTENS_POPULASJON / n
    return tuple(
        _linje(x, skala, avrund=not full)
        for x in kalibrer(blokker)
        if x.innenfor is not None and (full or x.blokk in apne)
    )


def _linje(x: kalibrering.Linje, skala: float, *, avrund: bool) -> Linje:
    funnet = [v for v in (x.minst, x.storst) if v is not None]
    if avrund and x.telles:
        funnet = [til_naermeste(v / skala, Terskler().avrunding) * skala for v in funnet]
    grenser = [v for v in (x.lav, x.hoy) if v is not None]
    desimaler = _desimaler(grenser, funnet)
    if avrund:
        desimaler = min(desimaler, TALL_DESIMALER)
    return Linje(
        id=x.id,
        avsnitt=x.avsnitt,
        beskrivelse=x.beskrivelse,
        populasjon=x.populasjon,
        enhet=x.enhet,
        trykt=x.trykt.replace("-", "\u2212"),
        intervall=_spenn([tall(v, desimaler) for v in grenser]),
        her=_spenn([tall(v, desimaler) for v in funnet]),
        innenfor=bool(x.innenfor),
    )


def _spenn(tekster: Sequence[str]) -> str:
    ulike = list(dict.fromkeys(tekster))
    return spenn(ulike[0], ulike[1]) if len(ulike) == 2 else "".join(ulike)


def _desimaler(grenser: Sequence[float], funnet: Sequence[float]) -> int:
    """So many that the interval is seen as it is, and the number against it."""
    trengs = max(_siste_desimal(g) for g in grenser)
    storst = max(abs(v) for v in (*grenser, *funnet))
    return max(trengs, 0 if storst >= 1000 else 1 if storst >= 10 else 2)


def _siste_desimal(verdi: float) -> int:
    return next(d for d in range(MANGE + 1) if d == MANGE or round(verdi, d) == round(verdi, MANGE))
