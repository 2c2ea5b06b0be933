"""Change, move, cancel, say how it went."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.mote import operations
from dap.mote.values import Motestatus
from dap.web.felles.person import lenke
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.mote.side import mote_for, veiledere
from dap.web.mote.skjema import (
    Avlysningsskjema,
    Endringsskjema,
    Tilbaketrekkingsskjema,
    Utfallsskjema,
    innhold_av,
)
from dap.web.mote.views.felles import skjemasvar


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, mote_id: UUID, person_id: UUID) -> HttpResponse:
    innsyn, m = mote_for(request, person_id, mote_id)
    skjema = Endringsskjema(
        request.POST if request.method == "POST" else None,
        initial={**innhold_av(m), **kladd_for(request)},
        veiledere=veiledere(request, innsyn, m.veileder_id),
        mote=m,
    )

    def lagre(felt: dict[str, Any]) -> None:
        operations.endre(
            aktor=request.aktor,
            mote_id=mote_id,
            versjon=felt["versjon"],
            innhold=skjema.innhold(),
            start=felt.get("start"),
            veileder_id=skjema.veileder(),
            ord=felt.get("ord", ""),
            naa=timezone.now(),
        )

    return skjemasvar(
        request,
        skjema,
        lagre,
        til=lambda: lenke(request, "mote:mote", mote_id=mote_id),
        sagt=_("Møtet er lagret"),
        tittel=_("Endre møtet"),
        knapp=_("Lagre"),
        tilbake=lenke(request, "mote:mote", mote_id=mote_id),
        endrer=m.status == Motestatus.AVTALT,
    )


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def avlys(request: AktorRequest, mote_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    _innsyn, m = mote_for(request, person_id, mote_id)
    onske = m.status == Motestatus.ONSKET
    start = {"versjon": m.versjon, **kladd_for(request)}
    klasse = Tilbaketrekkingsskjema if onske else Avlysningsskjema
    skjema = klasse(request.POST if request.method == "POST" else None, initial=start)

    def avlyst(felt: dict[str, Any]) -> None:
        operations.avlys(aktor=request.aktor, mote_id=mote_id, naa=timezone.now(), **felt)

    return skjemasvar(
        request,
        skjema,
        avlyst,
        til=lambda: lenke(request, "mote:mote", mote_id=mote_id),
        sagt=_("Ønsket er trukket tilbake") if onske else _("Møtet er avlyst"),
        tittel=_("Trekk tilbake ønsket") if onske else _("Avlys møtet"),
        knapp=_("Trekk tilbake") if onske else _("Avlys møtet"),
        farge="danger",
        tilbake=lenke(request, "mote:mote", mote_id=mote_id),
        m=m,
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def utfall(request: AktorRequest, mote_id: UUID, person_id: UUID) -> HttpResponse:
    """Held, or nobody came."""
    _innsyn, m = mote_for(request, person_id, mote_id)
    valgt = m.status if m.status in {Motestatus.GJENNOMFORT, Motestatus.IKKE_MOTT} else None
    start = {"versjon": m.versjon, "utfall": valgt, "ord": m.sluttord, **kladd_for(request)}
    skjema = Utfallsskjema(request.POST if request.method == "POST" else None, initial=start)

    def registrer(felt: dict[str, Any]) -> None:
        operations.registrer_utfall(
            aktor=request.aktor, mote_id=mote_id, naa=timezone.now(), **felt
        )

    return skjemasvar(
        request,
        skjema,
        registrer,
        til=lambda: lenke(request, "mote:mote", mote_id=mote_id),
        sagt=_("Lagret"),
        tittel=_("Hvordan gikk møtet?"),
        knapp=_("Lagre"),
        tilbake=lenke(request, "mote:mote", mote_id=mote_id),
        m=m,
    )
