"""The front page after sign-in: what waits, what is next, who helps, what is new."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dap.aktivitet import queries as aktivitet
from dap.eskalering import queries as eskalering
from dap.felles.tid import oslo
from dap.hendelse.queries import sist_sett
from dap.mote import queries as mote
from dap.oppfolging.queries import apen_periode, medveiledere, oppfolgingsbilde
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak
from dap.vedtak.values import OBJEKT, Vedtaksrad
from dap.web.felles.htmx import vis
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.navigasjon import adresse_for
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.felles.ytring import dag as datotekst
from dap.web.mote.tekster import naar_kort
from dap.web.oppfolging.nedtelling import nedtelling_for
from dap.web.oppfolging.utkast import utkast_for
from dap.web.plan.dialogen import dialogblikk
from dap.web.plan.gjoremal import Grunnlag, gjoremal, neste_dato
from dap.web.plan.kort import Leserblikk, tittel, vis_kort
from dap.web.plan.ubekreftet import ubekreftet
from dap.web.varsel.nytt import nytt_siden_sist


@innlogget
@require_safe
def forside(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="plan")
    naa = timezone.now()
    sperre = aktivitet.skrivesperre(innsyn)
    g = Grunnlag(
        innsyn=innsyn,
        kort=aktivitet.plan(innsyn),
        dialog=dialogblikk(innsyn),
        moter=mote.moter(innsyn, naa=naa),
        konto_id=request.konto_id,
        naa=naa,
        avsluttet=apen_periode(innsyn.person_id) is None,
        lenke=lambda navn, **kw: lenke(request, navn, **kw),
        ubekreftet=ubekreftet(innsyn, naa=naa),
        eskalering=eskalering.aktivt(innsyn, naa=naa),
        vedtak=_ulest_vedtak(innsyn),
        skal_velge_tid=innsyn.er_bruker and mote.skal_velge_tid(innsyn, naa=naa),
    )
    bilde = oppfolgingsbilde(innsyn.person_id, naa=naa)
    nedtelling = nedtelling_for(innsyn, naa=naa)
    kontekst = {
        "innsyn": innsyn,
        "hilsen": _hilsen(request, oslo(naa).hour) if request.aktor.er_bruker else _("Nå"),
        "gjoremal": gjoremal(g),
        "avtale": _avtale(g),
        "neste": _neste(g),
        "veileder": bilde.veileder,
        "vikar": _vikar(bilde.veileder.stedfortreder if bilde.veileder else ""),
        "medveiledere": medveiledere(innsyn),
        "svarfrist_timer": bilde.svarfrist_timer,
        "nytt": nytt_siden_sist(innsyn, naa=naa),
        "registrer": lenke(request, "registrering:start") if bilde.periode is None else "",
        "sperre": tekst_for(sperre) if sperre and innsyn.kan_skrive else "",
        "nedtelling": nedtelling,
        "har_utkast": not bilde.periode and bool(utkast_for(innsyn, request.konto_id)),
        "rot": lenke(request, "plan:oversikt"),
        "referater": lenke(request, "referat:liste"),
        "veien": lenke(request, "veien:veien"),
        "vurderinger": lenke(request, "vurdering:liste"),
        "vedtak": lenke(request, "vedtak:liste"),
        "skriv": lenke(request, "dialog:ny") if adresse_for("dialog:ny") else "",
    }
    return vis(request, "plan/na.html", kontekst)


def _ulest_vedtak(innsyn: Personinnsyn) -> Vedtaksrad | None:
    """What is decided and counts now, until the user has opened it."""
    if not innsyn.er_bruker:
        return None
    gjelder = vedtak.gjeldende(innsyn)
    lest = gjelder is not None and (OBJEKT, gjelder.id) in sist_sett(innsyn)
    return None if lest else gjelder


def _hilsen(request: AktorRequest, time: int) -> str:
    navn = request.aktor.navn.split()[0]
    if 5 <= time < 10:
        return _("God morgen, %(navn)s") % {"navn": navn}
    if time >= 18:
        return _("God kveld, %(navn)s") % {"navn": navn}
    return _("Hei, %(navn)s") % {"navn": navn}


def _vikar(navn: str) -> str:
    return _("Borte nå. %(navn)s svarer imens.") % {"navn": navn} if navn else ""


def _avtale(g: Grunnlag) -> dict[str, object] | None:
    """The next meeting."""
    m = next(iter(g.moter.kommende), None)
    if m is None or m.start is None:
        return None
    return {
        "m": m,
        "om": naar_kort(m.start, g.naa),
        "adresse": g.lenke("mote:mote", mote_id=m.id),
    }


def _neste(g: Grunnlag) -> dict[str, object] | None:
    funnet = neste_dato(g)
    if funnet is None:
        return None
    dag, kort = funnet
    blikk = Leserblikk(part=g.part, dag=g.dag, uleste={}, bare_lese=True)
    return {
        "dag": datotekst(dag),
        "dager": (dag - g.dag).days,
        "tittel": tittel(kort),
        "linjer": vis_kort(kort, blikk).linjer,
        "adresse": g.adresse(kort),
    }
