"""Addresses of the dialog: the user's own and staff's, the common queue, and the pulse."""

from django.urls import path

from dap.web.dialog.views import forlop, internt, lese, maler, skrive
from dap.web.felles.person import begge_sider

app_name = "dialog"

_TRAD = "<uuid:trad_id>/"

urlpatterns = [
    *begge_sider(
        "dialog/",
        [
            path("", lese.liste, name="liste"),
            path("ny/", skrive.ny, name="ny"),
            path("aktivitet/<uuid:aktivitet_id>/", skrive.om_aktivitet, name="om_aktivitet"),
            path(_TRAD, lese.trad, name="trad"),
            path(f"{_TRAD}send/", skrive.send, name="send"),
            path(f"{_TRAD}eldre/", lese.eldre, name="eldre"),
            path(f"{_TRAD}nytt/", lese.nytt, name="nytt"),
            path(f"{_TRAD}vedlegg/<uuid:vedlegg_id>/", lese.vedlegg, name="vedlegg"),
        ],
    ),
    path(f"dialog/{_TRAD}flytting/", forlop.svar_paa_flytting, name="svar_paa_flytting"),
    path("bruker/<uuid:person_id>/notater/", internt.notater, name="notater"),
    path(f"bruker/<uuid:person_id>/dialog/{_TRAD}overlever/", forlop.overlever, name="overlever"),
    path(
        f"bruker/<uuid:person_id>/dialog/{_TRAD}trenger-ikke-svar/",
        forlop.trenger_ikke_svar,
        name="trenger_ikke_svar",
    ),
    path(
        f"bruker/<uuid:person_id>/dialog/{_TRAD}venter-paa-bruker/",
        forlop.venter_paa_bruker,
        name="venter_paa_bruker",
    ),
    path(
        f"bruker/<uuid:person_id>/dialog/{_TRAD}foresla-flytting/",
        forlop.foresla_flytting,
        name="foresla_flytting",
    ),
    path(
        f"bruker/<uuid:person_id>/dialog/{_TRAD}melding/<uuid:melding_id>/sporsmal/",
        internt.sporsmal,
        name="sporsmal",
    ),
    path(
        f"bruker/<uuid:person_id>/dialog/{_TRAD}sporsmal/<uuid:sporsmal_id>/",
        internt.svar_kollega,
        name="svar_kollega",
    ),
    path("ubesvart/", internt.ko, name="ko"),
    path("standardtekster/", maler.maler, name="maler"),
    path("standardtekster/ny/<slug:kontor_nr>/", maler.ny_mal, name="ny_mal"),
    path("standardtekster/<uuid:mal_id>/", maler.mal, name="mal"),
    path("puls/<str:token>/", lese.puls, name="puls"),
]
