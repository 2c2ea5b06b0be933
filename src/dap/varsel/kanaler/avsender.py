"""Many messages handed over at once: some threads, each with its own kept connections."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from types import TracebackType
from typing import TypeVar

from dap.varsel.kanaler.epost import Epostkobling
from dap.varsel.kanaler.oppdrag import KanalNede, Oppdrag, Svar
from dap.varsel.kanaler.sms import Smskobling
from dap.varsel.rules.tilstand import Utfall
from dap.varsel.values import Feilkode, Kanal

K = TypeVar("K", Epostkobling, Smskobling)
TRADER = 8
TAL_FEIL = 3
"""After so many silences in a row the channel is left alone until the next round."""

logg = logging.getLogger(__name__)


class Avsendere:
    """As a context: connections are kept from batch to batch, and closed at the end."""

    def __init__(self, klokke: Callable[[], datetime], *, trader: int = TRADER) -> None:
        self._klokke = klokke
        self._pool = ThreadPoolExecutor(trader, thread_name_prefix="varsel")
        self._lokal = threading.local()
        self._alle: list[Epostkobling | Smskobling] = []
        self._las = threading.Lock()
        self._stille: dict[Kanal, int] = {}

    def __enter__(self) -> "Avsendere":
        return self

    def __exit__(
        self,
        slag: type[BaseException] | None,
        feil: BaseException | None,
        spor: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        for kobling in self._alle:
            kobling.lukk()

    def lever(self, oppdrag: Iterable[Oppdrag], *, sekunder: float) -> list[tuple[Oppdrag, Svar]]:
        """Hand over what can be handed over within the time; the rest is UFORSOKT."""
        frist = time.monotonic() + sekunder
        self._stille.clear()
        alle = list(oppdrag)
        return list(zip(alle, self._pool.map(lambda o: self._en(o, frist), alle), strict=True))

    def _en(self, oppdrag: Oppdrag, frist: float) -> Svar:
        if time.monotonic() > frist or self._stille.get(oppdrag.kanal, 0) >= TAL_FEIL:
            return Svar(Utfall.UFORSOKT, Feilkode.NEDE)
        try:
            svar = self._send(oppdrag)
        except KanalNede as feil:
            with self._las:
                self._stille[oppdrag.kanal] = self._stille.get(oppdrag.kanal, 0) + 1
            return Svar(Utfall.MIDLERTIDIG, feil.feilkode, kan_ha_gatt=feil.kan_ha_gatt)
        except Exception:
            # One message that cannot be made must not keep the others back.
            logg.exception("a notification could not be handed over")
            return Svar(Utfall.MIDLERTIDIG, Feilkode.UFORSTAELIG, kan_ha_gatt=True)
        self._stille[oppdrag.kanal] = 0
        return svar

    def _send(self, oppdrag: Oppdrag) -> Svar:
        if oppdrag.kanal == Kanal.SMS:
            return self._kobling(Smskobling).send(oppdrag)
        return self._kobling(Epostkobling).send(oppdrag, self._klokke())

    def _kobling(self, slag: type[K]) -> K:
        """This thread's own."""
        funnet: K | None = getattr(self._lokal, slag.__name__, None)
        if funnet is None:
            funnet = slag()
            setattr(self._lokal, slag.__name__, funnet)
            with self._las:
                self._alle.append(funnet)
        return funnet
