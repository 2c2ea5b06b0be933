"""The administrator's page. An administrator sees no person: nothing but numbers and names of tasks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dap.felles.aktor import Rolle
from dap.felles.feil import IkkeFunnet
from dap.tilstand import operations, queries
from dap.web.administrasjon.tekster import FEIL, KANALER, KOER
from dap.web.felles.htmx import vis
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.felles.verdier import krev_id
from dap.web.varsel.tekster import VARSLER


@krever_rolle(Rolle.ADMINISTRATOR)
@require_safe
def forside(request: AktorRequest) -> HttpResponse:
    """How every queue stands now, the backlog of answers, and what has given up."""
    naa = timezone.now()
    t = queries.tilstand(naa=naa)
    kontekst = {
        "t": t,
        "koer": [(KOER[ko.navn], ko, t.henger(ko)) for ko in t.koer],
        "feilede": queries.feilede_jobber(request.aktor),
        "gitt_opp": [
            (VARSLER[u.slag], KANALER[u.kanal], FEIL.get(u.feilkode, ""), u)
            for u in queries.gitt_opp(request.aktor)
        ],
        "returpost": [
            (p, p.fil or f"dap varsel retur --vis {p.id}")
            for p in (queries.returpost(request.aktor) if t.uforstatt_retur else [])
        ],
    }
    return vis(request, "administrasjon/forside.html", kontekst)


@krever_rolle(Rolle.ADMINISTRATOR)
@require_POST
def prov_igjen(request: AktorRequest, jobb_id: int) -> HttpResponse:
    """Put a job that has failed back in the queue."""
    operations.prov_igjen(aktor=request.aktor, jobb_id=jobb_id, naa=timezone.now())
    messages.success(request, _("Jobben er lagt i køen igjen."))
    return redirect("administrasjon:forside")


@krever_rolle(Rolle.ADMINISTRATOR)
@require_POST
def send_igjen(request: AktorRequest) -> HttpResponse:
    """Let what was given up be tried again: `utsending`, or everything without it."""
    valgt = request.POST.get("utsending", "")
    id_ = krev_id(valgt) if valgt else None
    antall = operations.send_igjen(aktor=request.aktor, utsending_id=id_, naa=timezone.now())
    if not antall:
        raise IkkeFunnet
    messages.success(
        request,
        ngettext("%(antall)s varsel sendes på nytt.", "%(antall)s varsler sendes på nytt.", antall)
        % {"antall": antall},
    )
    return redirect("administrasjon:forside")


@krever_rolle(Rolle.ADMINISTRATOR)
@require_POST
def merk_behandlet(request: AktorRequest) -> HttpResponse:
    """Somebody has looked at mail that nobody understood."""
    id_ = krev_id(request.POST.get("post"))
    operations.merk_behandlet(aktor=request.aktor, post_id=id_, naa=timezone.now())
    messages.success(request, _("E-posten er merket som behandlet."))
    return redirect("administrasjon:forside")
