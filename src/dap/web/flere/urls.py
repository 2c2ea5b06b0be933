"""Addresses of doing the same for many."""

from django.urls import include, path

from dap.web.flere import views

_flere = [
    path("", views.flere, name="steg"),
    path("<uuid:kvittering_id>/", views.kvittering, name="kvittering"),
    path("<uuid:kvittering_id>/angre/", views.angre, name="angre"),
]

urlpatterns = [path("oversikt/flere/", include((_flere, "flere")))]
