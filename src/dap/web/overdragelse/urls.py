"""Addresses of the hand-over: both sides read it, staff write it."""

from django.urls import URLPattern, URLResolver, include, path

from dap.web.felles.person import begge_sider
from dap.web.overdragelse import views

_skrive: list[URLPattern | URLResolver] = [
    path("ny/", views.ny, name="ny"),
    path("<uuid:overdragelse_id>/rediger/", views.rediger, name="rediger"),
    path("<uuid:overdragelse_id>/forkast/", views.forkast, name="forkast"),
    path("<uuid:overdragelse_id>/lest/", views.lest, name="lest"),
]
_overdragelse: list[URLPattern | URLResolver] = [
    *begge_sider(
        "overdragelser/",
        [
            path("", views.liste, name="liste"),
            path("<uuid:overdragelse_id>/", views.vis_en, name="vis"),
        ],
    ),
    path("bruker/<uuid:person_id>/overdragelser/", include(_skrive)),
]

urlpatterns = [path("", include((_overdragelse, "overdragelse")))]
