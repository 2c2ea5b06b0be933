"""Moving: from the board, from the page, undone, and opened again."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.aktivitet import operations
from dap.aktivitet.values import Status, Utfall
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.web.aktivitet.forms import Flytteskjema, Gjenapneskjema
from dap.web.aktivitet.side import aktivitetskontekst, tittel
from dap.web.aktivitet.views.felles import (
    Sak,
    apne_for_skriving,
    konfliktside,
    neste_adresse,
    side,
    utfor,
)
from dap.web.aktivitet.views.vis import aktivitetsside
from dap.web.felles.htmx import er_htmx, ferdig
from dap.web.felles.meldinger import melding
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.felles.verdier import heltall
from dap.web.felles.ytring import si
from dap.web.plan.side import flyttet_melding
from dap.web.plan.views import bare_kortene


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def flytt(request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """GET: where it may go, and why not. POST: move."""
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    if request.method != "POST":
        return _flytteside(sak, _skjema(sak, None))
    return _flytt(sak, person_id, _skjema(sak, request.POST), sak.felles)


@innlogget
@require_POST
def flytt_kort(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """From the board, whose cards share one form: `kort` is "<id>.<versjon>.<til>"."""
    deler = request.POST.get("kort", "").split(".")
    try:
        aktivitet_id, versjon, til = UUID(deler[0]), heltall(deler[1]), deler[2]
    except (ValueError, IndexError) as feil:
        raise IkkeFunnet from feil
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    if til in {s.value for s in sak.a.handlinger.krever_begrunnelse}:
        return _flytteside(sak, _skjema(sak, None, til=til))
    felles = {**sak.felles, "versjon": versjon}
    return _flytt(sak, person_id, _skjema(sak, {"til": til}), felles)


def _flytt(
    sak: Sak, person_id: UUID | None, skjema: Flytteskjema, felles: dict[str, Any]
) -> HttpResponse:
    def grep() -> Utfall:
        return operations.flytt(
            **felles,
            til=Status(skjema.cleaned_data["til"]),
            begrunnelse=skjema.cleaned_data["begrunnelse"],
        )

    return utfor(
        sak,
        skjema,
        grep,
        lambda utfall: _etter_flytting(sak, person_id, utfall, skjema.cleaned_data["til"]),
        lambda: _flytteside(sak, skjema, status=422),
    )


def _skjema(sak: Sak, data: Any, *, til: str = "") -> Flytteskjema:
    # Every column is a choice, also where somebody else has just put it: the operation says no, with
    # its own reason.
    mulige = [(s.value, si(s.etikett)) for s in Status]
    return Flytteskjema(mulige, data, initial={"til": til or sak.request.GET.get("til", "")})


def _flytteside(sak: Sak, skjema: Flytteskjema, *, status: int = 200) -> HttpResponse:
    kontekst = aktivitetskontekst(sak.request, sak.innsyn, sak.a, sak.naa)
    onsket = skjema["til"].value()
    kontekst |= {
        "skjema": skjema,
        "valgt": onsket,
        "krever": onsket in {s.value for s in sak.a.handlinger.krever_begrunnelse},
        "neste": neste_adresse(sak.request, sak.adresse),
    }
    return side(sak.request, "aktivitet/flytt.html", kontekst, status=status)


def _etter_flytting(
    sak: Sak, person_id: UUID | None, utfall: Utfall, til: str, *, angret: bool = False
) -> HttpResponse:
    ord_ = {"tittel": tittel(sak.a), "status": si(Status(til).etikett)}
    if angret:
        tekst = _("Flyttingen av «%(tittel)s» er angret.") % ord_
    else:
        tekst = _("«%(tittel)s» er flyttet til %(status)s.") % ord_
    flyttet_melding(
        sak.request,
        aktivitet_id=sak.a.id,
        versjon=utfall.versjon,
        tekst=tekst,
        kan_angres=not angret,
    )
    neste = neste_adresse(sak.request, sak.adresse)
    if er_htmx(sak.request) and sak.request.headers.get("HX-Target") == "plan-visning":
        return bare_kortene(sak.request, person_id, neste)
    return ferdig(sak.request, til=neste)


@innlogget
@require_POST
def angre(request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    try:
        utfall = operations.angre_flytting(**sak.felles)
    except VersjonsKonflikt as konflikt:
        return konfliktside(sak, konflikt.gjeldende)
    except Regelbrudd as feil:
        return aktivitetsside(sak, status=422, feilmelding=melding(feil))
    return _etter_flytting(sak, person_id, utfall, sak.a.status.value, angret=True)


@innlogget
@require_POST
def gjenapne(
    request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    skjema = Gjenapneskjema(request.POST)

    def grep() -> Utfall:
        valg = skjema.cleaned_data
        return operations.gjenapne(
            **sak.felles, til=Status(valg["til"]), begrunnelse=valg["begrunnelse"]
        )

    return utfor(
        sak,
        skjema,
        grep,
        lambda _utfall: ferdig(request, til=sak.adresse, melding=_("Aktiviteten er åpnet igjen.")),
        lambda: aktivitetsside(sak, status=422, gjenapneskjema=skjema, nokkel=uuid4()),
    )
