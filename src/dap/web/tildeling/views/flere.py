"""The office's users and who follows them up; a new adviser for many at once, after a look."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato
from dap.kontor import queries as kontor
from dap.oppfolging import operations, queries
from dap.oppfolging.values import Tildelingsrad, Tildelingsutfall, Tildelingsvalg
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.htmx import vis
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.sisteblikk import hoppet
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, krev_eget_kontor, krever_rolle
from dap.web.kontoret.valg import grupperte, kollegaer
from dap.web.tildeling.liste import INGEN, Liste, filtervalg
from dap.web.tildeling.skjema import Flereskjema

PER_SIDE = 50


@krever_rolle(*PLANROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def flere(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """The steps share one form: `steg` says whether to look first or to do it."""
    krev_eget_kontor(request.aktor, kontor_nr)
    data = request.POST if request.method == "POST" else None
    valg = grupperte(kollegaer(kontor_nr, dag=dato(timezone.now())))
    skjema = Flereskjema(data, valg=valg)
    steg = request.POST.get("steg", "")
    if data is None or steg == "tilbake":
        return _listeside(request, kontor_nr, skjema)
    if not skjema.is_valid():
        return _listeside(request, kontor_nr, skjema, status=422)
    try:
        return _utfor(request, kontor_nr, skjema, kjor=steg == "kjor")
    except Regelbrudd as feil:
        legg_til(skjema, feil)
        return _listeside(request, kontor_nr, skjema, status=422)


def _valgte(request: AktorRequest) -> list[Tildelingsvalg]:
    """Each «person:adviser as the page showed». What cannot be read is nobody."""
    ut = []
    for verdi in request.POST.getlist("person"):
        person, _skille, fra = verdi.partition(":")
        try:
            ut.append(Tildelingsvalg(UUID(person), UUID(fra) if fra else None))
        except ValueError:
            continue
    return ut


def _utfor(
    request: AktorRequest, kontor_nr: str, skjema: Flereskjema, *, kjor: bool
) -> HttpResponse:
    valgt, ansatt_id = _valgte(request), skjema.cleaned_data["ansatt"]
    alt: dict[str, Any] = {"valg": valgt, "ansatt_id": ansatt_id, "naa": timezone.now()}
    if kjor:
        rader = operations.tildel_mange(aktor=request.aktor, hoppet=hoppet(request.POST), **alt)
    else:
        rader = queries.forhandsvis_tildeling(request.aktor, **alt)
    kontekst = {"kjort": kjor, **_resultat(request, kontor_nr, rader, ansatt_id)}
    return vis(request, "tildeling/resultat.html", kontekst)


def _resultat(
    request: AktorRequest, kontor_nr: str, rader: list[Tildelingsutfall], ansatt_id: UUID
) -> dict[str, Any]:
    return {
        "gar": [r for r in rader if r.ok],
        "gar_ikke": [(r, tekst_for(r.kode)) for r in rader if not r.ok],
        "veileder": kontor.navn([ansatt_id]).get(ansatt_id, ""),
        "valgt": request.POST.getlist("person"),
        "hoppet": [r.person_id for r in rader if not r.ok],
        "ansatt_id": ansatt_id,
        "kontor_nr": kontor_nr,
    }


def _verdi(r: Tildelingsrad) -> str:
    return f"{r.person_id}:{r.veileder_id or ''}"


def _listeside(
    request: AktorRequest, kontor_nr: str, skjema: Flereskjema, *, status: int = 200
) -> HttpResponse:
    antall = queries.antall_per_veileder(request.aktor, kontor_nr)
    filter_ = request.GET.get("veileder", "")
    liste = Liste(request.aktor, kontor_nr, antall, filter_)
    side = Paginator(liste, PER_SIDE).get_page(request.GET.get("side"))
    merket = set(request.POST.getlist("person"))
    alle = "alle" in request.GET
    kontekst = {
        "kontoret": kontor.kontor(kontor_nr),
        "skjema": skjema,
        "side": side,
        "rader": [(r, _verdi(r), alle or _verdi(r) in merket) for r in side],
        "filtervalg": filtervalg(antall),
        "filter": filter_,
        "ingen": INGEN,
        "tittel": _("Hvem følger opp hvem"),
    }
    return vis(request, "tildeling/flere.html", kontekst, status=status)
