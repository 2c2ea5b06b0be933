"""A synthetic extract, block after block into the files: memory does not grow with the number."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa

from dap.felles.hjelpeprosess import hjelpere
from dap.felles.sprak import N_
from dap.forskning.format.manifest import Dekning, Manifest
from dap.forskning.format.skriving import Skriver
from dap.forskning.parametre import Parameterfeil
from dap.forskning.syntetisk import tid
from dap.forskning.syntetisk.blokk import Blokk, antall_blokker, lag_blokk
from dap.forskning.syntetisk.kolonner import UTEN, tabeller
from dap.forskning.syntetisk.parametre import Parametere, vanlig
from dap.forskning.syntetisk.personer import Personer, lag_personer
from dap.forskning.tekst import Tekst
from dap.forskning.values import SYNTETISK_PERIODE

NASJONALT = 858_123
"""Persons of the report (8_n_alle)."""
FLEST = 20_000_000

Meld = Callable[[int, int], object]
_FRA, _TIL = SYNTETISK_PERIODE


def lag_uttrekk(
    ut: Path,
    *,
    personer: int,
    fro: int,
    naa: datetime,
    parametere: Parametere | None = None,
    arbeidere: int = 1,
    meld: Meld | None = None,
) -> Manifest:
    """Write an extract with `personer` made-up persons to the new folder `ut`.

    The same number, seed and parameters give the same rows, and so the same checksums, whatever
    `arbeidere` is. Raises Parameterfeil for numbers that make no sense, and `Skrivefeil` when the files
    cannot be written; then nothing is left at `ut`.
    """
    if not 1 <= personer <= FLEST:
        mal = N_("Antall personer må være fra 1 til %(flest)s, ikke %(personer)s.")
        raise Parameterfeil(Tekst(mal, flest=FLEST, personer=personer))
    if not 0 <= fro < 2**63:
        mal = N_("Frøet må være et helt tall fra 0 til %(flest)s, ikke %(fro)s.")
        raise Parameterfeil(Tekst(mal, flest=2**63 - 1, fro=fro))
    p = parametere or vanlig()
    uttrekk_id = f"syntetisk-{p.navn}-{personer}-{fro}"
    with Skriver(ut, uttrekk_id=uttrekk_id, uten=UTEN) as skriver:
        antall = antall_blokker(personer)
        for nr, deler in enumerate(_deler(personer, fro, p, arbeidere)):
            for tabell, rader in deler.items():
                skriver.skriv(tabell, rader)
            if meld:
                meld(nr + 1, antall)
        return skriver.fullfor(_manifest(uttrekk_id, personer, fro, p, naa))


def blokker(personer: int, fro: int, p: Parametere | None = None) -> Iterator[Blokk]:
    """The same persons as arrays, block by block (what `dap data lag` fills the database with)."""
    p = p or vanlig()
    alle = lag_personer(personer, fro, p)
    for nr in range(antall_blokker(personer)):
        yield lag_blokk(alle, nr, fro, p)


_felles: tuple[Personer, int, Parametere] | None = None


def _klar(personer: int, fro: int, p: Parametere) -> None:
    global _felles  # each process of the pool makes the persons once
    _felles = (lag_personer(personer, fro, p), fro, p)


def _en(nr: int) -> dict[str, pa.RecordBatch]:
    if _felles is None:
        raise RuntimeError("The pool's processes call _klar first.")
    alle, fro, p = _felles
    return tabeller(lag_blokk(alle, nr, fro, p))


def _deler(
    personer: int, fro: int, p: Parametere, arbeidere: int
) -> Iterator[dict[str, pa.RecordBatch]]:
    antall = antall_blokker(personer)
    if arbeidere <= 1 or antall == 1:
        yield from (tabeller(b) for b in blokker(personer, fro, p))
        return
    with hjelpere(min(arbeidere, antall), _klar, personer, fro, p) as lag:
        # In the order of the blocks, and few at once: what waits takes memory.
        venter: deque[Future[dict[str, pa.RecordBatch]]] = deque()
        for nr in range(antall):
            venter.append(lag.submit(_en, nr))
            if len(venter) > arbeidere:
                yield venter.popleft().result()
        while venter:
            yield venter.popleft().result()


def _manifest(uttrekk_id: str, personer: int, fro: int, p: Parametere, naa: datetime) -> Manifest:
    return Manifest(
        uttrekk_id=uttrekk_id,
        laget=naa.strftime("%Y-%m-%dT%H:%M:%SZ"),
        kilde={
            "system": "DAP",
            "versjon": "1.0",
            "syntetisk": True,
            "fro": fro,
            "personer": personer,
            "parametersett": p.navn,
        },
        populasjon=Dekning(_FRA, _TIL),
        dekning={
            "personmaaned": Dekning(_FRA, date(2020, 12, 1)),
            "arbeid": Dekning(_FRA, date(2020, 12, 1)),
            "dialog": Dekning(_FRA, _dag(tid.STATUS_SLUTT)),
            "melding": Dekning(_FRA, _dag(tid.DATA_SLUTT)),
            "aktivitetsstatus": Dekning(None, _dag(tid.STATUS_SLUTT)),
        },
        pseudonymisering={"metode": "oppdiktede id-er", "nokkel_oppbevares": False},
        hjemmel={"formaal": N_("Syntetiske data: ingen opplysninger om virkelige personer.")},
        kvalitet={f"V{nr}": 0 for nr in range(1, 12)} | {"utelatt_adressesperre": 0},
    )


def _dag(dager: int) -> date:
    ut: date = np.datetime64(dager, "D").item()
    return ut
