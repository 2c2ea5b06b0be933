"""Who follows up one person: the responsible one, and those round them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.tid import dato
from dap.kontor.queries import kontor_for_person
from dap.kontor.values import Kollega
from dap.oppfolging import operations, queries
from dap.oppfolging.values import Tildelingsvalg
from dap.tilgang.policies import eget_rom
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.felles.verdier import krev_id
from dap.web.kontoret.valg import folger_opp, grupperte, kollegaer
from dap.web.oppfolging.felles import data, for_skriving, skjemasvar
from dap.web.tildeling.skjema import Medskjema, Veilederskjema


@krever_ansatt
@require_safe
def oversikt(request: AktorRequest, person_id: UUID) -> HttpResponse:
    innsyn, naa = innsyn_for(request, person_id, hva="medveiledere"), timezone.now()
    bilde = queries.oppfolgingsbilde(person_id, naa=naa)
    kontekst = {
        "bilde": bilde,
        "nytildelt": queries.er_nytildelt(person_id),
        "medveiledere": queries.medveiledere(innsyn),
        "kan_endre": innsyn.kan_skrive and innsyn.kan_endre_plan,
    }
    return vis(request, "tildeling/oversikt.html", kontekst)


def _kolleger(person_id: UUID, **valg: Any) -> list[Kollega]:
    """Those at the person's own office."""
    enhet = kontor_for_person(person_id)
    return kollegaer(enhet.nr, dag=dato(timezone.now()), **valg) if enhet else []


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def tildel(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Another adviser, of those at the person's office."""
    for_skriving(request, person_id, hva="tildel_veileder")
    na = queries.ansvarlig_veileder(person_id)
    skjema = Veilederskjema(
        data(request),
        initial={"fra_veileder": na},
        valg=grupperte(k for k in _kolleger(person_id) if k.id != na),
    )

    def utfor(felt: dict[str, Any]) -> None:
        operations.tildel_veileder(
            aktor=request.aktor,
            person_id=person_id,
            ansatt_id=felt["ansatt"],
            naa=timezone.now(),
            ventet=Tildelingsvalg(person_id, felt["fra_veileder"]),
        )

    return skjemasvar(
        request,
        skjema,
        utfor,
        til=lenke(request, "tildeling:oversikt"),
        sagt=_("Brukeren har fått en ny veileder"),
        mal="tildeling/skjema.html",
        tittel=_("Tildel veileder"),
        knapp=_("Tildel"),
        ingress=_("Brukeren får beskjed om hvem som følger opp."),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def legg_til(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """One more who works with the person."""
    innsyn = for_skriving(request, person_id, hva="medveiledere")
    skjema = Medskjema(data(request), valg=grupperte(_mulige(request, innsyn)))

    def utfor(felt: dict[str, Any]) -> None:
        operations.legg_til_medveileder(
            aktor=request.aktor, person_id=person_id, naa=timezone.now(),
            ansatt_id=felt["ansatt"], rolle=felt["rolle"],
        )  # fmt: skip

    return skjemasvar(
        request,
        skjema,
        utfor,
        til=lenke(request, "tildeling:oversikt"),
        sagt=_("Kollegaen er med"),
        mal="tildeling/skjema.html",
        tittel=_("Legg til en medveileder"),
        knapp=_("Legg til"),
        ingress=_(
            "Den som har ansvaret, er fortsatt én. Brukeren ser hvem som er med, og hvorfor."
        ),
    )


def _mulige(request: AktorRequest, innsyn: Personinnsyn) -> list[Kollega]:
    """Colleagues whose room the one who asks sees, and who are not there already."""
    opptatt = {m.ansatt_id for m in queries.medveiledere(innsyn)}
    opptatt |= {a for a in (queries.ansvarlig_veileder(innsyn.person_id),) if a}
    return [
        k
        for k in _kolleger(innsyn.person_id, hvem=folger_opp)
        if k.id not in opptatt and innsyn.ser_rom(eget_rom(request.aktor, k.rom))
    ]


@krever_ansatt
@require_POST
def avslutt(request: AktorRequest, person_id: UUID) -> HttpResponse:
    for_skriving(request, person_id, hva="medveiledere")
    ansatt_id = krev_id(request.POST.get("ansatt"))
    operations.avslutt_medveileder(
        aktor=request.aktor, person_id=person_id, ansatt_id=ansatt_id, naa=timezone.now()
    )
    til = lenke(request, "tildeling:oversikt")
    return ferdig(request, til=til, melding=_("Kollegaen er ikke med lenger"))
