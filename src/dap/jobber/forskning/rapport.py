"""`dap forskning rapport`: every table and figure of the analysis, from an extract."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from dap.forskning.beregning import beregn
from dap.forskning.format.feil import Formatfeil
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.manifest import Manifest
from dap.forskning.motor import MOTORER, Motorfeil, apne
from dap.forskning.parametre import (
    Parameterfeil,
    Parametersett,
    for_periode,
    fra_json,
    maaned,
    mi,
    utenfor_dekning,
)
from dap.forskning.personvern.values import Godkjenning, Nivaa, Vernefeil
from dap.forskning.rapport.filer import Rapportfeil
from dap.forskning.rapport.kjoring import Valg, lag_rapport
from dap.jobber.forskning.verb import Si, Verb, mappe


def _valg(parser: CommandParser) -> None:
    parser.add_argument("--uttrekk", type=mappe, required=True, help="the extract's folder")
    parser.add_argument("--ut", type=mappe, required=True, help="where the report is written")
    parser.add_argument("--fra", help="first month of the period, yyyy-mm (default: the extract's)")
    parser.add_argument("--til", help="last month of the period, yyyy-mm")
    parser.add_argument("--parametre", type=mappe, help="a JSON file with other choices")
    parser.add_argument("--motor", choices=MOTORER, default=MOTORER[0])
    parser.add_argument("--master", help="Spark's master, as spark://host:7077")
    parser.add_argument("--nivaa", choices=[n.value for n in Nivaa], default=Nivaa.OFFENTLIG.value)
    parser.add_argument("--godkjenning", default="", help="the approval's id, for --nivaa intern")
    parser.add_argument("--grunn", default="", help="why, for --nivaa intern")


def _kjor(valg: dict[str, Any], skriv: Si, si: Si) -> None:
    try:
        ut = _lag(valg, si)
    except (Formatfeil, Motorfeil, Parameterfeil, Rapportfeil, Vernefeil) as feil:
        raise CommandError(str(feil)) from feil
    skriv(f"Rapporten ligger i {ut}: åpne {ut / 'index.html'}")
    if valg["nivaa"] == Nivaa.OFFENTLIG:
        skriv("resultater.json er ikke vernet. Den er til sammenlikning, og skal ikke publiseres.")


def _lag(valg: dict[str, Any], si: Si) -> Path:
    uttrekk = Uttrekk(valg["uttrekk"])
    p = parametre(uttrekk.manifest, valg["parametre"], valg["fra"], valg["til"])

    def framdrift(gjort: int, antall: int, hva: str) -> None:
        si(f"{gjort + 1:4d}/{antall} {hva}")

    def regn() -> Any:
        with apne(valg["motor"], uttrekk, valg["master"]) as motor:
            return beregn(motor, p, framdrift)

    nivaa = Nivaa(valg["nivaa"])
    godkjenning = Godkjenning(valg["godkjenning"], valg["grunn"])
    return lag_rapport(
        uttrekk.manifest,
        regn,
        Valg(
            ut=valg["ut"],
            parametre=p,
            nivaa=nivaa,
            godkjenning=godkjenning if nivaa == Nivaa.INTERN else None,
            motor=valg["motor"],
            alle_resultater=True,
            idag=datetime.now(UTC).date(),
        ),
        framdrift,
    )


def parametre(
    manifest: Manifest, fil: Path | None, fra: str | None, til: str | None
) -> Parametersett:
    """The file's choices, or the report's; for the period asked for, else the file's or the extract's.

    Raises Parameterfeil, also when the extract does not go so far.
    """
    p = fra_json(fil) if fil else None
    if p is None:
        populasjon = manifest.populasjon
        fra = fra or f"{populasjon.fra or populasjon.til:%Y-%m}"
        p = for_periode(fra, til or f"{populasjon.til:%Y-%m}", manifest.dekning)
    elif fra or til:
        periode = mi(fra or maaned(p.periode_fra)), mi(til or maaned(p.periode_til))
        p = replace(p, periode_fra=periode[0], periode_til=periode[1])
    if funn := utenfor_dekning(p, manifest.dekning):
        raise Parameterfeil("Uttrekket dekker ikke det som er bedt om: " + "; ".join(funn))
    return p


VERB = Verb("Make the report: tables, charts, one page, a PDF and resultater.json.", _valg, _kjor)
