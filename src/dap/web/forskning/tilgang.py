"""The door of the analysts' pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from dap.forskning.policies import krev_analytiker
from dap.web.felles.tilgang import AktorRequest, innlogget


def analytiker(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """For all others the address is not there (404), also for those signed in as something else."""

    @wraps(view)
    def voktet(request: AktorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        krev_analytiker(request.aktor)
        svar: HttpResponse = view(request, *args, **kwargs)
        return svar

    return innlogget(voktet)
