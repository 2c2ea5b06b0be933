"""The office's own order of the day: what stands first, and what is not shown. Links, so that it needs
no script; a POST keeps what the address says."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from dap.felles.aktor import LEDERROLLER
from dap.felles.feil import VersjonsKonflikt
from dap.kontor.queries import kontor
from dap.portefolje import operations, queries
from dap.portefolje.queries import DAGSREKKE, Dagsrekke
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skriving import sendt_versjon
from dap.web.felles.tilgang import AktorRequest, krev_eget_kontor, krever_rolle


@dataclass(frozen=True, slots=True)
class Del:
    """A section, and the addresses that change its place."""

    tekst: str
    skjult: bool
    opp: str
    ned: str
    bytt: str


@krever_rolle(*LEDERROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def dagsrekke(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    krev_eget_kontor(request.aktor, kontor_nr)
    lagret = queries.dagsrekke((kontor_nr,))
    valgt = _valgt(request, lagret)
    if request.method != "POST":
        return _side(request, kontor_nr, valgt, lagret.versjon)
    try:
        operations.sett_dagsrekke(
            aktor=request.aktor, kontor=kontor_nr, rekke=valgt.rekke, skjulte=list(valgt.skjulte),
            versjon=sendt_versjon(request), naa=timezone.now(),
        )  # fmt: skip
    except VersjonsKonflikt as konflikt:
        andres = konflikt.gjeldende
        return _side(request, kontor_nr, valgt, andres.versjon, andres=andres, status=409)
    sagt = gettext("Rekkefølgen på Min dag er lagret")
    return ferdig(request, til=_adresse(kontor_nr), melding=sagt)


def _valgt(request: AktorRequest, lagret: Dagsrekke) -> Dagsrekke:
    """What the address says, as far as it can be understood; else what is stored."""
    if "rekke" not in request.GET:
        return lagret
    sendt = [n for n in request.GET["rekke"].split(",") if n in DAGSREKKE]
    rekke = dict.fromkeys((*sendt, *lagret.rekke))
    skjulte = frozenset(request.GET.get("skjult", "").split(",")) & frozenset(DAGSREKKE)
    return Dagsrekke(tuple(rekke), skjulte, lagret.versjon)


def _adresse(kontor_nr: str, r: Dagsrekke | None = None) -> str:
    til = reverse("min_dag:rekkefolge", kwargs={"kontor_nr": kontor_nr})
    if r is None:
        return til
    skjult = {"skjult": ",".join(sorted(r.skjulte))} if r.skjulte else {}
    return f"{til}?{urlencode({'rekke': ','.join(r.rekke), **skjult}, safe=',')}"


def _side(
    request: AktorRequest,
    kontor_nr: str,
    valgt: Dagsrekke,
    versjon: int,
    *,
    andres: Dagsrekke | None = None,
    status: int = 200,
) -> HttpResponse:
    kontekst: dict[str, Any] = {
        "kontoret": kontor(kontor_nr),
        "deler": _deler(kontor_nr, valgt),
        "versjon": versjon,
        "andres": [_ord(n) for n in andres.vist] if andres else None,
        "standard": _adresse(kontor_nr, Dagsrekke()),
    }
    return vis(request, "bruker/dagsrekke.html", kontekst, status=status)


def _deler(kontor_nr: str, r: Dagsrekke) -> list[Del]:
    def byttet(nr: int) -> str:
        ny = [*r.rekke]
        ny[nr], ny[nr + 1] = ny[nr + 1], ny[nr]
        return _adresse(kontor_nr, Dagsrekke(tuple(ny), r.skjulte))

    return [
        Del(
            _ord(n),
            n in r.skjulte,
            byttet(nr - 1) if nr else "",
            byttet(nr) if nr + 1 < len(r.rekke) else "",
            _adresse(kontor_nr, Dagsrekke(r.rekke, r.skjulte ^ {n})),
        )
        for nr, n in enumerate(r.rekke)
    ]


def _ord(nokkel: str) -> str:
    return gettext(next(s.etikett for s in queries.STATUSER if s.nokkel == nokkel))
