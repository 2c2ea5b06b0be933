"""Addresses of decisions: the user's own and staff's, drafts, complaints, and the overviews."""

from django.urls import path

from dap.web.felles.person import begge_sider
from dap.web.vedtak.views import klage, lese, oversikt, utkast

app_name = "vedtak"

_NAV = "bruker/<uuid:person_id>/vedtak/"
_UTKAST = f"{_NAV}utkast/<uuid:utkast_id>/"
_KLAGE = f"{_NAV}klage/<uuid:klage_id>/"
_ETT = "<uuid:vedtak_id>/"

urlpatterns = [
    path("beslutter/", oversikt.beslutter, name="beslutter"),
    path("vedtaksprosess/", oversikt.prosess, name="prosess"),
    path(f"{_NAV}utkast/", utkast.vis_utkast, name="utkast"),
    path(f"{_NAV}utkast/start/", utkast.start, name="start"),
    path(f"{_UTKAST}skriv/", utkast.skriv_utkast, name="skriv"),
    path(f"{_UTKAST}fatt/", utkast.fatt, name="fatt"),
    path(f"{_UTKAST}grep/", utkast.grep, name="grep"),
    path(f"{_UTKAST}melding/", utkast.melding, name="melding"),
    path(f"{_NAV}{_ETT}postet/", lese.postet, name="postet"),
    path(f"{_KLAGE}formkrav/", klage.formkrav, name="formkrav"),
    path(f"{_KLAGE}avgjor/", klage.avgjor, name="avgjor"),
    path(f"{_KLAGE}utfall/", klage.utfall, name="utfall"),
    *begge_sider(
        "vedtak/",
        [
            path("", lese.liste, name="liste"),
            path(_ETT, lese.vedtak, name="vedtak"),
            path(f"{_ETT}brev/", lese.brev, name="brev"),
            path(f"{_ETT}klage/", klage.ny, name="klag"),
            path("klage/<uuid:klage_id>/", klage.vis_klage, name="klage"),
            path("klage/<uuid:klage_id>/trekk/", klage.trekk, name="trekk"),
        ],
    ),
]
