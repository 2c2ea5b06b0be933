"""Addresses of signing in and out, the session, drafts and one's own choices."""

from django.urls import path

from dap.web.konto.views import okt, palogging, utlogging

app_name = "konto"

urlpatterns = [
    path("logg-inn/", palogging.logg_inn, name="logg_inn"),
    path("logg-inn/<str:profil>/", palogging.start, name="start"),
    path("logg-inn/<str:profil>/retur/", palogging.retur, name="retur"),
    path("logg-ut/", utlogging.logg_ut, name="logg_ut"),
    path("logg-ut/ferdig/", utlogging.logget_ut, name="logget_ut"),
    path("logg-ut/bakkanal/<str:profil>/", utlogging.bakkanal, name="bakkanal"),
    path("logg-ut/frontkanal/<str:profil>/", utlogging.frontkanal, name="frontkanal"),
    path("okt/", okt.status, name="okt"),
    path("okt/forleng/", okt.forleng, name="forleng"),
    path("kladd/", okt.lagre_kladd, name="kladd"),
    path("sprak/", okt.velg_sprak, name="sprak"),
    path("tema/", okt.velg_tema, name="tema"),
]
