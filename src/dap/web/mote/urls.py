"""Addresses of meetings: the user's own and staff's; of calendars, and the private feed."""

from django.urls import include, path

from dap.web.felles.person import begge_sider
from dap.web.mote.views import agenda, be, endre, kalender, lese, raad, strom, svar

_ET = "<uuid:mote_id>/"
_PUNKT = f"{_ET}punkt/<uuid:punkt_id>/"

_moter = [
    *begge_sider(
        "moter/",
        [
            path("", lese.liste, name="liste"),
            path("nytt/", be.nytt, name="nytt"),
            path(_ET, lese.mote, name="mote"),
            path(f"{_ET}kalender.ics", lese.kalenderfil, name="kalenderfil"),
            path(f"{_ET}godta/", svar.godta, name="godta"),
            path(f"{_ET}tider/", svar.tider, name="tider"),
            path(f"{_ET}nei/", svar.avsla, name="avsla"),
            path(f"{_ET}avlys/", endre.avlys, name="avlys"),
            path(f"{_ET}punkt/", agenda.nytt_punkt, name="nytt_punkt"),
            path(_PUNKT, agenda.punkt, name="punkt"),
            path(f"{_PUNKT}fjern/", agenda.fjern_punkt, name="fjern_punkt"),
        ],
    ),
    path("moter/ledig/", be.ledig, name="ledig"),
    path(f"moter/{_ET}kommer/", svar.bekreft, name="bekreft"),
    path("bruker/<uuid:person_id>/moter/innkall/", be.innkall, name="innkall"),
    path("bruker/<uuid:person_id>/moter/inviter/", be.inviter, name="inviter"),
    path("bruker/<uuid:person_id>/moter/rad/<slug:grunn>/", raad.avvis, name="avvis_rad"),
    path(f"bruker/<uuid:person_id>/moter/{_ET}endre/", endre.endre, name="endre"),
    path(f"bruker/<uuid:person_id>/moter/{_ET}utfall/", endre.utfall, name="utfall"),
]
_kalender = [
    path("", kalender.uke, name="uke"),
    path("apne/", kalender.apne, name="apne"),
    path("ledig/<uuid:ledig_id>/fjern/", kalender.fjern, name="fjern"),
    path("abonnement/", strom.abonnement, name="abonnement"),
    path("strom/<slug:hemmelighet>.ics", strom.strom, name="strom"),
]

urlpatterns = [
    path("", include((_moter, "mote"))),
    path("kalender/", include((_kalender, "kalender"))),
]
