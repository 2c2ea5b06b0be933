"""Whom a reader may see in the overview: the one place. Deny by default.

Rows, totals, facets, sorting, search, paging and exports all start from `adgang`; nothing else makes
the condition.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dap.felles.aktor import LEDERROLLER, Aktor, Rettighet
from dap.felles.feil import IkkeTilgang
from dap.felles.rom import Rom
from dap.person import queries as person
from dap.person.values import Gradering
from dap.portefolje import koder
from dap.tilgang.policies import PERSONROLLER, tillatte_graderinger


@dataclass(frozen=True, slots=True)
class Adgang:
    """What one reader may see at the offices they chose."""

    kontor: tuple[str, ...]
    rom: frozenset[Rom]
    """The rooms whose content counts: what all of the offices give."""
    sql: str
    """The condition on the row `r`."""
    verdier: Mapping[str, Any] = field(hash=False)
    svarer_for_kontoret: bool = False
    """Leads there: may know how many are hidden."""

    @property
    def ett_kontor(self) -> bool:
        """Whether an index gives the rows in the order of names."""
        return len(self.kontor) == 1

    def sql_i(self, kontor: str) -> str:
        """The condition for one of several offices (SQL), that an index may give its rows."""
        return self.sql.replace(_FLERE, f"r.kontor = {kontor}", 1)

    @property
    def skjulte_sql(self) -> str:
        """The office's people whose protection this reader has no right to see. That they are protected
        is said once more: an index has those."""
        return f"{_kontor(self.kontor)} AND {_BESKYTTET} AND NOT ({_BESKYTTELSE})"


_BESKYTTELSE = "r.gradering = ANY(%(a_graderinger)s) AND (NOT r.skjermet OR %(a_skjermet)s)"
_BESKYTTET = f"(r.skjermet OR r.gradering <> {koder.nummer(koder.GRADERINGER, Gradering.UGRADERT)})"
_ETT, _FLERE = "r.kontor = %(a_kontor)s", "r.kontor = ANY(%(a_kontor)s)"


def adgang(aktor: Aktor, kontor: tuple[str, ...] = ()) -> Adgang:
    """Raises IkkeTilgang MANGLER_ROLLE or IKKE_DITT_KONTOR.

    No offices are all those that the reader belongs to. Protected and skjermede people are for those
    with the right to each; the reader's own case and close family for nobody (habilitet).
    """
    if not aktor.er_ansatt or not aktor.har_rolle(*PERSONROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")
    valgte = tuple(sorted(set(kontor) or aktor.kontorer))
    if not set(valgte) <= aktor.kontorer:
        raise IkkeTilgang("IKKE_DITT_KONTOR")
    rom = [aktor.kontorrom[nr] for nr in valgte]
    return Adgang(
        valgte,
        frozenset.intersection(*rom) if rom else frozenset(),
        f"{_kontor(valgte)} AND {_BESKYTTELSE} AND r.person_id <> ALL(%(a_inhabil)s)",
        {
            "a_kontor": valgte[0] if len(valgte) == 1 else list(valgte),
            "a_graderinger": _graderinger(aktor),
            "a_skjermet": Rettighet.SKJERMET in aktor.rettigheter,
            "a_inhabil": _inhabil(aktor),
        },
        bool(valgte) and aktor.har_rolle(*LEDERROLLER),
    )


def _kontor(valgte: tuple[str, ...]) -> str:
    return _ETT if len(valgte) == 1 else _FLERE


def _graderinger(aktor: Aktor) -> list[int]:
    tillatt = tillatte_graderinger(aktor)
    return [nr for nr, g in enumerate(koder.GRADERINGER, 1) if Gradering(g) in tillatt]


def _inhabil(aktor: Aktor) -> list[Any]:
    if aktor.person_id is None:
        return []
    return [aktor.person_id, *person.familie(aktor.person_id)]
