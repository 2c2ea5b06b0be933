"""The bell."""

from django.urls import path

from dap.web.varsel import views

app_name = "varsel"

urlpatterns = [
    path("", views.liste, name="liste"),
    path("alle/", views.alle_lest, name="alle_lest"),
    path("<uuid:varsel_id>/", views.apne, name="apne"),
]
