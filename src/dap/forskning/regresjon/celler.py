"""From the engine's cells to the sums of one regression."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from dap.forskning.motor.felles import Motor
from dap.forskning.regresjon.modeller import KATEGORIER, KONSTANT, MND, UTFALL, Kolonne
from dap.forskning.regresjon.ols import Celler, Tall


@dataclass(frozen=True)
class Grunnlag:
    """One row for each combination of covariates that occurs among the ordinary users.

    `sum_` and `sum2`: the outcome's counts and their squares, added up; whole numbers, so that the
    order in which an engine adds them does not matter.
    """

    kategorier: Mapping[str, Sequence[str]]
    mnd: Tall
    n: Tall
    sum_: Mapping[str, Tall]
    sum2: Mapping[str, Tall]

    def celler(self, kolonne: Kolonne) -> Celler:
        """Those of the column's group, with the column's covariates, per month registered."""
        gruppe = self.kategorier["gruppe"]
        med = np.array([kolonne.gruppe in (None, g) for g in gruppe], bool)
        x = [np.ones(len(med))]
        x += [
            np.array([d.gjelder(v) for v in self.kategorier[d.kolonne]], np.float64)
            for d in kolonne.dummyer
        ]
        navn = (KONSTANT, *(d.navn for d in kolonne.dummyer), MND)
        mnd = self.mnd[med]
        return Celler(
            navn,
            np.column_stack((*x, self.mnd))[med],
            self.n[med],
            self.sum_[kolonne.utfall][med] / mnd,
            self.sum2[kolonne.utfall][med] / mnd**2,
        )


def grunnlag(motor: Motor) -> Grunnlag:
    """One pass over the ordinary users (B4)."""
    tabell = motor.kolonner(_uttrykk(motor.tabell("av_bruk")))
    # In a fixed order, so that the last bit does not depend on how the engine grouped.
    tabell = tabell.sort_by([(k, "ascending") for k in (*KATEGORIER, MND)])
    return Grunnlag(
        {k: tabell[k].to_pylist() for k in KATEGORIER},
        _tall(tabell, MND),
        _tall(tabell, "n"),
        {u: _tall(tabell, f"s_{u}") for u in UTFALL},
        {u: _tall(tabell, f"s2_{u}") for u in UTFALL},
    )


def _uttrykk(bruk: ir.Table) -> ir.Table:
    ordinaere = bruk.filter(~bruk.koronaledig)
    antall = {u: sum((ordinaere[k] for k in ledd[1:]), ordinaere[ledd[0]]).cast("int64")
              for u, ledd in UTFALL.items()}  # fmt: skip
    t = ordinaere.select(*KATEGORIER, MND, **{f"y_{u}": y for u, y in antall.items()})
    return t.group_by([*KATEGORIER, MND]).agg(
        n=t.count(),
        **{f"s_{u}": t[f"y_{u}"].sum().cast("int64") for u in UTFALL},
        **{f"s2_{u}": (t[f"y_{u}"] * t[f"y_{u}"]).sum().cast("int64") for u in UTFALL},
    )


def _tall(tabell: pa.Table, navn: str) -> Tall:
    ut: Tall = tabell[navn].to_numpy(zero_copy_only=False).astype(np.float64)
    return ut
