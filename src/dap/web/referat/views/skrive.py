"""Write minutes, share them, and say something of those that are shared."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.feil import IkkeTilgang
from dap.felles.tid import dato
from dap.referat import operations, queries
from dap.referat.values import Referatdata, Side, Utkastdata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import kladd_for, sendt_versjon, skriv
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.klarsprak.side import klarsprakkontekst
from dap.web.referat.forms import Kommentarskjema, Referatskjema
from dap.web.referat.side import referatkontekst


def for_skriving(request: AktorRequest, person_id: UUID | None) -> Personinnsyn:
    innsyn = innsyn_for(request, person_id, hva="endre_referat")
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def _finn(
    request: AktorRequest, person_id: UUID | None, referat_id: UUID
) -> tuple[Personinnsyn, Referatdata]:
    """The minutes, which are this person's, for somebody who may write."""
    innsyn = for_skriving(request, person_id)
    return innsyn, queries.ett_referat(innsyn, referat_id, naa=timezone.now())


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Minutes of a talk without a meeting: kept as a draft, or shared at once."""
    for_skriving(request, person_id)
    hva = {"nytt": True, "om_samtalen": True}
    tilbake = lenke(request, "referat:liste")
    if request.method != "POST":
        start = {"dag": dato(timezone.now()), **kladd_for(request)}
        return _side(request, Referatskjema(initial=start, **hva), tilbake)
    skjema = Referatskjema(request.POST, **hva)
    if request.POST.get("handling") == "sjekk":
        return _side(request, skjema, tilbake, sjekker=True)
    ider: list[UUID] = []
    return skriv(
        request,
        skjema,
        utfor=lambda felt: ider.append(_start(request, person_id, felt)),
        vis=lambda status, konflikt: _side(
            request, skjema, tilbake, status=status, konflikt=konflikt
        ),
        ferdig=lambda: _tilbake(request, ider[0], _lagret(request)),
    )


def _start(request: AktorRequest, person_id: UUID, felt: dict[str, Any]) -> UUID:
    return operations.start_samtalereferat(
        aktor=request.aktor,
        person_id=person_id,
        del_straks=_deler(request),
        naa=timezone.now(),
        **felt,
    )


def _deler(request: AktorRequest) -> bool:
    return request.POST.get("handling") == "del"


def _lagret(request: AktorRequest) -> str:
    if not _deler(request):
        return _("Utkastet er lagret. Ingen andre ser det før du deler det.")
    if request.aktor.er_bruker:
        return _("Referatet er delt med NAV.")
    return _("Referatet er delt med brukeren.")


def _tilbake(request: AktorRequest, referat_id: UUID, melding: str) -> HttpResponse:
    til = lenke(request, "referat:referat", referat_id=referat_id)
    return ferdig(request, til=til, melding=melding)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def skriv_referat(
    request: AktorRequest, referat_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """The draft, for the side that writes."""
    innsyn, r = _finn(request, person_id, referat_id)
    if r.skriver != queries.leserside(innsyn):
        raise IkkeTilgang("DEN_ANDRE_SKRIVER")
    hva = {"nytt": False, "om_samtalen": _om_samtalen(r)}
    tilbake = lenke(request, "referat:referat", referat_id=referat_id)
    if request.method != "POST":
        skjema = Referatskjema(initial={**_utgangspunkt(r), **kladd_for(request)}, **hva)
        return _side(request, skjema, tilbake, r=r)
    skjema = Referatskjema(request.POST, **hva)
    if request.POST.get("handling") == "sjekk":
        return _side(request, skjema, tilbake, r=r, sjekker=True)
    gjor = operations.del_referat if _deler(request) else operations.lagre_utkast
    return skriv(
        request,
        skjema,
        utfor=lambda felt: gjor(
            aktor=request.aktor, referat_id=referat_id, naa=timezone.now(), **felt
        ),
        vis=lambda status, konflikt: _side(
            request, skjema, tilbake, r=r, status=status, konflikt=konflikt
        ),
        ferdig=lambda: _tilbake(request, referat_id, _lagret(request)),
    )


def _om_samtalen(r: Referatdata) -> bool:
    return r.mote_id is None and not r.er_delt and r.skriver == Side.NAV


def _utgangspunkt(r: Referatdata) -> dict[str, Any]:
    """The draft; a change begins with what is shared."""
    fra = r.utkast or r.gjeldende
    return {
        "tema": r.tema,
        "dag": r.dag,
        "kanal": r.kanal,
        "tekst": fra.tekst if fra else "",
        "versjon": r.utkastversjon,
    }


def _side(
    request: AktorRequest,
    skjema: Referatskjema,
    tilbake: str,
    *,
    r: Referatdata | None = None,
    status: int = 200,
    konflikt: Utkastdata | None = None,
    sjekker: bool = False,
) -> HttpResponse:
    if sjekker:  # nothing is refused by a look at the language
        skjema.errors.clear()
    kontekst = {
        "skjema": skjema,
        "r": r,
        "tilbake": tilbake,
        "her": request.path,
        "konflikt": konflikt,
        "sjekket": sjekker,
        "skal_dele_endring": r is not None and r.er_delt,
        **klarsprakkontekst(str(skjema["tekst"].value() or "")),
    }
    return vis(request, "referat/skriv.html", kontekst, status=status)


@innlogget
@require_POST
def forkast(request: AktorRequest, referat_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Throw away a change that is not shared."""
    _finn(request, person_id, referat_id)
    operations.forkast_endring(
        aktor=request.aktor,
        referat_id=referat_id,
        versjon=sendt_versjon(request),
        naa=timezone.now(),
    )
    return _tilbake(request, referat_id, _("Endringen er forkastet."))


@innlogget
@require_POST
def del_utkast(
    request: AktorRequest, referat_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Share the draft as it stands; also when the period has ended."""
    _finn(request, person_id, referat_id)
    operations.del_referat(
        aktor=request.aktor,
        referat_id=referat_id,
        versjon=sendt_versjon(request),
        naa=timezone.now(),
    )
    melding = _("Referatet er delt med NAV.") if request.aktor.er_bruker else ""
    return _tilbake(request, referat_id, melding or _("Referatet er delt med brukeren."))


@innlogget
@require_POST
def kommenter(
    request: AktorRequest, referat_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    innsyn, r = _finn(request, person_id, referat_id)
    kan_rette = r.skriver != queries.leserside(innsyn)
    skjema = Kommentarskjema(request.POST, kan_rette=kan_rette)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.kommenter(
            aktor=request.aktor, referat_id=referat_id, naa=timezone.now(), **felt
        ),
        vis=lambda status, _konflikt: vis(
            request,
            "referat/referat.html",
            referatkontekst(request, innsyn, referat_id, skjema) | {"kommentarfeil": skjema},
            status=status,
        ),
        ferdig=lambda: _tilbake(request, referat_id, _("Det du skrev, står nå ved referatet.")),
    )
