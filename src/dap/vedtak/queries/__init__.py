"""Reads of drafts, decisions and complaints: one function, one question, access included."""

from dap.vedtak.kilder import motsier
from dap.vedtak.ord import kildetekst, klageavsnitt
from dap.vedtak.queries.forskning import forskning_vedtak
from dap.vedtak.queries.klage import en_klage, klagers_vedtak
from dap.vedtak.queries.oversikt import (
    SORTERINGER,
    beslutteroversikt,
    prosesstall,
)
from dap.vedtak.queries.utkast import (
    apent_utkast,
    endringer,
    kildevalg,
    krev_utkast,
    samtale,
)
from dap.vedtak.queries.vedtak import (
    brevfil,
    brevsprak,
    ett_vedtak,
    gjeldende,
    gjeldende_for,
    gjeldende_med_alt,
    ny_innsatsgruppe,
    trenger_vedtak,
    uttrekk,
    uttrekk_brev,
    vedtakene,
    vedtaksbrev,
)
from dap.vedtak.sok import sok

__all__ = [
    "SORTERINGER",
    "apent_utkast",
    "beslutteroversikt",
    "brevfil",
    "brevsprak",
    "en_klage",
    "endringer",
    "ett_vedtak",
    "forskning_vedtak",
    "gjeldende",
    "gjeldende_for",
    "gjeldende_med_alt",
    "kildetekst",
    "kildevalg",
    "klageavsnitt",
    "klagers_vedtak",
    "krev_utkast",
    "motsier",
    "ny_innsatsgruppe",
    "prosesstall",
    "samtale",
    "sok",
    "trenger_vedtak",
    "uttrekk",
    "uttrekk_brev",
    "vedtakene",
    "vedtaksbrev",
]
