"""Research: extracts and reports ordered, followed and opened. To all but analysts not there."""

from django.urls import path

from dap.web.forskning import sett, views

app_name = "forskning"

_ETT = "<uuid:oppdrag_id>/"

urlpatterns = [
    path("", views.forside, name="forside"),
    path("status/", views.status, name="status"),
    path("uttrekk/", views.uttrekk, name="uttrekk"),
    path("syntetisk/", views.syntetisk, name="syntetisk"),
    path("rapport/", views.rapport, name="rapport"),
    path(_ETT, views.ett, name="ett"),
    path(f"{_ETT}status/", views.ett_status, name="ett_status"),
    path(f"{_ETT}avbryt/", views.avbryt, name="avbryt"),
    path(f"{_ETT}slett/", views.slett, name="slett"),
    path(f"{_ETT}last-ned/", sett.last_ned, name="last_ned"),
    path(f"{_ETT}rapport/<path:sti>", sett.fil, name="fil"),
]
