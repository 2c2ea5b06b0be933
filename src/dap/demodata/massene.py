"""Messages to many in the demo: one that was sent, one that waits for the other's approval."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from dap.demodata.ansatte import HAVNESUND, YTRE_SKJAER
from dap.felles.aktor import Aktor
from dap.masseutsending import operations as masse
from dap.masseutsending.values import Innhold
from dap.tabell.base import ny_id

_SENDT = Innhold(
    "Stengt resepsjon i Ytre Skjær",
    "Resepsjonen er stengt to dager",
    "Hei [fornavn]!\n\nResepsjonen hos [kontor] er stengt torsdag og fredag i neste uke. "
    "Vi bygger om. Du kan skrive til oss her eller ringe som vanlig. Har du avtalt et møte, gjelder det: "
    "vi ringer deg hvis det må flyttes.",
    (YTRE_SKJAER,),
)
_VENTER = Innhold(
    "Ny inngang i Havnesund",
    "Vi får ny inngang",
    "Hei [fornavn]!\n\nFra nyttår er inngangen til [kontor] på baksiden av bygget, mot parkeringsplassen. "
    "Der er det ingen trapper. Adressen er den samme.",
    (HAVNESUND,),
)


def fortell_om_masseutsendinger(ansatte: Mapping[str, Aktor], naa: datetime) -> None:
    """One wrote, the other approved; everybody at the office has it."""
    tid = naa - timedelta(days=8, hours=12)
    adam, solfrid = ansatte["adam"], ansatte["solfrid"]
    sendt = _skriv(adam, _SENDT, tid)
    masse.godkjenn(
        aktor=solfrid, masseutsending_id=sendt, versjon=2, naa=tid + timedelta(minutes=40)
    )
    while masse.lagre_neste(masseutsending_id=sendt, naa=tid + timedelta(minutes=41)):
        pass
    _skriv(adam, _VENTER, naa - timedelta(days=1, hours=14))


def _skriv(aktor: Aktor, innhold: Innhold, tid: datetime) -> UUID:
    id_ = masse.skriv_utkast(aktor=aktor, innhold=innhold, naa=tid, nokkel=ny_id())
    masse.send_til_godkjenning(
        aktor=aktor, masseutsending_id=id_, versjon=1, naa=tid + timedelta(minutes=5)
    )
    return id_
