"""Addresses of the overview."""

from django.urls import include, path

from dap.web.oversikt import bla, sletting, uthenting, views, visningssider

_oversikt = [
    path("", views.liste, name="liste"),
    path("finn/", views.finn, name="finn"),
    path("bla/<uuid:person_id>/", bla.bla, name="bla"),
    path("kolonner/", views.kolonner, name="kolonner"),
    path("fil/", uthenting.fil, name="fil"),
    path("visninger/", visningssider.visninger, name="visninger"),
    path("visninger/ny/", visningssider.ny, name="ny_visning"),
    path("visninger/rekkefolge/", visningssider.nullstill, name="nullstill_visninger"),
    path("visninger/<uuid:visning_id>/", visningssider.endre, name="endre_visning"),
    path("visninger/<uuid:visning_id>/slett/", sletting.slett, name="slett_visning"),
    path("visninger/<uuid:visning_id>/flytt/", visningssider.flytt, name="flytt_visning"),
]

urlpatterns = [path("oversikt/", include((_oversikt, "oversikt")))]
