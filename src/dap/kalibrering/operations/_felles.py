"""What every write here does: fetch with lock, and decide who may."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.kalibrering import rules
from dap.kalibrering.models import Runde
from dap.kalibrering.queries import alle_har_svart, leder_ved
from dap.kalibrering.values import Status


@dataclass(slots=True)
class Grep:
    """A round, locked, and whether the one who acts leads it."""

    aktor: Aktor
    rad: Runde
    leder: bool
    naa: datetime

    def status(self) -> Status:
        return rules.status(
            apnet=self.rad.apnet,
            lukket=self.rad.lukket,
            frist=self.rad.frist,
            alle_har_svart=alle_har_svart(self.rad.id),
            naa=self.naa,
        )

    def lagre(self, handling: str) -> None:
        if not self.rad._state.adding:
            self.rad.versjon += 1
        self.rad.endret, self.rad.endret_av_id = self.naa, self.aktor.id
        self.rad.handling = handling
        self.rad.save()


def hent(aktor: Aktor, runde_id: UUID, naa: datetime) -> Grep:
    """The round, locked. Another office's, and one the reader has no part in, is not there."""
    ved = leder_ved(aktor)
    synlig = Runde.objects.synlig_for(aktor.id, aktor.kontorer if aktor.er_ansatt else [], ved)
    rad = synlig.select_for_update(of=("self",)).filter(id=runde_id).first()
    if rad is None:
        raise IkkeFunnet
    return Grep(aktor, rad, rad.kontor_id in ved, naa)


def hent_som_leder(aktor: Aktor, runde_id: UUID, naa: datetime) -> Grep:
    grep = hent(aktor, runde_id, naa)
    if not grep.leder:
        raise IkkeTilgang("BARE_RUNDELEDER")
    return grep
