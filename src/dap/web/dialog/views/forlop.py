"""What NAV does with a thread besides writing in it, and the user's yes or no to moving it."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.dialog import operations, queries
from dap.dialog.values import MAKS_HVORFOR, Mottaker
from dap.felles.feil import IkkeFunnet, ManglerBegrunnelse, Regelbrudd, VersjonsKonflikt
from dap.konto.operations import slett_kladd
from dap.web.dialog import tekster
from dap.web.dialog.side import listekontekst, neste_etter, tradinnsyn_for, tradkontekst, tradlenke
from dap.web.dialog.skjema import Overleveringsskjema
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import kladd_for, sendt_versjon
from dap.web.felles.tilgang import AktorRequest, bare_brukeren, krever_ansatt, krever_bruker


@krever_ansatt
@require_POST
def trenger_ikke_svar(request: AktorRequest, trad_id: UUID, person_id: UUID) -> HttpResponse:
    ikke = request.POST.get("verdi") == "ja"
    return _endre(
        request,
        trad_id,
        person_id,
        lambda versjon: operations.sett_trenger_ikke_svar(
            aktor=request.aktor, trad_id=trad_id, trenger_ikke=ikke, versjon=versjon,
            naa=timezone.now(),
        ),
        _("Svarfristen er stoppet") if ikke else _("Samtalen venter på svar fra NAV"),
        videre=ikke,
    )  # fmt: skip


@krever_ansatt
@require_POST
def venter_paa_bruker(request: AktorRequest, trad_id: UUID, person_id: UUID) -> HttpResponse:
    venter = request.POST.get("verdi") == "ja"
    return _endre(
        request,
        trad_id,
        person_id,
        lambda versjon: operations.sett_venter_paa_bruker(
            aktor=request.aktor, trad_id=trad_id, venter=venter, versjon=versjon, naa=timezone.now()
        ),
        _("Samtalen venter på svar fra brukeren")
        if venter
        else _("Samtalen venter ikke lenger på brukeren"),
    )


@krever_ansatt
@require_POST
def foresla_flytting(request: AktorRequest, trad_id: UUID, person_id: UUID) -> HttpResponse:
    return _endre(
        request,
        trad_id,
        person_id,
        lambda versjon: operations.foresla_flytting(
            aktor=request.aktor, trad_id=trad_id, versjon=versjon, naa=timezone.now()
        ),
        _("Brukeren er spurt"),
    )


@krever_bruker
@bare_brukeren
@require_POST
def svar_paa_flytting(
    request: AktorRequest, trad_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    ja = request.POST.get("svar") == "ja"
    return _endre(
        request,
        trad_id,
        person_id,
        lambda versjon: operations.svar_paa_flytting(
            aktor=request.aktor, trad_id=trad_id, samtykker=ja, versjon=versjon, naa=timezone.now()
        ),
        _("Samtalen er flyttet") if ja else _("Samtalen blir der den er"),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def overlever(request: AktorRequest, trad_id: UUID, person_id: UUID) -> HttpResponse:
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    trad = queries.tradside(innsyn).trad
    post = request.POST if request.method == "POST" else None
    start = {**kladd_for(request), "versjon": trad.versjon}
    skjema = Overleveringsskjema(post, fra=trad.mottaker, initial=start)
    if post is not None and skjema.is_valid() and _overlevert(request, trad_id, skjema):
        slett_kladd(konto_id=request.konto_id, sted=request.path)
        videre = neste_etter(request, trad_id) or _hjem(request, person_id, trad_id)
        return ferdig(request, til=videre, melding=_("Samtalen er overlevert"))
    kontekst = {
        "skjema": skjema,
        "trad": trad,
        "mottaker": tekster.i_setning(trad.mottaker),
        "maks": MAKS_HVORFOR,
    }
    return vis(request, "dialog/overlever.html", kontekst, status=422 if skjema.errors else 200)


def _overlevert(request: AktorRequest, trad_id: UUID, skjema: Overleveringsskjema) -> bool:
    felt = skjema.cleaned_data
    try:
        operations.overlever(
            aktor=request.aktor,
            trad_id=trad_id,
            til=Mottaker(felt["til"]),
            hvorfor=felt["hvorfor"],
            versjon=felt["versjon"],
            naa=timezone.now(),
        )
    except Regelbrudd as feil:
        legg_til(skjema, feil)
    except VersjonsKonflikt as feil:
        # What was typed stays; sending it again is the answer to what has happened since.
        skjema.add_error(None, _("Det har skjedd noe i samtalen. Les den før du leverer over."))
        data = request.POST.copy()
        data["versjon"] = str(feil.gjeldende)
        skjema.data = data
    return not skjema.errors


def _hjem(request: AktorRequest, person_id: UUID, trad_id: UUID) -> str:
    """Back to the thread, when it is still theirs to see; else to the queue."""
    try:
        operations.apne_trad(aktor=request.aktor, trad_id=trad_id, naa=timezone.now())
    except (ManglerBegrunnelse, IkkeFunnet):
        return redirect("dialog:ko").url
    return tradlenke(request, trad_id)


def _endre(
    request: AktorRequest,
    trad_id: UUID,
    person_id: UUID | None,
    gjor: Callable[[int], None],
    ferdigtekst: str,
    *,
    videre: bool = False,
) -> HttpResponse:
    """One change of state, and the thread again. Refusals stand above it, with the thread as it is."""
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    feiltekst, status = "", 200
    try:
        gjor(sendt_versjon(request))
    except Regelbrudd as feil:
        feiltekst, status = melding(feil), 422
    except VersjonsKonflikt:
        feiltekst, status = _("Det har skjedd noe nytt i samtalen. Les den, og velg på nytt."), 409
    neste = neste_etter(request, trad_id) if videre and status == 200 else ""
    if neste:
        return ferdig(request, til=neste, melding=ferdigtekst)
    if status == 200:
        return ferdig(
            request,
            til=tradlenke(request, trad_id),
            melding=ferdigtekst,
            fragment="dialog/trad_del.html",
            kontekst=tradkontekst(request, innsyn),
        )
    kontekst = tradkontekst(request, innsyn) | {"feiltekst": feiltekst}
    kontekst |= listekontekst(request, innsyn.person, trad_id)
    return vis(
        request, "dialog/trad.html", kontekst, fragment="dialog/trad_del.html", status=status
    )
