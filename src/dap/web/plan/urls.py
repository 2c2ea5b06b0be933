"""Addresses of the front page and the plan."""

from django.urls import include, path

from dap.web.felles.person import begge_sider
from dap.web.plan import na, views

_na = begge_sider("na/", [path("", na.forside, name="forside")])
_plan = begge_sider("plan/", [path("", views.oversikt, name="oversikt")])

urlpatterns = [path("", include((_na, "na"))), path("", include((_plan, "plan")))]
