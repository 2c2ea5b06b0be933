"""Pages that only tests see: what the scripts do, without any domain in the way."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from dap.web.felles.htmx import ferdig
from dap.web.felles.tilgang import innlogget, passiv

SIDE = """{% extends "felles/base.html" %}
{% block tittel %}Prøve{% endblock %}
{% block innhold %}<h1>Prøve</h1>
{% if request.GET.skrev %}<p id="skrev">{{ request.GET.skrev }}</p>{% endif %}
<form method="post" data-kladd="{{ kladdside }}">{% csrf_token %}
<input type="hidden" name="kladd_sted" value="prove">
<input type="hidden" name="nokkel" value="1">
<label for="tekst">Tekst</label>
<textarea id="tekst" name="tekst" data-ctrl-enter></textarea><button>Lagre</button></form>
<div id="maal"><button id="hent" hx-get="/fragment/" hx-target="#maal">Hent</button></div>
<button id="borte" hx-get="/finnes-ikke/" hx-target="#maal">Hent det som ikke finnes</button>
<button id="endre" hx-post="/endre/" hx-target="#maal">Endre</button>
<p id="puls" hx-get="/puls/" hx-trigger="dap:hent" data-hvert="0.2">ingen puls</p>
{% endblock %}"""


@innlogget
def side(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return ferdig(request, til=f"/?skrev={request.POST['tekst']}")
    return HttpResponse(engines["django"].from_string(SIDE).render({}, request))


@innlogget
def fragment(request: HttpRequest) -> HttpResponse:
    return HttpResponse('<h2 data-fokus data-kunngjor="Tre treff">Treff</h2>')


@innlogget
def endre(request: HttpRequest) -> HttpResponse:
    return ferdig(request, til="/", melding="Endret <nå>", fragment="felles/hake.html")


@innlogget
@passiv
def puls(request: HttpRequest) -> HttpResponse:
    return HttpResponse("puls")


# The user's menu, as it will be.
MENY = (
    "na:forside",
    "plan:oversikt",
    "dialog:liste",
    "mote:liste",
    "om_meg:forside",
    "varsel:liste",
)

urlpatterns = [
    *(
        path(f"{rom}/", include(([path("", side, name=navn)], rom)))
        for rom, navn in (rute.split(":") for rute in MENY)
    ),
    path("", side, name="side"),
    path("fragment/", fragment),
    path("endre/", endre),
    path("puls/", puls),
    path("", include("dap.web.konto.urls")),
]
