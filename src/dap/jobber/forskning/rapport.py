"""`dap forskning rapport`: every table and figure of the analysis, from an extract."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from dap.felles.sprak import N_
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.hele import fra_uttrekk, parametre_for
from dap.forskning.motor import MOTORER
from dap.forskning.parametre import fra_json
from dap.forskning.periode import utenfor_populasjon
from dap.forskning.personvern.values import Godkjenning, Nivaa
from dap.forskning.rapport.kjoring import Valg
from dap.forskning.tekst import Ordrett, Tekst
from dap.jobber.forskning.verb import Si, Verb, mappe

_LIGGER = N_("Rapporten ligger i %(ut)s: åpne %(side)s")
_UVERNET = N_("resultater.json er ikke vernet. Den er til sammenlikning, og skal ikke publiseres.")


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
    ut = _lag(valg, si)
    skriv(Tekst(_LIGGER, ut=Ordrett(ut), side=Ordrett(ut / "index.html")))
    if valg["nivaa"] == Nivaa.OFFENTLIG:
        skriv(_UVERNET)


def _lag(valg: dict[str, Any], si: Si) -> Path:
    uttrekk = Uttrekk(valg["uttrekk"])
    grunn = fra_json(valg["parametre"]) if valg["parametre"] else None

    def framdrift(gjort: int, antall: int, hva: str) -> None:
        si(Tekst("%(nr)4d/%(antall)d %(hva)s", nr=min(gjort + 1, antall), antall=antall, hva=hva))

    p = parametre_for(uttrekk.manifest, grunn, valg["fra"], valg["til"])
    if utenfor := utenfor_populasjon(p, uttrekk.manifest.populasjon):
        si(utenfor)
    nivaa = Nivaa(valg["nivaa"])
    godkjenning = Godkjenning(valg["godkjenning"], valg["grunn"])
    alt = Valg(
        ut=valg["ut"],
        parametre=p,
        nivaa=nivaa,
        godkjenning=godkjenning if nivaa == Nivaa.INTERN else None,
        motor=valg["motor"],
        sprak=valg["sprak"],
        alle_resultater=True,
        idag=datetime.now(UTC).date(),
    )
    return fra_uttrekk(uttrekk, alt, valg["master"], regner=framdrift, skriver=framdrift)


VERB = Verb(
    "Make the report: tables, charts, one page, a PDF and resultater.json.",
    _valg,
    _kjor,
    N_(
        "Avbrutt. Rapporten er ikke ferdig. Kjør den samme kommandoen om igjen: det som er laget, brukes."
    ),
)
