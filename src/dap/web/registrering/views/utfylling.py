"""Registration step by step: the user's own pages, and staff's on behalf of a user."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.tid import dato
from dap.registrering import operations, queries
from dap.registrering.values import Hinder, Registreringsstatus, Utkastdata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import meldinger
from dap.web.felles.person import lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.registrering.forms import Godkjenningsskjema, Sendskjema, Svarskjema
from dap.web.registrering.side import apne, forrige, profilkontekst, rader, til_side, videre
from dap.web.registrering.tekster import HINDRE, VARIANTER


@innlogget
@require_safe
def start(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    return _start(request, apne(request, person_id))


def _start(
    request: AktorRequest,
    innsyn: Personinnsyn,
    *,
    skjema: Godkjenningsskjema | None = None,
    spurt: bool = False,
    status: int = 200,
) -> HttpResponse:
    """What stands in the way, or how one begins. `spurt`: the registers have been asked just now."""
    s = queries.status(innsyn, naa=timezone.now())
    if s.under_oppfolging and not spurt and queries.registreringer(innsyn):
        return redirect(lenke(request, "registrering:kvittering"))
    hinder = _hinder(s, spurt)
    kan_godkjenne = bool(hinder and hinder.kan_godkjennes and not innsyn.er_bruker)
    kontekst = {
        "s": s,
        "hinder": hinder,
        "forklaring": HINDRE.get(hinder) if hinder else None,
        "variant": VARIANTER[s.variant],
        "skjema": (skjema or Godkjenningsskjema()) if kan_godkjenne else None,
        "kan_be_om_kontakt": hinder not in (None, Hinder.ALLEREDE_UNDER_OPPFOLGING),
        "sidetittel": _("Registrer deg") if innsyn.er_bruker else _("Registrer brukeren"),
    }
    return vis(request, "registrering/start.html", kontekst, status=status)


def _hinder(s: Registreringsstatus, spurt: bool) -> Hinder | None:
    """What the page says stands in the way. Before the register has been asked, its silence stops
    nobody from beginning; who is followed up already is told just that."""
    if s.under_oppfolging:
        return Hinder.ALLEREDE_UNDER_OPPFOLGING
    ukjent = s.hinder == Hinder.INGEN_STATUS_FOLKEREGISTERET and not spurt
    return None if ukjent else s.hinder


@innlogget
@require_POST
def begynn(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn, naa = apne(request, person_id), timezone.now()
    om = {"aktor": request.aktor, "person_id": innsyn.person_id, "naa": naa}
    operations.oppdater_grunnlag(**om)  # type: ignore[arg-type]
    skjema = Godkjenningsskjema(request.POST) if "godkjenning" in request.POST else None
    if skjema is not None and not skjema.is_valid():
        return _start(request, innsyn, skjema=skjema, spurt=True, status=422)
    godkjenning = skjema.cleaned_data["godkjenning"] if skjema else ""
    try:
        operations.begynn(**om, godkjenning=godkjenning)  # type: ignore[arg-type]
    except Regelbrudd as feil:
        if skjema is not None:
            legg_til(skjema, feil)
        return _start(request, innsyn, skjema=skjema, spurt=True, status=422)
    utkast = queries.utkast(innsyn)
    if utkast is None:
        raise IkkeFunnet
    return videre(request, utkast)


@innlogget
@require_POST
def kontakt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = apne(request, person_id)
    operations.be_om_kontakt(aktor=request.aktor, person_id=innsyn.person_id, naa=timezone.now())
    return ferdig(
        request, til=lenke(request, "registrering:start"), melding=_("Vi har fått beskjeden.")
    )


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def sporsmal(request: AktorRequest, kode: str, person_id: UUID | None = None) -> HttpResponse:
    innsyn = apne(request, person_id)
    utkast = queries.utkast(innsyn)
    if utkast is None:
        return redirect(lenke(request, "registrering:start"))
    s = queries.sporsmalet(utkast.variant, kode, dag=dato(timezone.now()))
    if s is None:
        raise IkkeFunnet
    skrevet = request.POST if request.method == "POST" else _uten_svar(request)
    skjema = Svarskjema(skrevet, sporsmal=s, initial={kode: utkast.svar.get(kode)})
    if request.method != "POST":
        if kode not in utkast.vei:
            return videre(request, utkast)
        return _sporsmal(request, innsyn, skjema, kode, 200)
    if not skjema.is_valid():
        if not request.POST.get(kode, "").strip():
            return redirect(_adresse_uten_svar(request, kode))
        return _sporsmal(request, innsyn, skjema, kode, 422)
    try:
        operations.lagre_svar(
            aktor=request.aktor, person_id=innsyn.person_id, kode=kode,
            verdi=skjema.cleaned_data[kode], naa=timezone.now(),
        )  # fmt: skip
    except Regelbrudd as feil:
        legg_til(skjema, feil)
        return _sporsmal(request, innsyn, skjema, kode, 422)
    return videre(request, queries.utkast(innsyn) or utkast, etter=kode)


def _uten_svar(request: AktorRequest) -> dict[str, str] | None:
    """Came on without an answer: the form says so."""
    return {} if request.GET.get("mangler") == "1" else None


def _adresse_uten_svar(request: AktorRequest, kode: str) -> str:
    """The question again, as a page that one can go back to: a browser asks before it shows an
    answer to a form once more."""
    sporring = request.GET.copy()
    sporring["mangler"] = "1"
    return f"{lenke(request, 'registrering:sporsmal', kode=kode)}?{sporring.urlencode()}"


def _sporsmal(
    request: AktorRequest, innsyn: Personinnsyn, skjema: Svarskjema, kode: str, status: int
) -> HttpResponse:
    utkast = queries.utkast(innsyn)
    if utkast is None:
        raise IkkeFunnet
    kontekst = {
        "skjema": skjema,
        "felt": skjema[kode],
        "skrives": not hasattr(skjema.fields[kode], "choices"),
        "nr": utkast.vei.index(kode) + 1 if kode in utkast.vei else len(utkast.vei),
        "tilbake": forrige(request, utkast, kode),
    }
    return vis(request, "registrering/sporsmal.html", kontekst, status=status)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def oppsummering(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = apne(request, person_id)
    utkast = queries.utkast(innsyn)
    if request.method != "POST":
        if utkast is None:
            return redirect(lenke(request, "registrering:start"))
        return _oppsummering(request, innsyn, _sendskjema(utkast), 200)
    skjema = Sendskjema(request.POST)
    if not skjema.is_valid():
        return _oppsummering(request, innsyn, skjema, 422)
    try:
        operations.send(
            aktor=request.aktor, person_id=innsyn.person_id, sprak=get_language() or "nb",
            naa=timezone.now(), **skjema.cleaned_data,
        )  # fmt: skip
    except Regelbrudd as feil:
        # What was changed elsewhere stands on the page now, and can be sent from it.
        na = queries.utkast(innsyn) if feil.kode == "SVARENE_ER_ENDRET" else None
        return _oppsummering(request, innsyn, _sendskjema(na) if na else skjema, 422, feil)
    return redirect(lenke(request, "registrering:kvittering"))


def _sendskjema(utkast: Utkastdata) -> Sendskjema:
    felt = {"sett": utkast.sett, "avtrykk": utkast.avtrykk, "nokkel": utkast.nokkel}
    return Sendskjema(initial=felt)


def _oppsummering(
    request: AktorRequest,
    innsyn: Personinnsyn,
    skjema: Sendskjema,
    status: int,
    feil: Regelbrudd | None = None,
) -> HttpResponse:
    utkast = queries.utkast(innsyn)
    if utkast is None:
        return _start(request, innsyn, spurt=True, status=status)
    alle = rader(request, utkast)
    kontekst = {
        "skjema": skjema,
        "feil": _feil(feil, alle) if feil else [],
        "rader": alle,
        "til_side": til_side(request, utkast),
        "godkjenning": utkast.godkjenning,
        "tilbake": lenke(request, "registrering:sporsmal", kode=utkast.vei[-1]),
        "spor_igjen": feil is not None and feil.kode == "SPORSMALENE_ER_ENDRET",
    }
    return vis(request, "registrering/oppsummering.html", kontekst, status=status)


def _feil(feil: Regelbrudd, alle: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What is wrong, and the question where it is mended."""
    endre = {rad["kode"]: rad["endre"] for rad in alle}
    etiketter = {rad["kode"]: rad["sporsmal"] for rad in alle}
    return [(tekst, endre.get(kode or "", "")) for kode, tekst in meldinger(feil, etiketter)]


@innlogget
@require_POST
def forkast(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = apne(request, person_id)
    operations.forkast(aktor=request.aktor, person_id=innsyn.person_id, naa=timezone.now())
    return ferdig(
        request, til=lenke(request, "registrering:start"), melding=gettext("Svarene er slettet.")
    )


@innlogget
@require_safe
def kvittering(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """What was sent last, and what happens next."""
    innsyn = apne(request, person_id)
    alle = queries.registreringer(innsyn)
    if not alle:
        return redirect(lenke(request, "registrering:start"))
    s = queries.status(innsyn, naa=timezone.now())
    kontekst = {
        "r": alle[0],
        "tidligere": alle[1:],
        "variant": VARIANTER[alle[0].variant],
        "kontor": s.kontor,
        "aktiv": s.under_oppfolging,
        **profilkontekst(queries.profil_for(innsyn.person_id)),
    }
    return vis(request, "registrering/kvittering.html", kontekst)
