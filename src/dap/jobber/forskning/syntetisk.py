"""`dap forskning syntetisk`: made-up people that behave like the report's, or how well they do."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from dap.forskning.format.feil import Skrivefeil
from dap.forskning.syntetisk.generator import NASJONALT, lag_uttrekk
from dap.forskning.syntetisk.kalibrering import Kalibreringsfeil, les_resultater
from dap.forskning.syntetisk.kalibreringsside import skriv_kalibrering
from dap.forskning.syntetisk.parametre import MODUSER
from dap.jobber.forskning.verb import Si, Verb, mappe

STANDARD_FRO = 20200312


def _valg(parser: CommandParser) -> None:
    parser.add_argument(
        "--personer", type=int, default=NASJONALT, help=f"how many (the report has {NASJONALT})"
    )
    parser.add_argument("--fro", type=int, default=STANDARD_FRO, help="seed")
    parser.add_argument("--ut", type=mappe, required=True, help="the new folder")
    parser.add_argument(
        "--modus", choices=sorted(MODUSER), default="vanlig", help="another is for tests of methods"
    )
    parser.add_argument(
        "--arbeidere", type=int, default=min(os.cpu_count() or 1, 4), help="processes that share it"
    )
    parser.add_argument(
        "--kalibrering",
        type=mappe,
        metavar="RESULTATER.json",
        help="instead of an extract: lay a report's results beside the printed numbers",
    )


def _kjor(valg: dict[str, Any], skriv: Si, si: Si) -> None:
    if valg["kalibrering"]:
        _kalibrer(valg["kalibrering"], valg["ut"], skriv)
        return
    try:
        manifest = lag_uttrekk(
            valg["ut"],
            personer=valg["personer"],
            fro=valg["fro"],
            naa=datetime.now(UTC),
            parametere=MODUSER[valg["modus"]](),
            arbeidere=max(valg["arbeidere"], 1),
            meld=lambda gjort, av: si(f"  {gjort * 100 // av:3d} %"),
        )
    except (ValueError, Skrivefeil) as feil:
        raise CommandError(str(feil)) from feil
    for fil in manifest.filer:
        skriv(f"{fil.tabell}: {fil.rader} rader, {fil.innhold_sha256}")


def _kalibrer(resultater: Path, ut: Path, skriv: Si) -> None:
    try:
        linjer = skriv_kalibrering(les_resultater(resultater), ut)
    except Kalibreringsfeil as feil:
        raise CommandError(str(feil)) from feil
    except OSError as feil:
        raise CommandError(f"{ut} kunne ikke skrives: {feil}") from feil
    inne = sum(linje.innenfor is True for linje in linjer)
    skriv(f"{inne} av {len(linjer)} tall er som trykt: {ut / 'kalibrering.html'}")


VERB = Verb("Make a synthetic extract, or the page of how well one meets the report.", _valg, _kjor)
