"""`dap forskning …`: extracts and what is made of them. Each verb is a module of dap.jobber.forskning."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dap.jobber.forskning import kontroller, rapport, syntetisk, uttrekk
from dap.jobber.forskning.verb import Verb

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
            ett.valg(verb.add_parser(navn, help=ett.hjelp, description=ett.hjelp))

    def handle(self, *args: Any, **valg: Any) -> None:
        verb = VERB[valg["verb"]]
        try:
            with _stans_som_avbrudd():
                verb.kjor(valg, self.stdout.write, self.stderr.write)
        except KeyboardInterrupt:
            raise CommandError(verb.avbrutt, returncode=_AVBRUTT) from None


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
