"""Settings for the test suite."""

from config import varsling
from config.database import databaser
from config.palogging import lokale_tilbydere
from config.settings.base import *

SECRET_KEY = "only-for-tests"  # noqa: S105
DATABASES = databaser(pool=None)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
# Tests of pages need no collectstatic; the demo's own tests see the hashed files.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
DAP_OIDC = lokale_tilbydere("http://127.0.0.1:1")  # nobody answers; tests start a provider
# Nobody answers; tests start a counterpart.
DAP_LENKEBASE = "https://dap.example"
DAP_EPOST = varsling.lokal_epost("1", ROT)
DAP_SMS = varsling.lokal_sms("http://127.0.0.1:1", DAP_LENKEBASE)
DAP_DEMOPOST = str(ROT / "var" / "ingen-demopost")
DAP_GALLERI = True
