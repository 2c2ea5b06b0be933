"""`dap portefolje bygg` and `dap portefolje kontroller`: the rows of the overview."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dap.portefolje.operations import bygg
from dap.portefolje.queries import avvik

VISES = 50


class Command(BaseCommand):
    help = "Make every row of the overview anew, or prove that the stored ones are true."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("handling", choices=["bygg", "kontroller"])

    def handle(self, *args: Any, **valg: Any) -> None:
        if valg["handling"] == "bygg":
            self.stdout.write(f"{bygg()} rader bygd.")
            return
        # The values are about people, so they are not written: the person and the column are enough.
        alle = avvik()
        funnet = list(islice(alle, VISES))
        for a in funnet:
            self.stdout.write(f"{a.person_id} {a.kolonne or 'raden mangler eller er til overs'}")
        if funnet:
            raise CommandError(
                f"{len(funnet) + sum(1 for _ in alle)} avvik. Bygg på nytt: dap portefolje bygg"
            )
        self.stdout.write("Alle radene stemmer.")
