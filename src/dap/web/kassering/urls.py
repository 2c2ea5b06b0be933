"""Addresses of what is asked to be erased: the user's own and staff's, and what waits for others."""

from django.urls import include, path

from dap.web.felles.person import begge_sider
from dap.web.kassering import views

_kassering = [
    *begge_sider(
        "sletting/",
        [
            path("", views.oversikt, name="oversikt"),
            path("pa/<slug:sted_type>/<uuid:sted_id>/", views.velg, name="velg"),
            path("be/<slug:kasseringsslag>/<uuid:objekt_id>/", views.be_om, name="be_om"),
        ],
    ),
    path("bruker/<uuid:person_id>/sletting/<uuid:kassering_id>/", views.avgjor, name="avgjor"),
    path("kasseringer/", views.liste, name="liste"),
]

urlpatterns = [path("", include((_kassering, "kassering")))]
