"""Points on the agenda, from both sides."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.feil import Regelbrudd
from dap.konto.operations import slett_kladd
from dap.mote import operations, queries
from dap.web.felles.htmx import ferdig
from dap.web.felles.person import lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.mote.side import mote_for, vis_mote
from dap.web.mote.skjema import Endrepunktskjema, Punktskjema
from dap.web.mote.views.felles import gjor, skjemasvar


@innlogget
@require_POST
def nytt_punkt(request: AktorRequest, mote_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn, _m = mote_for(request, person_id, mote_id)
    skjema = Punktskjema(request.POST)
    if skjema.is_valid():
        try:
            operations.legg_til_punkt(
                aktor=request.aktor, mote_id=mote_id, naa=timezone.now(), **skjema.cleaned_data
            )
            slett_kladd(konto_id=request.konto_id, sted=request.path)
            til = lenke(request, "mote:mote", mote_id=mote_id) + "#sakliste"
            return ferdig(request, til=til, melding=_("Punktet står på saklisten"))
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    return vis_mote(request, innsyn, mote_id, punktskjema=skjema, status=422)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def punkt(
    request: AktorRequest, mote_id: UUID, punkt_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Change an own point."""
    innsyn, _m = mote_for(request, person_id, mote_id)
    data = queries.ett_punkt(innsyn, mote_id, punkt_id)
    start = {"tekst": data.tekst, "versjon": data.versjon, **kladd_for(request)}
    skjema = Endrepunktskjema(request.POST if request.method == "POST" else None, initial=start)

    def lagre(felt: dict[str, Any]) -> None:
        operations.endre_punkt(
            aktor=request.aktor,
            mote_id=mote_id,
            punkt_id=punkt_id,
            naa=timezone.now(),
            **felt,
        )

    return skjemasvar(
        request,
        skjema,
        lagre,
        til=lambda: lenke(request, "mote:mote", mote_id=mote_id),
        sagt=_("Punktet er lagret"),
        tittel=_("Endre punktet"),
        knapp=_("Lagre"),
        tilbake=lenke(request, "mote:mote", mote_id=mote_id),
    )


@innlogget
@require_POST
def fjern_punkt(
    request: AktorRequest, mote_id: UUID, punkt_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    innsyn, m = mote_for(request, person_id, mote_id)
    queries.ett_punkt(innsyn, mote_id, punkt_id)
    return gjor(
        request,
        innsyn,
        m,
        lambda _versjon: operations.fjern_punkt(
            aktor=request.aktor, mote_id=mote_id, punkt_id=punkt_id, naa=timezone.now()
        ),
        _("Punktet er fjernet"),
    )
