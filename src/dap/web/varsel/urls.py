"""The bell."""

from django.urls import path

from dap.web.varsel import kvittering, views

app_name = "varsel"

urlpatterns = [
    path("", views.liste, name="liste"),
    path("alle/", views.alle_lest, name="alle_lest"),
    path("kvittering/sms/", kvittering.sms, name="kvittering_sms"),
    path("<uuid:varsel_id>/", views.apne, name="apne"),
]
