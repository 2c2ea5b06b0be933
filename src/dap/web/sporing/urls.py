"""The auditor's address."""

from django.urls import include, path

from dap.web.sporing import views

_sporing = [path("", views.forside, name="forside")]

urlpatterns = [path("sporing/", include((_sporing, "sporing")))]
