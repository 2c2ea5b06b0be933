"""The tables of part C, in the order of the report."""

from dap.forskning.tabeller import (
    oppskrifter_8,
    oppskrifter_9,
    oppskrifter_10,
    oppskrifter_11,
    oppskrifter_12,
)
from dap.forskning.tabeller.oppskrift import Oppskrift

OPPSKRIFTER: tuple[Oppskrift, ...] = (
    *oppskrifter_8.OPPSKRIFTER,
    *oppskrifter_9.OPPSKRIFTER,
    *oppskrifter_10.OPPSKRIFTER,
    *oppskrifter_11.OPPSKRIFTER,
    *oppskrifter_12.OPPSKRIFTER,
)
