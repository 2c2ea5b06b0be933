"""The register of fields. To add one: docs/hvordan/legge-til-et-oversiktsfelt.md"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from dap.felles.aktor import Aktor, Rolle
from dap.felles.rom import Rom
from dap.portefolje.felt import (
    aktivitet,
    behov,
    dialog,
    merker,
    mote,
    oppfolging,
    person,
    vedtak,
    ytelse,
)
from dap.portefolje.felt.typer import Felt, Krav

ALLE: tuple[Felt, ...] = (
    *person.FELT,
    *oppfolging.FELT,
    *dialog.FELT,
    *aktivitet.FELT,
    *mote.FELT,
    *vedtak.FELT,
    *ytelse.FELT,
    *merker.FELT,
    *behov.FELT,
)
FELT: Mapping[str, Felt] = {f.nokkel: f for f in ALLE}
GAMLE: Mapping[str, str] = {gammelt: f.nokkel for f in ALLE for gammelt in f.gamle}
"""What fields were called before."""


def synlige(aktor: Aktor, rom: frozenset[Rom]) -> Mapping[str, Felt]:
    """The fields that exist for this reader, in these rooms."""
    return _synlige(aktor.roller, rom)


@lru_cache(maxsize=256)
def _synlige(roller: frozenset[Rolle], rom: frozenset[Rom]) -> Mapping[str, Felt]:
    return MappingProxyType({n: f for n, f in FELT.items() if _finnes_for(f, roller, rom)})


def _finnes_for(felt: Felt, roller: frozenset[Rolle], rom: frozenset[Rom]) -> bool:
    if felt.krav == Krav.STAT and Rom.STAT not in rom:
        return False
    return not felt.roller or bool(felt.roller & roller)
