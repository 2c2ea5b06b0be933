"""The user's way through the follow-up; staff see the same page."""

from django.urls import path

from dap.web.felles.person import begge_sider
from dap.web.veien import views

app_name = "veien"

urlpatterns = begge_sider("veien/", [path("", views.veien, name="veien")])
