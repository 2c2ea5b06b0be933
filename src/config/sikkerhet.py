"""What the browser is told not to do."""

from collections.abc import Sequence
from typing import Any

from csp.constants import NONE, SELF


def innholdsregler(skjemamal: Sequence[str] = (), *, bare_https: bool = False) -> dict[str, Any]:
    """The content security policy: only our own files, nothing inline, no frames.

    `skjemamal`: origins a form may end at besides ours (the sign-in providers; a browser counts
    the redirect after a form too).
    """
    regler: dict[str, Any] = {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the design system's tick marks are data addresses
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *skjemamal],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
    if bare_https:
        regler["upgrade-insecure-requests"] = True
    return {"DIRECTIVES": regler}
