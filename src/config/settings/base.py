"""Settings shared by every way of running DAP. What differs stands in demo, test and prod."""

import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from config.logg import logging_til_stderr
from config.sikkerhet import innholdsregler

ROT = Path(__file__).resolve().parents[3]
KILDE = ROT / "src"

SECRET_KEY = os.environ.get("DAP_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_cotton",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "dap.sporing",
    "dap.konto",
    "dap.person",
    "dap.kontor",
    "dap.hjelper",
    "dap.tilgang",
    "dap.hendelse",
    "dap.varsel",
    "dap.ytelse",
    "dap.oppfolging",
    "dap.registrering",
    "dap.kassering",
    "dap.forstaelse",
    "dap.aktivitet",
    "dap.vurdering",
    "dap.mal",
    "dap.vedtak",
    "dap.dialog",
    "dap.mote",
    "dap.referat",
    "dap.masseutsending",
    "dap.eskalering",
    "dap.kalibrering",
    "dap.gjennomgang",
    "dap.overdragelse",
    "dap.digilab",
    "dap.portefolje",
    "dap.flere",
    "dap.arkiv",
    "dap.brev",
    "dap.forskning",
    "dap.tilstand",
    "dap.web",
    "dap.jobber",
]

MIDDLEWARE = [
    "dap.web.felles.foresporsel.LoggMellomvare",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dap.web.felles.hjelp.HjelpMellomvare",
    # Adds a random length to each answer, so that its size tells nothing (BREACH).
    "dap.web.felles.komprimering.KomprimeringMellomvare",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dap.web.felles.mellomvare.TegnsettMellomvare",
    "dap.web.felles.mellomvare.LesningMellomvare",
    "dap.web.felles.mellomvare.OktMellomvare",
    "dap.web.felles.mellomvare.SprakMellomvare",
    "dap.web.felles.mellomvare.FeilMellomvare",
    "dap.web.bruker.mellomvare.GrunnMellomvare",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "konto.Konto"
AUTHENTICATION_BACKENDS = ["dap.konto.backend.OidcBackend"]
LOGIN_URL = "konto:logg_inn"
CSRF_FAILURE_VIEW = "dap.web.felles.utlogget.csrf_feilet"

# Sign-in: the providers by profile (config/palogging.py), and the dotted path to a function that
# gives the people of the demo's chooser.
DAP_OIDC: dict[str, dict[str, Any]] = {}
DAP_DEMOPERSONER = ""
DAP_OKT_INAKTIV_MINUTTER = 60
DAP_OKT_LENGST_MINUTTER = 8 * 60
DAP_OKT_VARSEL_MINUTTER = 5
# Longer than a session may last: a row that has run out still tells whose typed text it was.
SESSION_COOKIE_AGE = 24 * 60 * 60
SESSION_COOKIE_NAME = "dap_okt"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dap.web.felles.kontekst.okt_og_tema",
                "dap.web.felles.ramme.ramme",
                "dap.web.bruker.kontekst.personside",
            ],
            # What every template may use without saying so.
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "dap.web.felles.merker",
            ],
        },
    }
]

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("Engelsk"))]
LOCALE_PATHS = [KILDE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

STATIC_URL = "/statisk/"
STATIC_ROOT = Path(os.environ.get("DAP_STATISK") or ROT / "var" / "statisk")
# Names carry a hash of the content: a browser keeps them for ever and never asks again.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

CSRF_COOKIE_HTTPONLY = True  # scripts find the token in the page
CONTENT_SECURITY_POLICY = innholdsregler()
LOGGING = logging_til_stderr()

# The registers of others that are asked (address and token), see docs/drift/registre.md. Empty: it is
# not asked. And the dotted path to what the demo's own registers know.
DAP_FOLKEREGISTER: dict[str, str] = {}
DAP_ARBEIDSREGISTER: dict[str, str] = {}
DAP_SYKMELDINGSREGISTER: dict[str, str] = {}
DAP_YTELSESREGISTER: dict[str, str] = {}
DAP_KRR: dict[str, str] = {}
DAP_FULLMAKT: dict[str, str] = {}
DAP_DEMOREGISTRE = ""
# Which place a postal code is: the path to the postal service's file (docs/drift/registre.md).
DAP_POSTNUMMER = os.environ.get("DAP_POSTNUMMER", "")

# Who may read the metrics: a token of the collector's; empty: nobody, and the address does not exist.
DAP_METRIKK_TOKEN = ""

# Where notifications are handed over, see docs/drift/varsling.md. Empty: that channel is not used.
DAP_EPOST: dict[str, str] = {}
DAP_SMS: dict[str, str] = {}
# What links in them begin with.
DAP_LENKEBASE = "http://127.0.0.1:8000"

# The folder with what the counterparts of the demo received; shown on a page of the demo alone.
DAP_DEMOPOST = ""

# The page that shows every component; only where nobody real looks.
DAP_GALLERI = False

# Dotted path to the list that hendelse.operations.registrer calls, in the same transaction.
HENDELSE_PROJEKSJONER = "config.projeksjoner.PROJEKSJONER"
PERSONPROJEKSJONER = "config.projeksjoner.PERSONPROJEKSJONER"

# Dotted path to the list of what a decision can rest on that lies above it in the house.
VEDTAK_KILDER = "config.vedtakskilder.KILDER"

# Dotted path to the list of where words for codes are found, for files made below the pages.
ARKIV_ORD = "config.arkivord.ORD"

# Dotted path to what is known of letters, which lie above the archive in the house.
ARKIV_BREV = "dap.brev.queries.uttrekk"

# Where what is journalled is handed over (config/arkiv.py); nothing: entries wait until it is set.
DAP_ARKIV: dict[str, str] = {}

# Where extracts for research and what is made of them lie: on an encrypted disk, shared by all processes.
DAP_FORSKNING = os.environ.get("DAP_FORSKNING") or str(ROT / "var" / "forskning")

# The guides that the product shows its readers.
DAP_VEILEDNINGER = str(ROT / "docs" / "brukerveiledning")

# Who owns what can be erased, and who keeps copies of it.
KASSERINGER = "config.kasseringer"
