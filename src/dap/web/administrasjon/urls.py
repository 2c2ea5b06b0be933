"""For who runs DAP: the queues, and what has failed. Shows nobody."""

from django.urls import path

from dap.web.administrasjon import views

app_name = "administrasjon"

urlpatterns = [
    path("", views.forside, name="forside"),
    path("varsler/igjen/", views.send_igjen, name="send_igjen"),
    path("retur/behandlet/", views.merk_behandlet, name="merk_behandlet"),
    path("jobb/<int:jobb_id>/igjen/", views.prov_igjen, name="prov_igjen"),
]
