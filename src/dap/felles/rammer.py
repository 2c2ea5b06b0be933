"""Room for the frames of everything a function calls, taken once (docs/adr/0058).

CPython 3.11 and 3.12 take memory for frames 16 KB at a time and give each piece back at once. A loop
whose calls happen to cross the border then goes to the operating system on every turn, and which
loop that is depends on how deep the page happens to be. (python/cpython, issue 142183.)
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

PLASSER = 33_000
"""Just above a quarter of a megabyte of pointers: the piece becomes half, and the rest is for those
that are called. Memory that nobody touches costs nothing."""


def med_rammeplass(funksjon: F) -> F:
    """The same function, with a frame so large that what it calls fits beside it."""
    if isinstance(funksjon, FunctionType):
        kode = funksjon.__code__
        funksjon.__code__ = kode.replace(co_stacksize=max(kode.co_stacksize, PLASSER))
    return funksjon
