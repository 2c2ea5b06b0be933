"""Which PostgreSQL to talk to: DATABASE_URL when it is set, else the embedded one."""

import os
from typing import Any
from urllib.parse import unquote, urlsplit


def databaser() -> dict[str, dict[str, Any]]:
    """Django's DATABASES from DATABASE_URL (postgresql://user:pass@host:port/name).

    A socket folder is given as ?host=/folder.
    """
    url = os.environ.get("DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/dap")
    deler = urlsplit(url)
    sporring = dict(par.split("=", 1) for par in deler.query.split("&") if "=" in par)
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": deler.path.lstrip("/") or "postgres",
            "USER": unquote(deler.username or "postgres"),
            "PASSWORD": unquote(deler.password or ""),
            "HOST": unquote(sporring.get("host", "")) or deler.hostname or "",
            "PORT": str(deler.port or ""),
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
        }
    }
