"""What the models have in common: columns with names, and which of them can be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Tall = NDArray[np.float64]
Heltall = NDArray[np.int64]
Sant = NDArray[np.bool_]

MINST_HENDELSER = 5
"""F5: fewer events than this on either side, and the dummy stands with its reference."""
_TOLERANSE = 1e-9
MAKS_VEKST = 1e8
"""A variance that is so many times what it was at 0 is that of a coefficient on its way to infinity."""


@dataclass(frozen=True)
class Design:
    """Columns in a fixed order, one row a person."""

    navn: tuple[str, ...]
    x: Tall

    def uten(self, navn: Sequence[str]) -> "Design":
        beholdt = [i for i, n in enumerate(self.navn) if n not in navn]
        return Design(tuple(self.navn[i] for i in beholdt), self.x[:, beholdt])

    def rader(self, med: Sant | Heltall) -> "Design":
        return Design(self.navn, self.x[med])

    def med_foran(self, navn: str, kolonne: Tall) -> "Design":
        return Design((navn, *self.navn), np.column_stack((kolonne, self.x)))


def for_fa_hendelser(design: Design, hendelse: Sant) -> list[str]:
    """Dummies with fewer than five events on either side, in the order of the columns."""
    med = design.x[hendelse].sum(0)
    alle = int(hendelse.sum())
    return [
        navn
        for navn, antall in zip(design.navn, med, strict=True)
        if antall < MINST_HENDELSER or alle - antall < MINST_HENDELSER
    ]


def avhengige(design: Design, innen: Heltall | None = None) -> list[str]:
    """Columns that follow from those before them (and from a constant, one for each value of
    `innen`): a model cannot tell them apart, so they are left out and listed."""
    if not len(design.x) or not design.navn:
        return list(design.navn)
    grupper = np.zeros(len(design.x), np.int64) if innen is None else innen
    _, kode = np.unique(grupper, return_inverse=True)
    gram = _gram_uten_snitt(design.x, kode)
    grense = _TOLERANSE * np.maximum((design.x**2).sum(0), 1.0)
    ute = []
    for j, navn in enumerate(design.navn):
        if gram[j, j] <= grense[j]:
            ute.append(navn)
        else:
            gram -= np.outer(gram[:, j], gram[j]) / gram[j, j]
    return ute


def _gram_uten_snitt(x: Tall, kode: Heltall) -> Tall:
    """X'X of the columns as they vary within the groups. Eliminated column by column, what is
    left on the diagonal is what a column has of its own."""
    summer, _ = klyngesummer(x, kode)
    antall = np.bincount(kode).astype(np.float64)
    avvik = x - (summer / antall[:, None])[kode]
    ut: Tall = avvik.T @ avvik
    return ut


def invers(m: Tall) -> Tall:
    """Raises LinAlgError when it has none."""
    return np.linalg.inv(m).astype(np.float64)


def kovarians(informasjon: Tall, ved_null: Tall, spredning: Tall) -> Tall | None:
    """The inverse of what is known at the solution. None when something is not known at all: a column
    that follows from the others where it matters, or one whose coefficient runs to infinity.

    `ved_null`: what was known at 0; `spredning`: of each column, in the same unit as the information.
    """
    if not (np.isfinite(informasjon).all() and (spredning > 0).all()):
        return None
    rot = np.sqrt(spredning)
    if np.linalg.eigvalsh(ved_null / np.outer(rot, rot))[0] < _TOLERANSE:
        return None
    try:
        ut, for_ = invers(informasjon), np.diag(invers(ved_null))
    except np.linalg.LinAlgError:
        return None
    varians = np.diag(ut)
    return ut if ((varians > 0) & (varians < MAKS_VEKST * for_)).all() else None


def klyngesummer(rader: Tall, klynge: Heltall) -> tuple[Tall, int]:
    """Rows added up within each cluster, and the number of clusters."""
    _, kode = np.unique(klynge, return_inverse=True)
    g = int(kode.max()) + 1
    ut = np.zeros((g, rader.shape[1]))
    for j in range(rader.shape[1]):
        ut[:, j] = np.bincount(kode, rader[:, j], g)
    return ut, g
