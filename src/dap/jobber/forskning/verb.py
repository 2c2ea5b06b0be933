"""What the verbs of `dap forskning` have in common."""

import os
from argparse import ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from dap.forskning.rapport.sprak import NB, SPRAK

Si = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Verb:
    hjelp: str
    valg: Callable[[CommandParser], None]
    kjor: Callable[[dict[str, Any], Si, Si], None]
    """Given the options, where results are written (stdout), and where progress is (stderr)."""
    avbrutt: str = "Avbrutt. Ingenting er lagret."
    """Said when it was stopped in the middle."""


def mappe(tekst: str) -> Path:
    """A path as the one who typed it meant it: bin/dap itself runs in the folder of the program."""
    if not tekst.strip():
        raise ArgumentTypeError("mangler navnet på en mappe")
    return Path(os.environ.get("DAP_HER", ".")) / Path(tekst).expanduser()


def sprakvalg(parser: CommandParser, hjelp: str) -> None:
    """`--sprak`: bokmål unless another is asked for."""
    parser.add_argument("--sprak", choices=SPRAK, default=NB, help=hjelp)
