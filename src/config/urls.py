"""Every address of the product, by term."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dap.web.konto.urls")),
]
