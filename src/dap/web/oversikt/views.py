"""The overview as a list, whom one finds by the whole number, and which columns it has."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_safe

from dap.felles.fnr import er_gyldig
from dap.portefolje import operations, queries
from dap.portefolje.values import MAKS_SOK, MEG, Utvalg
from dap.tilgang.policies import PERSONROLLER
from dap.web.felles.htmx import er_htmx, vis
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.kolonner import kolonnekontekst
from dap.web.oversikt.lesing import FNR, Lest, les, ved_egne
from dap.web.oversikt.side import kontekst, listekontekst, paneldel

_FUNNET, _LISTE = "oversikt_funnet", "oversikt-liste"


@krever_rolle(*PERSONROLLER)
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    """The bare address is one's own users, or the office's for who has none."""
    lest = ved_egne(request.aktor, les(request.GET)) if request.GET else _forst(request)
    if not er_htmx(request):
        if any(f.kode == FNR for f in lest.feil):  # not one more moment in the address
            messages.error(request, tekst_for(FNR))
            return HttpResponseRedirect(_adresse(lest))
        if "skjema" in request.GET and not lest.feil:
            return HttpResponseRedirect(_adresse(lest))
    if er_htmx(request) and lest.apne and "skjema" not in request.GET:
        return vis(
            request, "oversikt/paneldeler.html", paneldel(request.aktor, lest, timezone.now())
        )
    if not lest.utvalg.kolonner:
        egne = queries.valgte_kolonner(request.aktor)
        lest = replace(lest, utvalg=replace(lest.utvalg, kolonner=egne))
    if request.headers.get("HX-Target") == _LISTE:
        svar = _bare_lista(request, lest)
    else:
        data = kontekst(request.aktor, lest, timezone.now())
        svar = vis(request, "oversikt/liste.html", data, fragment="oversikt/del.html")
    patch_vary_headers(svar, ["HX-Target"])
    if "HX-Request" in request.headers:
        svar["HX-Push-Url"] = _adresse(lest)
    return svar


def _bare_lista(request: AktorRequest, lest: Lest) -> HttpResponse:
    """Another page or another order: the list alone. When it is not as long as the reader saw it, what
    stands beside it is counted again, too."""
    total, spurt, data = listekontekst(request.aktor, lest, timezone.now())
    if not spurt.feil and request.headers.get("Sett") == str(total):
        return render(request, "oversikt/listedel.html", data)
    svar = render(request, "oversikt/del.html", kontekst(request.aktor, lest, timezone.now()))
    svar["HX-Retarget"], svar["HX-Reswap"] = "#oversikt", "innerHTML"
    return svar


def _adresse(lest: Lest) -> str:
    return adresse(lest.utvalg, gruppe=lest.gruppe if lest.gruppe > 1 else 0)


def _forst(request: AktorRequest) -> Lest:
    mine = Utvalg(hos=MEG)
    return Lest(mine if queries.antall(request.aktor, mine, timezone.now()) else Utvalg())


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def finn(request: AktorRequest) -> HttpResponse:
    """A name goes into the address. A fødselsnummer never does: whom it found is kept in the session,
    so that going back from them is to a page and not to a form."""
    if request.method != "POST":
        return _funnet(request)
    sok = request.POST.get("sok", "").strip()
    utvalg = les(QueryDict(request.POST.get("her", ""))).utvalg.fra_start()
    siffer = "".join(sok.split())
    if not siffer.isdigit() and len(sok) <= MAKS_SOK:
        return HttpResponseRedirect(adresse(replace(utvalg, sok=sok)))
    bare = replace(Utvalg(utvalg.kontor), kolonner=utvalg.kolonner)
    if er_gyldig(siffer):
        request.session[_FUNNET] = [queries.skriv(bare), str(queries.finn_fnr(siffer))]
        return HttpResponseRedirect(reverse("oversikt:finn"))
    feil = "FOR_LANGT_SOK" if not siffer.isdigit() else "UGYLDIG_FNR"
    data = kontekst(request.aktor, Lest(bare), timezone.now())
    data |= {"sok": sok, "sokfeil": tekst_for(feil)}
    return vis(request, "oversikt/liste.html", data, status=422)


def _funnet(request: AktorRequest) -> HttpResponse:
    if _FUNNET not in request.session:
        return HttpResponseRedirect(reverse("oversikt:liste"))
    sporring, person_id = request.session[_FUNNET]
    data = kontekst(request.aktor, les(QueryDict(sporring)), timezone.now(), bare=UUID(person_id))
    return vis(request, "oversikt/liste.html", data)


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def kolonner(request: AktorRequest) -> HttpResponse:
    """Which columns, and in which order: links, so that it needs no script. A POST remembers them."""
    utvalg = ved_egne(request.aktor, les(request.GET)).utvalg
    if request.method == "POST":
        operations.husk_kolonner(aktor=request.aktor, kolonner=utvalg.kolonner)
        return HttpResponseRedirect(adresse(utvalg.fra_start()))
    return vis(request, "oversikt/kolonner.html", kolonnekontekst(request.aktor, utvalg))
