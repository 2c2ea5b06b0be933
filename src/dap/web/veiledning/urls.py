"""Addresses of the guides."""

from django.urls import include, path

from dap.web.veiledning import views

_veiledning = [
    path("", views.forside, name="forside"),
    path("bruker/", views.bruker, name="bruker"),
    path("veileder/", views.veileder, name="veileder"),
    path("leder/", views.leder, name="leder"),
    path("analytiker/", views.analytiker, name="analytiker"),
]

urlpatterns = [path("veiledning/", include((_veiledning, "veiledning")))]
