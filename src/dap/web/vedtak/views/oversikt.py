"""Across persons: the beslutter's overview, and the leader's figures of the process."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dap.felles.aktor import LEDERROLLER, Rolle
from dap.felles.tid import dato, midnatt
from dap.kontor import queries as kontor
from dap.vedtak import queries
from dap.vedtak.values import Varighet, Vedtakstype
from dap.web.felles.htmx import vis
from dap.web.felles.person import lenke_til
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.felles.ytring import antall
from dap.web.vedtak.tekster import BESLUTTERSTATUS, STEG, gruppe

PER_SIDE = 50
NAVN_MAKS = 80
PERIODER = (90, 180, 365)
"""Days that the figures can cover."""


@krever_rolle(Rolle.BESLUTTER)
@require_safe
def beslutter(request: AktorRequest) -> HttpResponse:
    """`?status=…&mine=1&kontor=…&navn=…&sorter=-navn&side=2`; what cannot be understood is left out."""
    status = request.GET.get("status", "")
    valgt: dict[str, Any] = {
        "status": status if status in BESLUTTERSTATUS else "",
        "mine": request.GET.get("mine") == "1",
        "kontor": _kontor(request),
        "navn": request.GET.get("navn", "").strip()[:NAVN_MAKS],
        "sorter": _sortering(request.GET),
    }
    saker = queries.beslutteroversikt(request.aktor, **valgt)
    side = Paginator(saker, PER_SIDE).get_page(request.GET.get("side"))
    naa = timezone.now()
    kontekst = {
        **valgt,
        "rader": [
            {
                "s": s,
                "gruppe": gruppe(s.innsatsgruppe, naa),
                "merke": BESLUTTERSTATUS[s.status],
                "adresse": lenke_til("vedtak:utkast", s.person_id),
            }
            for s in side
        ],
        "side": side,
        "navn_maks": NAVN_MAKS,
        "statuser": [(kode, tekst) for kode, (tekst, _farge) in BESLUTTERSTATUS.items()],
        "kontorer": [
            (nr, k.navn) for nr in sorted(request.aktor.kontorer) if (k := kontor.kontor(nr))
        ],
        "kolonner": _kolonner(request.GET, str(valgt["sorter"])),
    }
    return vis(request, "vedtak/beslutter.html", kontekst)


def _kontor(request: AktorRequest) -> str:
    nr = request.GET.get("kontor", "")
    return nr if nr in request.aktor.kontorer else ""


def _sortering(data: QueryDict) -> str:
    sorter = data.get("sorter", "")
    return sorter if sorter.removeprefix("-") in queries.SORTERINGER else "endret"


def _kolonner(data: QueryDict, sorter: str) -> list[tuple[str, str, str]]:
    """Heading, address that sorts by it, and which way it stands now."""
    navn = {
        "navn": _("Bruker"),
        "gruppe": _("Innsatsgruppe"),
        "status": _("Status"),
        "ansvarlig": _("Veileder"),
        "beslutter": _("Beslutter"),
        "endret": _("Sist endret"),
    }
    return [
        (tekst, _adresse(data, felt, sorter), _retning(felt, sorter))
        for felt, tekst in navn.items()
    ]


def _adresse(data: QueryDict, felt: str, sorter: str) -> str:
    kopi = data.copy()
    kopi.pop("side", None)
    kopi["sorter"] = f"-{felt}" if sorter == felt else felt
    return f"?{kopi.urlencode()}"


def _retning(felt: str, sorter: str) -> str:
    return {felt: "ascending", f"-{felt}": "descending"}.get(sorter, "")


@krever_rolle(*LEDERROLLER)
@require_safe
def prosess(request: AktorRequest) -> HttpResponse:
    """`?dager=90`: how decisions came about at the leader's offices in so many days until today."""
    dager = request.GET.get("dager", "")
    valgt = int(dager) if dager in {str(p) for p in PERIODER} else PERIODER[0]
    til = midnatt(dato(timezone.now()) + timedelta(days=1))
    tall = queries.prosesstall(request.aktor, fra=til - timedelta(days=valgt), til=til)
    naa = timezone.now()
    kontekst = {
        "dager": valgt,
        "perioder": PERIODER,
        "antall": [
            (_("Vedtak i alt"), antall(tall.fattet)),
            (_("Første vedtak i oppfølgingen"), antall(tall.typer[Vedtakstype.FORSTEGANG])),
            (_("Ny vurdering"), antall(tall.typer[Vedtakstype.REVURDERING])),
            (_("Sendt til beslutter"), antall(tall.til_beslutter)),
            (_("Sendt tilbake av beslutter"), antall(tall.returnert)),
            (_("Med forslag fra profileringen"), antall(tall.med_forslag)),
            (_("Vedtaket ble som forslaget"), antall(tall.enige)),
            (_("Bygger på en arbeidsevnevurdering"), antall(tall.med_vurdering)),
            (_("Ga noe annet enn arbeidsevnevurderingen støttet"), antall(tall.avvik)),
            (_("Med klage"), antall(tall.klager)),
        ],
        "grupper": [(gruppe(g, naa), antall(t)) for g, t in tall.grupper.items()],
        "varigheter": [(STEG[v.steg], antall(v.antall), _tid(v)) for v in tall.varigheter],
    }
    return vis(request, "vedtak/prosess.html", kontekst)


def _tid(v: Varighet) -> str:
    if v.median_timer is None:
        return _("vises ikke")
    if v.median_timer < 1:
        return _("under en time")
    if v.median_timer < 48:
        return _("%(n)s timer") % {"n": round(v.median_timer)}
    return _("%(n)s dager") % {"n": round(v.median_timer / 24)}
