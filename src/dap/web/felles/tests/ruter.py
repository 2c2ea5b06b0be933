"""Routes for the test of the menu: only two of its entries exist."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def side(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("plan/", side, name="plan"),
    path("plan/dialog/", side, name="dialog"),
]
