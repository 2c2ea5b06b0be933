"""Addresses of the overview."""

from django.urls import include, path

from dap.web.oversikt import bla, uthenting, views, visningssider

_oversikt = [
    path("", views.liste, name="liste"),
    path("finn/", views.finn, name="finn"),
    path("bla/<uuid:person_id>/", bla.bla, name="bla"),
    path("kolonner/", views.kolonner, name="kolonner"),
    path("fil/", uthenting.fil, name="fil"),
    path("visninger/", visningssider.visninger, name="visninger"),
    path("visninger/ny/", visningssider.ny, name="ny_visning"),
    path("visninger/<uuid:visning_id>/", visningssider.endre, name="endre_visning"),
    path("visninger/<uuid:visning_id>/slett/", visningssider.slett, name="slett_visning"),
]

urlpatterns = [path("oversikt/", include((_oversikt, "oversikt")))]
