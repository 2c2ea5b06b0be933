"""Calibration at the demo's largest office: one round that has ended, one that is open."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from dap.demodata import kilder
from dap.demodata.ansatte import HAVNESUND
from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.kalibrering import operations, queries
from dap.kalibrering.values import (
    Alder,
    Erfaring,
    Helse,
    Innsatsgruppe,
    Saksinnhold,
    Sikkerhet,
    Utdanning,
)
from dap.tabell.base import ny_id

_LEDER = "geir"
_SVARER = ("jonas", "farah", "marit", "ingrid", "trond", "lena", "solveig")
_SIKKERHET = (Sikkerhet.GANSKE_SIKKER, Sikkerhet.SIKKER, Sikkerhet.USIKKER)


def kalibrer(ansatte: Mapping[str, Aktor], naa: datetime) -> None:
    for r in kilder.kalibreringer():
        _runde(r, ansatte, naa)


def _runde(r: Mapping[str, Any], ansatte: Mapping[str, Aktor], naa: datetime) -> None:
    leder, apnet = ansatte[_LEDER], naa - timedelta(days=r["apnet"], hours=-9)
    id_ = operations.ny_runde(
        aktor=leder, kontor_nr=HAVNESUND, tittel=r["tittel"], nokkel=ny_id(), naa=apnet,
        frist=dato(naa) - timedelta(days=r["frist"]),
    )  # fmt: skip
    saker = [(_sak(leder, id_, s, apnet), s) for s in r["sak"]]
    versjon = queries.en_runde(leder, id_, naa=apnet).versjon
    operations.apne_runde(aktor=leder, runde_id=id_, versjon=versjon, naa=apnet)
    for nr, (sak_id, s) in enumerate(saker):
        for hvem, gruppe, grunn in zip(_SVARER, s["svar"], s["grunner"], strict=False):
            operations.svar_pa_sak(
                aktor=ansatte[hvem], sak_id=sak_id, gruppe=Innsatsgruppe(gruppe),
                begrunnelse=grunn, sikkerhet=_SIKKERHET[(nr + len(grunn)) % 3],
                naa=apnet + timedelta(hours=2 + nr),
            )  # fmt: skip
    if "laerdom" in r:
        operations.skriv_laerdom(
            aktor=leder, runde_id=id_, versjon=0, tekst=r["laerdom"],
            naa=naa - timedelta(days=r["frist"] - 3),
        )  # fmt: skip


def _sak(leder: Aktor, runde_id: UUID, s: Mapping[str, Any], naa: datetime) -> UUID:
    innhold = Saksinnhold(
        s["tekst"], Alder(s["alder"]), Utdanning(s["utdanning"]), Erfaring(s["erfaring"]),
        Helse(s["helse"]),
    )  # fmt: skip
    return operations.ny_sak(
        aktor=leder, runde_id=runde_id, innhold=innhold, anonymisert=True, nokkel=ny_id(), naa=naa
    )
