"""Addresses of the leader's pages about one office."""

from django.urls import include, path

from dap.web.leder import grenser, kontakt

_leder = [
    path("kontakt-og-behov/", kontakt.side, name="kontakt"),
    path("kontor/<slug:kontor_nr>/grenser/", grenser.grenser, name="grenser"),
    path("kontor/<slug:kontor_nr>/grenser/standard/", grenser.standard, name="standard"),
]

urlpatterns = [path("", include((_leder, "leder")))]
