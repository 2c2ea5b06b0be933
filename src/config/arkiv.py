"""Which archive takes what is journalled: a folder or an HTTP service (docs/drift/arkiv.md)."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import miljo


def arkiv() -> dict[str, str]:
    """DAP_ARKIV from DAP_ARKIV_ADRESSE: file:///folder or https://host/path. Without it: nothing."""
    adresse = miljo.tekst("DAP_ARKIV_ADRESSE", "")
    if not adresse:
        return {}
    deler = urlsplit(adresse)
    if deler.scheme == "file" and deler.path.startswith("/") and not deler.netloc:
        return lokalt_arkiv(Path(unquote(deler.path)))
    if deler.scheme == "https" and deler.hostname:
        return {
            "slag": "http",
            "adresse": adresse,
            "hemmelighet": miljo.hemmelighet("DAP_ARKIV_HEMMELIGHET", minst=16),
        }
    raise ImproperlyConfigured(
        "DAP_ARKIV_ADRESSE must look like file:///folder or https://host/path"
    )


def lokalt_arkiv(mappe: Path) -> dict[str, str]:
    """A folder that the archive reads and answers in."""
    return {"slag": "mappe", "mappe": str(mappe)}
