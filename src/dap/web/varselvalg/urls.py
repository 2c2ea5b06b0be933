"""How one is told, and everything one has been told: by the user, and by staff who may."""

from django.urls import path

from dap.web.varselvalg import views

app_name = "varselvalg"

urlpatterns = [
    path("om-meg/varsler/", views.valg, name="valg"),
    path("om-meg/varsler/sendt/", views.sendt, name="sendt"),
    path("bruker/<uuid:person_id>/varsler/", views.sendt, name="sendt"),
]
