"""Which PostgreSQL to talk to: DATABASE_URL when it is set, else the embedded one."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from drift import postgres

ROT = Path(__file__).resolve().parents[2]
_SKJEMAER = {"postgresql", "postgres"}
_HUSK_ETTER = 3
"""Times a statement is sent before the connection prepares it. Behind a pooler that gives each
transaction another connection, say ?prepare_threshold=never in DATABASE_URL."""


def datamappe() -> Path:
    """Where bin/demo keeps what it stores: DAP_DATA, else var/demo in the checkout."""
    return Path(os.environ.get("DAP_DATA") or ROT / "var" / "demo").resolve()


def databaser(pool: int | None = 8) -> dict[str, dict[str, Any]]:
    """Django's DATABASES from DATABASE_URL (postgresql://user:pass@host:port/name).

    A socket folder is given as ?host=/folder; other parameters go to libpq as they are
    (sslmode, sslrootcert, ...). `pool` is the most connections one process holds; it should be at
    least the number of its threads. None means one connection a thread and no pool.
    """
    url = os.environ.get("DATABASE_URL") or postgres.url_til_mappe(datamappe() / "pg")
    deler = urlsplit(url)
    if deler.scheme not in _SKJEMAER:
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgresql://user:password@host:5432/name"
        )
    valg: dict[str, Any] = dict(parse_qsl(deler.query))
    vert = valg.pop("host", "") or unquote(deler.hostname or "")
    # The server remembers how it answers a question that comes often: a tenth of a request's time.
    terskel = valg.get("prepare_threshold", str(_HUSK_ETTER))
    valg |= {"server_side_binding": True}
    valg["prepare_threshold"] = int(terskel) if terskel.isdigit() else None
    if pool is not None:
        valg["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10, "max_idle": 300}
    return {
        "default": {
            "ENGINE": "config.postgresql",
            "NAME": unquote(deler.path.lstrip("/")) or "postgres",
            "USER": unquote(deler.username or "postgres"),
            "PASSWORD": unquote(deler.password or ""),
            "HOST": vert,
            "PORT": str(deler.port or ""),
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": valg,
        }
    }
