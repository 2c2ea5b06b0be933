"""What `dap.forskning` offers: what is defined here, and what is imported `as` itself. See there."""

from datetime import UTC, datetime
from pathlib import Path

from dap.forskning.beregning import Resultat as Resultat
from dap.forskning.beregning import beregn as _beregn
from dap.forskning.format.feil import FeilVersjon as FeilVersjon
from dap.forskning.format.feil import Formatfeil as Formatfeil
from dap.forskning.format.feil import Manifestfeil as Manifestfeil
from dap.forskning.format.feil import Skrivefeil as Skrivefeil
from dap.forskning.format.funn import Alvor as Alvor
from dap.forskning.format.funn import Funn as Funn
from dap.forskning.format.funn import Kontrollresultat as Kontrollresultat
from dap.forskning.format.funn import Regel as Regel
from dap.forskning.format.kontroll import kontroller as _kontroller
from dap.forskning.format.lesing import Uttrekk as Uttrekk
from dap.forskning.format.manifest import Manifest as Manifest
from dap.forskning.hele import Publisering as Publisering
from dap.forskning.hele import lag, parametre_for
from dap.forskning.motor import Motorfeil as Motorfeil
from dap.forskning.motor import apne
from dap.forskning.parametre import (
    PROBA_2022_9 as PROBA_2022_9,
)
from dap.forskning.parametre import (
    Parameterfeil as Parameterfeil,
)
from dap.forskning.parametre import (
    Parametersett as Parametersett,
)
from dap.forskning.parametre import (
    fra_json as fra_json,
)
from dap.forskning.personvern.values import Godkjenning as Godkjenning
from dap.forskning.personvern.values import Nivaa as Nivaa
from dap.forskning.personvern.values import Vernefeil as Vernefeil
from dap.forskning.personvern.vern import beskytt as beskytt
from dap.forskning.rapport.filer import Rapportfeil as Rapportfeil
from dap.forskning.rapport.sprak import si
from dap.forskning.syntetisk.generator import lag_uttrekk as _lag_syntetisk
from dap.forskning.tabeller.values import Framdrift
from dap.forskning.tabeller.values import Tabell as Tabell
from dap.forskning.tabeller.values import Tidyrad as Tidyrad


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
    sprak: str = "nb",
    framdrift: Framdrift = lambda gjort, av, hva: None,
) -> Path:
    """Write all tables and figures to the folder `ut`, with a page and a PDF, and go on if it was stopped.

    Months as "2019-08"; without them the extract's own period. `parametre` changes other choices. The level
    is public unless `publisering` has an approval. `sprak`: "nb", "nn" or "en", of the page, the PDF and the
    pictures; data files are the same in all. Raises ValueError for another language, and `Parameterfeil`,
    `Motorfeil`, `Vernefeil`, `Rapportfeil`: the message says what is wrong and what can be done.
    """
    p = parametre_for(uttrekk.manifest, parametre, fra, til)
    return lag(
        uttrekk,
        Path(ut),
        p,
        publisering=publisering,
        motor=motor,
        master=master,
        sprak=sprak,
        framdrift=lambda gjort, av, hva: framdrift(gjort, av, si(hva)),
        idag=datetime.now(UTC).date(),
    )
