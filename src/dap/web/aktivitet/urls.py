"""Addresses of activities, and of the office's ready-made ones."""

from django.urls import path

from dap.web.aktivitet.views import endre, ferdige, flere, flytt, grep, ny, vis
from dap.web.felles.person import begge_sider

app_name = "aktivitet"

_EN = "<uuid:aktivitet_id>/"

urlpatterns = [
    *begge_sider(
        "plan/aktivitet/",
        [
            path("ny/", ny.velg_type, name="velg_type"),
            path("ny/<str:type_>/", ny.ny, name="ny"),
            path(_EN, vis.vis, name="vis"),
            path(f"{_EN}flytt/", flytt.flytt, name="flytt"),
            path(f"{_EN}angre/", flytt.angre, name="angre"),
            path(f"{_EN}gjenapne/", flytt.gjenapne, name="gjenapne"),
            path(f"{_EN}endre/", endre.endre, name="endre"),
            path(f"{_EN}juster/", endre.juster, name="juster"),
            path(f"{_EN}svar/", grep.svar, name="svar"),
            path(f"{_EN}avtal/", grep.avtal, name="avtal"),
            path(f"{_EN}steg/", grep.steg, name="steg"),
            path(f"{_EN}mal/", grep.mal, name="mal"),
            path(f"{_EN}lest/", vis.les_fho, name="les_fho"),
            path(f"{_EN}historikk/", vis.historikken, name="historikk"),
            path(f"{_EN}versjon/<int:nr>/", vis.versjon, name="versjon"),
        ],
    ),
    *begge_sider("plan/", [path("flytt/", flytt.flytt_kort, name="flytt_kort")]),
    path("ferdige-aktiviteter/", ferdige.liste, name="ferdige"),
    path("ferdige-aktiviteter/ny/<str:type_>/", ferdige.ny, name="ferdig_ny"),
    path("ferdige-aktiviteter/<uuid:ferdig_id>/", ferdige.endre, name="ferdig"),
    path("ferdige-aktiviteter/flere/", flere.velg, name="flere"),
    path("ferdige-aktiviteter/flere/<str:type_>/", flere.flere, name="flere_skjema"),
]
