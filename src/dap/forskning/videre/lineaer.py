"""Linear probability with errors clustered by office (F6): CR1."""

from dataclasses import dataclass

import numpy as np

from dap.forskning.videre.design import Heltall, Tall, invers, klyngesummer


@dataclass(frozen=True)
class Lineaersvar:
    """`kovarians` is the classical one, `klyngekovarians` CR1 (None with one cluster)."""

    b: Tall
    kovarians: Tall
    klyngekovarians: Tall | None
    n: int
    klynger: int


def lineaer(y: Tall, x: Tall, klynge: Heltall) -> Lineaersvar | None:
    """V = (X'X)⁻¹ (Σ_c X_c'e_c e_c'X_c) (X'X)⁻¹ · G/(G-1) · (n-1)/(n-p). `x` has its constant."""
    n, p = x.shape
    if n <= p:
        return None
    xx = x.T @ x
    try:
        snudd = invers(xx)
    except np.linalg.LinAlgError:
        return None
    b: Tall = np.linalg.solve(xx, x.T @ y).astype(np.float64)
    e = y - x @ b
    u, g = klyngesummer(x * e[:, None], klynge)
    klyngekov = None
    if g > 1:
        klyngekov = snudd @ (u.T @ u) @ snudd * (g / (g - 1)) * ((n - 1) / (n - p))
    return Lineaersvar(b, snudd * float(e @ e) / (n - p), klyngekov, n, g)
