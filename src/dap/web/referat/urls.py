"""Addresses of minutes: the user's own and staff's."""

from django.urls import path

from dap.web.felles.person import begge_sider
from dap.web.referat.views import lese, nav, skrive

app_name = "referat"

_ET = "<uuid:referat_id>/"
_NAV = "bruker/<uuid:person_id>/referater/"

urlpatterns = [
    path(f"{_NAV}ny/", skrive.ny, name="ny"),
    path(f"{_NAV}siter/", nav.siter, name="siter"),
    path(f"{_NAV}mote/<uuid:mote_id>/", nav.start_motereferat, name="start_motereferat"),
    path(f"{_NAV}{_ET}bruker-skriver/", nav.bruker_skriver, name="bruker_skriver"),
    path(f"{_NAV}{_ET}ta-over/", nav.ta_over, name="ta_over"),
    path(f"{_NAV}{_ET}ferdig/", nav.sett_ferdig, name="ferdig"),
    path(f"{_NAV}{_ET}sitat/<uuid:melding_id>/fjern/", nav.fjern_sitat, name="fjern_sitat"),
    *begge_sider(
        "referater/",
        [
            path("", lese.liste, name="liste"),
            path(_ET, lese.referat, name="referat"),
            path(f"{_ET}versjoner/", lese.versjoner, name="versjoner"),
            path(f"{_ET}skriv/", skrive.skriv_referat, name="skriv"),
            path(f"{_ET}del/", skrive.del_utkast, name="del"),
            path(f"{_ET}forkast/", skrive.forkast, name="forkast"),
            path(f"{_ET}kommentar/", skrive.kommenter, name="kommenter"),
        ],
    ),
]
