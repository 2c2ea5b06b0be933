"""Write what the local registers answer (python -m motparter.register --data)."""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.module_loading import import_string


class Command(BaseCommand):
    help = "Write what the demo's own registers know to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fil", type=Path)

    def handle(self, *args: Any, **valg: Any) -> None:
        fil: Path = valg["fil"]
        innhold = import_string(settings.DAP_DEMOREGISTRE)() if settings.DAP_DEMOREGISTRE else {}
        # Whole or not at all: the registers may be reading it.
        ny = fil.with_suffix(".ny")
        ny.touch(mode=0o600)
        ny.write_text(json.dumps(innhold, ensure_ascii=False), encoding="utf-8")
        os.replace(ny, fil)
