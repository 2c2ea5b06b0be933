"""Settings for bin/demo: everything on this machine, nothing to configure."""

import os
from urllib.parse import urlsplit

from config import varsling
from config.arkiv import lokalt_arkiv
from config.database import databaser, datamappe
from config.palogging import lokale_tilbydere, opprinnelser
from config.registre import lokalt_register
from config.settings.base import *
from config.sikkerhet import innholdsregler

SECRET_KEY = "the-demo-has-no-secrets"  # noqa: S105
DATABASES = databaser(pool=6)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

# A browser sends cookies to every port of a host: two demos side by side need names of their own.
_port = urlsplit(os.environ.get("DAP_ADRESSE", "")).port or 8000
SESSION_COOKIE_NAME = f"dap_okt_{_port}"
CSRF_COOKIE_NAME = f"dap_csrf_{_port}"

_demodata = KILDE / "dap" / "demodata" / "queries.py"
DAP_DEMOPERSONER = "dap.demodata.queries.demopersoner" if _demodata.exists() else ""
DAP_OIDC = lokale_tilbydere(os.environ.get("DAP_OIDC_ADRESSE", "http://127.0.0.1:9400"))
# Who can sign in at the counterpart; the demo data writes it, the counterpart reads it.
DAP_OIDC_PERSONER = os.environ.get("DAP_OIDC_PERSONER") or str(datamappe() / "personer.json")
_registre = lokalt_register(os.environ.get("DAP_REGISTERADRESSE", "http://127.0.0.1:9500"))
DAP_FOLKEREGISTER = _registre
DAP_ARBEIDSREGISTER = _registre
DAP_SYKMELDINGSREGISTER = _registre
DAP_YTELSESREGISTER = _registre
DAP_KRR = _registre
DAP_FULLMAKT = _registre
_postnummer = KILDE / "dap" / "demodata" / "tekster" / "postnummer.txt"
DAP_POSTNUMMER = str(_postnummer) if _postnummer.exists() else ""
DAP_DEMOREGISTRE = "dap.demodata.queries.registerinnhold" if _demodata.exists() else ""
CONTENT_SECURITY_POLICY = innholdsregler(opprinnelser(DAP_OIDC))
DAP_FORSKNING = str(datamappe() / "forskning")
DAP_ARKIV = lokalt_arkiv(datamappe() / "arkiv")
DAP_LENKEBASE = os.environ.get("DAP_ADRESSE", "http://127.0.0.1:8000")
DAP_EPOST = varsling.lokal_epost(os.environ.get("DAP_SMTP_PORT", ""), datamappe() / "epost")
DAP_SMS = varsling.lokal_sms(os.environ.get("DAP_SMS_ADRESSE", ""), DAP_LENKEBASE)
# The page that shows what the two counterparts received, as telephones and mailboxes would.
DAP_DEMOPOST = str(datamappe())
DAP_GALLERI = True
# The numbers tell of nobody, and the demo answers on this machine alone.
DAP_METRIKK_TOKEN = "demo"  # noqa: S105
