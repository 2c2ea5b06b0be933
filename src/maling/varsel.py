"""`bench varsel`: one message to very many, from approval to stored, and what it takes of memory."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db import connections
from django.utils import timezone

from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.kontor.queries import ansatt_for_ident
from dap.masseutsending import operations, queries
from dap.masseutsending.values import Innhold
from dap.tilgang.queries import aktor_for_ansatt
from maling.mange import fyll
from maling.minne import topp_mb
from maling.scene import Si
from maling.tall import Rad, hoyst

MOTTAKERE, SEKUNDER, PROSESSER = 360_000, 180, 2
TEKST = (
    "Hei [fornavn]. [kontor] er stengt for alle som ikke har avtale. Du kan skrive til oss her, og"
    " [veileder] svarer deg så snart som mulig. Du trenger ikke møte opp for å beholde pengene dine."
)


def mal_varsel(mappe: Path, antall: int, si: Si) -> list[Rad]:
    """`antall` people get a message each. The aim of the time is for 360 000."""
    naa = timezone.now() - timedelta(minutes=1)
    en, annen = (_aktor(ident) for ident in fyll(antall, mappe, naa=naa, si=si))
    innhold = Innhold(f"Måling {naa:%H:%M:%S}", "Kontorene er stengt", TEKST)
    start = time.perf_counter()
    id_ = operations.skriv_utkast(aktor=en, innhold=innhold, naa=naa)
    mottakere = operations.send_til_godkjenning(aktor=en, masseutsending_id=id_, versjon=1, naa=naa)
    valgt = time.perf_counter() - start
    operations.godkjenn(aktor=annen, masseutsending_id=id_, versjon=2, naa=naa)
    connections.close_all()
    start = time.perf_counter()
    with topp_mb() as topp:
        _lagre(id_)
    tid = time.perf_counter() - start
    f = queries.framdrift(id_)
    return [
        Rad("mottakere", mottakere, "stk."),
        Rad("velge dem og feste dem", round(valgt, 1), "s"),
        hoyst("lagre trådene, varslene med", tid, "s", SEKUNDER)
        if mottakere >= MOTTAKERE
        else Rad("lagre trådene, varslene med", round(tid, 1), "s"),
        Rad("i sekundet", round(f.lagret / tid), "stk."),
        hoyst("ikke lagret", f.igjen, "stk.", 0),
        Rad("minne, prosessene til sammen", round(topp[0], 1), "MB"),
    ]


def _lagre(id_: UUID) -> None:
    kommando = [sys.executable, "-m", "django", "varsel", "masseutsending", "stykkevis", str(id_)]
    barn = [subprocess.Popen(kommando, env=os.environ) for _ in range(PROSESSER)]  # noqa: S603
    koder = [b.wait() for b in barn]
    if any(koder):
        raise RuntimeError(f"storing ended with {koder}")


def _aktor(ident: str) -> Aktor:
    naa = timezone.now()
    ansatt = ansatt_for_ident(ident, dag=dato(naa))
    aktor = aktor_for_ansatt(ansatt.id, naa=naa) if ansatt else None
    if aktor is None:
        raise RuntimeError(f"{ident} is not there")
    return aktor
