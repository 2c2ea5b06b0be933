"""One person's letters, and writing down what the user answered."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.brev import operations, queries
from dap.brev.values import Returgrunn
from dap.felles.aktor import Maate
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tid import dato
from dap.person.operations import oppdater_fra_register
from dap.person.queries import persondata
from dap.tilgang.values import Personinnsyn
from dap.web.brev.forms import Returskjema, Stoppskjema, Svarskjema
from dap.web.brev.pdf import pdfsvar
from dap.web.brev.side import linje, listekontekst
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.felles.verdier import krev_id
from dap.web.oppfolging.felles import data, for_skriving, skjemasvar
from dap.web.varsel.tekster import adresse

PERSON = UUID | None


def _innsyn(request: AktorRequest, person_id: PERSON) -> Personinnsyn:
    innsyn = innsyn_for(request, person_id, hva="brev")
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    return innsyn


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: PERSON = None) -> HttpResponse:
    innsyn = _innsyn(request, person_id)
    return vis(request, "brev/liste.html", listekontekst(innsyn, timezone.now()))


@innlogget
@require_safe
def pdf(request: AktorRequest, brev_id: UUID, person_id: PERSON = None) -> HttpResponse:
    return pdfsvar(*queries.brevpdf(_innsyn(request, person_id), brev_id))


@krever_ansatt
@require_POST
def lag(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """One click, from the page where the thing stands."""
    for_skriving(request, person_id, hva="brev")
    til = lenke(request, "brev:liste")
    felt = request.POST
    try:
        operations.bestill(
            aktor=request.aktor,
            person_id=person_id,
            objekt_type=felt.get("objekt_type", ""),
            objekt_id=krev_id(felt.get("objekt_id", "")),
            nokkel=krev_id(felt.get("nokkel") or str(uuid4())),
            stor_skrift=felt.get("stor") == "1",
            naa=timezone.now(),
        )
    except Regelbrudd as feil:
        return vis(
            request, "oppfolging/avslag.html", {"tekst": melding(feil), "til": til}, status=422
        )
    return ferdig(request, til=til, melding=_("Brevet ligger i køen på kontoret."))


@krever_ansatt
@require_POST
def hent_adresse(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Ask the population register anew."""
    for_skriving(request, person_id, hva="brev")
    til = lenke(request, "brev:liste")
    if not oppdater_fra_register(person_id=person_id, naa=timezone.now()):
        messages.error(request, _("Folkeregisteret svarte ikke. Prøv igjen om litt."))
        return ferdig(request, til=til)
    return ferdig(request, til=til, melding=_("Adressen er hentet på nytt."))


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def retur(request: AktorRequest, person_id: UUID, brev_id: UUID) -> HttpResponse:
    """The envelope came back."""
    innsyn = for_skriving(request, person_id, hva="brev")
    brev = queries.ett_brev(innsyn, brev_id)
    return skjemasvar(
        request,
        Returskjema(data(request)),
        lambda felt: operations.merk_returnert(
            aktor=request.aktor,
            brev_id=brev_id,
            grunn=Returgrunn(felt["grunn"]),
            ord_=felt["ord"],
            naa=timezone.now(),
        ),
        til=lenke(request, "brev:liste"),
        sagt=_("Returen er registrert. Veilederen får beskjed."),
        mal="brev/retur.html",
        linje=linje(brev, dato(timezone.now())),
    )


@krever_ansatt
@require_POST
def igjen(request: AktorRequest, person_id: UUID, brev_id: UUID) -> HttpResponse:
    """The same words once more, to the address known when it is printed."""
    innsyn = for_skriving(request, person_id, hva="brev")
    queries.ett_brev(innsyn, brev_id)
    til = lenke(request, "brev:liste")
    try:
        operations.skriv_ut_igjen(aktor=request.aktor, brev_id=brev_id, naa=timezone.now())
    except Regelbrudd as feil:
        kontekst = {"tekst": melding(feil), "til": til}
        return vis(request, "oppfolging/avslag.html", kontekst, status=422)
    return ferdig(request, til=til, melding=_("Brevet ligger i køen igjen."))


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def stopp(request: AktorRequest, person_id: UUID, brev_id: UUID) -> HttpResponse:
    """Take it out of the queue."""
    innsyn = for_skriving(request, person_id, hva="brev")
    queries.ett_brev(innsyn, brev_id)
    tittel = _("Ta brevet ut av køen")
    return skjemasvar(
        request,
        Stoppskjema(data(request)),
        lambda felt: operations.stopp(
            aktor=request.aktor, brev_id=brev_id, grunn=felt["grunn"], naa=timezone.now()
        ),
        til=lenke(request, "brev:liste"),
        sagt=_("Brevet blir ikke sendt."),
        tittel=tittel,
        knapp=tittel,
        ingress="",
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def svar(request: AktorRequest, person_id: UUID, sted_type: str, sted_id: UUID) -> HttpResponse:
    """What the user said of one record, written down by staff."""
    innsyn = for_skriving(request, person_id, hva="brev")
    mulig = queries.svarmuligheter(innsyn, sted_type, sted_id, naa=timezone.now())
    i_dag = dato(timezone.now())
    til = adresse(sted_type, sted_id, person_id) or lenke(request, "brev:liste")
    kontekst: dict[str, Any] = {
        "mulig": mulig,
        "tilbake": til,
        "person": persondata(person_id),
        "kan": queries.kan_svare_for(person_id),
    }
    if request.method != "POST":
        kontekst["skjema"] = Svarskjema(mulig=mulig, i_dag=i_dag)
        return vis(request, "brev/svar.html", kontekst)
    skjema = Svarskjema(request.POST, request.FILES, mulig=mulig, i_dag=i_dag)
    status = 422
    if skjema.is_valid():
        try:
            _registrer(request, person_id, sted_type, sted_id, skjema)
            return ferdig(request, til=til, melding=_("Svaret er skrevet inn som brukerens ord."))
        except VersjonsKonflikt:
            kontekst["konflikt"], status = True, 409
            skjema.data = skjema.data.copy()  # type: ignore[attr-defined]
            skjema.data["versjon"] = str(mulig.versjon)  # type: ignore[index]
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    return vis(request, "brev/svar.html", {**kontekst, "skjema": skjema}, status=status)


def _registrer(
    request: AktorRequest, person_id: UUID, type_: str, id_: UUID, skjema: Svarskjema
) -> None:
    felt = skjema.cleaned_data
    operations.registrer_svar(
        aktor=request.aktor,
        person_id=person_id,
        objekt_type=type_,
        objekt_id=id_,
        versjon=felt["versjon"] or 0,
        valg=felt["valg"],
        maate=Maate(felt["maate"]),
        mottatt=felt["mottatt"],
        samtykke=felt["samtykke"],
        ord_=felt["ord"],
        filer=list(skjema.filer()),
        nokkel=felt["nokkel"],
        naa=timezone.now(),
    )
