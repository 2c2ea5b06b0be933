"""Group days: the office plans and runs them, users answer."""

from django.urls import URLPattern, URLResolver, include, path

from dap.web.digilab import mine, views
from dap.web.felles.person import begge_sider

_digilab: list[URLPattern | URLResolver] = [
    path("digilab/", views.liste, name="liste"),
    path("digilab/ny/", views.ny, name="ny"),
    path("digilab/<uuid:digilab_id>/", views.dag, name="dag"),
    path("digilab/<uuid:digilab_id>/inviter/", views.inviter, name="inviter"),
    path("digilab/<uuid:digilab_id>/endre/", views.endre, name="endre"),
    path("digilab/<uuid:digilab_id>/avlys/", views.avlys, name="avlys"),
    path("digilab/deltaker/<uuid:deltakelse_id>/oppmote/", views.oppmote, name="oppmote"),
    path("digilab/deltaker/<uuid:deltakelse_id>/behov/", views.behov, name="behov"),
    *begge_sider(
        "gruppedager/",
        [
            path("", mine.liste, name="mine"),
            path("<uuid:deltakelse_id>/svar/", mine.svar, name="svar"),
        ],
    ),
]

urlpatterns = [path("", include((_digilab, "digilab")))]
