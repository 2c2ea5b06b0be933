"""Addresses of who follows up whom."""

from django.urls import URLPattern, URLResolver, include, path

from dap.web.tildeling.views import en, flere

_tildeling: list[URLPattern | URLResolver] = [
    path(
        "bruker/<uuid:person_id>/veileder/",
        include(
            [
                path("", en.oversikt, name="oversikt"),
                path("tildel/", en.tildel, name="tildel"),
                path("med/", en.legg_til, name="legg_til"),
                path("med/avslutt/", en.avslutt, name="avslutt"),
            ]
        ),
    ),
    path("kontor/<slug:kontor_nr>/tildeling/", flere.flere, name="flere"),
]

urlpatterns = [path("", include((_tildeling, "tildeling")))]
