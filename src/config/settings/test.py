"""Settings for the test suite."""

from config.database import databaser
from config.settings.base import *

SECRET_KEY = "only-for-tests"  # noqa: S105
DATABASES = databaser(pool=None)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
