"""`dap forskning …`: extracts and what is made of them. Each verb is a module of dap.jobber.forskning."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dap.forskning.feil import Forskningsfeil
from dap.forskning.rapport import sprak
from dap.jobber.forskning import kontroller, rapport, syntetisk, uttrekk
from dap.jobber.forskning.verb import Si, Verb, krev_navn, sprakvalg

_AVBRUTT = 130
"""What a shell gives for Ctrl-C."""
VERB: dict[str, Verb] = {
    "uttrekk": uttrekk.VERB,
    "kontroller": kontroller.VERB,
    "rapport": rapport.VERB,
    "syntetisk": syntetisk.VERB,
}


class Command(BaseCommand):
    help = "Extracts of the product's data, and the statistics that are made of them."
    requires_system_checks = []
    """Most verbs need files alone, and no database (drift/manage.py)."""

    def add_arguments(self, parser: CommandParser) -> None:
        verb = parser.add_subparsers(dest="verb", required=True, metavar="|".join(VERB))
        for navn, ett in VERB.items():
            valg = verb.add_parser(navn, help=ett.hjelp, description=ett.hjelp)
            ett.valg(valg)
            sprakvalg(valg)

    def handle(self, *args: Any, **valg: Any) -> None:
        verb = VERB[valg["verb"]]
        with sprak.paa(valg["sprak"]):
            try:
                krev_navn(valg)
                with _stans_som_avbrudd():
                    verb.kjor(
                        valg, _paa_spraket(self.stdout.write), _paa_spraket(self.stderr.write)
                    )
            except Forskningsfeil as feil:
                raise CommandError(sprak.si(feil.tekst)) from feil
            except KeyboardInterrupt:
                raise CommandError(sprak.si(verb.avbrutt), returncode=_AVBRUTT) from None


def _paa_spraket(skriv: Si) -> Si:
    return lambda tekst: skriv(sprak.si(tekst))


@contextmanager
def _stans_som_avbrudd() -> Iterator[None]:
    """A plain kill is like Ctrl-C: what is being written is removed before the command ends."""
    if current_thread() is not main_thread():
        yield
        return
    for_ = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, for_)
