"""`dap forskning …`: extracts and what is made of them. Each verb is a module of dap.jobber.forskning."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dap.jobber.forskning import kontroller, rapport, syntetisk, uttrekk
from dap.jobber.forskning.verb import Verb

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
        VERB[valg["verb"]].kjor(valg, self.stdout.write, self.stderr.write)
