"""What a channel is asked to do, and what it answers."""

from dataclasses import dataclass
from uuid import UUID

from dap.varsel.rules.tilstand import Utfall
from dap.varsel.values import Feilkode, Kanal, Varselslag


@dataclass(frozen=True, slots=True)
class Oppdrag:
    """One message. `id` is the key that makes it one, however often it is handed over."""

    id: UUID
    varsel_id: UUID
    kanal: Kanal
    til: str
    slag: Varselslag
    sprak: str
    antall: int = 1
    """Of notifications that it tells of (a digest)."""


@dataclass(frozen=True, slots=True)
class Svar:
    utfall: Utfall
    feilkode: Feilkode = Feilkode.INGEN
    ekstern_id: str = ""
    kan_ha_gatt: bool = False
    """It failed, and yet the other end may have taken it: it began to be handed over, and nobody said
    no."""


class KanalNede(Exception):
    """Nobody answers at all: no use in trying the next message now."""

    def __init__(self, feilkode: Feilkode, *, kan_ha_gatt: bool = False) -> None:
        super().__init__(feilkode)
        self.feilkode = feilkode
        self.kan_ha_gatt = kan_ha_gatt
