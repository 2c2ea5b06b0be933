"""Addresses of assessments: the user's own and staff's."""

from django.urls import path

from dap.web.felles.person import begge_sider
from dap.web.vurdering.views import egen, lese, utkast

app_name = "vurdering"

_EN = "<uuid:vurdering_id>/"
_NAV = "bruker/<uuid:person_id>/vurderinger/"

urlpatterns = [
    path(f"{_NAV}begynn/<str:slag>/", utkast.begynn, name="begynn"),
    path(f"{_NAV}spor/<str:slag>/", egen.spor, name="spor"),
    path(f"{_NAV}{_EN}del/<str:del_>/", utkast.skriv_del, name="del"),
    path(f"{_NAV}{_EN}ferdig/", utkast.gjor_ferdig, name="ferdig"),
    path(f"{_NAV}{_EN}ta-over/", utkast.ta_over, name="ta_over"),
    path(f"{_NAV}{_EN}forkast/", utkast.forkast, name="forkast"),
    *begge_sider(
        "vurderinger/",
        [
            path("", lese.liste, name="liste"),
            path("egen/<str:slag>/", egen.egen, name="egen"),
            path(_EN, lese.vurdering, name="vurdering"),
            path(f"{_EN}egen/", egen.egen_i, name="egen_i"),
            path(f"{_EN}versjoner/", lese.versjoner, name="versjoner"),
        ],
    ),
]
