"""The other acts on an activity: answer, agree, job stage, goal."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dap.aktivitet import operations
from dap.aktivitet.values import Fhotype, Svar, Utfall
from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.web.aktivitet.forms import Avtaleskjema, Svarskjema
from dap.web.aktivitet.views.felles import Sak, apne_for_skriving, konfliktside, utfor
from dap.web.aktivitet.views.vis import aktivitetsside
from dap.web.felles.htmx import ferdig
from dap.web.felles.meldinger import melding, tekst_for
from dap.web.felles.tilgang import AktorRequest, innlogget


@innlogget
@require_POST
def svar(request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Accept or decline a proposal. To adjust it is a form of its own (endre.juster)."""
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    skjema = Svarskjema(request.POST)
    valgt = request.POST.get("svar", "")
    if valgt not in {Svar.GODTA, Svar.AVSLA}:  # no answer is no yes
        skjema.add_error(None, _("Velg om du godtar forslaget eller sier nei."))

    def grep() -> Utfall:
        return operations.svar_pa_forslag(
            **sak.felles, svar=Svar(valgt), ord=skjema.cleaned_data["ord"]
        )

    tekst = _("Du har godtatt forslaget.") if valgt == Svar.GODTA else _("Du har sagt nei takk.")
    return utfor(
        sak,
        skjema,
        grep,
        lambda _utfall: ferdig(request, til=sak.adresse, melding=tekst),
        lambda: aktivitetsside(sak, status=422, svarskjema=skjema),
    )


@innlogget
@require_POST
def avtal(request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    skjema = Avtaleskjema(request.POST)

    def grep() -> Utfall:
        type_ = Fhotype(skjema.cleaned_data["fhotype"])
        tekst = skjema.cleaned_data["tekst"] if type_ == Fhotype.PARAGRAF_11_9 else ""
        return operations.avtal(**sak.felles, fhotype=type_, tekst=tekst)

    return utfor(
        sak,
        skjema,
        grep,
        lambda _utfall: ferdig(
            request, til=sak.adresse, melding=_("Aktiviteten er avtalt med NAV.")
        ),
        lambda: aktivitetsside(sak, status=422, avtaleskjema=skjema),
    )


@innlogget
@require_POST
def steg(request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """The job stage."""
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    felt, verdi = request.POST.get("felt", ""), request.POST.get("verdi", "")
    return _uten_skjema(
        sak,
        lambda: operations.sett_valg(**sak.felles, felt=felt, verdi=verdi),
        _("Lagret. Nå ser dere begge hvor langt du har kommet."),
    )


@innlogget
@require_POST
def mal(request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Link to a goal, or to none."""
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    try:
        valgt = UUID(request.POST["mal_id"]) if request.POST.get("mal_id") else None
    except ValueError:
        return aktivitetsside(sak, status=422, feilmelding=tekst_for("UKJENT_MAL"))
    tekst = (
        _("Aktiviteten er knyttet til målet.") if valgt else _("Koblingen til målet er fjernet.")
    )
    return _uten_skjema(sak, lambda: operations.knytt_mal(**sak.felles, mal_id=valgt), tekst)


def _uten_skjema(sak: Sak, grep: Callable[[], Utfall], tekst: str) -> HttpResponse:
    try:
        grep()
    except VersjonsKonflikt as konflikt:
        return konfliktside(sak, konflikt.gjeldende)
    except Regelbrudd as feil:
        return aktivitetsside(sak, status=422, feilmelding=melding(feil))
    return ferdig(sak.request, til=sak.adresse, melding=tekst)
