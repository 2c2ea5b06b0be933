"""Where in the row of steps somebody is: kept in the session, so that every page has an address.

Going back in the browser is then to the step before, and not to a form to be sent anew. The address
tells nothing; whom it concerns and what is written stay with the one who does it.
"""

from uuid import uuid4

from django.http import HttpRequest, QueryDict

_NOKKEL, _MAKS = "flere", 6
"""So many steps are kept: enough to go all the way back."""


def husk(request: HttpRequest, data: QueryDict) -> str:
    """The name of the step in its address; the key of what is done there is the same."""
    data = data.copy()
    data.pop("csrfmiddlewaretoken", None)
    steg, navn = dict(request.session.get(_NOKKEL, {})), str(uuid4())
    steg[navn] = data.urlencode()
    request.session[_NOKKEL] = dict(list(steg.items())[-_MAKS:])
    return navn


def hent(request: HttpRequest, navn: str) -> QueryDict | None:
    funnet = request.session.get(_NOKKEL, {}).get(navn)
    return None if funnet is None else QueryDict(funnet)
