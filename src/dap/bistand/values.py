"""What the spine and the notifications call what happens between a user and their helpers."""

from dataclasses import dataclass
from datetime import date

OBJEKT_VARSEL = "HJELP_ANDRE"
"""A notification to the helper leads to the page of whom they help."""


@dataclass(frozen=True, slots=True)
class Navngitt:
    """Whom a user names, how far the right goes, and the last day of it."""

    fnr: str
    navn: str
    kan_skrive: bool
    kan_laste_ned: bool
    til: date
