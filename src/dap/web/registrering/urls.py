"""Addresses of registration: the user's own, staff's about a person, and the unit's tasks."""

from django.urls import path

from dap.web.felles.person import begge_sider
from dap.web.registrering.views import ny, oppgaver, profil, ukjent, utfylling

app_name = "registrering"

_NAV = "bruker/<uuid:person_id>/registrering/"

urlpatterns = [
    path("kontor/oppgaver/", oppgaver.liste, name="oppgaver"),
    path("kontor/profilering/", profil.tall, name="tall"),
    path(f"{_NAV}profil/", profil.vurder, name="profil"),
    path(f"{_NAV}oppgave/<uuid:oppgave_id>/", oppgaver.oppgave, name="oppgave"),
    path(f"{_NAV}oppgave/<uuid:oppgave_id>/ta/", oppgaver.ta, name="ta_oppgave"),
    path("registrering/ukjent/", ukjent.hent, name="ukjent"),
    path("registrering/ny/", ny.ny, name="ny"),
    *begge_sider(
        "registrering/",
        [
            path("", utfylling.start, name="start"),
            path("begynn/", utfylling.begynn, name="begynn"),
            path("kontakt/", utfylling.kontakt, name="kontakt"),
            path("sporsmal/<str:kode>/", utfylling.sporsmal, name="sporsmal"),
            path("oppsummering/", utfylling.oppsummering, name="oppsummering"),
            path("forkast/", utfylling.forkast, name="forkast"),
            path("kvittering/", utfylling.kvittering, name="kvittering"),
        ],
    ),
]
