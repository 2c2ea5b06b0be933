"""Start one: with whom, over which users."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dap.felles.aktor import LEDERROLLER
from dap.felles.feil import Regelbrudd
from dap.gjennomgang import operations
from dap.gjennomgang.queries import felles_rom, mulige_parter
from dap.gjennomgang.values import Slag, Valgt
from dap.portefolje import queries as portefolje
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.htmx import vis
from dap.web.felles.kontorlenker import kontorlenker
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, eget_kontor, krev_eget_kontor, krever_rolle
from dap.web.gjennomgang.skjema import Startskjema


@krever_rolle(*PLANROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest) -> HttpResponse:
    """`?kontor=1201&motpart=…&slag=VASK` fills the form beforehand."""
    nr = request.GET.get("kontor", "") or eget_kontor(request.aktor)
    krev_eget_kontor(request.aktor, nr)
    skjema = Startskjema(
        request.POST if request.method == "POST" else None,
        initial={"slag": Slag.SAMTALE, **request.GET.dict()},
        parter=mulige_parter(request.aktor, nr, naa=timezone.now()),
        visninger=[
            (v.id, f"{v.navn} ({v.delt_med})" if v.delt_med else v.navn)
            for v in portefolje.visninger(request.aktor)
        ],
    )
    if skjema.is_bound and skjema.is_valid():
        try:
            id_ = _start(request, nr, skjema.cleaned_data)
            til = reverse("gjennomgang:vis", kwargs={"gjennomgang_id": id_})
            return HttpResponseRedirect(til)
        except Regelbrudd as brudd:
            legg_til(skjema, brudd)
    kontekst = {
        "skjema": skjema,
        "er_leder": request.aktor.har_rolle(*LEDERROLLER),
        "hvor": kontorlenker(request.aktor, reverse("gjennomgang:ny"), nr),
    }
    return vis(request, "gjennomgang/ny.html", kontekst, status=422 if skjema.errors else 200)


def _start(request: AktorRequest, nr: str, felt: dict[str, Any]) -> UUID:
    aktor, naa = request.aktor, timezone.now()
    veileder = felt["motpart"] if aktor.har_rolle(*LEDERROLLER) else aktor.id
    rom = felles_rom(aktor, nr, felt["motpart"], naa=naa)
    er_vask = felt["slag"] == Slag.VASK
    if er_vask:
        utvalg = portefolje.vask(nr, veileder)
    else:
        visning = portefolje.visning(aktor, felt["visning"]) if felt["visning"] else None
        utvalg = portefolje.portefolje(nr, veileder, visning.utvalg if visning else None)
    funnet = portefolje.til_gjennomgang(aktor, utvalg, naa, vaskes=er_vask, rom=rom)
    valgte = [Valgt(*f) for f in funnet]
    if er_vask:
        valgte.sort(key=lambda v: -len(v.grunner))
    return operations.start(
        aktor=aktor,
        kontor_nr=nr,
        slag=felt["slag"],
        tittel=felt["tittel"],
        motpart_id=felt["motpart"],
        valgte=valgte,
        nokkel=felt["nokkel"],
        naa=naa,
    )
