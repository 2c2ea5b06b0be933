from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from dap.felles.aktor import Rettighet, Rolle
from dap.felles.rom import Rom


class Ansettelse(StrEnum):
    STAT = "STAT"
    KOMMUNE = "KOMMUNE"


@dataclass(frozen=True, slots=True)
class Ansattdata:
    """A member of staff as colleagues and users may see them."""

    id: UUID
    ident: str
    navn: str
    ansettelse: Ansettelse
    tittel: str
    telefon: str
    treffes: str
    person_id: UUID | None
    roller: frozenset[Rolle]
    rettigheter: frozenset[Rettighet]
    kontorrom: dict[str, frozenset[Rom]]
    kontornavn: str


@dataclass(frozen=True, slots=True)
class Kontordata:
    nr: str
    navn: str
    adresse: str
    telefon: str
    svarfrist_timer: int
