"""The office's templates: its leaders and administrators make and change them."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.dialog import operations, queries
from dap.dialog.values import MAKS_TEKST, MALSPRAK, Standardtekstdata
from dap.felles.aktor import LEDERROLLER, Rolle
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.web.dialog.skjema import Standardtekstskjema
from dap.web.dialog.tekster import SPRAK
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.navigasjon import adresse_for
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, krever_rolle

krever_forvalter = krever_rolle(*LEDERROLLER, Rolle.ADMINISTRATOR)


@krever_forvalter
@require_safe
def maler(request: AktorRequest) -> HttpResponse:
    alle = queries.standardtekster(request.aktor, bare_aktive=False)
    maler_ = [(m, [SPRAK[s] for s in m.oversatt]) for m in alle]
    kontekst = {"maler": maler_, "kontorer": sorted(request.aktor.kontorer)}
    return vis(request, "dialog/maler.html", kontekst)


@krever_forvalter
@require_http_methods(["GET", "HEAD", "POST"])
def ny_mal(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    if kontor_nr not in request.aktor.kontorer:
        raise IkkeFunnet
    return _skjema(request, kontor_nr, None)


@krever_forvalter
@require_http_methods(["GET", "HEAD", "POST"])
def mal(request: AktorRequest, mal_id: UUID) -> HttpResponse:
    data = queries.standardtekst(request.aktor, mal_id, bare_aktive=False)
    return _skjema(request, data.kontor_nr, data)


def _skjema(request: AktorRequest, kontor_nr: str, data: Standardtekstdata | None) -> HttpResponse:
    start = _start(data) if data else None
    post = request.POST if request.method == "POST" else None
    skjema = Standardtekstskjema(post, initial=start)
    kontekst = {"skjema": skjema, "mal": data, "kontor_nr": kontor_nr, "maks": MAKS_TEKST}
    status = 200
    if skjema.is_valid():
        konflikt = _lagret(request, kontor_nr, data, skjema)
        if konflikt is None and not skjema.errors:
            return ferdig(request, til=adresse_for("dialog:maler"), melding=_("Teksten er lagret"))
        kontekst |= {"konflikt": konflikt, "din": _samlet(skjema.cleaned_data)}
        status = 422 if konflikt is None else 409
    elif skjema.errors:
        status = 422
    return vis(request, "dialog/mal.html", kontekst, status=status)


def _start(data: Standardtekstdata) -> dict[str, Any]:
    ut = {"tittel": data.tittel, "tekst": data.tekst, "aktiv": data.aktiv, "versjon": data.versjon}
    for sprak, t in data.oversatt.items():
        ut |= {f"tittel_{sprak}": t.tittel, f"tekst_{sprak}": t.tekst}
    return ut


def _samlet(verdier: Mapping[str, Any]) -> str:
    """All that the template says, in every language, to be laid beside another's."""
    navn = [
        f"{felt}{sprak}"
        for sprak in ("", *(f"_{s}" for s in MALSPRAK))
        for felt in ("tittel", "tekst")
    ]
    return "\n\n".join(str(verdier[n]) for n in navn if verdier.get(n))


def _lagret(
    request: AktorRequest,
    kontor_nr: str,
    data: Standardtekstdata | None,
    skjema: Standardtekstskjema,
) -> str | None:
    """What somebody else saved meanwhile, if anybody did."""
    felt = skjema.cleaned_data
    try:
        operations.lagre_standardtekst(
            aktor=request.aktor,
            kontor_nr=kontor_nr,
            tittel=felt["tittel"],
            tekst=felt["tekst"],
            aktiv=felt["aktiv"],
            versjon=felt["versjon"] or 0,
            oversatt=skjema.oversatt(),
            standardtekst_id=data.id if data else None,
            naa=timezone.now(),
        )
    except Regelbrudd as feil:
        legg_til(skjema, feil)
    except VersjonsKonflikt as feil:
        nytt = request.POST.copy()
        nytt["versjon"] = str(data.versjon if data else 0)
        skjema.data = nytt
        return _samlet(_start(cast(Standardtekstdata, feil.gjeldende)))
    return None
