"""What the office counts as silent and as need: seen by all who work there, set by who leads."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.aktor import LEDERROLLER
from dap.felles.feil import VersjonsKonflikt
from dap.kontor.queries import kontor
from dap.portefolje import operations, queries
from dap.portefolje.queries import Terskelendring
from dap.portefolje.values import DAGER, VEKTER, Terskler
from dap.tilgang.policies import PERSONROLLER
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skriving import sendt_versjon, skriv
from dap.web.felles.tilgang import AktorRequest, krev_eget_kontor, krever_rolle
from dap.web.leder.skjema import Grenseskjema
from dap.web.leder.tekster import DAGORD, VEKTORD, navn_paa
from dap.web.oversikt.tekster import TOM


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def grenser(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """A POST with `forhandsvis` tries the numbers; any other saves them."""
    krev_eget_kontor(request.aktor, kontor_nr)
    data = request.POST if request.method == "POST" else None
    skjema = Grenseskjema(data, naa=queries.terskler((kontor_nr,)))
    if data is None:
        return _side(request, kontor_nr, skjema)
    if "forhandsvis" in data:
        return _prov(request, kontor_nr, skjema)
    return _lagre(request, kontor_nr, skjema)


def _prov(request: AktorRequest, kontor_nr: str, skjema: Grenseskjema) -> HttpResponse:
    if not skjema.is_valid():
        return _side(request, kontor_nr, skjema, status=422)
    dager, vekter = skjema.verdier()
    provd = queries.forhandsvis_terskler(request.aktor, kontor_nr, dager, vekter, timezone.now())
    forst = [
        (p, p.for_ or TOM, ", ".join(f"{navn_paa(k)} ({n})" for k, n in p.grunner))
        for p in provd.forst
    ]
    return _side(request, kontor_nr, skjema, provd=provd, forst=forst)


def _lagre(request: AktorRequest, kontor_nr: str, skjema: Grenseskjema) -> HttpResponse:
    def utfor(felt: dict[str, Any]) -> None:
        dager, vekter = skjema.verdier()
        operations.sett_terskler(
            aktor=request.aktor, kontor=kontor_nr, dager=dager, vekter=vekter,
            versjon=felt["versjon"], naa=timezone.now(),
        )  # fmt: skip

    def vist(status: int, konflikt: Terskler | None) -> HttpResponse:
        return _side(request, kontor_nr, skjema, status=status, **_konflikt(skjema, konflikt))

    til = reverse("leder:grenser", kwargs={"kontor_nr": kontor_nr})
    sagt = _("Grensene er lagret. De gjelder fra nå.")
    return skriv(
        request, skjema, utfor=utfor, vis=vist,
        ferdig=lambda: ferdig(request, til=til, melding=sagt),
    )  # fmt: skip


def _konflikt(skjema: Grenseskjema, annen: Terskler | None) -> dict[str, Any]:
    """What the other saved, where it is not what was typed here."""
    if annen is None:
        return {}
    mitt = Terskler.fra(*skjema.verdier(), annen.versjon)
    return {"konflikt": [(navn_paa(n), a, b) for n, a, b in queries.forskjeller(annen, mitt)],
            "samtidig": True}  # fmt: skip


def _side(
    request: AktorRequest, kontor_nr: str, skjema: Grenseskjema, *, status: int = 200, **mer: Any
) -> HttpResponse:
    naa = queries.terskler((kontor_nr,))
    kontekst = {
        "kontoret": kontor(kontor_nr),
        "skjema": skjema,
        "kan_endre": request.aktor.har_rolle(*LEDERROLLER),
        "naa": naa,
        "eget": bool(queries.forskjeller(Terskler(), naa)),
        "dager": [(navn_paa(n), DAGORD[n][1], naa.dager[n], v) for n, v in DAGER.items()],
        "vekter": [(navn_paa(n), VEKTORD[n], naa.vekter[n], v) for n, v in VEKTER.items()],
        "historie": [_linje(e) for e in queries.terskelhistorie(request.aktor, kontor_nr)],
        **mer,
    }
    return vis(request, "leder/grenser.html", kontekst, status=status)


def _linje(e: Terskelendring) -> tuple[Terskelendring, list[str]]:
    ord_ = _("%(hva)s: fra %(fra)s til %(til)s")
    return e, [ord_ % {"hva": navn_paa(n), "fra": a, "til": b} for n, a, b in e.endringer]


@krever_rolle(*PERSONROLLER)
@require_POST
def standard(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """Back to the product's own numbers."""
    til = reverse("leder:grenser", kwargs={"kontor_nr": kontor_nr})
    try:
        operations.sett_terskler(
            aktor=request.aktor, kontor=kontor_nr, dager={}, vekter={},
            versjon=sendt_versjon(request), naa=timezone.now(),
        )  # fmt: skip
    except VersjonsKonflikt:
        sagt = _("Noen har endret grensene siden du åpnet siden. Se på dem først.")
        return ferdig(request, til=til, melding=sagt)
    return ferdig(request, til=til, melding=_("Kontoret har de vanlige grensene igjen."))
