"""Every page late and in two pieces, as from a slow network:

bin/test tests/e2e -p tests.e2e.treg

A click waits until the next page is known. A test that then reads the page without waiting for what
it reads is right on a fast machine, and wrong some day; here it is wrong every time.
"""

import threading
import time
from collections.abc import Iterator
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

VENTETID = 0.3
"""Seconds before the first letter of an answer, and again before the second."""

_svar = WSGIHandler.__call__


def _i_to_deler(svar: Any) -> Iterator[bytes]:
    try:
        for del_ in svar:
            yield del_[:1]
            time.sleep(VENTETID)
            yield del_[1:]
    finally:
        svar.close()


def _er_fil(svar: Any) -> bool:
    return bool(getattr(svar, "streaming", True))


def _sent(self: WSGIHandler, miljo: dict[str, Any], begynn: Any) -> Any:
    svar = _svar(self, miljo, begynn)
    # The test's own client asks from the thread of the test, and waits for nothing.
    if threading.current_thread() is threading.main_thread() or _er_fil(svar):
        return svar
    time.sleep(VENTETID)
    return _i_to_deler(svar)


WSGIHandler.__call__ = _sent  # type: ignore[assignment, method-assign]
