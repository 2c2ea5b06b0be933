"""Compression of answers, but not of files that are packed already."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PAKKET = ("application/zip", "application/pdf", "application/vnd.apache.parquet", "image/png")


class KomprimeringMellomvare(GZipMiddleware):
    """A file of hundreds of megabytes keeps its length, so that the browser can say how far it is, and
    takes no time of the processor to become no smaller."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.get("Content-Type", "").startswith(PAKKET):
            return response
        return super().process_response(request, response)
