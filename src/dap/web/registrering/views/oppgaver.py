"""The unit's small list of tasks."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.aktor import LEDERROLLER
from dap.felles.feil import VersjonsKonflikt
from dap.felles.tid import dato
from dap.registrering import operations, queries
from dap.registrering.values import Oppgavedata, Oppgavestatus
from dap.varsel import operations as varsel
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skriving import sendt_versjon, skriv
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.registrering.forms import Ferdigskjema
from dap.web.registrering.tekster import OPPGAVESLAG, OPPGAVESTATUS, grunntekst

FERDIGE_DAGER = 30


@krever_ansatt
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    naa = timezone.now()
    apne = queries.oppgaver(request.aktor)
    ferdige = queries.oppgaver(request.aktor, ferdige_siden=naa - timedelta(days=FERDIGE_DAGER))
    kontekst = {
        "apne": [_rad(request, o) for o in apne],
        "ferdige": [_rad(request, o) for o in ferdige],
        "er_leder": request.aktor.har_rolle(*LEDERROLLER),
    }
    return vis(request, "registrering/oppgaver.html", kontekst)


def _rad(request: AktorRequest, o: Oppgavedata) -> dict[str, object]:
    return {
        "o": o,
        "slag": OPPGAVESLAG[o.slag],
        "grunn": grunntekst(o.grunn),
        "status": OPPGAVESTATUS[o.status],
        "min": o.tatt_av_id == request.aktor.id,
        "over_tiden": o.status != Oppgavestatus.FERDIG and o.frist < dato(timezone.now()),
    }


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def oppgave(request: AktorRequest, person_id: UUID, oppgave_id: UUID) -> HttpResponse:
    o = operations.apne_oppgave(
        aktor=request.aktor, person_id=person_id, oppgave_id=oppgave_id, naa=timezone.now()
    )
    if request.method != "POST":
        varsel.merk_lest(aktor=request.aktor, objekt_id=o.id, naa=timezone.now())
        return _side(request, o, Ferdigskjema(initial={"versjon": o.versjon}), 200, None)
    skjema = Ferdigskjema(request.POST)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.ferdigstill_oppgave(
            aktor=request.aktor, oppgave_id=oppgave_id, naa=timezone.now(), **felt
        ),
        vis=lambda kode, gjeldende: _side(request, gjeldende or o, skjema, kode, gjeldende),
        ferdig=lambda: ferdig(request, til=_liste(), melding=_("Oppgaven er ferdig.")),
    )


def _liste() -> str:
    return redirect("registrering:oppgaver")["Location"]


def _side(
    request: AktorRequest,
    o: Oppgavedata,
    skjema: Ferdigskjema,
    status: int,
    konflikt: Oppgavedata | None,
) -> HttpResponse:
    kontekst = {**_rad(request, o), "skjema": skjema, "konflikt": konflikt}
    return vis(request, "registrering/oppgave.html", kontekst, status=status)


@krever_ansatt
@require_POST
def ta(request: AktorRequest, person_id: UUID, oppgave_id: UUID) -> HttpResponse:
    o = operations.apne_oppgave(
        aktor=request.aktor, person_id=person_id, oppgave_id=oppgave_id, naa=timezone.now()
    )
    try:
        operations.ta_oppgave(
            aktor=request.aktor,
            oppgave_id=oppgave_id,
            versjon=sendt_versjon(request),
            naa=timezone.now(),
        )
    except VersjonsKonflikt as konflikt:
        skjema = Ferdigskjema(initial={"versjon": konflikt.gjeldende.versjon})
        return _side(request, konflikt.gjeldende, skjema, 409, konflikt.gjeldende)
    til = redirect("registrering:oppgave", person_id=o.person_id, oppgave_id=o.id)["Location"]
    return ferdig(request, til=til, melding=_("Oppgaven er din."))
