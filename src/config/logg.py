"""Logging without personal data: where something failed, never with which values."""

import logging
import traceback
from types import TracebackType
from typing import Any

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


def logging_til_stderr(niva: str = "INFO") -> dict[str, Any]:
    """Django's LOGGING: one line an event to stderr; whoever runs DAP collects it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "linje": {
                "()": "config.logg.UtenVerdier",
                "format": "{asctime} {levelname} {name} {message}",
                "style": "{",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "linje"}},
        "root": {"handlers": ["stderr"], "level": niva},
        "loggers": {
            "django": {"handlers": [], "level": niva, "propagate": True},
            # A wrong address or a refused form is the visitor's business, not an event for us.
            "django.request": {"level": "ERROR"},
            # Names every task with its arguments.
            "procrastinate": {"level": "WARNING"},
        },
    }
