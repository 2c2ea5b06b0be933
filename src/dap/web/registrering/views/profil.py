"""The proposal before the adviser, and how often advisers agree with it."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.felles.aktor import LEDERROLLER
from dap.felles.feil import IkkeFunnet
from dap.oppfolging.queries import apen_periode
from dap.registrering import operations, queries
from dap.registrering.values import Profildata
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import lenke
from dap.web.felles.skriving import skriv
from dap.web.felles.tilgang import AktorRequest, krever_ansatt, krever_rolle
from dap.web.felles.ytring import antall
from dap.web.registrering.forms import Profilskjema
from dap.web.registrering.side import apne, profilkontekst
from dap.web.registrering.tekster import PROFILGRUPPER

DAGER = 365


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def vurder(request: AktorRequest, person_id: UUID) -> HttpResponse:
    innsyn = apne(request, person_id)
    profil = queries.profil_for(innsyn.person_id)
    if profil is None:
        raise IkkeFunnet
    if request.method != "POST":
        return _side(request, person_id, profil, _skjema(profil), 200, None)
    skjema = Profilskjema(request.POST)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.vurder_profil(
            aktor=request.aktor, person_id=innsyn.person_id, naa=timezone.now(), **felt
        ),
        vis=lambda kode, gjeldende: _side(
            request, person_id, gjeldende or profil, skjema, kode, gjeldende
        ),
        ferdig=lambda: ferdig(
            request,
            til=lenke(request, "registrering:profil"),
            melding=_("Vurderingen din er lagret."),
        ),
    )


def _skjema(profil: Profildata) -> Profilskjema:
    start = {
        "gruppe": profil.vurdert or profil.gruppe,
        "begrunnelse": profil.begrunnelse,
        "versjon": profil.versjon,
        "profil_id": profil.id,
    }
    return Profilskjema(initial=start)


def _side(
    request: AktorRequest,
    person_id: UUID,
    profil: Profildata,
    skjema: Profilskjema,
    status: int,
    konflikt: Profildata | None,
) -> HttpResponse:
    kontekst = {
        **profilkontekst(profil),
        "skjema": skjema,
        "kan_vurdere": apen_periode(person_id) is not None,
        "konflikt": konflikt,
        "din": skjema["begrunnelse"].value() or "",
    }
    return vis(request, "registrering/profil.html", kontekst, status=status)


@krever_rolle(*LEDERROLLER)
@require_safe
def tall(request: AktorRequest) -> HttpResponse:
    """Proposals of the last year at the leader's offices, and what advisers said of them."""
    naa = timezone.now()
    rader = queries.enighet(request.aktor, fra=naa - timedelta(days=DAGER), til=naa)
    kontekst = {
        "rader": [
            (PROFILGRUPPER[r.gruppe], [antall(t) for t in (r.antall, r.vurdert, r.bekreftet)])
            for r in rader
        ]
    }
    return vis(request, "registrering/tall.html", kontekst)
