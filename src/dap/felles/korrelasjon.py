"""Which request, or job, a log line belongs to: a random name that tells of nobody."""

import re
from contextvars import ContextVar
from uuid import uuid4

foresporsel: ContextVar[str] = ContextVar("foresporsel", default="")
_GYLDIG = re.compile(r"[A-Za-z0-9_-]{8,64}")


def ny(gitt: str = "") -> str:
    """The name that the caller brought along, if it can be one; otherwise a new one."""
    return gitt if _GYLDIG.fullmatch(gitt) else uuid4().hex
