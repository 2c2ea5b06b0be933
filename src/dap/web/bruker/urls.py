"""The front door, the adviser's start page, and what lies round the pages about one person."""

from django.urls import include, path

from dap.web.bruker import dagsrekke, views

_min_dag = [
    path("", views.min_dag, name="forside"),
    path("finn/", views.finn, name="finn"),
    path("rekkefolge/<slug:kontor_nr>/", dagsrekke.dagsrekke, name="rekkefolge"),
]
_bruker = [
    path("", views.bruker, name="forside"),
    path("grunn/", views.grunn, name="grunn"),
    path("som-bruker/<path:rest>", views.som_bruker, name="som_bruker"),
]
_kontor = [path("oppslag/", views.oppslag, name="oppslag")]

urlpatterns = [
    path("", views.forside, name="forside"),
    path("min-dag/", include((_min_dag, "min_dag"))),
    path("bruker/<uuid:person_id>/", include((_bruker, "bruker"))),
    path("kontor/", include((_kontor, "kontor"))),
]
