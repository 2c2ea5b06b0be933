"""Parts that other terms put on the page of a meeting: minutes first among them.

A part is a function that gives its context, or None when it has nothing there. `mal` names its template,
which gets the context as `d`. It stands below the agenda, above the times the meeting had before.
"""

from collections.abc import Callable, Mapping
from typing import Any

from dap.mote.values import Motedata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.tilgang import AktorRequest
from dap.web.referat.side import motereferat

Del = Callable[[AktorRequest, Personinnsyn, Motedata], Mapping[str, Any] | None]

DELER: tuple[Del, ...] = (motereferat,)


def deler_for(request: AktorRequest, innsyn: Personinnsyn, m: Motedata) -> list[Mapping[str, Any]]:
    return [d for d in (del_(request, innsyn, m) for del_ in DELER) if d is not None]
