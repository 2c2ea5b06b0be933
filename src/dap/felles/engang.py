"""The key of a form that is sent: the same form with the same content is one request."""

import json
from uuid import UUID, uuid5


def innholdsnokkel(nokkel: UUID, *innhold: object) -> UUID:
    """The form's key together with what was sent.

    Sent again it is the same. Another text under the same key (written after the browser's back
    button) is another request, so that it is not taken for the first one and lost.
    """
    return uuid5(nokkel, json.dumps([str(del_) for del_ in innhold]))
