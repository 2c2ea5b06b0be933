"""Taking the list away as a file. Why is asked for, and everybody on it can see that it was done."""

from dataclasses import replace
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO, Any, cast

from django import forms
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dap.felles.feil import Regelbrudd
from dap.portefolje import operations, queries
from dap.portefolje.values import MAKS_FORMAL, Brukerrad, Utvalg
from dap.tilgang.policies import PERSONROLLER
from dap.web.felles.htmx import vis
from dap.web.felles.skjema import Skjema
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.brikker import brikkegrupper
from dap.web.oversikt.fil import FORMATER, filnavn
from dap.web.oversikt.lesing import les, tell
from dap.web.oversikt.tekster import Navn, etikett, med_kategoriord, ord_for, radcelle

PAPIR, _FORMAL = "papir", "oversikt_formal"


class Filskjema(Skjema):
    formal = forms.CharField(
        label=_("Hva skal du bruke lista til?"),
        help_text=_("Alle på lista kan se at du har hentet den, og hvorfor."),
        max_length=MAKS_FORMAL,
    )
    ende = forms.ChoiceField(
        label=_("Filtype"),
        help_text=_(
            "Skal lista åpnes i et regneark, velg Excel: i CSV kan fødselsnumre miste nullen først."
        ),
        choices=(
            ("xlsx", _("Excel")),
            ("csv", _("CSV, med semikolon")),
            ("parquet", _("Parquet, med koder i stedet for ord")),
            (PAPIR, _("En side å skrive ut")),
        ),
        widget=forms.RadioSelect,
        initial="xlsx",
    )


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def fil(request: AktorRequest) -> HttpResponse:
    """The address is the list's own: what is downloaded is what it shows, to the end. The page to
    print has it too, so that going back to it sends no form."""
    lest, antall = tell(request.aktor, les(request.GET), timezone.now())
    sagt = request.session.get(_FORMAL, {})
    if request.method != "POST" and sagt.get("for") == request.get_full_path():
        return _svar(request, lest.utvalg, {"formal": sagt["formal"], "ende": PAPIR})
    skjema = Filskjema(request.POST if request.method == "POST" else None)
    if skjema.is_bound and skjema.is_valid():
        if skjema.cleaned_data["ende"] == PAPIR:
            return _til_papir(request, lest.utvalg, skjema.cleaned_data["formal"])
        try:
            return _svar(request, lest.utvalg, skjema.cleaned_data)
        except Regelbrudd as brudd:
            legg_til(skjema, brudd)
    kontekst = {
        "skjema": skjema,
        "antall": antall,
        "tilbake": adresse(lest.utvalg.fra_start()),
    }
    return vis(request, "oversikt/fil.html", kontekst, status=422 if skjema.errors else 200)


def _svar(request: AktorRequest, utvalg: Utvalg, valg: dict[str, Any]) -> HttpResponse:
    naa = timezone.now()
    felt = queries.felter(request.aktor, utvalg.kontor)
    valgte = [n for n in (utvalg.kolonner or queries.STANDARDKOLONNER) if n in felt]
    kolonner = tuple(dict.fromkeys(("navn", *valgte)))
    rader = operations.hent_ut(
        aktor=request.aktor,
        utvalg=replace(utvalg.fra_start(), kolonner=med_kategoriord(kolonner)),
        formal=valg["formal"],
        naa=naa,
    )
    ider = [r.celler[n] for n in kolonner if felt[n].er_id for r in rader if r.celler.get(n)]
    navn = ord_for(request.aktor, utvalg, ider)
    if valg["ende"] == PAPIR:
        return _papir(
            request, utvalg, [felt[n] for n in kolonner], rader, navn, naa, valg["formal"]
        )
    innhold_type, lag = FORMATER[valg["ende"]]
    fil: IO[bytes] = TemporaryFile()  # noqa: SIM115 (closed by the response)
    lag(fil, [felt[n] for n in kolonner], rader, navn)
    fil.seek(0)
    svar = FileResponse(
        fil, as_attachment=True, filename=filnavn(naa, valg["ende"]), content_type=innhold_type
    )
    return cast(HttpResponse, svar)


def _til_papir(request: AktorRequest, utvalg: Utvalg, formal: str) -> HttpResponse:
    """Why is kept for that very list, and for nobody's link to another."""
    til = f"{adresse(utvalg.fra_start(), side='oversikt:fil')}&{PAPIR}=1"
    request.session[_FORMAL] = {"for": til, "formal": formal}
    return HttpResponseRedirect(til)


def _papir(
    request: AktorRequest,
    utvalg: Utvalg,
    felter: list[queries.Felt],
    rader: list[Brukerrad],
    navn: Navn,
    naa: datetime,
    formal: str,
) -> HttpResponse:
    """The whole list as a plain table, whatever its pages."""
    kontekst = {
        "hoder": [etikett(f) for f in felter],
        "linjer": [
            [r.fnr if f.nokkel == "fnr" else radcelle(f, r, navn) for f in felter] for r in rader
        ],
        "vilkar": [
            b.tekst
            for g in brikkegrupper(utvalg, queries.felter(request.aktor, utvalg.kontor), navn)
            for b in g.brikker
        ],
        "naa": naa,
        "formal": formal,
        "tilbake": adresse(utvalg.fra_start()),
    }
    return vis(request, "oversikt/papir.html", kontekst)
