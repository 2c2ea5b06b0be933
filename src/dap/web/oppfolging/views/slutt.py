"""End the follow-up; inactive and back; candidates for leaving."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.felles.aktor import LEDERROLLER
from dap.felles.tid import dato
from dap.oppfolging import operations
from dap.oppfolging.queries import sluttsperrer, statusbilde
from dap.web.felles.person import lenke
from dap.web.felles.skjema import Skjema
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.oppfolging.advarsler import advarsler
from dap.web.oppfolging.felles import data, for_skriving, skjemasvar
from dap.web.oppfolging.skjema import (
    Arbeidssokerskjema,
    Grunnskjema,
    Overstyringsskjema,
    Sluttskjema,
)
from dap.web.oppfolging.tekster import SPERRER


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def avslutt(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """What stands in the way, what one should know, and the reason."""
    innsyn, naa = for_skriving(request, person_id, hva="avslutt_oppfolging"), timezone.now()
    sperrer = sluttsperrer(person_id, dag=dato(naa))
    er_leder = request.aktor.har_rolle(*LEDERROLLER)
    klasse = Overstyringsskjema if sperrer and er_leder else Sluttskjema

    def utfor(felt: dict[str, Any]) -> None:
        operations.avslutt_periode(
            aktor=request.aktor,
            person_id=person_id,
            begrunnelse=felt["begrunnelse"],
            naa=timezone.now(),
            overstyr=klasse is Overstyringsskjema,
        )

    return skjemasvar(
        request,
        klasse(data(request), initial=kladd_for(request)),
        utfor,
        til=lenke(request, "oppfolging:verktoy"),
        sagt=_("Oppfølgingen er avsluttet"),
        mal="oppfolging/avslutt.html",
        sperrer=[SPERRER[s] for s in sperrer],
        overstyrer=klasse is Overstyringsskjema,
        advarsler=advarsler(innsyn, request.aktor, naa=naa),
        status=statusbilde(innsyn, naa=naa),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def inaktiver(request: AktorRequest, person_id: UUID) -> HttpResponse:
    return _med_grunn(
        request,
        person_id,
        operations.inaktiver,
        hva="avslutt_oppfolging",
        etikett=_("Hvorfor trenger ikke brukeren oppfølging lenger?"),
        tittel=_("Gjør inaktiv"),
        ingress=_(
            "Oppfølgingen avsluttes av seg selv om 28 dager. Brukeren får beskjed, og kan komme "
            "tilbake før det."
        ),
        sagt=_("Brukeren er inaktiv"),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def reaktiver(request: AktorRequest, person_id: UUID) -> HttpResponse:
    return _med_grunn(
        request,
        person_id,
        operations.reaktiver,
        hva="reaktiver_oppfolging",
        etikett=_("Hvorfor fortsetter oppfølgingen?"),
        tittel=_("Fortsett oppfølgingen"),
        ingress=_("Nedtellingen stoppes, og brukeren får beskjed."),
        sagt=_("Oppfølgingen fortsetter"),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def behold(request: AktorRequest, person_id: UUID) -> HttpResponse:
    return _med_grunn(
        request,
        person_id,
        operations.behold_kandidat,
        hva="avslutt_oppfolging",
        etikett=_("Hvorfor skal oppfølgingen fortsette?"),
        tittel=_("Behold i oppfølging"),
        ingress=_("Brukeren tas bort fra listen over kandidater for utmelding."),
        sagt=_("Brukeren er ikke lenger kandidat for utmelding"),
    )


def _med_grunn(
    request: AktorRequest,
    person_id: UUID,
    operasjon: Any,
    *,
    hva: str,
    etikett: str,
    sagt: str,
    **side: Any,
) -> HttpResponse:
    for_skriving(request, person_id, hva=hva)
    return skjemasvar(
        request,
        Grunnskjema(data(request), initial=kladd_for(request), etikett=etikett),
        lambda felt: operasjon(
            aktor=request.aktor, person_id=person_id, grunn=felt["grunn"], naa=timezone.now()
        ),
        til=lenke(request, "oppfolging:verktoy"),
        sagt=sagt,
        knapp=side["tittel"],
        **side,
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def arbeidssoker(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Register as a jobseeker, or end it, whichever applies."""
    innsyn = for_skriving(request, person_id, hva="arbeidssoker")
    registrert = statusbilde(innsyn, naa=timezone.now()).arbeidssoker_fra is not None
    felles: dict[str, Any] = {"aktor": request.aktor, "person_id": person_id}

    def utfor(felt: dict[str, Any]) -> None:
        if registrert:
            operations.avslutt_arbeidssoker(**felles, grunn=felt["grunn"], naa=timezone.now())
        else:
            operations.registrer_arbeidssoker(**felles, naa=timezone.now())

    tittel = _("Avslutt registreringen") if registrert else _("Registrer som arbeidssøker")
    ingress = _(
        "Er det ikke noe annet som holder brukeren i oppfølging, avsluttes den om 28 dager."
    )
    klasse = Arbeidssokerskjema if registrert else Skjema
    return skjemasvar(
        request,
        klasse(data(request)),
        utfor,
        til=lenke(request, "oppfolging:verktoy"),
        sagt=_("Registreringen er avsluttet") if registrert else _("Registrert som arbeidssøker"),
        tittel=tittel,
        knapp=tittel,
        ingress=ingress if registrert else "",
    )
