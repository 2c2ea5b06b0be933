"""Addresses of the complete export: the user's own and staff's."""

from django.urls import include, path

from dap.web.eksport import views
from dap.web.felles.person import begge_sider

_eksport = [
    *begge_sider(
        "eksport/",
        [
            path("", views.forside, name="forside"),
            path("status/", views.status, name="status"),
            path("<uuid:eksport_id>/fil/", views.fil, name="fil"),
        ],
    ),
    path("eksport/alt/", views.alt, name="alt"),
    path("eksport/skjema.json", views.skjema, name="skjema"),
    path("bruker/<uuid:person_id>/eksport/sladd/", views.sladd, name="sladd"),
]

urlpatterns = [path("", include((_eksport, "eksport")))]
