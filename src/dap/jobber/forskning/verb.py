"""What the verbs of `dap forskning` have in common."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from dap.felles.sprak import N_
from dap.forskning.feil import Forskningsfeil
from dap.forskning.rapport.sprak import NB, SPRAK
from dap.forskning.tekst import Ordrett, Tekst

Si = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Verb:
    hjelp: str
    valg: Callable[[CommandParser], None]
    kjor: Callable[[dict[str, Any], Si, Si], None]
    """Given the options, where results are written (stdout), and where progress is (stderr). Both say
    texts in the language that `--sprak` asks for, and so does what tells of a Forskningsfeil."""
    avbrutt: str = N_("Avbrutt. Ingenting er lagret.")
    """Said when it was stopped in the middle."""


def mappe(tekst: str) -> Path:
    """A path as the one who typed it meant it: bin/dap itself runs in the folder of the program."""
    if not tekst.strip():
        return UTEN_NAVN
    return Path(os.environ.get("DAP_HER", ".")) / Path(tekst).expanduser()


UTEN_NAVN = Path("\0")
"""What was given for a path is empty. Refused when the language is known (`krev_navn`)."""


def krev_navn(valg: dict[str, Any]) -> None:
    """Raises Brukerfeil when a path is empty."""
    for navn, verdi in valg.items():
        if verdi == UTEN_NAVN:
            mal = N_("%(valg)s mangler navnet på en fil eller en mappe.")
            raise Brukerfeil(Tekst(mal, valg=som_valg(navn)))


def som_valg(navn: str) -> Ordrett:
    """As it is typed."""
    return Ordrett("--" + navn.replace("_", "-"))


class Brukerfeil(Forskningsfeil):
    """What was typed cannot be done."""


def sprakvalg(parser: CommandParser) -> None:
    """`--sprak`: bokmål unless another is asked for."""
    parser.add_argument(
        "--sprak", choices=SPRAK, default=NB, help="of what is told, and of a report"
    )
