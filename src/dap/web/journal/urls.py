"""Addresses of the journal: the user's own and staff's."""

from django.urls import include, path

from dap.web.felles.person import begge_sider
from dap.web.journal import views

_KILDE = "bruker/<uuid:person_id>/journal/ny/<str:regel>/<str:rom>/<uuid:kilde_id>/"

_journal = [
    *begge_sider(
        "journal/",
        [
            path("", views.oversikt, name="oversikt"),
            path("<uuid:journalpost_id>/<int:nr>/", views.dokument, name="dokument"),
        ],
    ),
    path(_KILDE, views.ny, name="ny"),
    path(f"{_KILDE}pdf/", views.pdf, name="pdf"),
    path(f"{_KILDE}legg-bort/", views.legg_bort, name="legg_bort"),
    path(
        "bruker/<uuid:person_id>/journal/<uuid:journalpost_id>/igjen/",
        views.prov_igjen,
        name="prov_igjen",
    ),
]

urlpatterns = [path("", include((_journal, "journal")))]
