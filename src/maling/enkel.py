"""The plain alternative: the same rows listed by a view without layers, access, trace or design."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from dap.aktivitet.models import Aktivitet
from dap.dialog.models import Melding, Trad

_LISTE = """<!doctype html><html lang="nb"><title>Liste</title><body><table>
{% for rad in rader %}<tr>{% for verdi in rad %}<td>{{ verdi }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""


def _vis(rader: Any) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(_LISTE).render({"rader": rader}))


def plan(request: HttpRequest, person_id: UUID) -> HttpResponse:
    felter = ("tittel", "status", "fra_dato", "til_dato", "beskrivelse")
    aktiviteter = list(Aktivitet.objects.filter(person_id=person_id).values_list(*felter))
    trader = Trad.objects.filter(person_id=person_id).values_list("overskrift", "siste_melding")
    return _vis([*aktiviteter, *trader])


def trad(request: HttpRequest, trad_id: UUID) -> HttpResponse:
    meldinger = Melding.objects.filter(trad_id=trad_id).order_by("-nr")[:50]
    return _vis(meldinger.values_list("sendt", "avsender_type", "tekst"))


urlpatterns = [path("plan/<uuid:person_id>/", plan), path("trad/<uuid:trad_id>/", trad)]

MELLOMVARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
"""Who is signed in is looked up, as everybody would."""
