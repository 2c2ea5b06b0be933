"""What every page knows: the session's end and the chosen theme."""

from django.http import HttpRequest
from django.utils import timezone

from dap.konto.queries import oktvalg
from dap.web.felles import okt


def okt_og_tema(request: HttpRequest) -> dict[str, object]:
    """`okt_utloper_om` and `okt_varsle_ved` in seconds (None when signed out), and `tema`."""
    # A request that was refused early (a false host name) never got a user.
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return {"okt_utloper_om": None, "tema": request.COOKIES.get("dap_tema", "system")}
    utloper = okt.utloper(request.session)
    return {
        "okt_utloper_om": int((utloper - timezone.now()).total_seconds()) if utloper else None,
        "okt_varsle_ved": int(oktvalg().varsel.total_seconds()),
        "tema": request.user.tema,
    }
