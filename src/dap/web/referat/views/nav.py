"""What only NAV does with minutes."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.dialog import queries as dialog
from dap.felles.tid import dato
from dap.referat import operations, queries
from dap.tabell.base import ny_id
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.felles.verdier import krev_id
from dap.web.referat.views.skrive import for_skriving


def _til(request: AktorRequest, referat_id: UUID, melding: str, rute: str = "") -> HttpResponse:
    til = lenke(request, rute or "referat:referat", referat_id=referat_id)
    return ferdig(request, til=til, melding=melding)


@krever_ansatt
@require_POST
def start_motereferat(request: AktorRequest, person_id: UUID, mote_id: UUID) -> HttpResponse:
    for_skriving(request, person_id)
    id_ = operations.start_motereferat(
        aktor=request.aktor, mote_id=mote_id, person_id=person_id, naa=timezone.now()
    )
    return _til(request, id_, "", "referat:skriv")


@krever_ansatt
@require_POST
def bruker_skriver(request: AktorRequest, person_id: UUID, referat_id: UUID) -> HttpResponse:
    _krev(request, person_id, referat_id)
    operations.be_bruker_skrive(aktor=request.aktor, referat_id=referat_id, naa=timezone.now())
    return _til(request, referat_id, _("Brukeren er bedt om å skrive referatet."))


@krever_ansatt
@require_POST
def ta_over(request: AktorRequest, person_id: UUID, referat_id: UUID) -> HttpResponse:
    _krev(request, person_id, referat_id)
    operations.ta_over(aktor=request.aktor, referat_id=referat_id, naa=timezone.now())
    return _til(request, referat_id, _("Nå er det NAV som skriver referatet."))


@krever_ansatt
@require_POST
def sett_ferdig(request: AktorRequest, person_id: UUID, referat_id: UUID) -> HttpResponse:
    _krev(request, person_id, referat_id)
    ferdig_ = request.POST.get("ferdig") == "1"
    operations.sett_ferdig(
        aktor=request.aktor, referat_id=referat_id, ferdig=ferdig_, naa=timezone.now()
    )
    melding = _("Referatet er ferdig.") if ferdig_ else _("Referatet er åpnet igjen.")
    return _til(request, referat_id, melding)


def _krev(request: AktorRequest, person_id: UUID, referat_id: UUID) -> None:
    """The minutes are this person's."""
    queries.ett_referat(for_skriving(request, person_id), referat_id, naa=timezone.now())


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def siter(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Quote a message (`?trad=id&melding=id`) in minutes that are being written, or in new ones."""
    innsyn = for_skriving(request, person_id)
    felt = request.POST if request.method == "POST" else request.GET
    trad_id, melding_id = krev_id(felt.get("trad", "")), krev_id(felt.get("melding", ""))
    melding = dialog.melding(dialog.tradinnsyn(innsyn, trad_id), melding_id)
    if request.method != "POST":
        kontekst = {
            "melding": melding,
            "trad_id": trad_id,
            "utkast": queries.apne_utkast(innsyn, naa=timezone.now()),
            "nokkel": ny_id(),
        }
        return vis(request, "referat/siter.html", kontekst)
    referat_id = _valgt(request, person_id)
    operations.siter(
        aktor=request.aktor, referat_id=referat_id, melding_id=melding_id, naa=timezone.now()
    )
    return _til(request, referat_id, _("Meldingen er sitert i utkastet."), "referat:skriv")


def _valgt(request: AktorRequest, person_id: UUID) -> UUID:
    """The minutes that were chosen, or a new draft."""
    if request.POST.get("referat"):
        return krev_id(request.POST["referat"])
    naa = timezone.now()
    return operations.start_samtalereferat(
        aktor=request.aktor,
        person_id=person_id,
        tema=_("Samtale"),
        dag=dato(naa),
        nokkel=krev_id(request.POST.get("nokkel", "")),
        naa=naa,
    )


@krever_ansatt
@require_POST
def fjern_sitat(
    request: AktorRequest, person_id: UUID, referat_id: UUID, melding_id: UUID
) -> HttpResponse:
    _krev(request, person_id, referat_id)
    operations.fjern_sitat(
        aktor=request.aktor, referat_id=referat_id, melding_id=melding_id, naa=timezone.now()
    )
    return _til(request, referat_id, _("Sitatet er tatt ut."), "referat:skriv")
