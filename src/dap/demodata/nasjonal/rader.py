"""Columns as the database wants them, and the block that everything is made from."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from dap.demodata.nasjonal.ider import Tegn, tekst
from dap.demodata.nasjonal.ramme import Ramme, Spell
from dap.forskning.syntetisk import tid
from dap.forskning.syntetisk.blokk import Blokk
from dap.forskning.syntetisk.trekk import Heltall, Maske, Terning, terning

_STED = 92
SYSTEM = "00000000-0000-0000-0000-000000000000"
TOM_ID = np.frombuffer(b"0" * 32, dtype=np.uint8)


@dataclass
class Utvalg:
    """One block on its way to the database. `tabeller` is what has been made so far."""

    ramme: Ramme
    blokk: Blokk
    spell: Spell
    person: Tegn
    periode: Tegn
    fra: int
    """The number of the block's first person among all."""
    tabeller: dict[str, list[pa.Table]] = field(default_factory=dict)

    def t(self, steg: int) -> Terning:
        return terning(self.ramme.fro, _STED, self.blokk.nr, steg)

    def legg(self, tabell: str, **kolonner: Any) -> None:
        """Rows of a table. A constant is repeated."""
        n = next(len(v) for v in kolonner.values() if isinstance(v, pa.Array | pa.ChunkedArray))
        ferdig = {
            k: v if isinstance(v, pa.Array | pa.ChunkedArray) else pa.repeat(pa.scalar(v), n)
            for k, v in kolonner.items()
        }
        self.tabeller.setdefault(tabell, []).append(pa.table(ferdig))

    def oyeblikk(self, sekunder: Heltall, mangler: Maske | None = None) -> pa.Array:
        """Instants, moved to today."""
        flyttet = (sekunder + self.ramme.forskyvning * tid.DAG).astype(np.int64)
        return pa.array(flyttet, mask=mangler).cast(pa.timestamp("s", tz="UTC"))

    def dag(self, dager: Heltall, mangler: Maske | None = None) -> pa.Array:
        flyttet = (dager + self.ramme.forskyvning).astype(np.int32)
        return pa.array(flyttet, mask=mangler).cast(pa.date32())

    def personer(self, person: Heltall) -> pa.Array:
        return tekst(self.person[person])

    def perioder(self, rad: Heltall) -> pa.Array:
        return tekst(self.periode[rad])

    def veileder(self, person: Heltall) -> Tegn:
        """The id of each person's adviser."""
        valgt: Tegn = self.ramme.ansatte[self.ramme.veileder[self.fra + person]]
        return valgt

    def aktor(self, bruker: Maske, person: Heltall) -> pa.Array:
        """The user's id, or the adviser's."""
        return tekst(np.where(bruker[:, None], self.person[person], self.veileder(person)))

    def hendelse(
        self,
        type_: str,
        *,
        sekunder: Heltall,
        person: Heltall,
        objekt: Tegn,
        objekt_type: str,
        data: pa.Array | str = "{}",
        bruker: Maske | None = None,
        system: bool = False,
    ) -> None:
        """What happened: `bruker` says whose act each was."""
        if not len(person):
            return
        av = np.zeros(len(person), dtype=bool) if bruker is None else bruker
        self.legg(
            "hendelse_hendelse",
            tid=self.oyeblikk(sekunder),
            person_id=self.personer(person),
            rom="STAT",
            type=type_,
            aktor_type="SYSTEM" if system else part(av),
            aktor_id=SYSTEM if system else self.aktor(av, person),
            objekt_type=objekt_type,
            objekt_id=tekst(objekt),
            data=data,
        )


def part(bruker: Maske) -> pa.Array:
    return pa.DictionaryArray.from_arrays(
        pa.array(bruker.astype(np.int8)), pa.array(["VEILEDER", "BRUKER"])
    ).cast(pa.string())


def versjonert(
    u: Utvalg, *, opprettet: Heltall, endret: Heltall, av: Maske, endret_av: Maske, person: Heltall
) -> dict[str, Any]:
    """The columns that every row of content has (`tabell.base`), but for id, versjon and handling."""
    return {
        "rom": "STAT",
        "opprettet": u.oyeblikk(opprettet),
        "opprettet_av_type": part(av),
        "opprettet_av_id": u.aktor(av, person),
        "endret": u.oyeblikk(endret),
        "endret_av_type": part(endret_av),
        "endret_av_id": u.aktor(endret_av, person),
        "begrunnelse": "",
    }
