from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Gradering(StrEnum):
    """Protection of address, as the population register grades it."""

    UGRADERT = "UGRADERT"
    FORTROLIG = "FORTROLIG"
    STRENGT_FORTROLIG = "STRENGT_FORTROLIG"
    STRENGT_FORTROLIG_UTLAND = "STRENGT_FORTROLIG_UTLAND"


@dataclass(frozen=True, slots=True)
class Persondata:
    """What a page shows of a person. The fødselsnummer is for the screen, never for an address."""

    id: UUID
    fnr: str
    fornavn: str
    etternavn: str
    fodt: date
    gradering: Gradering
    skjermet: bool
    telefon: str
    epost: str
    tolkesprak: str
    reservert_krr: bool
    kan_varsles: bool

    @property
    def navn(self) -> str:
        return f"{self.fornavn} {self.etternavn}"
