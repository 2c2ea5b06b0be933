"""Sentences made below the web layer: marked for translation here, put into words there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Union

Verdi = Union[str, int, date, datetime, "Ytring"]


def N_(tekst: str) -> str:  # noqa: N802 (the name that translation tools look for)
    """Mark a bokmål source text so that the extractor finds it. The text itself is unchanged."""
    return tekst


@dataclass(frozen=True, slots=True)
class Ytring:
    """A sentence to translate: the template (marked with N_) and what goes into its blanks.

    A blank is written `%(navn)s`. Values that are strings are shown as they stand (they are what
    people wrote); a value that is itself an Ytring is translated first; dates get the reader's form.
    """

    mal: str
    verdier: Mapping[str, Verdi] = field(default_factory=dict, hash=False)
