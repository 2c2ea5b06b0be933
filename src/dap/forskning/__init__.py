"""Statistics and research on the activity plan, from files alone (docs/forskning/).

The Python API of the module. Importing it needs neither a database nor settings:

    >>> from dap.forskning import les_uttrekk, kontroller, rapport
    >>> uttrekk = les_uttrekk("uttrekk-2020")
    >>> kontroller("uttrekk-2020").feil
    ()
    >>> rapport(uttrekk, "rapport-2020", fra="2019-08", til="2020-07")
    PosixPath('rapport-2020')
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dap.forskning.api import *  # noqa: F403 - the names of `__all__` and no others

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


def __getattr__(navn: str) -> Any:
    """What is asked for, loaded the first time."""
    if navn not in __all__:
        raise AttributeError(navn)
    # Here, because the engines take two seconds to load, and every process imports this package.
    from dap.forskning import api  # noqa: PLC0415

    # Two of the functions have the name of the room they come from, which the import has put here.
    globals().update({n: getattr(api, n) for n in __all__})
    return globals()[navn]
