"""Write the people of the demo for the local sign-in providers (python -m motparter.oidc --data)."""

import json
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dap.konto.queries import demopersoner


class Command(BaseCommand):
    help = "Write the people one can choose in the demo to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fil", type=Path)

    def handle(self, *args: Any, **valg: Any) -> None:
        fil: Path = valg["fil"]
        rader = [
            {
                "profil": p.profil.value,
                "subjekt": p.subjekt,
                "navn": p.navn,
                "beskrivelse": p.beskrivelse,
                "krav": p.krav,
            }
            for p in demopersoner()
        ]
        # Whole or not at all: the providers may be reading it.
        ny = fil.with_suffix(".ny")
        ny.touch(mode=0o600)
        ny.write_text(json.dumps(rader, ensure_ascii=False), encoding="utf-8")
        os.replace(ny, fil)
