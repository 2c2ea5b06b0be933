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
from dap.oppfolging.values import Merke, Ordliste
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
    nr = enhet.nr if enhet else ""
    start = {"kategori": str(na.merke) if na else ""}
    leder = enhet is not None and request.aktor.har_rolle(*LEDERROLLER)

    def sett(felt: dict[str, Any]) -> None:
        merke: Merke | None = felt["kategori"]
        operations.sett_fargekategori(
            aktor=request.aktor,
            person_id=person_id,
            kategori=merke.kategori if merke else None,
            team_id=merke.team_id if merke else None,
            naa=timezone.now(),
        )

    return skjemasvar(
        request,
        Kategoriskjema(
            data(request), initial=start, valg=queries.merkevalg(request.aktor.id, {nr}, na)
        ),
        sett,
        til=lenke(request, "oppfolging:verktoy"),
        sagt=_("Kategorien er lagret"),
        tittel=_("Velg kategori"),
        knapp=_("Lagre"),
        ingress=_("Kategorien er for dere som arbeider ved kontoret. Brukeren ser den ikke."),
        navneside=reverse("oppfolging:kategorinavn", args=[nr]) if leder else "",
        teamsider=[
            (t.navn, reverse("oppfolging:teamkategorier", args=[nr, t.id]))
            for t in kontor.egne_team(request.aktor.id, {nr})
        ],
    )


@krever_rolle(*LEDERROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def kategorinavn(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """What the office means by each category."""
    if kontor_nr not in request.aktor.kontorer:
        raise IkkeTilgang("MANGLER_ROLLE")
    return _navneside(
        request,
        kontor_nr,
        None,
        til=reverse("min_dag:forside"),
        tittel=_("Hva kategoriene betyr hos dere"),
        ingress=_("Alle ved kontoret ser navnene. La et felt stå tomt hvis dere ikke bruker det."),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def teamkategorier(request: AktorRequest, kontor_nr: str, team_id: UUID) -> HttpResponse:
    """What a team means by each category: for those who are in it."""
    egne = kontor.egne_team(request.aktor.id, request.aktor.kontorer & {kontor_nr})
    team = next((t for t in egne if t.id == team_id), None)
    if team is None:
        raise IkkeTilgang("MANGLER_ROLLE")
    return _navneside(
        request,
        kontor_nr,
        team.id,
        til=reverse("kontoret:forside", args=[kontor_nr]),
        tittel=_("Hva kategoriene betyr i %(team)s") % {"team": team.navn},
        ingress=_(
            "Der feltet står tomt, gjelder kontorets ord. Det dere setter på en bruker, beholder teamets "
            "ord, også når en kollega i et annet team ser det."
        ),
    )


def _navneside(
    request: AktorRequest, kontor_nr: str, team_id: UUID | None, *, til: str, **side: str
) -> HttpResponse:
    na = Ordliste(queries.kategorinavn(kontor_nr, team_id))
    skjema = Kategorinavnskjema(
        data(request),
        initial={"versjon": na.versjon, **{f"navn_{k}": ord_ for k, ord_ in na.navn.items()}},
        kontorets=queries.kategorinavn(kontor_nr) if team_id else {},
    )

    def lagre(felt: dict[str, Any]) -> None:
        try:
            operations.sett_kategorinavn(
                aktor=request.aktor,
                kontor_nr=kontor_nr,
                team_id=team_id,
                navn=skjema.navn(),
                versjon=felt["versjon"],
                naa=timezone.now(),
            )
        except VersjonsKonflikt as konflikt:
            skjema.andres = skjema.i_ord(konflikt.gjeldende.navn) or "–"
            raise

    return skjemasvar(
        request,
        skjema,
        lagre,
        til=til,
        sagt=_("Navnene er lagret"),
        knapp=_("Lagre"),
        **side,
    )
