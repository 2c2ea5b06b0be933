"""How a form is answered, the same way everywhere: refusals, two who wrote at once, drafts."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.konto.operations import slett_kladd
from dap.konto.queries import hent_kladd
from dap.web.felles.oppbevaring import STED
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.utlogget import egen_sti
from dap.web.felles.verdier import heltall


def skriv(
    request: AktorRequest,
    skjema: forms.Form,
    *,
    utfor: Callable[[dict[str, Any]], object],
    vis: Callable[[int, Any], HttpResponse],
    ferdig: Callable[[], HttpResponse],
) -> HttpResponse:
    """Run `utfor` with what was typed, and answer with `ferdig()`.

    Refused: `vis(422, None)` with the reasons in the form. Somebody else saved first:
    `vis(409, gjeldende)`; the form keeps what was typed, and saving it again is a choice.
    """
    if not skjema.is_valid():
        return vis(422, None)
    try:
        utfor(skjema.cleaned_data)
    except VersjonsKonflikt as konflikt:
        skjema.data = skjema.data.copy()  # type: ignore[attr-defined]
        skjema.data[skjema.add_prefix("versjon")] = konflikt.gjeldende.versjon  # type: ignore[index]
        return vis(409, konflikt.gjeldende)
    except Regelbrudd as feil:
        legg_til(skjema, feil)
        return vis(422, None)
    slett_kladd(konto_id=request.konto_id, sted=request.POST.get(STED) or request.path)
    return ferdig()


def kladd_for(request: AktorRequest) -> dict[str, str]:
    """What this account has typed at this address and not saved: the form starts with it."""
    felter = hent_kladd(request.konto_id, request.path) or {}
    return {navn: verdier[-1] for navn, verdier in felter.items() if verdier}


def videre(request: AktorRequest, ellers: str) -> str:
    """Back to the page that led to this form (`?neste=`, a path of ours), or to `ellers`."""
    neste = request.GET.get("neste", "")
    return egen_sti(neste) if neste else ellers


def sendt_versjon(request: HttpRequest) -> int:
    """The version that the page showed, of a form with nothing else; 0 when it is none."""
    return heltall(request.POST.get("versjon", ""))
