"""All the tools on one page, manual follow-up, and the qualification programme."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato
from dap.oppfolging import operations, queries
from dap.person.queries import persondata
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, bare_brukeren, krever_ansatt, krever_bruker
from dap.web.oppfolging.felles import data, for_skriving, skjemasvar
from dap.web.oppfolging.skjema import Grunnskjema
from dap.web.oppfolging.tekster import (
    HVEM,
    KANDIDATGRUNN,
    SPERRER,
    kategoriform,
    kategoritekst,
    nedtelling,
    tilrettelegging,
)


@krever_ansatt
@require_safe
def verktoy(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """What is set, and what can be done about it."""
    innsyn, naa = innsyn_for(request, person_id, hva="verktoy"), timezone.now()
    status = queries.statusbilde(innsyn, naa=naa)
    person = persondata(person_id)
    lapp, kategori = queries.huskelapp(innsyn), queries.fargekategori(innsyn)
    kandidat = status.kandidat
    kontekst = {
        "status": status,
        "kan_endre": innsyn.kan_skrive and innsyn.kan_endre_plan,
        "ser_stat": innsyn.ser_rom("STAT"),
        "nedtelling": nedtelling(status.inaktiv, er_bruker=False) if status.inaktiv else "",
        "hindret_av": [SPERRER[s] for s in status.inaktiv.hindret_av] if status.inaktiv else [],
        "kandidatgrunn": KANDIDATGRUNN[kandidat.grunn] if kandidat else "",
        "kandidathvem": HVEM.get(kandidat.av_type, "") if kandidat else "",
        "lapp": lapp,
        "over_frist": lapp is not None and lapp.over_frist(dato(naa)),
        "kategori": kategoritekst(kategori) if kategori else "",
        "kategoriform": kategoriform(kategori.kategori) if kategori else "",
        "behov": tilrettelegging(person.tilrettelegging) if person else [],
    }
    return vis(request, "oppfolging/verktoy.html", kontekst)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def manuell(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """To manual, or to digital: `?til=` says which, so that a page shown before somebody else
    changed it does not do the opposite."""
    for_skriving(request, person_id, hva="manuell_oppfolging")
    digital = request.GET.get("til") == "digital"
    tittel = _("Endre til digital oppfølging") if digital else _("Endre til manuell oppfølging")
    return skjemasvar(
        request,
        Grunnskjema(
            data(request),
            initial=kladd_for(request),
            etikett=_("Hvorfor endres oppfølgingen?"),
        ),
        lambda felt: operations.sett_manuell(
            aktor=request.aktor,
            person_id=person_id,
            manuell=not digital,
            grunn=felt["grunn"],
            naa=timezone.now(),
        ),
        til=lenke(request, "oppfolging:verktoy"),
        sagt=_("Oppfølgingen er digital") if digital else _("Oppfølgingen er manuell"),
        tittel=tittel,
        knapp=tittel,
        ingress=""
        if digital
        else _("Brukeren kan lese planen, men ikke skrive i den. Dere snakker sammen i møter, på "
               "telefon og i brev."),
    )  # fmt: skip


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def kvp(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Start the qualification programme, or end it: `?til=slutt`."""
    for_skriving(request, person_id, hva="kvp")
    slutt = request.GET.get("til") == "slutt"
    operasjon: Any = operations.stopp_kvp if slutt else operations.start_kvp
    tittel = _("Avslutt KVP") if slutt else _("Start KVP")
    ingress = _("Så lenge brukeren er i programmet, kan ikke oppfølgingen avsluttes.")
    return skjemasvar(
        request,
        Grunnskjema(data(request), initial=kladd_for(request), etikett=_("Begrunnelse")),
        lambda felt: operasjon(
            aktor=request.aktor,
            person_id=person_id,
            begrunnelse=felt["grunn"],
            naa=timezone.now(),
        ),
        til=lenke(request, "oppfolging:verktoy"),
        sagt=_("KVP er avsluttet") if slutt else _("KVP er startet"),
        tittel=tittel,
        knapp=tittel,
        ingress="" if slutt else ingress,
    )


@krever_bruker
@require_POST
def arbeidssoker_igjen(request: AktorRequest) -> HttpResponse:
    """The user is a jobseeker again, before the days have run out."""
    til = reverse("na:forside")
    try:
        operations.registrer_arbeidssoker(
            aktor=request.aktor, person_id=request.aktor.id, naa=timezone.now()
        )
    except Regelbrudd as feil:
        return vis(
            request, "oppfolging/avslag.html", {"tekst": melding(feil), "til": til}, status=422
        )
    return ferdig(
        request, til=til, melding=_("Du er registrert som arbeidssøker. Oppfølgingen fortsetter.")
    )


@krever_bruker
@bare_brukeren
@require_POST
def digital(request: AktorRequest) -> HttpResponse:
    """The user chooses digital follow-up."""
    til = reverse("om_meg:forside")
    try:
        operations.velg_digital(aktor=request.aktor, person_id=request.aktor.id, naa=timezone.now())
    except Regelbrudd as feil:
        return vis(
            request, "oppfolging/avslag.html", {"tekst": melding(feil), "til": til}, status=422
        )
    return ferdig(request, til=til, melding=_("Oppfølgingen din er digital."))
