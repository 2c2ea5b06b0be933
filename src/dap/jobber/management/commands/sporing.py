"""`dap sporing kontroller` and `dap sporing forsegl`: the chain of who has looked at whom."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dap.sporing.operations import forsegl, hent_glemte
from dap.sporing.queries import kontroller
from dap.sporing.values import Brudd, Bruddtype

TEKSTER = {
    Bruddtype.ENDRET_RAD: "innholdet er endret etter forseglingen",
    Bruddtype.MANGLENDE_RAD: "en rad er borte",
    Bruddtype.BRUTT_KJEDE: "blokken følger ikke den forrige",
    Bruddtype.IKKE_FORSEGLET: "raden er ikke forseglet; går jobbene?",
}


class Command(BaseCommand):
    help = "Verify the sealed trace, or seal what is waiting. Exit code 1 when something is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("handling", choices=["kontroller", "forsegl"])

    def handle(self, *args: Any, **valg: Any) -> None:
        if valg["handling"] == "forsegl":
            self._forsegl()
        else:
            self._kontroller()

    def _forsegl(self) -> None:
        """By hand: the whole trace is looked through first, which the job of each minute does not."""
        hent_glemte(naa=timezone.now())
        sum_ = 0
        while (antall := forsegl(naa=timezone.now())) > 0:
            sum_ += antall
        self.stdout.write(f"{sum_} rader forseglet.")

    def _kontroller(self) -> None:
        resultat = kontroller(naa=timezone.now())
        self.stdout.write(f"{resultat.blokker} blokker med {resultat.rader} rader kontrollert.")
        for brudd in resultat.brudd:
            self.stdout.write(_linje(brudd))
        if resultat.brudd:
            raise CommandError(f"{len(resultat.brudd)} brudd i sporingen.")
        self.stdout.write("Sporingen er hel.")


def _linje(brudd: Brudd) -> str:
    sted = f"blokk {brudd.blokk}" if brudd.blokk else ""
    rad = f"rad {brudd.oppslag}" if brudd.oppslag else ""
    return f"{', '.join(filter(None, (sted, rad)))}: {TEKSTER[brudd.type]}"
