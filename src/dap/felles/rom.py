"""The two rooms content lies in (state and municipality)."""

from enum import StrEnum


class Rom(StrEnum):
    STAT = "STAT"
    KOMMUNE = "KOMMUNE"
