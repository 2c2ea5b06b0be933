"""Contact details, interpreter, language, and who has looked at the plan."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dap.konto import operations, queries
from dap.oppfolging.queries import medveiledere, oppfolgingsbilde
from dap.person.queries import persondata
from dap.sporing.queries import antall_oppslag, hvem_har_sett
from dap.web.felles.htmx import ferdig
from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest, bare_brukeren, krever_bruker
from dap.web.kontaktinfo.tekster import kontaktbilde
from dap.web.meg.tekster import linjer
from dap.web.oppfolging.tekster import tilrettelegging

PER_SIDE = 25
FORSTE = 5


@krever_bruker
@require_safe
def forside(request: AktorRequest) -> HttpResponse:
    id_, innsyn = request.aktor.id, innsyn_for(request, None, hva="plan")
    selv = request.aktor.hjelp is None  # who has looked, and where one is signed in, is one's own
    nokkel = request.session.session_key or ""
    okter = queries.okter(request.konto_id, sesjonsnokkel=nokkel) if selv else []
    person = persondata(id_)
    kontekst = {
        "okter": okter,
        "har_andre": any(not denne for _startet, denne in okter),
        "person": person,
        "behov": tilrettelegging(person.tilrettelegging) if person else [],
        "kontakt": kontaktbilde(id_, er_bruker=True),
        "oppfolging": oppfolgingsbilde(id_, naa=timezone.now()),
        "innsyn": innsyn,
        "medveiledere": medveiledere(innsyn),
        "rader": linjer(hvem_har_sett(id_, antall=FORSTE)) if selv else [],
    }
    return render(request, "meg/forside.html", kontekst)


@krever_bruker
@bare_brukeren
@require_POST
def avslutt_andre(request: AktorRequest) -> HttpResponse:
    """Sign out everywhere but here: for who forgot it on a machine that others use."""
    operations.avslutt_andre_okter(
        konto_id=request.konto_id, behold=request.session.session_key or ""
    )
    return ferdig(
        request, til=reverse("om_meg:forside"), melding=_("Du er logget ut alle andre steder.")
    )


class _Rader(Sequence[Any]):
    """The trace as Django's paginator wants it: counted and sliced in the database."""

    def __init__(self, request: AktorRequest) -> None:
        self._id = request.aktor.id

    def __len__(self) -> int:
        return antall_oppslag(self._id)

    def __getitem__(self, del_: Any) -> Any:
        fra = del_.start or 0
        antall = (del_.stop or fra + PER_SIDE) - fra
        return linjer(hvem_har_sett(self._id, antall=antall, fra=fra))


@krever_bruker
@bare_brukeren
@require_safe
def innsyn(request: AktorRequest) -> HttpResponse:
    """Everybody who has looked, newest first."""
    side = Paginator(_Rader(request), PER_SIDE).get_page(request.GET.get("side"))
    return render(request, "meg/innsyn.html", {"side": side})
