"""The note to remember, the colour, and the office's words for the colours."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.aktor import LEDERROLLER
from dap.felles.feil import IkkeTilgang, VersjonsKonflikt
from dap.kontor import queries as kontor
from dap.oppfolging import operations, queries
from dap.web.felles.htmx import ferdig
from dap.web.felles.person import lenke
from dap.web.felles.skriving import kladd_for, sendt_versjon
from dap.web.felles.tilgang import AktorRequest, krever_ansatt, krever_rolle
from dap.web.oppfolging.felles import data, for_skriving, skjemasvar
from dap.web.oppfolging.skjema import Huskelappskjema, Kategorinavnskjema, Kategoriskjema


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def huskelapp(request: AktorRequest, person_id: UUID) -> HttpResponse:
    lapp = queries.huskelapp(for_skriving(request, person_id, hva="huskelapp"))
    start: dict[str, Any] = {"versjon": 0}
    if lapp is not None:
        start = {"tekst": lapp.tekst, "frist": lapp.frist, "versjon": lapp.versjon}
    return skjemasvar(
        request,
        Huskelappskjema(data(request), initial={**start, **kladd_for(request)}),
        lambda felt: operations.lagre_huskelapp(
            aktor=request.aktor, person_id=person_id, naa=timezone.now(), **felt
        ),
        til=lenke(request, "oppfolging:verktoy"),
        sagt=_("Huskelappen er lagret"),
        mal="oppfolging/huskelapp.html",
        lapp=lapp,
    )


@krever_ansatt
@require_POST
def fjern_huskelapp(request: AktorRequest, person_id: UUID) -> HttpResponse:
    for_skriving(request, person_id, hva="huskelapp")
    til = lenke(request, "oppfolging:verktoy")
    try:
        operations.fjern_huskelapp(
            aktor=request.aktor,
            person_id=person_id,
            versjon=sendt_versjon(request),
            naa=timezone.now(),
        )
    except VersjonsKonflikt:
        til = lenke(request, "oppfolging:huskelapp")
        return ferdig(request, til=til, melding=_("Noen endret huskelappen. Les den på nytt."))
    return ferdig(request, til=til, melding=_("Huskelappen er lagt bort"))


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def kategori(request: AktorRequest, person_id: UUID) -> HttpResponse:
    innsyn = for_skriving(request, person_id, hva="huskelapp")
    enhet, na = kontor.kontor_for_person(person_id), queries.fargekategori(innsyn)
    navn = queries.kategorinavn(enhet.nr) if enhet else {}
    start = {"kategori": na.kategori.value if na else ""}
    leder = enhet is not None and request.aktor.har_rolle(*LEDERROLLER)
    return skjemasvar(
        request,
        Kategoriskjema(data(request), initial=start, navn=navn),
        lambda felt: operations.sett_fargekategori(
            aktor=request.aktor, person_id=person_id, naa=timezone.now(), **felt
        ),
        til=lenke(request, "oppfolging:verktoy"),
        sagt=_("Kategorien er lagret"),
        tittel=_("Velg kategori"),
        knapp=_("Lagre"),
        ingress=_("Kategorien er for dere som arbeider ved kontoret. Brukeren ser den ikke."),
        navneside=reverse("oppfolging:kategorinavn", args=[enhet.nr]) if leder and enhet else "",
    )


@krever_rolle(*LEDERROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def kategorinavn(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """What the office means by each category."""
    if kontor_nr not in request.aktor.kontorer:
        raise IkkeTilgang("MANGLER_ROLLE")
    navn = queries.kategorinavn(kontor_nr)
    skjema = Kategorinavnskjema(
        data(request), initial={f"navn_{k}": ord_ for k, ord_ in navn.items()}
    )
    return skjemasvar(
        request,
        skjema,
        lambda _felt: operations.sett_kategorinavn(
            aktor=request.aktor, kontor_nr=kontor_nr, navn=skjema.navn(), naa=timezone.now()
        ),
        til=reverse("min_dag:forside"),
        sagt=_("Navnene er lagret"),
        tittel=_("Hva kategoriene betyr hos dere"),
        knapp=_("Lagre"),
        ingress=_("Alle ved kontoret ser navnene. La et felt stå tomt hvis dere ikke bruker det."),
    )
