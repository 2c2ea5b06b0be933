"""`dap forskning syntetisk`: made-up people that behave like the report's, or how well they do."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from dap.felles.sprak import N_
from dap.forskning.rapport.kalibreringsside import skriv_kalibrering
from dap.forskning.syntetisk.generator import NASJONALT, lag_uttrekk
from dap.forskning.syntetisk.kalibrering import les_resultater
from dap.forskning.syntetisk.parametre import MODUSER
from dap.forskning.tekst import Ordrett, Tekst
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
    manifest = lag_uttrekk(
        valg["ut"],
        personer=valg["personer"],
        fro=valg["fro"],
        naa=datetime.now(UTC),
        parametere=MODUSER[valg["modus"]](),
        arbeidere=max(valg["arbeidere"], 1),
        meld=lambda gjort, av: si(Ordrett(f"  {gjort * 100 // av:3d} %")),
    )
    for fil in manifest.filer:
        mal = N_("%(tabell)s: %(rader)s rader, %(sum)s")
        sum_ = Ordrett(fil.innhold_sha256)
        skriv(Tekst(mal, tabell=Ordrett(fil.tabell), rader=fil.rader, sum=sum_))


def _kalibrer(resultater: Path, ut: Path, skriv: Si) -> None:
    linjer = skriv_kalibrering(les_resultater(resultater), ut)
    inne = sum(linje.innenfor is True for linje in linjer)
    mal = N_("%(inne)s av %(av)s tall er som trykt: %(side)s")
    skriv(Tekst(mal, inne=inne, av=len(linjer), side=Ordrett(ut / "kalibrering.html")))


VERB = Verb("Make a synthetic extract, or the page of how well one meets the report.", _valg, _kjor)
