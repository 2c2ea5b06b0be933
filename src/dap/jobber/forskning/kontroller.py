"""`dap forskning kontroller DIR`: what is wrong with an extract, ours or anybody's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from dap.felles.sprak import N_
from dap.forskning.format.funn import Kontrollresultat, ordrett
from dap.forskning.format.kontroll import kontroller
from dap.forskning.tekst import Tekst
from dap.jobber.forskning.verb import Brukerfeil, Si, Verb, mappe

_UBRUKELIG = N_("%(antall)s feil. Uttrekket i %(sted)s kan ikke brukes slik det er.")
_MERKET = N_("Uttrekket kan brukes. %(merket)s forhold er talt og påvirker ikke det.")


def _valg(parser: CommandParser) -> None:
    parser.add_argument("mappe", type=mappe, help="the extract's folder")


def _kjor(valg: dict[str, Any], skriv: Si, si: Si) -> None:
    sted: Path = valg["mappe"]
    resultat = kontroller(sted, si=si)
    for linje in _linjer(resultat):
        skriv(linje)
    if antall := len(resultat.feil):
        raise Brukerfeil(Tekst(_UBRUKELIG, antall=antall, sted=ordrett(sted)))


def _linjer(resultat: Kontrollresultat) -> Iterator[str]:
    """How much there is, what was found, and that it can be used."""
    for tabell, rader in resultat.rader.items():
        yield Tekst(N_("%(tabell)s: %(rader)s rader"), tabell=ordrett(tabell), rader=rader)
    for funn in resultat.funn:
        yield from funn.linjer()
    if resultat.feil:
        return
    if merket := len(resultat.funn):
        yield Tekst(_MERKET, merket=merket)
    else:
        yield N_("Uttrekket er helt.")


VERB = Verb(
    "Check an extract: exit code 1 when it cannot be used.",
    _valg,
    _kjor,
    N_("Avbrutt. Uttrekket er ikke kontrollert ferdig."),
)
