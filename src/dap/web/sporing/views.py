"""What an auditor reads: who has looked at whom. The numbers go in a POST, and never into an address."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dap.felles.aktor import Rolle
from dap.felles.feil import Regelbrudd
from dap.felles.fnr import er_gyldig
from dap.felles.tid import dato
from dap.tilgang.operations import se_sporing
from dap.tilgang.values import MAKS_FORMAL, Sporingssvar
from dap.web.felles.htmx import vis
from dap.web.felles.skjema import Datofelt, Skjema
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.meg.tekster import hva_tekst, hvorfor_tekst

_DAGER = timedelta(days=30)


class Sporingsskjema(Skjema):
    fnr = forms.CharField(
        label=_("Fødselsnummer"),
        help_text=_("Hvem har sett saken til denne personen?"),
        required=False,
        max_length=20,
    )
    ident = forms.CharField(
        label=_("Ident til en ansatt"),
        help_text=_("Hvem har den ansatte sett på?"),
        required=False,
        max_length=20,
    )
    fra = Datofelt(label=_("Fra og med"))
    til = Datofelt(label=_("Til og med"))
    formal = forms.CharField(
        label=_("Hva er grunnen til kontrollen?"),
        help_text=_("Den det gjelder, kan lese grunnen og at du har kontrollert."),
        max_length=MAKS_FORMAL,
        widget=forms.Textarea,
    )

    def clean_fnr(self) -> str:
        fnr = "".join(self.cleaned_data["fnr"].split())
        if fnr and not er_gyldig(fnr):
            raise Regelbrudd("UGYLDIG_FNR", felt="fnr")
        return fnr

    def clean_ident(self) -> str:
        ident: str = self.cleaned_data["ident"].strip().upper()
        return ident


@krever_rolle(Rolle.REVISOR)
@require_http_methods(["GET", "HEAD", "POST"])
def forside(request: AktorRequest) -> HttpResponse:
    naa = timezone.now()
    svar: Sporingssvar | None = None
    if request.method == "POST":
        skjema = Sporingsskjema(request.POST)
        try:
            if skjema.is_valid():
                svar = se_sporing(aktor=request.aktor, naa=naa, **skjema.cleaned_data)
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    else:
        skjema = Sporingsskjema(initial={"fra": dato(naa - _DAGER), "til": dato(naa)})
    kontekst: dict[str, Any] = {"skjema": skjema, "svar": svar}
    if svar is not None:
        kontekst["rader"] = [
            (r, navn, hva_tekst(r.hva), hvorfor_tekst(r.hvorfor)) for r, navn in svar.rader
        ]
    return vis(request, "sporing/forside.html", kontekst, status=422 if skjema.errors else 200)
