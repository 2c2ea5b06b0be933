"""Who helps whom: the user's own pages, the helper's, and the session at the office."""

from django.urls import URLPattern, URLResolver, include, path

from dap.web.felles.person import begge_sider
from dap.web.hjelp import andre, kontoret, views

_hjelp: list[URLPattern | URLResolver] = [
    *begge_sider(
        "hjelpere/",
        [
            path("", views.oversikt, name="oversikt"),
            path("hent/", views.hent, name="hent"),
            path("gjort/<uuid:hjelp_id>/", views.gjort, name="gjort"),
        ],
    ),
    path("hjelpere/ny/", views.ny, name="ny"),
    path("hjelpere/<uuid:hjelp_id>/avslutt/", views.avslutt, name="avslutt"),
    path("hjelp-andre/", andre.liste, name="andre"),
    path("hjelp-andre/<uuid:hjelp_id>/velg/", andre.velg, name="velg"),
    path("hjelp-andre/<uuid:hjelp_id>/svar/", andre.svar, name="svar"),
    path("hjelp-andre/<uuid:hjelp_id>/slutt/", andre.slutt, name="slutt"),
    path("bruker/<uuid:person_id>/hjelpere/kontoret/", kontoret.start, name="kontoret"),
    path("kontorhjelp/<uuid:hjelp_id>/avslutt/", kontoret.avslutt, name="kontoret_avslutt"),
]

urlpatterns = [path("", include((_hjelp, "hjelp")))]
