"""Fill the database: `data demo` makes the demo's people and their lives."""

import os
from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dap.demodata.operations import STANDARD_FRO, lag_demo, lag_nasjonal
from dap.demodata.values import IkkeTom, Resultat
from dap.felles.tid import dato


class Command(BaseCommand):
    help = "Fill the database with data."

    def add_arguments(self, parser: CommandParser) -> None:
        deler = parser.add_subparsers(dest="hva", required=True)
        self._demo(deler.add_parser("demo", help="one county with about 300 users"))
        self._lag(deler.add_parser("lag", help="made-up people by bulk load, as many as you say"))

    def _demo(self, demo: ArgumentParser) -> None:
        demo.add_argument("--naa", type=datetime.fromisoformat, help="the day to make it for (ISO)")
        demo.add_argument("--fro", type=int, default=STANDARD_FRO, help="seed")
        demo.add_argument(
            "--antall", type=int, help="users beside those one can choose, instead of everybody"
        )
        demo.add_argument(
            "--arbeidere", type=int, default=os.cpu_count() or 1, help="processes that share it"
        )

    def _lag(self, lag: ArgumentParser) -> None:
        lag.add_argument(
            "--personer", type=int, required=True, help="how many (858123: the country)"
        )
        lag.add_argument("--fro", type=int, default=20200312, help="seed")
        lag.add_argument("--naa", type=datetime.fromisoformat, help="the day it ends on (ISO)")
        lag.add_argument("--arbeidere", type=int, default=2, help="processes that share it")
        lag.add_argument(
            "--med-andre", action="store_true", help="even if the database has people already"
        )

    def handle(self, *args: Any, **valg: Any) -> None:
        naa: datetime = valg["naa"] or datetime.now(UTC)
        naa = naa if naa.tzinfo else naa.replace(tzinfo=UTC)
        try:
            if valg["hva"] == "lag":
                self._lag_nasjonal(naa, valg)
                return
            resultat = lag_demo(
                naa=naa,
                fro=valg["fro"],
                antall=valg["antall"],
                arbeidere=min(valg["arbeidere"], 4),
                meld=self._meld,
            )
        except ValueError as feil:
            raise CommandError(str(feil)) from feil
        except IkkeTom:
            raise CommandError(
                "The database has people in it already. Use an empty one (bin/demo --data DIR)."
            ) from None
        self._ferdig(resultat)

    def _lag_nasjonal(self, naa: datetime, valg: dict[str, Any]) -> None:
        lastet = lag_nasjonal(
            personer=valg["personer"],
            fro=valg["fro"],
            idag=dato(naa),
            arbeidere=valg["arbeidere"],
            med_andre=valg["med_andre"],
            meld=self.stderr.write,
        )
        for tabell, rader in sorted(lastet.rader.items()):
            self.stdout.write(f"{tabell}: {rader} rader")
        self.stderr.write("Next: bin/dap portefolje bygg")

    def _meld(self, ferdig: int, av: int) -> None:
        slutt = "\r" if self.stderr.isatty() else "\n"
        if slutt == "\r" or ferdig == av or ferdig // 300 % 8 == 0:
            self.stderr.write(f"  {ferdig * 100 // av:3d} %", ending=slutt)

    def _ferdig(self, r: Resultat) -> None:
        self.stderr.write(
            f"  {r.brukere} users and {r.ansatte} members of staff, {r.steg} events,"
            f" {r.sekunder:.0f} s"
        )
        for linje in r.avvist:
            self.stderr.write(f"  refused: {linje}")
