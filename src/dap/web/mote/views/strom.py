"""The private address that calendars subscribe to."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dap.mote import operations, queries
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import lenke_til
from dap.web.felles.tilgang import AktorRequest, apen, innlogget, passiv
from dap.web.mote import ics


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def abonnement(request: AktorRequest) -> HttpResponse:
    """Make a new address (shown this once), or take it back."""
    naa = timezone.now()
    adresse = ""
    if request.method == "POST":
        if request.POST.get("handling") == "trekk":
            operations.trekk_strom(aktor=request.aktor, naa=naa)
            return ferdig(
                request,
                til=reverse("kalender:abonnement"),
                melding=_("Adressen virker ikke lenger"),
            )
        hemmelig = operations.opprett_strom(aktor=request.aktor, naa=naa)
        adresse = request.build_absolute_uri(
            reverse("kalender:strom", kwargs={"hemmelighet": hemmelig})
        )
    kontekst = {
        "adresse": adresse,
        "siden": queries.har_strom(request.aktor),
        "tilbake": reverse("mote:liste" if request.aktor.er_bruker else "kalender:uke"),
    }
    return vis(request, "mote/abonnement.html", kontekst)


@apen
@passiv
@never_cache
@require_safe
def strom(request: HttpRequest, hemmelighet: str) -> HttpResponse:
    """The feed: the secret in the address is the key. 404 when it is wrong or taken back."""
    naa = timezone.now()
    innhold = queries.strom(hemmelighet, naa=naa)
    if innhold is None:
        return HttpResponse(status=404)
    lenker = {
        str(p.id): request.build_absolute_uri(
            lenke_til("mote:mote", None if innhold.for_bruker else p.person_id, mote_id=p.id)
        )
        for p in innhold.punkter
    }
    return ics.svar(ics.strom(innhold, lenke=lenker, naa=naa))
