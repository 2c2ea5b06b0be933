"""The plan for paper."""

from django.urls import include, path

from dap.web.felles.person import begge_sider
from dap.web.utskrift import views

_utskrift = begge_sider("plan/utskrift/", [path("", views.plan, name="plan")])

urlpatterns = [path("", include((_utskrift, "utskrift")))]
