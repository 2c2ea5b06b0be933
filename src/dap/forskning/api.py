"""What `dap.forskning` offers; see there."""

from datetime import UTC, datetime
from pathlib import Path

from dap.forskning.beregning import Resultat
from dap.forskning.beregning import beregn as _beregn
from dap.forskning.format.feil import FeilVersjon, Formatfeil, Manifestfeil, Skrivefeil
from dap.forskning.format.funn import Alvor, Funn, Kontrollresultat, Regel
from dap.forskning.format.kontroll import kontroller as _kontroller
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.manifest import Manifest
from dap.forskning.hele import Publisering, lag, parametre_for
from dap.forskning.motor import Motorfeil, apne
from dap.forskning.parametre import (
    PROBA_2022_9,
    Parameterfeil,
    Parametersett,
    fra_json,
)
from dap.forskning.personvern.values import Godkjenning, Nivaa, Vernefeil
from dap.forskning.personvern.vern import beskytt
from dap.forskning.rapport.filer import Rapportfeil
from dap.forskning.syntetisk.generator import lag_uttrekk as _lag_syntetisk
from dap.forskning.tabeller.values import Framdrift, Tabell, Tidyrad

__all__ = [
    "PROBA_2022_9",
    "Alvor",
    "FeilVersjon",
    "Formatfeil",
    "Funn",
    "Godkjenning",
    "Kontrollresultat",
    "Manifest",
    "Manifestfeil",
    "Motorfeil",
    "Nivaa",
    "Parameterfeil",
    "Parametersett",
    "Publisering",
    "Rapportfeil",
    "Regel",
    "Resultat",
    "Skrivefeil",
    "Tabell",
    "Tidyrad",
    "Uttrekk",
    "Vernefeil",
    "beregn",
    "beskytt",
    "fra_json",
    "kontroller",
    "kontroller_uttrekk",
    "les_uttrekk",
    "rapport",
    "syntetisk",
]


def les_uttrekk(mappe: str | Path) -> Uttrekk:
    """The extract in this folder. Raises `Formatfeil` when it is none, or of another version."""
    return Uttrekk(Path(mappe))


def kontroller(mappe: str | Path) -> Kontrollresultat:
    """What is wrong with an extract, ours or anybody's: rules V1 to V11, with file, column and rows."""
    return _kontroller(Path(mappe))


kontroller_uttrekk = kontroller


def syntetisk(mappe: str | Path, *, personer: int, fro: int) -> Manifest:
    """Write an extract without real persons to a new folder; the same seed gives the same rows.

    Raises ValueError for numbers that make no sense, `Skrivefeil` when it cannot be written.
    """
    return _lag_syntetisk(Path(mappe), personer=personer, fro=fro, naa=datetime.now(UTC))


def beregn(
    uttrekk: Uttrekk,
    parametre: Parametersett = PROBA_2022_9,
    *,
    motor: str = "duckdb",
    master: str | None = None,
) -> Resultat:
    """Every number of the analysis, unprotected: for use inside the project.

    Give its tables to `beskytt` before anything leaves it. `motor` is "duckdb" or "spark".
    """
    with apne(motor, uttrekk, master) as m:
        return _beregn(m, parametre)


def rapport(
    uttrekk: Uttrekk,
    ut: str | Path,
    *,
    fra: str | None = None,
    til: str | None = None,
    parametre: Parametersett | None = None,
    publisering: Publisering | None = None,
    motor: str = "duckdb",
    master: str | None = None,
    framdrift: Framdrift = lambda gjort, av, hva: None,
) -> Path:
    """Write all tables and figures to the folder `ut`, with a page and a PDF, and go on if it was stopped.

    Months as "2019-08"; without them the extract's own period. `parametre` changes other choices. The level
    is public unless `publisering` has an approval. Raises `Parameterfeil`, `Motorfeil`, `Vernefeil`,
    `Rapportfeil`: the message says what is wrong and what can be done.
    """
    p = parametre_for(uttrekk.manifest, parametre, fra, til)
    return lag(
        uttrekk,
        Path(ut),
        p,
        publisering=publisering,
        motor=motor,
        master=master,
        framdrift=framdrift,
        idag=datetime.now(UTC).date(),
    )
