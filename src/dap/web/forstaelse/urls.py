"""Where one says whether one agrees."""

from django.urls import path

from dap.web.felles.person import begge_sider
from dap.web.forstaelse import views

app_name = "forstaelse"

urlpatterns = begge_sider("plan/enig/", [path("<uuid:objekt_id>/", views.si, name="si")])
