"""From an extract to a report in one call: what the Python API and the ordered jobs use."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dap.forskning.beregning import Resultat, beregn
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor import apne
from dap.forskning.parametre import Parameterfeil, Parametersett, utenfor_dekning
from dap.forskning.personvern.register import Register
from dap.forskning.personvern.values import Godkjenning, Nivaa
from dap.forskning.rapport.kjoring import Valg, lag_rapport
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
    framdrift: Framdrift = lambda gjort, av, hva: None,
    idag: date | None = None,
) -> Path:
    """Compute everything and write the report to the folder `ut`.

    Raises Parameterfeil when the extract does not go so far, Motorfeil, Vernefeil, Rapportfeil.
    """
    if funn := utenfor_dekning(parametre, uttrekk.manifest.dekning):
        raise Parameterfeil("Uttrekket dekker ikke det som er bedt om: " + "; ".join(funn))
    p = publisering or Publisering()
    valg = Valg(
        ut=ut,
        parametre=parametre,
        nivaa=p.nivaa,
        godkjenning=p.godkjenning,
        register=p.register,
        motor=motor,
        idag=idag,
    )

    def regn() -> Resultat:
        with apne(motor, uttrekk, master) as m:
            return beregn(m, parametre, _halvt(framdrift, 0))

    return lag_rapport(uttrekk.manifest, regn, valg, _halvt(framdrift, 1))


def _halvt(framdrift: Framdrift, del_: int) -> Framdrift:
    """The computing is the first half of the bar, the writing the second."""

    def si(gjort: int, av: int, hva: str) -> None:
        if av > 1:
            framdrift(del_ * av + gjort, 2 * av, hva)

    return si
