"""Changing an activity, and answering a proposal by adjusting it. A stale version shows both texts."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.aktivitet import operations
from dap.aktivitet.values import Aktivitetsdetaljer, Svar, Utfall
from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.konto.queries import hent_kladd
from dap.web.aktivitet.forms import Aktivitetsskjema, Svarskjema
from dap.web.aktivitet.side import aktivitetskontekst, fakta, verditekst
from dap.web.aktivitet.views.felles import Sak, apne_for_skriving, glem_kladd
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.tilgang import AktorRequest, innlogget

Lagre = Callable[[dict[str, Any]], Utfall]


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    return _behandle(sak, lambda felter: operations.endre(**sak.felles, felter=felter))


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def juster(
    request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Answer a proposal with a changed one; then it waits for the other side."""
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    svar = Svarskjema(request.POST or None)
    ord_ = svar.cleaned_data["ord"] if svar.is_valid() else request.POST.get("ord", "")

    def lagre(felter: dict[str, Any]) -> Utfall:
        return operations.svar_pa_forslag(**sak.felles, svar=Svar.JUSTER, felter=felter, ord=ord_)

    return _behandle(sak, lagre, svarskjema=svar)


def _behandle(sak: Sak, lagre: Lagre, **ekstra: Any) -> HttpResponse:
    request = sak.request
    if request.method != "POST":
        return _side(sak, sak.a, _skjema(sak, None), **ekstra)
    skjema = _skjema(sak, request.POST)
    if hent := request.POST.get("hent"):
        return _side(sak, sak.a, _skjema(sak, _med_lagret(request.POST, sak.a, hent)), **ekstra)
    if not skjema.is_valid():
        return _side(sak, sak.a, skjema, status=422, **ekstra)
    try:
        lagre(skjema.verdier())
    except VersjonsKonflikt as konflikt:
        return _side(sak, konflikt.gjeldende, skjema, status=409, konflikt=True, **ekstra)
    except Regelbrudd as feil:
        skjema.ta_imot(feil)
        return _side(sak, sak.a, skjema, status=422, **ekstra)
    glem_kladd(request, request.path)
    tekst = (
        _("Forslaget er sendt tilbake.") if "svarskjema" in ekstra else _("Endringen er lagret.")
    )
    return ferdig(request, til=sak.adresse, melding=tekst)


def _skjema(sak: Sak, data: Any) -> Aktivitetsskjema:
    """The fields that may be changed now; those that may not are shown beside. When nothing may be
    changed any longer, what was posted is still shown, so that it can be copied."""
    alle = sak.a.type.skjemafelter(sak.a.verdier)
    kan = sak.a.handlinger.endre or (_svarfelter(sak) if sak.a.handlinger.svar else frozenset())
    felter = tuple(f for f in alle if f.navn in kan or (not kan and data and f.navn in data))
    kladd = hent_kladd(sak.request.konto_id, sak.request.path) or {} if data is None else {}
    utkast = {navn: verdier[-1] for navn, verdier in kladd.items() if verdier}
    return Aktivitetsskjema(felter, data, {**sak.a.verdier, **utkast})


def _svarfelter(sak: Sak) -> frozenset[str]:
    return frozenset(f.navn for f in sak.a.type.skjemafelter(sak.a.verdier))


def _med_lagret(data: QueryDict, a: Aktivitetsdetaljer, navn: str) -> QueryDict:
    """What was typed, with what is stored in one of the fields."""
    kopi = data.copy()
    verdi = a.verdier.get(navn)
    kopi[navn] = verdi.isoformat() if isinstance(verdi, date) else str(verdi or "")
    return kopi


def _side(
    sak: Sak,
    gjeldende: Aktivitetsdetaljer,
    skjema: Aktivitetsskjema,
    *,
    status: int = 200,
    konflikt: bool = False,
    **ekstra: Any,
) -> HttpResponse:
    sammenlign = konflikt or sak.request.POST.get("sammenlign") == "1"
    skjemafelter = {f.navn for f in skjema.beskrivelser}
    kontekst = aktivitetskontekst(sak.request, sak.innsyn, gjeldende, sak.naa)
    kontekst |= {
        "skjema": skjema,
        "laste": fakta(gjeldende, utenom=skjemafelter) if gjeldende.avtalt else [],
        "sammenlign": sammenlign,
        "lagret": _forskjeller(gjeldende, skjema) if sammenlign else {},
        "versjon": gjeldende.versjon if sammenlign or status == 200 else _gammel(sak),
        "nokkel": uuid4(),
        **ekstra,
    }
    return vis(sak.request, "aktivitet/endre.html", kontekst, status=status)


def _gammel(sak: Sak) -> str:
    """Bad input keeps the version it was written on: somebody may have been quicker."""
    return sak.request.POST.get("versjon", str(sak.a.versjon))


def _forskjeller(gjeldende: Aktivitetsdetaljer, skjema: Aktivitetsskjema) -> dict[str, str]:
    """What is stored now in each field where the typed text differs."""
    lagret = {fv.felt.navn: fv for fv in gjeldende.feltverdier()}
    ut = {}
    for felt in skjema.beskrivelser:
        fv = lagret.get(felt.navn)
        mitt = skjema.cleaned_data.get(felt.navn) if skjema.is_bound and skjema.is_valid() else None
        naa = fv.verdi if fv else None
        if (mitt or None) != (naa or None):
            ut[felt.navn] = verditekst(fv) if fv and not fv.tom else ""
    return ut
