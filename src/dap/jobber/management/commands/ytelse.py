"""`dap ytelse les FIL` and `dap ytelse hent`: benefits from a file, or from the register for everybody."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dap.oppfolging.queries import under_oppfolging
from dap.person.queries import person_for_fnr
from dap.ytelse.operations import UforstaeligSvar, hent_alle, ta_imot


class Command(BaseCommand):
    help = (
        "Read benefits from a file (one JSON object a line), or ask the register about everybody."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("handling", choices=["les", "hent"])
        parser.add_argument("fil", type=Path, nargs="?")

    def handle(self, *args: Any, **valg: Any) -> None:
        if valg["handling"] == "hent":
            ider = under_oppfolging()
            antall = hent_alle(ider, naa=timezone.now())
            self.stdout.write(f"{antall} av {len(ider)} personer fikk svar fra registeret.")
            return
        if valg["fil"] is None:
            raise CommandError("Skriv hvilken fil som skal leses: dap ytelse les FIL")
        self._les(valg["fil"])

    def _les(self, fil: Path) -> None:
        lest, feil = 0, 0
        for nr, (person_id, svar) in enumerate(_rader(fil), 1):
            try:
                if person_id is None:
                    raise UforstaeligSvar("ukjent person")
                ta_imot(person_id=person_id, svar=svar, naa=timezone.now())
                lest += 1
            except UforstaeligSvar as grunn:
                feil += 1
                self.stderr.write(f"linje {nr}: {grunn}")
        self.stdout.write(f"{lest} personer lest, {feil} linjer kunne ikke brukes.")
        if feil:
            raise CommandError("Noen linjer kunne ikke brukes; resten er lagret.")


def _rader(fil: Path) -> Iterator[tuple[UUID | None, dict[str, Any]]]:
    """A person (or nobody) and an answer for each line that is not empty. No number is repeated."""
    try:
        linjer = fil.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as feil:
        raise CommandError(f"Kan ikke lese {fil}: {type(feil).__name__}") from feil
    for linje in filter(str.strip, linjer):
        try:
            rad = json.loads(linje)
        except ValueError:
            rad = None
        rad = rad if isinstance(rad, dict) else {}
        person = person_for_fnr(str(rad.get("personident", "")))
        yield person.id if person else None, rad
