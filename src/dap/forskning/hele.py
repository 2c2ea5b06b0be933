"""From an extract to a report in one call: what the Python API and the ordered jobs use."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dap.forskning.beregning import STEG, Resultat, beregn
from dap.forskning.format.hel import krev_hel
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.manifest import Manifest
from dap.forskning.motor import apne
from dap.forskning.parametre import Parametersett, mi
from dap.forskning.periode import for_periode, krev_dekket
from dap.forskning.personvern.register import Register
from dap.forskning.personvern.values import Godkjenning, Nivaa
from dap.forskning.rapport.kjoring import Valg, lag_rapport
from dap.forskning.rapport.sprak import NB
from dap.forskning.tabeller.values import Framdrift


@dataclass(frozen=True, slots=True)
class Publisering:
    """How much may be shown: the public level unless there is an approval and a reason."""

    nivaa: Nivaa = Nivaa.OFFENTLIG
    godkjenning: Godkjenning | None = None
    register: Register | None = None


def lag(
    uttrekk: Uttrekk,
    ut: Path,
    parametre: Parametersett,
    *,
    publisering: Publisering | None = None,
    motor: str = "duckdb",
    master: str | None = None,
    sprak: str = NB,
    framdrift: Framdrift = lambda gjort, av, hva: None,
    idag: date | None = None,
) -> Path:
    """Compute everything and write the report to the folder `ut`.

    Raises Formatfeil when there are errors in the extract, Parameterfeil when it does not go so far,
    Motorfeil, Vernefeil, Rapportfeil.
    """
    p = publisering or Publisering()
    valg = Valg(
        ut=ut,
        parametre=parametre,
        nivaa=p.nivaa,
        godkjenning=p.godkjenning,
        register=p.register,
        motor=motor,
        sprak=sprak,
        idag=idag,
    )

    return fra_uttrekk(
        uttrekk, valg, master, regner=_halvt(framdrift, 0), skriver=_halvt(framdrift, 1)
    )


def fra_uttrekk(
    uttrekk: Uttrekk, valg: Valg, master: str | None, *, regner: Framdrift, skriver: Framdrift
) -> Path:
    """The same, with every choice made, and each half told of by itself. Raises as `lag`."""
    krev_dekket(valg.parametre, uttrekk.manifest.dekning)

    def regn() -> Resultat:
        krev_hel(uttrekk, lambda hva: regner(0, STEG, hva))
        with apne(valg.motor, uttrekk, master) as m:
            return beregn(m, valg.parametre, regner)

    return lag_rapport(uttrekk.manifest, regn, valg, skriver)


def parametre_for(
    manifest: Manifest, grunn: Parametersett | None, fra: str | None, til: str | None
) -> Parametersett:
    """The choices in `grunn`, or the report's, for the period asked for ("2019-08"); without one, for
    that of `grunn`, or the extract's. Raises Parameterfeil."""
    if grunn is None:
        populasjon = manifest.populasjon
        fra = fra or f"{populasjon.fra or populasjon.til:%Y-%m}"
        return for_periode(fra, til or f"{populasjon.til:%Y-%m}", manifest.dekning)
    return replace(
        grunn,
        periode_fra=mi(fra) if fra else grunn.periode_fra,
        periode_til=mi(til) if til else grunn.periode_til,
    )


def _halvt(framdrift: Framdrift, del_: int) -> Framdrift:
    """The computing is the first half of the bar, the writing the second."""

    def si(gjort: int, av: int, hva: str) -> None:
        if av > 1:
            framdrift(del_ * av + gjort, 2 * av, hva)

    return si
