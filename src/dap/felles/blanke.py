"""Blanks of a template: a name in square brackets, which must be filled before anything is sent."""

import re
from collections.abc import Mapping

from dap.felles.feil import Regelbrudd

# [navn], but not a link [tekst](adresse), and neither [x] nor [ ] of a list.
_BLANK = re.compile(r"\[([^\W\d_][^\[\]\n]{1,59})\](?!\()")


def felter_i(tekst: str) -> tuple[str, ...]:
    """The names of the blanks, in order, each once."""
    return tuple(dict.fromkeys(m.group(1) for m in _BLANK.finditer(tekst)))


def fyll_ut(tekst: str, verdier: Mapping[str, str]) -> str:
    """The template with its blanks filled. A blank without a value stays, and is refused at sending."""

    def verdi(m: re.Match[str]) -> str:
        return verdier.get(m.group(1), "").strip() or m.group(0)

    return _BLANK.sub(verdi, tekst)


def krev_utfylt(tekst: str, *, felt: str = "tekst") -> None:
    """Regelbrudd TOMME_FELTER when a blank of a template is not filled."""
    tomme = felter_i(tekst)
    if tomme:
        raise Regelbrudd("TOMME_FELTER", felt=felt, felter=", ".join(tomme))
