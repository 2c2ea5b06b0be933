"""Reads of meetings and calendars: one function, one question."""

from dap.mote.queries.forskning import forskning_moter, forskning_motestatus
from dap.mote.queries.invitasjon import kan_inviteres, skal_velge_tid
from dap.mote.queries.kalender import (
    dagens_moter,
    har_strom,
    kalendere,
    kan_se_kalender,
    kan_styre_kalender,
    strom,
    uke,
)
from dap.mote.queries.ledige import har_ledige, holdere, ledige_tider
from dap.mote.queries.moter import (
    avviste_rad,
    blikk,
    ett_mote,
    ett_punkt,
    lagt_bort,
    moter,
    neste_mote,
    siste_mote,
    som_motedata,
    som_punktdata,
)
from dap.mote.queries.sok import sok
from dap.mote.queries.uttrekk import uttrekk

__all__ = [
    "avviste_rad",
    "blikk",
    "dagens_moter",
    "ett_mote",
    "ett_punkt",
    "forskning_moter",
    "forskning_motestatus",
    "har_ledige",
    "har_strom",
    "holdere",
    "kalendere",
    "kan_inviteres",
    "kan_se_kalender",
    "kan_styre_kalender",
    "lagt_bort",
    "ledige_tider",
    "moter",
    "neste_mote",
    "siste_mote",
    "skal_velge_tid",
    "sok",
    "som_motedata",
    "som_punktdata",
    "strom",
    "uke",
    "uttrekk",
]
