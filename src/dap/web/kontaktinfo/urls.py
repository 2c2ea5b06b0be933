"""Asking the contact and reservation register anew: by the user, and by staff."""

from django.urls import path

from dap.web.kontaktinfo import views

app_name = "kontaktinfo"

urlpatterns = [
    path("om-meg/kontaktinfo/", views.hent_egen, name="hent_egen"),
    path("bruker/<uuid:person_id>/kontaktinfo/", views.vis, name="vis"),
    path("bruker/<uuid:person_id>/kontaktinfo/hent/", views.hent, name="hent"),
]
