"""Settings for production, all from the environment (docs/drift/konfigurasjon.md)."""

from config import miljo, varsling
from config.arkiv import arkiv
from config.database import databaser
from config.logg import NIVAER, logging_til_stderr
from config.palogging import opprinnelser, tilbydere
from config.registre import register
from config.settings.base import *
from config.sikkerhet import innholdsregler

SECRET_KEY = miljo.hemmelighet("DAP_SECRET_KEY")
ALLOWED_HOSTS = miljo.vertsnavn("DAP_VERTSNAVN")
miljo.tekst("DATABASE_URL")
DATABASES = databaser(pool=miljo.tall("DAP_BASEFORBINDELSER", 8, minst=2, hoyst=100))

# Only behind a proxy that always sets this header itself; otherwise anybody could claim HTTPS.
if miljo.ja_nei("DAP_BAK_PROXY", standard=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^helse/"]  # asked from inside, past the proxy; tells of nobody
SECURE_HSTS_SECONDS = miljo.tall("DAP_HSTS_SEKUNDER", 63_072_000, minst=0, hoyst=63_072_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = miljo.ja_nei("DAP_HSTS_UNDERDOMENER", standard=False)
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-dap_okt"  # the prefix: this host alone, and only over HTTPS
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-dap_csrf"
CSRF_TRUSTED_ORIGINS = [f"https://{vert}" for vert in ALLOWED_HOSTS]
DAP_ARKIV = arkiv()
DAP_LENKEBASE = miljo.tekst("DAP_LENKEBASE", f"https://{ALLOWED_HOSTS[0]}")
DAP_EPOST = varsling.epost()
DAP_SMS = varsling.sms(DAP_LENKEBASE)
DAP_OIDC = tilbydere()
DAP_FOLKEREGISTER = register("DAP_FOLKEREGISTER")
DAP_ARBEIDSREGISTER = register("DAP_ARBEIDSREGISTER")
DAP_SYKMELDINGSREGISTER = register("DAP_SYKMELDINGSREGISTER")
DAP_YTELSESREGISTER = register("DAP_YTELSESREGISTER")
DAP_KRR = register("DAP_KRR")
DAP_FULLMAKT = register("DAP_FULLMAKT")
CONTENT_SECURITY_POLICY = innholdsregler(opprinnelser(DAP_OIDC), bare_https=True)
LOGGING = logging_til_stderr(miljo.en_av("DAP_LOGGNIVA", "INFO", NIVAER), som_json=True)
DAP_METRIKK_TOKEN = miljo.hemmelighet("DAP_METRIKK_TOKEN", minst=16, valgfri=True)
