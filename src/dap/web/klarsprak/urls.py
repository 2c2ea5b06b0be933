"""The writing help."""

from django.urls import path

from dap.web.klarsprak import views

app_name = "klarsprak"

urlpatterns = [path("klarsprak/", views.sjekk, name="sjekk")]
