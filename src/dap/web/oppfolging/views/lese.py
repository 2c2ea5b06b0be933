"""What has been set and why, what somebody needs, and text that never was sent."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.konto.operations import slett_kladd
from dap.oppfolging import operations
from dap.oppfolging.queries import innstillinger as innstillingsrader
from dap.person.queries import persondata
from dap.person.values import Tilrettelegging
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.oppfolging.felles import data, for_skriving, skjemasvar
from dap.web.oppfolging.skjema import Tilretteleggingsskjema, fra_tilrettelegging
from dap.web.oppfolging.tekster import hvem, innstillingstekst
from dap.web.oppfolging.tekster import tilrettelegging as i_ord
from dap.web.oppfolging.utkast import utkast_for


@innlogget
@require_safe
def innstillinger(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Everything that was set round the follow-up: what, when, who, and why."""
    innsyn = innsyn_for(request, person_id, hva="innstillinger")
    rader = [
        (i, innstillingstekst(i), hvem(i, er_bruker=innsyn.er_bruker))
        for i in innstillingsrader(innsyn)
    ]
    kontekst = {"rader": rader, "ser_stat": innsyn.ser_rom("STAT")}
    return vis(request, "oppfolging/innstillinger.html", kontekst)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def tilrettelegging(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Interpreter and reading needs."""
    innsyn = for_skriving(request, person_id, hva="tilrettelegging")
    person = persondata(innsyn.person_id)
    na = person.tilrettelegging if person else Tilrettelegging()
    skjema = Tilretteleggingsskjema(data(request), initial=fra_tilrettelegging(na))

    def utfor(_felt: dict[str, Any]) -> None:
        operations.sett_tilrettelegging(
            aktor=request.aktor,
            person_id=innsyn.person_id,
            ny=skjema.tilrettelegging(),
            naa=timezone.now(),
        )

    til = "om_meg:forside" if innsyn.er_bruker else "oppfolging:verktoy"
    return skjemasvar(
        request,
        skjema,
        utfor,
        til=lenke(request, til),
        sagt=_("Lagret"),
        mal="oppfolging/tilrettelegging.html",
        na=i_ord(na),
        er_bruker=innsyn.er_bruker,
    )


@innlogget
@require_safe
def utkast(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """What the reader has typed about this person and never sent, to be read and copied."""
    innsyn = innsyn_for(request, person_id, hva="dialog")
    rader = utkast_for(innsyn, request.konto_id)
    return vis(request, "oppfolging/utkast.html", {"rader": rader})


@innlogget
@require_POST
def slett_utkast(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Its owner throws it away."""
    innsyn = for_skriving(request, person_id, hva="dialog")
    sted = request.POST.get("sted", "")
    if any(u.sted == sted for u in utkast_for(innsyn, request.konto_id)):
        slett_kladd(konto_id=request.konto_id, sted=sted)
    return ferdig(request, til=lenke(request, "oppfolging:utkast"), melding=_("Teksten er slettet"))
