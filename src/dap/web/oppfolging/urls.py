"""Addresses of the tools round the follow-up, and of what both sides read and set."""

from django.urls import include, path

from dap.web.felles.person import begge_sider
from dap.web.oppfolging.views import huskelapp, lese, slutt, verktoy

_verktoy = [
    path("", verktoy.verktoy, name="verktoy"),
    path("avslutt/", slutt.avslutt, name="avslutt"),
    path("inaktiv/", slutt.inaktiver, name="inaktiver"),
    path("fortsett/", slutt.reaktiver, name="reaktiver"),
    path("behold/", slutt.behold, name="behold"),
    path("arbeidssoker/", slutt.arbeidssoker, name="arbeidssoker"),
    path("manuell/", verktoy.manuell, name="manuell"),
    path("kvp/", verktoy.kvp, name="kvp"),
    path("huskelapp/", huskelapp.huskelapp, name="huskelapp"),
    path("huskelapp/fjern/", huskelapp.fjern_huskelapp, name="fjern_huskelapp"),
    path("kategori/", huskelapp.kategori, name="kategori"),
]
_oppfolging = [
    path("bruker/<uuid:person_id>/verktoy/", include(_verktoy)),
    *begge_sider("innstillinger/", [path("", lese.innstillinger, name="innstillinger")]),
    *begge_sider("tilrettelegging/", [path("", lese.tilrettelegging, name="tilrettelegging")]),
    *begge_sider(
        "utkast/",
        [
            path("", lese.utkast, name="utkast"),
            path("slett/", lese.slett_utkast, name="slett_utkast"),
        ],
    ),
    path("arbeidssoker/igjen/", verktoy.arbeidssoker_igjen, name="arbeidssoker_igjen"),
    path("om-meg/digital/", verktoy.digital, name="digital"),
    path("kontor/<slug:kontor_nr>/kategorier/", huskelapp.kategorinavn, name="kategorinavn"),
    path(
        "kontor/<slug:kontor_nr>/team/<uuid:team_id>/kategorier/",
        huskelapp.teamkategorier,
        name="teamkategorier",
    ),
]

urlpatterns = [path("", include((_oppfolging, "oppfolging")))]
