"""Where notifications are handed over: from the environment, or the local counterparts
(docs/drift/varsling.md)."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import miljo

TLS = ("starttls", "straks")
VENTETID = "10"
"""Seconds for one answer of a channel."""


def epost() -> dict[str, str]:
    """The SMTP server. Empty when it has no address: then no e-mail is sent. Always with TLS."""
    vert = miljo.tekst("DAP_SMTP", "")
    if not vert:
        return {}
    avsender = miljo.tekst("DAP_EPOST_AVSENDER")
    retur = miljo.tekst("DAP_EPOST_RETUR", "")
    for navn, adresse in (("DAP_EPOST_AVSENDER", avsender), ("DAP_EPOST_RETUR", retur)):
        if (adresse or navn == "DAP_EPOST_AVSENDER") and "@" not in adresse:
            raise ImproperlyConfigured(f"{navn} must be an e-mail address")
    tls = miljo.en_av("DAP_SMTP_TLS", "starttls", TLS)
    bruker = miljo.tekst("DAP_SMTP_BRUKER", "")
    standard = 465 if tls == "straks" else 587
    return {
        "vert": vert,
        "port": str(miljo.tall("DAP_SMTP_PORT", standard, minst=1, hoyst=65535)),
        "tls": tls,
        "bruker": bruker,
        "passord": miljo.hemmelighet("DAP_SMTP_PASSORD", minst=8) if bruker else "",
        "avsender": avsender,
        "retur": retur,
        "returmappe": miljo.tekst("DAP_EPOST_RETURMAPPE", ""),
        "ventetid": VENTETID,
        "ca": miljo.tekst("DAP_SMTP_CA", ""),
    }


def sms(lenkebase: str) -> dict[str, str]:
    """The gateway. Empty when it has no address: then no SMS is sent."""
    adresse = miljo.tekst("DAP_SMS", "")
    if not adresse:
        return {}
    if not adresse.startswith("https://"):
        raise ImproperlyConfigured("DAP_SMS must begin with https://")
    return {
        "adresse": adresse.rstrip("/"),
        "token": miljo.hemmelighet("DAP_SMS_NOKKEL", minst=16),
        "kvitteringsnokkel": miljo.hemmelighet("DAP_SMS_KVITTERINGSNOKKEL", minst=32),
        "kvitteringsbase": lenkebase,
        "avsender": miljo.tekst("DAP_SMS_AVSENDER", "NAV"),
        "ventetid": VENTETID,
        "ca": miljo.tekst("DAP_SMS_CA", ""),
    }


def lokal_epost(port: str, mappe: Path) -> dict[str, str]:
    """`python -m motparter.epost`: it makes its own certificate, which is verified all the same."""
    if not port:
        return {}
    return {
        "vert": "localhost",
        "port": port,
        "tls": "starttls",
        "bruker": "",
        "passord": "",
        "avsender": "ikke-svar@nav.example",
        "retur": "retur@nav.example",
        "returmappe": str(mappe / "retur"),
        "ventetid": VENTETID,
        "ca": str(mappe / "sertifikat.pem"),
    }


def lokal_sms(adresse: str, lenkebase: str) -> dict[str, str]:
    """`python -m motparter.sms`."""
    if not adresse:
        return {}
    return {
        "adresse": adresse,
        "token": "uten-betydning",
        "kvitteringsnokkel": "uten-betydning",
        "kvitteringsbase": lenkebase,
        "avsender": "NAV",
        "ventetid": VENTETID,
        "ca": "",
    }
