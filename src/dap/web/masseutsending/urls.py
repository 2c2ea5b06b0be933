"""A message to very many: written, looked at, approved by another, followed. Shows nobody."""

from django.urls import path

from dap.web.masseutsending import views

app_name = "masseutsending"

_EN = "<uuid:masseutsending_id>/"

urlpatterns = [
    path("", views.liste, name="liste"),
    path("ny/", views.ny, name="ny"),
    path(_EN, views.vis_en, name="en"),
    path(f"{_EN}endre/", views.endre, name="endre"),
    path(f"{_EN}til-godkjenning/", views.til_godkjenning, name="til_godkjenning"),
    path(f"{_EN}ta-tilbake/", views.ta_tilbake, name="ta_tilbake"),
    path(f"{_EN}godkjenn/", views.godkjenn, name="godkjenn"),
    path(f"{_EN}stopp/", views.stopp, name="stopp"),
]
