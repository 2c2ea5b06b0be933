"""Settings for bin/demo: everything on this machine, nothing to configure."""

from config.database import databaser
from config.settings.base import *

SECRET_KEY = "the-demo-has-no-secrets"  # noqa: S105
DATABASES = databaser()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
