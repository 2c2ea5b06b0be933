"""Addresses of the office: staff, teams, absence."""

from django.urls import URLPattern, URLResolver, include, path

from dap.web.kontoret import views

_kontoret: list[URLPattern | URLResolver] = [
    path("kontoret/", views.mitt, name="mitt"),
    path(
        "kontor/<slug:kontor_nr>/",
        include(
            [
                path("", views.forside, name="forside"),
                path("fravar/", views.fravar, name="fravar"),
                path("fravar/avslutt/", views.avslutt_fravar, name="avslutt_fravar"),
                path("team/", views.team, name="team"),
                path("team/legg-ned/", views.legg_ned, name="legg_ned"),
            ]
        ),
    ),
]

urlpatterns = [path("", include((_kontoret, "kontoret")))]
