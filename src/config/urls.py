"""Every address of the product, by term."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("helse/", include("dap.web.helse.urls")),
    path("administrasjon/masseutsending/", include("dap.web.masseutsending.urls")),
    path("administrasjon/", include("dap.web.administrasjon.urls")),
    path("", include("dap.web.konto.urls")),
    path("", include("dap.web.bruker.urls")),
    path("", include("dap.web.mal.urls")),
    path("", include("dap.web.forstaelse.urls")),
    path("", include("dap.web.klarsprak.urls")),
    path("", include("dap.web.referat.urls")),
    path("", include("dap.web.eskalering.urls")),
    path("", include("dap.web.kassering.urls")),
    path("", include("dap.web.vurdering.urls")),
    path("", include("dap.web.vedtak.urls")),
    path("kalibrering/", include("dap.web.kalibrering.urls")),
    path("forskning/", include("dap.web.forskning.urls")),
    path("varsler/", include("dap.web.varsel.urls")),
    path("", include("dap.web.kontaktinfo.urls")),
    path("", include("dap.web.varselvalg.urls")),
    path("om-meg/", include("dap.web.meg.urls")),
    path("", include("dap.web.hjelp.urls")),
    path("", include("dap.web.digilab.urls")),
    path("", include("dap.web.dialog.urls")),
    path("", include("dap.web.mote.urls")),
    path("", include("dap.web.eksport.urls")),
    path("", include("dap.web.journal.urls")),
    path("", include("dap.web.registrering.urls")),
    path("", include("dap.web.veien.urls")),
    path("", include("dap.web.plan.urls")),
    path("", include("dap.web.aktivitet.urls")),
    path("", include("dap.web.tidslinje.urls")),
    path("", include("dap.web.oversikt.urls")),
    path("", include("dap.web.utskrift.urls")),
    path("", include("dap.web.oppfolging.urls")),
    path("", include("dap.web.tildeling.urls")),
    path("", include("dap.web.flere.urls")),
    path("", include("dap.web.overdragelse.urls")),
    path("", include("dap.web.kontoret.urls")),
    path("", include("dap.web.leder.urls")),
    path("", include("dap.web.gjennomgang.urls")),
    path("", include("dap.web.brev.urls")),
    path("", include("dap.web.veiledning.urls")),
    path("", include("dap.web.sporing.urls")),
]
if settings.DAP_GALLERI:
    urlpatterns.append(path("galleri/", include("dap.web.galleri.urls")))
if settings.DAP_DEMOPOST:
    urlpatterns.append(path("demo/post/", include("dap.web.demopost.urls")))

handler404 = "dap.web.felles.lesersprak.ikke_funnet"
