"""Addresses of the timeline."""

from django.urls import include, path

from dap.web.felles.person import begge_sider
from dap.web.tidslinje import views

_tidslinje = begge_sider(
    "tidslinje/",
    [path("", views.oversikt, name="oversikt"), path("sok/", views.sok, name="sok")],
)

urlpatterns = [path("", include((_tidslinje, "tidslinje")))]
