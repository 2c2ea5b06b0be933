"""For machines that watch: is the process alive, can it serve, how do the queues stand."""

from django.urls import path

from dap.web.helse import views

app_name = "helse"

urlpatterns = [
    path("live", views.live, name="live"),
    path("klar", views.klar, name="klar"),
    path("metrikker", views.metrikker, name="metrikker"),
]
