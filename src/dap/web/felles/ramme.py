"""What the frame round every page knows: who is signed in, and where one can go from here."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, pgettext_lazy

from dap.felles.aktor import Aktor
from dap.varsel.queries import antall_uleste
from dap.web.felles.hjelp import utenfor
from dap.web.felles.navigasjon import PLASSER, adresse_for, lenker, punkter_for
from dap.web.felles.utlogget import siden

# Each language by its own name, so never translated.
SPRAKVALG = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
TEMAVALG = [
    ("system", pgettext_lazy("utseende", "Som enheten")),
    ("lyst", pgettext_lazy("utseende", "Lyst")),
    ("morkt", pgettext_lazy("utseende", "Mørkt")),
]


def _hjelp_slutt(aktor: Aktor | None) -> str:
    """Where a helper stops: an employee ends it, others go back to their own."""
    if aktor is None or aktor.hjelp is None:
        return ""
    if aktor.hjelp.ved_kontoret:
        return utenfor("hjelp:kontoret_avslutt", hjelp_id=aktor.hjelp.id)
    return utenfor("hjelp:andre")


def ramme(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Asks the database only when a page shows the bell."""
    aktor: Aktor | None = getattr(request, "aktor", None)
    meny = lenker(punkter_for(aktor), request.path)
    return {
        "aktor": aktor,
        "navigasjon": meny[:PLASSER],
        "mer_navigasjon": meny[PLASSER:],
        "hjelp_slutt": _hjelp_slutt(aktor),
        "forside": meny[0].adresse if meny else "/",
        "denne_siden": siden(request),
        "varselside": adresse_for("varsel:liste") if aktor else "",
        "uleste_varsler": partial(antall_uleste, aktor) if aktor else 0,
        "okt_status": adresse_for("konto:okt"),
        "okt_forny": adresse_for("konto:forleng"),
        "kladdside": adresse_for("konto:kladd"),
        "logg_ut": utenfor("konto:logg_ut") if aktor else "",
        "sprakside": adresse_for("konto:sprak"),
        "temaside": adresse_for("konto:tema"),
        "veiledning": adresse_for("veiledning:forside") if aktor else "",
        "galleri": adresse_for("galleri:forside"),
        "demopost": adresse_for("demopost:forside"),
        "sprak": get_language() or "nb",
        "sprakvalg": SPRAKVALG,
        "temavalg": TEMAVALG,
    }
