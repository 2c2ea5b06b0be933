"""Addresses of portfolio talk and portfolio wash."""

from django.urls import include, path

from dap.web.gjennomgang import start, views

_gjennomgang = [
    path("", views.liste, name="liste"),
    path("ny/", start.ny, name="ny"),
    path("<uuid:gjennomgang_id>/", views.vis_en, name="vis"),
    path("<uuid:gjennomgang_id>/avslutt/", views.avslutt, name="avslutt"),
    path("<uuid:gjennomgang_id>/formal/", views.formal, name="formal"),
    path("bruker/<uuid:punkt_id>/", views.punkt, name="punkt"),
]

urlpatterns = [path("gjennomgang/", include((_gjennomgang, "gjennomgang")))]
