"""Addresses of the overview: what stands in them can be shared, and is read again in `lesing`."""

from dataclasses import replace

from dap.portefolje import queries
from dap.portefolje.values import MAKS_SORTERINGER, Sortering, Utvalg
from dap.ruter import rute

ALLE = "alle=1"
"""For who asks for nothing: the bare address is one's own users."""


def adresse(u: Utvalg, *, side: str = "oversikt:liste", gruppe: int = 0) -> str:
    """Of the list (or another page of the overview) with this selection."""
    deler = [d for d in (queries.skriv(u), f"gruppe={gruppe}" if gruppe else "") if d]
    return f"{rute(side)}?{'&'.join(deler) or ALLE}"


def snu_sortering(u: Utvalg, felt: str) -> Utvalg:
    """First by this field: rising, then falling, then no more. Those before it come after."""
    na = next((s for s in u.sortering if s.felt == felt), None)
    andre = tuple(s for s in u.sortering if s.felt != felt)
    if na == Sortering(felt, synkende=True) and u.sortering[0] == na:
        ny = andre
    else:
        er_forst = bool(u.sortering) and u.sortering[0] == na
        ny = (Sortering(felt, synkende=er_forst), *andre)[:MAKS_SORTERINGER]
    return replace(u.fra_start(), sortering=ny)


def er_skjult_i_skjema(u: Utvalg, gruppe: int) -> list[tuple[str, str]]:
    """What the form of the panel must carry on without showing: all but the group it edits, and the
    order, which has a place of its own there (swap.js)."""
    forst = f"{gruppe}." if gruppe > 1 else ""
    ut = []
    for navn, verdi in queries.par(u.fra_start()):
        nr, skille, _resten = navn.partition(".")
        har_nr = bool(skille) and nr.isdecimal()
        fast = not har_nr and navn in {"kontor", "hos", "sok", "kol", "antall"}
        i_gruppen = navn.startswith(forst) if forst else not har_nr
        if navn != "sort" and (fast or not i_gruppen):
            ut.append((navn, verdi))
    return ut
