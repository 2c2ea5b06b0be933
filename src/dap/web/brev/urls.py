"""Addresses of letters: the office's queue, one person's, and what the user answered."""

from django.urls import URLPattern, URLResolver, include, path

from dap.web.brev import kontoret, views
from dap.web.felles.person import begge_sider

_PERSON = "bruker/<uuid:person_id>/brev/"

_brev: list[URLPattern | URLResolver] = [
    path("brevko/", kontoret.mitt, name="mitt"),
    path("kontor/<slug:kontor_nr>/brev/", kontoret.ko, name="ko"),
    path("kontor/<slug:kontor_nr>/brev/bunke/", kontoret.lag_bunke, name="lag_bunke"),
    path("brevbunke/<uuid:bunke_id>/", kontoret.bunke, name="bunke"),
    path("brevbunke/<uuid:bunke_id>/pdf/", kontoret.bunkepdf, name="bunkepdf"),
    *begge_sider(
        "brev/",
        [
            path("", views.liste, name="liste"),
            path("<uuid:brev_id>/pdf/", views.pdf, name="pdf"),
        ],
    ),
    path(f"{_PERSON}lag/", views.lag, name="lag"),
    path(f"{_PERSON}adresse/", views.hent_adresse, name="hent_adresse"),
    path(f"{_PERSON}<uuid:brev_id>/retur/", views.retur, name="retur"),
    path(f"{_PERSON}<uuid:brev_id>/igjen/", views.igjen, name="igjen"),
    path(f"{_PERSON}<uuid:brev_id>/stopp/", views.stopp, name="stopp"),
    path(f"{_PERSON}svar/<str:sted_type>/<uuid:sted_id>/", views.svar, name="svar"),
]

urlpatterns = [path("", include((_brev, "brev")))]
