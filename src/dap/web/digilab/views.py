"""The office's days: plan, ask, tick off who came, note what help is needed."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.digilab import operations, queries
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.kontor.queries import kontor
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import IkkeDigital
from dap.person import queries as person
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import kan_endre_plan
from dap.web.digilab.forms import Behovskjema, Dagskjema, Endreskjema, Invitasjonsskjema
from dap.web.digilab.tekster import BEHOV, STATUS
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import skriv
from dap.web.felles.tilgang import AktorRequest, krever_ansatt

MAKS_KANDIDATER = 200


def _krev(request: AktorRequest) -> None:
    if not kan_endre_plan(request.aktor):
        raise IkkeTilgang("MANGLER_ROLLE")


@krever_ansatt
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    _krev(request)
    return vis(request, "digilab/liste.html", {"dager": queries.dager(request.aktor)})


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest) -> HttpResponse:
    _krev(request)
    enheter = [k for nr in sorted(request.aktor.kontorer) if (k := kontor(nr)) is not None]
    skjema = Dagskjema(
        request.POST if request.method == "POST" else None,
        kontorer=[(k.nr, k.navn) for k in enheter],
    )
    if skjema.is_bound and skjema.is_valid():
        try:
            id_ = operations.planlegg(
                aktor=request.aktor,
                kontor_nr=skjema.cleaned_data["kontor"],
                innhold=skjema.innhold(),
                nokkel=skjema.cleaned_data["nokkel"],
                naa=timezone.now(),
            )
            return redirect("digilab:inviter", digilab_id=id_)
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    return vis(request, "digilab/ny.html", {"skjema": skjema}, status=422 if skjema.errors else 200)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, digilab_id: UUID) -> HttpResponse:
    """Another time, place or size; the invited are told."""
    d = queries.dag(request.aktor, digilab_id)
    skjema = Endreskjema(
        request.POST if request.method == "POST" else None,
        initial={**asdict(d.innhold), "versjon": d.versjon},
    )

    def side(status: int, nytt: object) -> HttpResponse:
        naa_staar = queries.dag(request.aktor, digilab_id) if nytt is not None else d
        kontekst = {"d": naa_staar, "skjema": skjema, "konflikt": nytt is not None}
        return vis(request, "digilab/endre.html", kontekst, status=status)

    if request.method != "POST":
        return side(200, None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.endre(
            aktor=request.aktor, digilab_id=digilab_id, innhold=skjema.innhold(),
            versjon=felt["versjon"] or 0, naa=timezone.now(),
        ),
        vis=side,
        ferdig=lambda: ferdig(
            request,
            til=reverse("digilab:dag", kwargs={"digilab_id": digilab_id}),
            melding=_("Dagen er endret. De som er spurt, får beskjed om ny tid eller nytt sted."),
        ),
    )  # fmt: skip


@krever_ansatt
@require_safe
def dag(request: AktorRequest, digilab_id: UUID) -> HttpResponse:
    """The list to stand with in the room: names of those one may open, big buttons."""
    d, naa = queries.dag(request.aktor, digilab_id), timezone.now()
    rader = [
        (r, STATUS[r.status], [BEHOV[b] for b in r.behov])
        for r in queries.deltakere(request.aktor, digilab_id)
    ]
    kontekst = {
        "d": d,
        "rader": rader,
        "kommende": not d.avlyst and d.innhold.start > naa,
        "kan_fores": not d.avlyst,
    }
    return vis(request, "digilab/dag.html", kontekst)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def inviter(request: AktorRequest, digilab_id: UUID) -> HttpResponse:
    d = queries.dag(request.aktor, digilab_id)
    spurte = queries.spurte(digilab_id)
    alle = oppfolging.ikke_digitale(request.aktor, d.kontor_nr, antall=MAKS_KANDIDATER)
    kandidater = [k for k in alle if k.person_id not in spurte]
    skjema = Invitasjonsskjema(
        request.POST if request.method == "POST" else None,
        valg=[(str(k.person_id), f"{k.navn} ({_fakta(k)})") for k in kandidater],
    )
    if skjema.is_bound and skjema.is_valid():
        try:
            antall = operations.inviter(
                aktor=request.aktor,
                digilab_id=digilab_id,
                personer=skjema.cleaned_data["personer"],
                naa=timezone.now(),
            )
            sagt = _("%(antall)s er invitert.") % {"antall": antall}
            til = reverse("digilab:dag", kwargs={"digilab_id": digilab_id})
            return ferdig(request, til=til, melding=sagt)
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    kontekst: dict[str, Any] = {"d": d, "skjema": skjema, "antall": len(kandidater)}
    return vis(request, "digilab/inviter.html", kontekst, status=422 if skjema.errors else 200)


def _fakta(k: IkkeDigital) -> str:
    """Why they are on the list: facts, in no order of need."""
    deler = [
        (k.manuell, _("manuell oppfølging")),
        (k.reservert, _("reservert i KRR")),
        (k.uten_kontakt, _("mangler kontaktopplysninger")),
        (k.aldri_inne, _("har aldri logget inn")),
    ]
    return ", ".join(str(ord_) for gjelder, ord_ in deler if gjelder)


@krever_ansatt
@require_POST
def avlys(request: AktorRequest, digilab_id: UUID) -> HttpResponse:
    operations.avlys(aktor=request.aktor, digilab_id=digilab_id, naa=timezone.now())
    til = reverse("digilab:dag", kwargs={"digilab_id": digilab_id})
    return ferdig(request, til=til, melding=_("Dagen er avlyst. De som var spurt, får beskjed."))


@krever_ansatt
@require_POST
def oppmote(request: AktorRequest, deltakelse_id: UUID) -> HttpResponse:
    kom = request.POST.get("kom") == "ja"
    operations.for_oppmote(
        aktor=request.aktor, deltakelse_id=deltakelse_id, kom=kom, naa=timezone.now()
    )
    neste = request.POST.get("dag", "")
    til = reverse("digilab:liste")
    if any(str(d.id) == neste for d in queries.dager(request.aktor)):
        til = reverse("digilab:dag", kwargs={"digilab_id": neste})
    return ferdig(request, til=til, melding=_("Oppmøtet er notert."))


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def behov(request: AktorRequest, deltakelse_id: UUID) -> HttpResponse:
    """What one user needs help with."""
    person_id = queries.person_i(deltakelse_id)
    innsyn = apne_person(
        aktor=request.aktor, person_id=person_id, hva=operations.HVA, naa=timezone.now()
    )
    navn = person.navn([person_id])[person_id]
    r = queries.en_deltaker(innsyn, deltakelse_id, navn)
    start = {"behov": [b.value for b in r.behov], "notat": r.notat, "versjon": r.versjon}
    skjema = Behovskjema(request.POST if request.method == "POST" else None, initial=start)
    konflikt, status = None, 200
    if skjema.is_bound:
        status = 422
        if skjema.is_valid():
            try:
                operations.noter(
                    aktor=request.aktor, deltakelse_id=deltakelse_id, naa=timezone.now(),
                    **skjema.cleaned_data,
                )  # fmt: skip
                til = reverse("digilab:mine", kwargs={"person_id": person_id})
                return ferdig(request, til=til, melding=_("Notert. Veilederen ser det."))
            except VersjonsKonflikt:
                status, konflikt = 409, queries.en_deltaker(innsyn, deltakelse_id, navn)
                skjema.data = skjema.data.copy()  # type: ignore[attr-defined]
                skjema.data["versjon"] = konflikt.versjon  # type: ignore[index]
            except Regelbrudd as feil:
                legg_til(skjema, feil)
    kontekst = {"r": r, "skjema": skjema, "konflikt": konflikt}
    return vis(request, "digilab/behov.html", kontekst, status=status)
