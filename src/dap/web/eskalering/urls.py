"""Addresses of warnings: the user's own, staff's, and the office's list."""

from django.urls import path

from dap.web.eskalering.views import lese, nytt, oversikt, videre
from dap.web.felles.person import begge_sider

app_name = "eskalering"

_ET = "<uuid:eskalering_id>/"
_NAV = "bruker/<uuid:person_id>/varsel-om-stans/"

urlpatterns = [
    path("varsler-om-stans/", oversikt.oversikt, name="oversikt"),
    path(f"{_NAV}nytt/", nytt.nytt, name="nytt"),
    path(f"{_NAV}{_ET}mer-tid/", videre.forleng, name="forleng"),
    path(f"{_NAV}{_ET}avslutt/", videre.avslutt, name="avslutt"),
    path(f"{_NAV}{_ET}brev/", videre.brev, name="brev"),
    *begge_sider(
        "varsel-om-stans/",
        [
            path("", lese.liste, name="liste"),
            path(_ET, lese.varselet, name="vis"),
        ],
    ),
]
