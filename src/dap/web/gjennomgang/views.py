"""The list of them, one of them, one user in it, and the end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.felles.feil import IkkeFunnet
from dap.gjennomgang import operations, queries
from dap.gjennomgang.values import Beslutning, Punktdata
from dap.oppfolging.values import Huskelappdata
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skriving import skriv
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.gjennomgang.skjema import Formalskjema, Punktskjema, Sluttskjema
from dap.web.gjennomgang.tekster import BESLUTNING, SLAG, grunner
from dap.web.oppfolging.felles import data, skjemasvar


@krever_rolle(*PLANROLLER)
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    kontekst = {
        "mine": [(r, SLAG[r.slag]) for r in queries.mine(request.aktor)],
        "kontorets": [(r, SLAG[r.slag]) for r in queries.kontorets(request.aktor)],
    }
    return vis(request, "gjennomgang/liste.html", kontekst)


@krever_rolle(*PLANROLLER)
@require_safe
def vis_en(request: AktorRequest, gjennomgang_id: UUID) -> HttpResponse:
    if queries.maa_si_hvorfor(request.aktor, gjennomgang_id):
        return formal(request, gjennomgang_id)
    g = operations.apne(aktor=request.aktor, gjennomgang_id=gjennomgang_id, naa=timezone.now())
    rader = [(p, grunner(p.grunner), BESLUTNING[p.beslutning]) for p in g.punkter]
    neste = next((p.id for p in g.punkter if not p.gjennomgatt), None)
    kontekst = {"g": g, "slag": SLAG[g.rad.slag], "rader": rader, "neste": neste}
    return vis(request, "gjennomgang/en.html", kontekst)


@krever_rolle(*PLANROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def formal(request: AktorRequest, gjennomgang_id: UUID) -> HttpResponse:
    """The office's head says why before looking into somebody else's."""
    if not queries.maa_si_hvorfor(request.aktor, gjennomgang_id):
        raise IkkeFunnet
    skjema = Formalskjema(data(request))
    return skjemasvar(
        request,
        skjema,
        lambda felt: operations.se_inn(
            aktor=request.aktor, gjennomgang_id=gjennomgang_id, formal=felt["formal"],
            naa=timezone.now(),
        ),
        til=reverse("gjennomgang:vis", kwargs={"gjennomgang_id": gjennomgang_id}),
        sagt=_("De to som har gjennomgangen, kan se at du har sett den."),
        mal="gjennomgang/formal.html",
        adresse=reverse("gjennomgang:formal", kwargs={"gjennomgang_id": gjennomgang_id}),
    )  # fmt: skip


@krever_rolle(*PLANROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def punkt(request: AktorRequest, punkt_id: UUID) -> HttpResponse:
    """One user: what was said, whether it is gone through, what was decided."""
    p = queries.punkt(request.aktor, punkt_id, naa=timezone.now())
    skjema = Punktskjema(data(request), initial=_start(p))

    def side(status: int, konflikt: Any) -> HttpResponse:
        kontekst = {
            "p": p, "skjema": skjema, "grunner": grunner(p.rad.grunner), **_annen(konflikt),
            "bestemt": BESLUTNING[p.rad.beslutning],
            "slett": _slett(p) if p.rad.notat and p.kan_skrive else "",
        }  # fmt: skip
        return vis(request, "gjennomgang/punkt.html", kontekst, status=status)

    if request.method != "POST":
        return side(200, None)
    til = reverse("gjennomgang:vis", kwargs={"gjennomgang_id": p.gjennomgang_id})
    if "neste" in request.POST and p.neste:
        til = reverse("gjennomgang:punkt", kwargs={"punkt_id": p.neste})
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.lagre_punkt(
            aktor=request.aktor, punkt_id=punkt_id, innhold=skjema.innhold(),
            versjon=felt["versjon"], naa=timezone.now(),
        ),
        vis=lambda status, konflikt: side(status, _rett(skjema, p, konflikt)),
        ferdig=lambda: ferdig(request, til=til, melding=_("Lagret")),
    )  # fmt: skip


def _slett(p: Punktdata) -> str:
    """Where one of the two asks that the note is erased, because it was written wrong."""
    om = {
        "person_id": p.rad.person_id,
        "kasseringsslag": "GJENNOMGANGSPUNKT",
        "objekt_id": p.rad.id,
    }
    return reverse("kassering:be_om", kwargs=om)


def _start(p: Punktdata) -> dict[str, Any]:
    steg = p.lapp if p.rad.beslutning == Beslutning.NESTE_STEG else None
    return {
        "notat": p.rad.notat,
        "gjennomgatt": p.rad.gjennomgatt,
        "beslutning": p.rad.beslutning,
        "tekst": steg.tekst if steg else "",
        "frist": steg.frist if steg else None,
        "versjon": p.versjon,
        "lappversjon": p.lapp.versjon if p.lapp else 0,
    }


def _rett(skjema: Punktskjema, p: Punktdata, konflikt: Any) -> Any:
    """`skriv` has put the version of what stood in the way into the form: the point's, or the note's."""
    lapp: Huskelappdata | None = None
    if isinstance(konflikt, Punktdata):
        lapp = konflikt.lapp
    elif konflikt is not None:
        lapp = konflikt
        skjema.data["versjon"] = p.versjon  # type: ignore[index]
    if konflikt is not None:
        skjema.data["lappversjon"] = lapp.versjon if lapp else 0  # type: ignore[index]
    return konflikt


def _annen(konflikt: Any) -> dict[str, Any]:
    """What somebody else wrote meanwhile."""
    if isinstance(konflikt, Punktdata):
        return {"annen": konflikt.rad, "annens_beslutning": BESLUTNING[konflikt.rad.beslutning]}
    return {"annen_lapp": konflikt} if konflikt is not None else {}


@krever_rolle(*PLANROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def avslutt(request: AktorRequest, gjennomgang_id: UUID) -> HttpResponse:
    naa = timezone.now()
    g = queries.gjennomgang(request.aktor, gjennomgang_id)
    # Who was writing is told what the other wrote.
    if not g.kan_skrive and request.method != "POST":
        return redirect("gjennomgang:vis", gjennomgang_id=gjennomgang_id)
    skjema = Sluttskjema(data(request), initial={"versjon": g.versjon})
    return skjemasvar(
        request,
        skjema,
        lambda felt: operations.lukk(
            aktor=request.aktor, gjennomgang_id=gjennomgang_id, sammendrag=felt["sammendrag"],
            versjon=felt["versjon"], naa=naa,
        ),
        til=reverse("gjennomgang:vis", kwargs={"gjennomgang_id": gjennomgang_id}),
        sagt=_("Gjennomgangen er avsluttet."),
        mal="gjennomgang/avslutt.html",
        g=g,
    )  # fmt: skip
