"""`dap forskning kontroller DIR`: what is wrong with an extract, ours or anybody's."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from dap.forskning.format.funn import Alvor
from dap.forskning.format.kontroll import kontroller
from dap.jobber.forskning.verb import Si, Verb, mappe


def _valg(parser: CommandParser) -> None:
    parser.add_argument("mappe", type=mappe, help="the extract's folder")


def _kjor(valg: dict[str, Any], skriv: Si, si: Si) -> None:
    sted: Path = valg["mappe"]
    resultat = kontroller(sted, si=si)
    for tabell, rader in resultat.rader.items():
        skriv(f"{tabell}: {rader} rader")
    for funn in resultat.funn:
        for linje in funn.linjer():
            skriv(linje)
    antall = Counter(f.alvor for f in resultat.funn)
    if antall[Alvor.FEIL]:
        raise CommandError(
            f"{antall[Alvor.FEIL]} feil. Uttrekket i {sted} kan ikke brukes slik det er."
        )
    merket = antall[Alvor.REPARERES] + antall[Alvor.TELLES]
    skriv(
        f"Uttrekket kan brukes. {merket} forhold er talt og påvirker ikke det."
        if merket
        else "Uttrekket er helt."
    )


VERB = Verb("Check an extract: exit code 1 when it cannot be used.", _valg, _kjor)
