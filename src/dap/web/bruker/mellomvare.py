"""Another office's person: the page that asks why, where other refusals get a plain answer."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from dap.felles.feil import ManglerBegrunnelse
from dap.web.bruker.forms import Grunnskjema
from dap.web.bruker.views import vis_grunn


class GrunnMellomvare:
    """Stands after FeilMellomvare in the settings, so that it is asked first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, feil: Exception) -> HttpResponse | None:
        if not isinstance(feil, ManglerBegrunnelse) or "person_id" not in feil.detaljer:
            return None
        person_id = feil.detaljer["person_id"]
        neste = reverse("bruker:forside", kwargs={"person_id": person_id})
        if request.method == "GET" and not request.headers.get("HX-Request"):
            neste = request.get_full_path()
        elif fra := urlsplit(request.headers.get("HX-Current-URL", "")).path:
            neste = fra
        skjema = Grunnskjema(initial={"neste": neste})
        return vis_grunn(request, person_id, skjema, status=403)
