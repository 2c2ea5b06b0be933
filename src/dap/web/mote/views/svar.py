"""Answers: accept a time, propose others, say no, say that one comes."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.feil import IkkeFunnet
from dap.mote import operations
from dap.mote.values import Motestatus
from dap.web.felles.person import lenke
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_bruker
from dap.web.felles.verdier import id_fra
from dap.web.mote.side import mote_for, vis_mote
from dap.web.mote.skjema import Avslagsskjema, Tiderskjema
from dap.web.mote.views.felles import gjor, skjemasvar


@innlogget
@require_POST
def godta(request: AktorRequest, mote_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Take one of the times proposed."""
    innsyn, m = mote_for(request, person_id, mote_id)
    forslag_id = id_fra(request.POST.get("forslag"))
    try:
        return gjor(
            request,
            innsyn,
            m,
            lambda versjon: operations.godta_tid(
                aktor=request.aktor,
                mote_id=mote_id,
                versjon=versjon,
                forslag_id=forslag_id or uuid4(),
                naa=timezone.now(),
            ),
            _("Møtet er avtalt"),
            valgt=str(forslag_id),
        )
    except IkkeFunnet:  # none was chosen, or it is no longer among those proposed
        tekst = _("Velg en av tidene først. Er de borte, er det kommet nye.")
        return vis_mote(request, innsyn, mote_id, feiltekst=tekst, status=422)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def tider(request: AktorRequest, mote_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Other times, or the wish to move what is agreed."""
    _innsyn, m = mote_for(request, person_id, mote_id)
    avtalt = m.status == Motestatus.AVTALT
    start = {"versjon": m.versjon, **kladd_for(request)}
    skjema = Tiderskjema(request.POST if request.method == "POST" else None, initial=start)

    def foresla(felt: dict[str, Any]) -> None:
        operations.foresla_tider(
            aktor=request.aktor,
            mote_id=mote_id,
            versjon=felt["versjon"],
            tider=skjema.tider(),
            ord=felt["ord"],
            naa=timezone.now(),
        )

    return skjemasvar(
        request,
        skjema,
        foresla,
        til=lambda: lenke(request, "mote:mote", mote_id=mote_id),
        sagt=_("Tidene er sendt"),
        tittel=_("Be om å flytte møtet") if avtalt else _("Foreslå andre tider"),
        knapp=_("Send tidene"),
        tilbake=lenke(request, "mote:mote", mote_id=mote_id),
        m=m,
        star_til_svar=avtalt,
    )


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def avsla(request: AktorRequest, mote_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    _innsyn, m = mote_for(request, person_id, mote_id)
    start = {"versjon": m.versjon, **kladd_for(request)}
    skjema = Avslagsskjema(request.POST if request.method == "POST" else None, initial=start)

    def si_nei(felt: dict[str, Any]) -> None:
        operations.avsla(aktor=request.aktor, mote_id=mote_id, naa=timezone.now(), **felt)

    return skjemasvar(
        request,
        skjema,
        si_nei,
        til=lambda: lenke(request, "mote:mote", mote_id=mote_id),
        sagt=_("Svaret er sendt"),
        tittel=_("Si nei til tidene"),
        knapp=_("Si nei"),
        tilbake=lenke(request, "mote:mote", mote_id=mote_id),
        m=m,
    )


@krever_bruker
@require_POST
def bekreft(request: AktorRequest, mote_id: UUID) -> HttpResponse:
    """The user comes."""
    innsyn, m = mote_for(request, None, mote_id)
    return gjor(
        request,
        innsyn,
        m,
        lambda versjon: operations.bekreft(
            aktor=request.aktor, mote_id=mote_id, versjon=versjon, naa=timezone.now()
        ),
        _("Takk! NAV får vite at du kommer"),
    )
