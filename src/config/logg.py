"""Logging without personal data: where something failed, never with which values."""

import logging
import traceback
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from dap.felles.korrelasjon import foresporsel

NIVAER = ("DEBUG", "INFO", "WARNING", "ERROR")
_Unntak = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class UtenVerdier(logging.Formatter):
    """Shows an exception's type and where it happened, but not its text.

    The text of a database error repeats the row ("Key (fnr)=(...) already exists").
    """

    def formatException(self, ei: _Unntak) -> str:  # noqa: N802 - logging's name
        linjer: list[str] = []
        unntak = ei[1]
        while unntak is not None:
            linjer += traceback.format_tb(unntak.__traceback__)
            linjer.append(f"{type(unntak).__module__}.{type(unntak).__qualname__}\n")
            unntak = unntak.__cause__ or unntak.__context__
        return "".join(linjer).rstrip()


class Json(UtenVerdier, JsonFormatter):
    """The same as one JSON object a line, for machines that collect."""


class Foresporsel(logging.Filter):
    """Says of every line which request it belongs to, and of a request how it went."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.foresporsel = foresporsel.get() or "-"
        return True


class Linje(UtenVerdier):
    """For a human: what a request was stands at the end of the line."""

    def format(self, record: logging.LogRecord) -> str:
        linje = super().format(record)
        if not hasattr(record, "rute"):
            return linje
        return f"{linje} {record.metode} {record.rute} {record.status} {record.ms} ms"  # type: ignore[attr-defined]


def logging_til_stderr(niva: str = "INFO", *, som_json: bool = False) -> dict[str, Any]:
    """Django's LOGGING: one line an event to stderr; whoever runs DAP collects it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "linje": {
                "()": "config.logg.Linje",
                "format": "{asctime} {levelname} {name} {foresporsel} {message}",
                "style": "{",
            },
            "json": {
                "()": "config.logg.Json",
                "format": "{asctime}{levelname}{name}{foresporsel}{message}",
                "style": "{",
                "rename_fields": {
                    "asctime": "tid",
                    "levelname": "niva",
                    "name": "logger",
                    "message": "hva",
                    "exc_info": "feil",
                },
            },
        },
        "filters": {"foresporsel": {"()": "config.logg.Foresporsel"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "json" if som_json else "linje",
                "filters": ["foresporsel"],
            }
        },
        "root": {"handlers": ["stderr"], "level": niva},
        "loggers": {
            "django": {"handlers": [], "level": niva, "propagate": True},
            # A wrong address or a refused form is the visitor's business, not an event for us.
            "django.request": {"level": "ERROR"},
            # Names every task with its arguments.
            "procrastinate": {"level": "WARNING"},
        },
    }
