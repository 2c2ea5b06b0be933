"""Measure the product that serves at DAP_ADRESSE: bin/bench plan, dialog, tidslinje, treg, …"""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from maling.dialog import mal_dialog
from maling.eksport import mal_eksport
from maling.feil import prov_feil
from maling.forskning import NASJONALT, STORT, mal_forskning
from maling.plan import mal_plan
from maling.portefolje import mal_portefolje
from maling.scene import Scene, scene
from maling.tall import Rad, skriv_json, tabell
from maling.tidslinje import mal_tidslinje
from maling.varsel import MOTTAKERE, mal_varsel

_HVA = (
    "plan",
    "dialog",
    "tidslinje",
    "eksport",
    "treg",
    "feil",
    "varsel",
    "forskning",
    "portefolje",
)


class Command(BaseCommand):
    help = "Measure, print a table, and write the figures as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("hva", choices=list(_HVA))
        parser.add_argument("--runder", type=int, default=200, help="requests of each kind")
        parser.add_argument("--antall", type=int, default=1000, help="messages of `feil`")
        parser.add_argument("--mottakere", type=int, default=MOTTAKERE, help="people of `varsel`")
        parser.add_argument("--sekunder", type=int, default=30, help="how long the load lasts")

        parser.add_argument(
            "--personer",
            type=int,
            default=NASJONALT,
            help="the largest extract of `forskning`, and the data of `portefolje`",
        )
        parser.add_argument(
            "--pandas", type=int, default=STORT, help="the largest that pandas is tried on"
        )

    def handle(self, *args: Any, **valg: Any) -> None:
        mappe = Path(os.environ["DAP_DATA"])
        if valg["hva"] == "forskning":
            rader = mal_forskning(mappe, valg["personer"], valg["pandas"], self.stderr.write)
        elif valg["hva"] == "portefolje":
            rader = mal_portefolje(mappe, valg["personer"], valg["runder"], self.stderr.write)
        else:
            utstyr = scene(mappe / "scene.json", naa=timezone.now(), si=self.stderr.write)
            rader = self._mal(utstyr, valg, mappe)
        for linje in tabell(rader):
            self.stdout.write(linje)
        fil = mappe / f"{valg['hva']}.json"
        skriv_json(fil, valg["hva"], rader)
        self.stderr.write(f"{fil}")
        if valg["hva"] == "feil" and not all(r.holder in (None, True) for r in rader):
            raise CommandError("A message was lost, doubled or refused.")

    def _mal(self, utstyr: Scene, valg: dict[str, Any], mappe: Path) -> list[Rad]:
        if valg["hva"] == "varsel":
            return mal_varsel(mappe, valg["mottakere"], self.stderr.write)
        if valg["hva"] == "plan":
            return mal_plan(utstyr, valg["runder"])
        if valg["hva"] == "dialog":
            return mal_dialog(utstyr, valg["runder"], valg["sekunder"])
        if valg["hva"] == "tidslinje":
            return mal_tidslinje(utstyr, valg["runder"], mappe, self.stderr.write)
        if valg["hva"] == "eksport":
            return mal_eksport(utstyr, mappe, self.stderr.write)
        if valg["hva"] == "treg":
            return self._treg(utstyr, valg["runder"])
        return prov_feil(utstyr, valg["antall"])

    def _treg(self, utstyr: Scene, runder: int) -> list[Rad]:
        try:
            # Here, because only requirements-dev.txt brings what drives the browser.
            from maling.treg import mal_treg  # noqa: PLC0415
        except ImportError as feil:
            raise CommandError("bench treg needs playwright: run bin/test once.") from feil
        return mal_treg(utstyr, runder)
