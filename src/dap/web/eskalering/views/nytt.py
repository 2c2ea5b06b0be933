"""Give a warning: choose the template, fill the blanks, see what the user will see, send."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.eskalering import operations, queries
from dap.eskalering.values import Mal
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.oppfolging.queries import brukersperre
from dap.person.queries import kontosprak
from dap.tilgang.values import Personinnsyn
from dap.web.eskalering.forms import Varselskjema
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.person import lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import kladd_for, skriv
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.felles.ytring import si
from dap.web.klarsprak.side import klarsprakkontekst
from dap.web.oppfolging.felles import for_skriving


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: AktorRequest, person_id: UUID) -> HttpResponse:
    innsyn = for_skriving(request, person_id, hva="endre_eskalering")
    sperre = queries.startsperre(innsyn)
    if sperre is not None and request.method != "POST":
        til = {"tekst": tekst_for(sperre), "til": lenke(request, "eskalering:liste")}
        return vis(request, "oppfolging/avslag.html", til)
    felt = request.POST if request.method == "POST" else request.GET
    if "mal" not in felt:
        maler = [(m, si(m.navn), _paragrafer(m)) for m in queries.maler(naa=timezone.now())]
        return vis(request, "eskalering/velg.html", {"maler": maler})
    mal = _valgt(felt.get("mal", ""))
    tidligst = queries.tidligste_frist(innsyn, mal, naa=timezone.now())
    om: dict[str, Any] = {"mal": mal, "tidligst": tidligst}
    if request.method != "POST":
        start = {"frist": tidligst, "sprak": kontosprak(person_id), **kladd_for(request)}
        return _side(request, innsyn, Varselskjema(initial=start, **om))
    return _post(request, innsyn, Varselskjema(request.POST, **om))


def _valgt(kode: str) -> Mal:
    for mal in queries.maler(naa=timezone.now()):
        if mal.kode == kode:
            return mal
    raise IkkeFunnet


def _paragrafer(mal: Mal) -> str:
    return ", ".join(f"{si(k.lov)} § {k.paragraf}" for k in mal.kilder)


def _post(request: AktorRequest, innsyn: Personinnsyn, skjema: Varselskjema) -> HttpResponse:
    handling = request.POST.get("handling")
    if handling in {"endre", "sjekk"}:
        return _side(request, innsyn, skjema)
    if handling != "send":
        return _forhandsvis(request, innsyn, skjema)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.start(
            **_til_operasjonen(request, innsyn, skjema, felt), nokkel=felt["nokkel"]
        ),
        vis=lambda status, _konflikt: _side(request, innsyn, skjema, status=status),
        ferdig=lambda: ferdig(
            request, til=lenke(request, "eskalering:liste"), melding=_("Varselet er sendt.")
        ),
    )


def _forhandsvis(request: AktorRequest, innsyn: Personinnsyn, skjema: Varselskjema) -> HttpResponse:
    """What the user will see. Nothing is sent, and the draft is kept."""
    if not skjema.is_valid():
        return _side(request, innsyn, skjema, status=422)
    try:
        om = _til_operasjonen(request, innsyn, skjema, skjema.cleaned_data)
        bilde = operations.forhandsvis(**om)
    except Regelbrudd as feil:
        legg_til(skjema, feil)
        return _side(request, innsyn, skjema, status=422)
    return _side(request, innsyn, skjema, bilde=bilde)


def _til_operasjonen(
    request: AktorRequest, innsyn: Personinnsyn, skjema: Varselskjema, felt: Mapping[str, Any]
) -> dict[str, Any]:
    frist: date = felt["frist"]
    return {
        "aktor": request.aktor,
        "person_id": innsyn.person_id,
        "malkode": skjema.mal.kode,
        "felter": skjema.felter(dict(felt)),
        "frist": frist,
        "sprak": felt["sprak"],
        "naa": timezone.now(),
    }


def _side(
    request: AktorRequest,
    innsyn: Personinnsyn,
    skjema: Varselskjema,
    *,
    status: int = 200,
    bilde: Any = None,
) -> HttpResponse:
    sjekker = request.POST.get("handling") == "sjekk"
    tekst = "\n\n".join(str(skjema[n].value() or "") for n in sorted(skjema.langtekst()))
    kontekst = {
        "skjema": skjema,
        "blanke": skjema.blanke(),
        "lange": skjema.langtekst(),
        "mal": skjema.mal,
        "gjelder": si(skjema.mal.navn),
        "kilder": [(si(k.lov), k.paragraf, si(k.om)) for k in skjema.mal.kilder],
        "bilde": bilde,
        "per_post": bool(brukersperre(innsyn.person_id)),
        **(klarsprakkontekst(tekst) if sjekker else {}),
    }
    return vis(request, "eskalering/nytt.html", kontekst, status=status)
