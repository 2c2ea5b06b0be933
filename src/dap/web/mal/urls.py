"""Situation, goals and milestones: parts of the plan, each form at its own address."""

from django.urls import path

from dap.web.felles.person import begge_sider
from dap.web.mal.views import delmal, forventning, mal, situasjon, versjoner

app_name = "mal"

_NAV = "bruker/<uuid:person_id>/plan/forventning/"

urlpatterns = begge_sider(
    "plan/",
    [
        path("situasjon/", situasjon.situasjon, name="situasjon"),
        path("mal/", mal.oversikt, name="oversikt"),
        path("mal/nytt/", mal.nytt, name="nytt"),
        path("mal/<uuid:mal_id>/", mal.mal, name="mal"),
        path("mal/<uuid:mal_id>/endre/", mal.endre, name="endre"),
        path("mal/<uuid:mal_id>/status/", mal.status, name="status"),
        path("mal/<uuid:mal_id>/flytt/", mal.flytt, name="flytt"),
        path("mal/<uuid:mal_id>/delmal/", delmal.nytt, name="nytt_delmal"),
        path("mal/<uuid:mal_id>/delmal/<uuid:milepael_id>/", delmal.endre, name="endre_delmal"),
        path("mal/<uuid:mal_id>/delmal/<uuid:milepael_id>/merk/", delmal.merk, name="merk_delmal"),
        path(
            "mal/<uuid:mal_id>/delmal/<uuid:milepael_id>/fjern/",
            delmal.fjern,
            name="fjern_delmal",
        ),
        path("forventning/<uuid:forventning_id>/", forventning.forventning, name="forventning"),
        path("versjoner/<uuid:objekt_id>/", versjoner.versjoner, name="versjoner"),
        path(
            "versjoner/<uuid:objekt_id>/<int:fra>/<int:til>/",
            versjoner.sammenlign,
            name="sammenlign",
        ),
    ],
)
urlpatterns += [
    path(f"{_NAV}ny/", forventning.ny, name="ny_forventning"),
    path(f"{_NAV}<uuid:forventning_id>/endre/", forventning.endre, name="endre_forventning"),
    path(f"{_NAV}<uuid:forventning_id>/status/", forventning.status, name="forventningsstatus"),
]
