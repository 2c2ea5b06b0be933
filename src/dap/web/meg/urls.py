"""«Om meg»: the user's own page about themself."""

from django.urls import path

from dap.web.meg import views

app_name = "om_meg"

urlpatterns = [
    path("", views.forside, name="forside"),
    path("andre-okter/", views.avslutt_andre, name="avslutt_andre"),
    path("innsyn/", views.innsyn, name="innsyn"),
]
