"""Put meeting advice away."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.mote import operations
from dap.mote.values import Radgrunn
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.mote.side import for_skriving
from dap.web.mote.skjema import Radskjema
from dap.web.mote.tekster import RAD
from dap.web.mote.views.felles import skjemasvar


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def avvis(request: AktorRequest, person_id: UUID, grunn: str) -> HttpResponse:
    innsyn = for_skriving(request, person_id)
    if grunn not in set(Radgrunn):
        raise Http404
    hva = Radgrunn(grunn)
    return skjemasvar(
        request,
        Radskjema(request.POST if request.method == "POST" else None),
        lambda felt: operations.avvis_rad(
            aktor=request.aktor,
            person_id=innsyn.person_id,
            grunn=hva,
            ord=felt["ord"],
            naa=timezone.now(),
        ),
        til=lambda: lenke(request, "mote:liste"),
        sagt=_("Rådet er lagt bort i 30 dager"),
        tittel=_("Legg bort rådet om møte"),
        knapp=_("Legg bort"),
        tilbake=lenke(request, "mote:liste"),
        ingress=RAD[hva],
    )
