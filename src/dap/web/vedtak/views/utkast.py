"""The draft: write it, ask the second person, decide."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.konto.queries import hent_kladd
from dap.tilgang.values import Personinnsyn
from dap.varsel.operations import merk_lest
from dap.vedtak import operations, queries
from dap.vedtak.values import Utkastdata
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import meldinger
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import sendt_versjon, skriv
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.klarsprak.side import klarsprakkontekst
from dap.web.vedtak.forms import Meldingsskjema, Utkastskjema
from dap.web.vedtak.side import forhandsvisning, utkastkontekst


def _for_skriving(request: AktorRequest, person_id: UUID) -> Personinnsyn:
    innsyn = innsyn_for(request, person_id, hva="endre_vedtak")
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def _finn(
    request: AktorRequest, person_id: UUID, utkast_id: UUID
) -> tuple[Personinnsyn, Utkastdata]:
    """The draft, which is this person's. Who reads the user's own view finds none."""
    innsyn = _for_skriving(request, person_id)
    return innsyn, queries.krev_utkast(innsyn, request.aktor, utkast_id)


def _til(request: AktorRequest, melding: str, navn: str = "vedtak:utkast") -> HttpResponse:
    return ferdig(request, til=lenke(request, navn), melding=melding)


@krever_ansatt
@require_POST
def start(request: AktorRequest, person_id: UUID) -> HttpResponse:
    _for_skriving(request, person_id)
    operations.opprett_utkast(aktor=request.aktor, person_id=person_id, naa=timezone.now())
    return _til(request, _("Utkastet er laget. Brukeren ser det ikke."))


@krever_ansatt
@require_safe
def vis_utkast(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """The draft that is being written, to write in or to read, after what the reader may do."""
    innsyn = _for_skriving(request, person_id)
    u = queries.apent_utkast(innsyn, request.aktor)
    if u is None:
        raise IkkeFunnet
    merk_lest(aktor=request.aktor, objekt_id=u.id, naa=timezone.now())
    return _side(request, innsyn, u)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def skriv_utkast(request: AktorRequest, person_id: UUID, utkast_id: UUID) -> HttpResponse:
    innsyn, u = _finn(request, person_id, utkast_id)
    if request.method != "POST":
        return _til(request, "")
    naa = timezone.now()
    poster = queries.kildevalg(innsyn, naa=naa)
    skjema = Utkastskjema(request.POST, poster=poster, naa=naa)
    if request.POST.get("handling") == "sjekk":
        return _side(request, innsyn, u, skjema, sjekker=True)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: _lagre(request, utkast_id, skjema, felt),
        vis=lambda status, konflikt: _side(
            request, innsyn, u, skjema, status=status, konflikt=konflikt
        ),
        ferdig=lambda: _lagret(request, utkast_id),
    )


def _lagre(
    request: AktorRequest, utkast_id: UUID, skjema: Utkastskjema, felt: dict[str, Any]
) -> None:
    """Saved first, so that nothing is lost when the beslutter cannot have it yet."""
    versjon = operations.lagre_utkast(
        aktor=request.aktor,
        utkast_id=utkast_id,
        versjon=felt["versjon"],
        innsatsgruppe=felt["innsatsgruppe"],
        hovedmal=felt["hovedmal"],
        begrunnelse=felt["tekst"],
        avviksgrunn=felt["avviksgrunn"],
        kilder=felt["kilder"],
        naa=timezone.now(),
    )
    skjema.data = request.POST.copy()
    skjema.data["versjon"] = str(versjon)
    if request.POST.get("handling") == "send":
        operations.send_til_beslutter(
            aktor=request.aktor, utkast_id=utkast_id, versjon=versjon, naa=timezone.now()
        )


def _lagret(request: AktorRequest, utkast_id: UUID) -> HttpResponse:
    handling = request.POST.get("handling")
    if handling == "fatt":
        return ferdig(request, til=lenke(request, "vedtak:fatt", utkast_id=utkast_id))
    if handling == "send":
        return _til(request, _("Utkastet er sendt til beslutter."))
    return _til(request, _("Utkastet er lagret. Brukeren ser det ikke."))


def _side(
    request: AktorRequest,
    innsyn: Personinnsyn,
    u: Utkastdata,
    skjema: Utkastskjema | None = None,
    *,
    status: int = 200,
    konflikt: Utkastdata | None = None,
    sjekker: bool = False,
    meldingsskjema: Meldingsskjema | None = None,
    **mer: Any,
) -> HttpResponse:
    naa = timezone.now()
    if skjema is None and "SKRIVE" in u.kan:
        skjema = _tomt_skjema(request, innsyn, u)
    if skjema is not None and sjekker:
        skjema.errors.clear()  # nothing is refused by a look at the language
    kontekst = {
        **utkastkontekst(request, innsyn, u, naa),
        "skjema": skjema,
        "konflikt": konflikt,
        "sjekket": sjekker,
        "meldingsskjema": meldingsskjema or Meldingsskjema(),
        "her": lenke(request, "vedtak:skriv", utkast_id=u.id),
        **klarsprakkontekst(str(skjema["tekst"].value() or "") if skjema else ""),
        **mer,
    }
    return vis(request, "vedtak/utkast.html", kontekst, status=status)


def _tomt_skjema(request: AktorRequest, innsyn: Personinnsyn, u: Utkastdata) -> Utkastskjema:
    """What is saved, or what this account has typed here since and not saved."""
    naa = timezone.now()
    her = lenke(request, "vedtak:skriv", utkast_id=u.id)
    start: dict[str, Any] = {
        "innsatsgruppe": u.innsatsgruppe,
        "hovedmal": u.hovedmal,
        "tekst": u.begrunnelse,
        "avviksgrunn": u.avviksgrunn,
        "kilder": list(u.kilder),
        "versjon": u.versjon,
    }
    for navn, verdier in (hent_kladd(request.konto_id, her) or {}).items():
        start[navn] = verdier if navn == "kilder" else (verdier[-1] if verdier else "")
    poster = queries.kildevalg(innsyn, naa=naa)
    return Utkastskjema(initial=start, poster=poster, naa=naa)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def fatt(request: AktorRequest, person_id: UUID, utkast_id: UUID) -> HttpResponse:
    """See once more what the user will read, and decide."""
    innsyn = _for_skriving(request, person_id)
    if request.method == "POST":
        return _fatt(request, innsyn, utkast_id)
    u = queries.krev_utkast(innsyn, request.aktor, utkast_id)
    return _bekreft(request, innsyn, u)


def _fatt(request: AktorRequest, innsyn: Personinnsyn, utkast_id: UUID) -> HttpResponse:
    try:
        vedtak_id = operations.fatt(
            aktor=request.aktor,
            utkast_id=utkast_id,
            versjon=sendt_versjon(request),
            naa=timezone.now(),
        )
    except VersjonsKonflikt:
        u = queries.krev_utkast(innsyn, request.aktor, utkast_id)
        return _bekreft(request, innsyn, u, status=409, endret=True)
    except Regelbrudd as feil:
        u = queries.krev_utkast(innsyn, request.aktor, utkast_id)
        return _bekreft(request, innsyn, u, status=422, feil=[t for _felt, t in meldinger(feil)])
    til = lenke(request, "vedtak:vedtak", vedtak_id=vedtak_id)
    return ferdig(request, til=til, melding=_("Vedtaket er fattet, og brukeren kan lese det."))


def _bekreft(
    request: AktorRequest, innsyn: Personinnsyn, u: Utkastdata, *, status: int = 200, **mer: Any
) -> HttpResponse:
    naa = timezone.now()
    kontekst = {
        **utkastkontekst(request, innsyn, u, naa),
        **forhandsvisning(innsyn, u, naa),
        "her": lenke(request, "vedtak:fatt", utkast_id=u.id),
        **mer,
    }
    return vis(request, "vedtak/fatt.html", kontekst, status=status)


_GREP = {
    "ta_over": operations.ta_over_utkast,
    "trekk": operations.trekk_fra_beslutter,
}


@krever_ansatt
@require_POST
def grep(request: AktorRequest, person_id: UUID, utkast_id: UUID) -> HttpResponse:
    """One of the buttons beside the draft: take over, delete, take back, and the beslutter's."""
    innsyn, u = _finn(request, person_id, utkast_id)
    handling = request.POST.get("handling", "")
    felles: dict[str, Any] = {
        "aktor": request.aktor,
        "utkast_id": utkast_id,
        "naa": timezone.now(),
    }
    try:
        _gjor(request, u, handling, felles)
    except VersjonsKonflikt:
        return _pa_nytt(request, innsyn, utkast_id, 409, [])
    except Regelbrudd as feil:
        return _pa_nytt(request, innsyn, utkast_id, 422, [t for _felt, t in meldinger(feil)])
    if handling == "slett":
        return _til(request, _("Utkastet er slettet."), "vedtak:liste")
    return _til(request, _gjort(handling))


def _gjor(request: AktorRequest, u: Utkastdata, handling: str, felles: dict[str, Any]) -> None:
    versjon = sendt_versjon(request)
    if handling in _GREP:
        _GREP[handling](**felles)
    elif handling == "bli_beslutter":
        operations.bli_beslutter(**felles, fra=_fra(request, u))
    elif handling == "godkjenn":
        operations.godkjenn(**felles, versjon=versjon)
    elif handling == "slett":
        operations.slett_utkast(**felles, versjon=versjon)
    else:
        raise IkkeFunnet


def _pa_nytt(
    request: AktorRequest, innsyn: Personinnsyn, utkast_id: UUID, status: int, feil: list[str]
) -> HttpResponse:
    """The draft as it is now, with why nothing was done."""
    u = queries.krev_utkast(innsyn, request.aktor, utkast_id)
    return _side(request, innsyn, u, status=status, nei=feil, endret=status == 409)


def _fra(request: AktorRequest, u: Utkastdata) -> UUID | None:
    """Whom the page said that one takes over from."""
    fra = request.POST.get("fra", "")
    return u.beslutter_id if fra and str(u.beslutter_id) == fra else None


def _gjort(handling: str) -> str:
    return {
        "ta_over": _("Du har nå ansvaret for utkastet."),
        "trekk": _("Utkastet er tilbake hos deg."),
        "bli_beslutter": _("Du er nå beslutter."),
        "godkjenn": _("Utkastet er godkjent. Veilederen kan fatte vedtaket."),
    }[handling]


@krever_ansatt
@require_POST
def melding(request: AktorRequest, person_id: UUID, utkast_id: UUID) -> HttpResponse:
    """A line in the thread; the beslutter can give the draft back with it."""
    innsyn, u = _finn(request, person_id, utkast_id)
    skjema = Meldingsskjema(request.POST)
    tilbake = request.POST.get("handling") == "tilbake"
    versjon = sendt_versjon(request)

    def utfor(felt: dict[str, Any]) -> None:
        felles = {"aktor": request.aktor, "utkast_id": utkast_id, "naa": timezone.now(), **felt}
        if tilbake:
            operations.send_til_veileder(**felles, versjon=versjon)
        else:
            operations.skriv_melding(**felles)

    ferdig_ = (
        _("Utkastet er sendt tilbake til veilederen.") if tilbake else _("Meldingen er sendt.")
    )
    return skriv(
        request,
        skjema,
        utfor=utfor,
        vis=lambda status, _k: _side(request, innsyn, u, status=status, meldingsskjema=skjema),
        ferdig=lambda: _til(request, ferdig_),
    )
