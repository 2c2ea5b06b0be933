"""Within one reading the same question is asked once.

A page is put together by several packages, and each asks for what it needs: who the person is,
which periods there are. Inside `en_lesning()` the second one who asks gets the first one's answer.
Only whoever serves a page that changes nothing opens a reading (docs/adr/0019-within-one-reading.md).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_svar: ContextVar[dict[object, object] | None] = ContextVar("lesning", default=None)


@contextmanager
def en_lesning() -> Iterator[None]:
    """Answers are remembered until the end of the block; a reading within a reading is the same."""
    if _svar.get() is not None:
        yield
        return
    merke = _svar.set({})
    try:
        yield
    finally:
        _svar.reset(merke)


class EnGang(Generic[P, R]):
    """A question that is asked once in a reading, and every time outside one."""

    def __init__(self, sporsmal: Callable[P, R]) -> None:
        self._sporsmal = sporsmal
        update_wrapper(self, sporsmal)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        kjente = _svar.get()
        if kjente is None:
            return self._sporsmal(*args, **kwargs)
        nokkel = (self, args, frozenset(kwargs.items()))
        if nokkel not in kjente:
            kjente[nokkel] = self._sporsmal(*args, **kwargs)
        return kjente[nokkel]  # type: ignore[return-value]

    def husk(self, svar: R, *args: P.args, **kwargs: P.kwargs) -> None:
        """The answer is known already, from another question."""
        kjente = _svar.get()
        if kjente is not None:
            kjente[(self, args, frozenset(kwargs.items()))] = svar


def en_gang(sporsmal: Callable[P, R]) -> EnGang[P, R]:
    """Mark a question whose arguments can be hashed, and whose answer nobody changes."""
    return EnGang(sporsmal)
