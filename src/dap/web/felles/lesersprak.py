"""The language of the answer, also where no view of ours is reached."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation


def bruk_sprak(request: HttpRequest) -> None:
    """The rest of the answer in the language of whoever is signed in."""
    bruker = getattr(request, "user", None)
    if bruker is None or not bruker.is_authenticated or bruker.sprak == translation.get_language():
        return
    translation.activate(bruker.sprak)
    request.LANGUAGE_CODE = bruker.sprak


def ikke_funnet(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404: an address without a view never came to SprakMellomvare.process_view."""
    bruk_sprak(request)
    return render(request, "404.html", status=404)
