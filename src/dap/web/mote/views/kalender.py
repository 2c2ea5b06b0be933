"""The adviser's week, and slots in it."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.tid import dato
from dap.mote import operations, queries
from dap.mote.values import Apnet, Avtale, Kalenderdag, LedigTidsrad, Vikariat
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.person import lenke_til
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.felles.verdier import id_fra
from dap.web.felles.ytring import dag as datotekst
from dap.web.mote.skjema import Apneskjema
from dap.web.mote.tekster import Merke, dagen, tidsrom
from dap.web.mote.views.felles import skjemasvar


@krever_ansatt
@require_safe
def uke(request: AktorRequest) -> HttpResponse:
    """`?uke=2026-W04&veileder=<id>`; without them this week of one's own, the next on a weekend."""
    return _vis_uke(request)


def _vis_uke(request: AktorRequest, *, feiltekst: str = "", status: int = 200) -> HttpResponse:
    naa = timezone.now()
    i_dag = dato(naa)
    veileder_id = id_fra(request.GET.get("veileder")) or request.aktor.id
    mandag = _mandag(request.GET.get("uke") or _kode(i_dag + timedelta(days=2)), i_dag)
    u = queries.uke(request.aktor, veileder_id, mandag, naa=naa)
    kalendere = queries.kalendere(request.aktor, naa=naa)
    sondag = mandag + timedelta(days=6)
    kontekst = {
        "u": u,
        "dager": [_dag(d, i_dag) for d in u.dager if d.arbeidsdag or d.avtaler or d.ledige
                  or d.dag.weekday() < 5],
        "ukenr": mandag.isocalendar().week,
        "periode": f"{datotekst(mandag)} – {datotekst(sondag)}",
        "forrige": _adresse(mandag - timedelta(days=7), veileder_id, request),
        "neste": _adresse(mandag + timedelta(days=7), veileder_id, request),
        "denne": "" if mandag <= i_dag <= sondag else _adresse(i_dag, veileder_id, request),
        "kalendere": kalendere if len(kalendere) > 1 else [],
        "ukekode": _kode(mandag),
        "egen": veileder_id == request.aktor.id,
        "vikariater": [_vikariat(v) for v in u.vikariater],
        "feiltekst": feiltekst,
        "naa": naa,
    }  # fmt: skip
    return vis(request, "mote/kalender.html", kontekst, status=status)


def _vikariat(v: Vikariat) -> str:
    """Who stands in for whom, on which days of the week, and who can book there."""
    dager = datotekst(v.fra) if v.fra == v.til else f"{datotekst(v.fra)} – {datotekst(v.til)}"
    if v.er_borte:
        tekst = _("Borte %(dager)s. Brukerne kan bestille de ledige tidene til vikaren, %(navn)s.")
    else:
        tekst = _("Vikar for %(navn)s %(dager)s. Brukerne til %(navn)s kan bestille tidene her.")
    return tekst % {"dager": dager, "navn": v.navn}


def _dag(d: Kalenderdag, i_dag: date) -> dict[str, Any]:
    alle: list[Avtale | LedigTidsrad] = [*d.avtaler, *d.ledige]
    rader = sorted(alle, key=lambda r: r.start)
    return {
        "tittel": dagen(d.dag),
        "i_dag": d.dag == i_dag,
        "fri": not d.arbeidsdag,
        "forbi": d.dag < i_dag,
        "rader": [_rad(r) for r in rader],
    }


def _rad(r: Avtale | LedigTidsrad) -> dict[str, Any]:
    felles = {"tid": tidsrom(r.start, r.varighet)}
    if isinstance(r, LedigTidsrad):
        return {**felles, "ledig": r}
    if r.mote_id is None:
        return {**felles, "opptatt": True}
    adresse = lenke_til("mote:mote", r.person_id, mote_id=r.mote_id)
    return {**felles, "avtale": r, "adresse": adresse, "merke": _merke(r)}


def _merke(a: Avtale) -> Merke | None:
    if a.status == "IKKE_MOTT":
        return Merke(_("Ikke møtt"), "warning")
    if a.status == "GJENNOMFORT":
        return Merke(_("Gjennomført"), "success")
    if not a.bekreftet and a.start > timezone.now():
        return Merke(_("Ikke bekreftet"), "neutral")
    return None


def _mandag(kode: str, i_dag: date) -> date:
    try:
        ar, nr = kode.split("-W")
        mandag = date.fromisocalendar(int(ar), int(nr), 1)
    except ValueError:
        mandag = date.fromisocalendar(*i_dag.isocalendar()[:2], 1)
    naer = abs((mandag - i_dag).days) < 366 * 5
    return mandag if naer else date.fromisocalendar(*i_dag.isocalendar()[:2], 1)


def _kode(d: date) -> str:
    ar, nr, _ukedag = d.isocalendar()
    return f"{ar}-W{nr:02d}"


def _adresse(d: date, veileder_id: UUID, request: AktorRequest) -> str:
    felt = {"uke": _kode(d)}
    if veileder_id != request.aktor.id:
        felt["veileder"] = str(veileder_id)
    return f"{reverse('kalender:uke')}?{urlencode(felt)}"


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def apne(request: AktorRequest) -> HttpResponse:
    """Open slots in a row in one day."""
    naa = timezone.now()
    kalendere = queries.kalendere(request.aktor, naa=naa)
    if not kalendere:
        raise IkkeTilgang("MANGLER_ROLLE")
    valgt = request.GET.get("veileder", "")
    egne = {str(i) for i, _navn in kalendere}
    start = {
        "veileder_id": valgt if valgt in egne else str(request.aktor.id),
        "dag": request.GET.get("dag") or dato(naa) + timedelta(days=1),
        "fra": "09:00",
        "til": "11:00",
        "sted": request.aktor.kontornavn,
        **kladd_for(request),
    }
    skjema = Apneskjema(
        request.POST if request.method == "POST" else None, veiledere=kalendere, initial=start
    )
    apnet: list[Apnet] = []

    def apne_tider(felt: dict[str, Any]) -> None:
        apnet.append(operations.apne_tider(aktor=request.aktor, naa=timezone.now(), **felt))

    def til() -> str:
        felt = skjema.cleaned_data
        return _adresse(felt["dag"], felt["veileder_id"], request)

    if request.method == "POST" and skjema.is_valid():
        try:
            apne_tider(skjema.cleaned_data)
            return ferdig(request, til=til(), melding=_apnet(apnet[0]))
        except Regelbrudd:
            pass  # said at its field below
    return skjemasvar(
        request,
        skjema,
        apne_tider,
        til=til,
        sagt="",
        tittel=_("Åpne ledige tider"),
        knapp=_("Åpne tidene"),
        tilbake=reverse("kalender:uke"),
    )


def _apnet(a: Apnet) -> str:
    if not a.antall:
        return _("Ingen nye tider: alt i tidsrommet er opptatt eller åpnet før.")
    tekst = ngettext("%(n)s tid er åpnet.", "%(n)s tider er åpnet.", a.antall) % {"n": a.antall}
    if a.opptatt:
        tekst += " " + ngettext("%(n)s var opptatt.", "%(n)s var opptatt.", a.opptatt) % {
            "n": a.opptatt
        }
    return tekst


@krever_ansatt
@require_POST
def fjern(request: AktorRequest, ledig_id: UUID) -> HttpResponse:
    """Take a slot away."""
    try:
        operations.fjern_ledig_tid(aktor=request.aktor, ledig_id=ledig_id, naa=timezone.now())
    except Regelbrudd as feil:
        return _vis_uke(request, feiltekst=melding(feil), status=422)
    veileder_id = id_fra(request.POST.get("veileder")) or request.aktor.id
    til = _adresse(_mandag(request.POST.get("uke", ""), dato(timezone.now())), veileder_id, request)
    return ferdig(request, til=til, melding=_("Tiden er fjernet"))
