"""Ids and fødselsnummer for very many at once: rows of bytes, and text where the database wants it."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dap.felles.fnr import SYNTETISK_TILLEGG
from dap.forskning.syntetisk.trekk import Heltall, Maske, Terning

Tegn = NDArray[np.uint8]
"""One row of ASCII characters for each."""
_HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)
_START = 0x0190_0000_0000
"""Milliseconds of 2024: the ids lie before those of anything that is made later."""
_SLAG_PR_BLOKK = 64


def uuider(n: int, t: Terning, blokk: int, slag: int) -> Tegn:
    """UUIDv7 in rising order, different for each block and kind; the tail is random."""
    nr = np.arange(n, dtype=np.int64)
    sifre = np.empty((n, 32), dtype=np.int64)
    tid = _START + blokk * _SLAG_PR_BLOKK + slag
    for plass in range(12):
        sifre[:, plass] = tid >> (4 * (11 - plass)) & 15
    sifre[:, 12] = 7
    for plass in range(3):
        sifre[:, 13 + plass] = nr >> (22 - 4 * plass) & 15
    sifre[:, 16] = 8 + (nr >> 12 & 3)
    for plass in range(3):
        sifre[:, 17 + plass] = nr >> (8 - 4 * plass) & 15
    sifre[:, 20:] = t.integers(0, 16, (n, 12))
    ut: Tegn = _HEX[sifre]
    return ut


def tekst(tegn: Tegn, mangler: Maske | None = None) -> pa.Array:
    """The characters as text; null where `mangler`."""
    n, bredde = tegn.shape
    grenser = np.arange(n + 1, dtype=np.int32) * bredde
    ut = pa.StringArray.from_buffers(
        n, pa.py_buffer(grenser.tobytes()), pa.py_buffer(np.ascontiguousarray(tegn).tobytes())
    )
    if mangler is None:
        return ut
    return pc.if_else(pa.array(mangler), pa.scalar(None, pa.string()), ut)


def nummer(forord: str, tall: Heltall, siffer: int) -> Tegn:
    """N000042 and so on."""
    bredde = len(forord) + siffer
    tegn = np.empty((len(tall), bredde), dtype=np.uint8)
    tegn[:, : len(forord)] = np.frombuffer(forord.encode(), dtype=np.uint8)
    rest = tall.astype(np.int64)
    for plass in range(bredde - 1, len(forord) - 1, -1):
        tegn[:, plass] = rest % 10 + ord("0")
        rest = rest // 10
    return tegn


def fodselsnummer(fodt: NDArray[np.datetime64], nr_paa_dagen: Heltall) -> Tegn:
    """Synthetic numbers (month + 80) with right check digits; one for each number of the day.

    Raises ValueError when more are asked for than a day has.
    """
    dager, hvor = np.unique(fodt, return_inverse=True)
    aar = dager.astype("datetime64[Y]").astype(np.int64) + 1970
    maaned = dager.astype("datetime64[M]").astype(np.int64) % 12 + 1
    dag = (dager - dager.astype("datetime64[M]")).astype(np.int64) + 1
    individ = np.where(aar >= 2000, 500, 0)[:, None] + np.arange(500)[None, :]
    sifre = np.stack(
        [
            *(np.broadcast_to(d[:, None], individ.shape) for d in _seks(dag, maaned, aar)),
            individ // 100,
            individ // 10 % 10,
            individ % 10,
        ],
        axis=-1,
    ).astype(np.int16)
    k1, ok1 = _kontroll(sifre, (3, 7, 6, 1, 8, 9, 4, 5, 2))
    k2, ok2 = _kontroll(np.append(sifre, k1[..., None], axis=-1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
    gyldig = ok1 & ok2
    if (nr_paa_dagen >= gyldig.sum(axis=1)[hvor]).any():
        raise ValueError("More people than numbers on one day.")
    rekke = np.argsort(~gyldig, axis=1, kind="stable")
    valgt = rekke[hvor, nr_paa_dagen]
    alle = np.concatenate([sifre, k1[..., None], k2[..., None]], axis=-1)
    return (alle[hvor, valgt] + ord("0")).astype(np.uint8)


def _seks(dag: Heltall, maaned: Heltall, aar: Heltall) -> list[Heltall]:
    ut = []
    for tall in (dag, maaned + SYNTETISK_TILLEGG, aar % 100):
        ut += [tall // 10, tall % 10]
    return ut


def _kontroll(sifre: NDArray[np.int16], vekter: tuple[int, ...]) -> tuple[NDArray[np.int16], Maske]:
    rest = (sifre * np.array(vekter, dtype=np.int16)).sum(axis=-1) % 11
    return np.where(rest == 0, 0, 11 - rest).astype(np.int16), rest != 1
