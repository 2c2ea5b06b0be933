"""What the views of this term share: a page with one form, and a button that changes something."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.mote.values import Motedata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.person import lenke
from dap.web.felles.skriving import sendt_versjon, skriv
from dap.web.felles.tilgang import AktorRequest
from dap.web.mote.side import vis_mote


def skjemaside(
    request: AktorRequest,
    skjema: forms.Form,
    *,
    tittel: str,
    knapp: str,
    tilbake: str,
    status: int = 200,
    konflikt: Any = None,
    **kontekst: Any,
) -> HttpResponse:
    alt = {
        "skjema": skjema,
        "tittel": tittel,
        "knapp": knapp,
        "tilbake": tilbake,
        "konflikt": konflikt,
        **kontekst,
    }
    return vis(request, "mote/skjemaside.html", alt, status=status)


def skjemasvar(
    request: AktorRequest,
    skjema: forms.Form,
    utfor: Callable[[dict[str, Any]], object],
    *,
    til: Callable[[], str],
    sagt: str,
    **side: Any,
) -> HttpResponse:
    """The form as a page, or what it does: refused and conflicting input comes back as typed."""

    def vist(status: int, konflikt: Any) -> HttpResponse:
        return skjemaside(request, skjema, status=status, konflikt=konflikt, **side)

    if request.method != "POST":
        return vist(200, None)
    return skriv(
        request,
        skjema,
        utfor=utfor,
        vis=vist,
        ferdig=lambda: ferdig(request, til=til(), melding=sagt),
    )


def gjor(
    request: AktorRequest,
    innsyn: Personinnsyn,
    m: Motedata,
    grep: Callable[[int], object],
    sagt: str,
    *,
    valgt: str = "",
) -> HttpResponse:
    """One change, and back to the meeting. Refusals stand on its page, with it as it is now."""
    try:
        grep(sendt_versjon(request))
    except Regelbrudd as feil:
        return vis_mote(request, innsyn, m.id, feiltekst=melding(feil), status=422, valgt=valgt)
    except VersjonsKonflikt:
        tekst = _("Noen endret møtet mens du så på det. Les det på nytt, og velg igjen.")
        return vis_mote(request, innsyn, m.id, feiltekst=tekst, status=409, valgt=valgt)
    return ferdig(request, til=lenke(request, "mote:mote", mote_id=m.id), melding=sagt)
