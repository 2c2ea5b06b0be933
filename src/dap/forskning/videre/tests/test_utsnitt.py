"""The frame and the strata: against slow plain Python, and small cases by hand (F1-F3)."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from dap.forskning.parametre import PROBA_2022_9, Parametersett, mi
from dap.forskning.videre.strata import FOLSOMHET, HOVED, KORONALEDIGE, Stratum
from dap.forskning.videre.tests import ren_python, syntetisk
from dap.forskning.videre.utsnitt import intensitet, tersklene, utsnitt
from dap.forskning.videre.utvalg import Ramme, ramme


@cache
def _folk() -> ren_python.Folk:
    return ren_python.Folk(syntetisk.uttrekk())


def _som_ren_python(r: Ramme, stratum: Stratum, p: Parametersett) -> int:
    u = utsnitt(r, stratum, p)
    ventet = ren_python.stratum(_folk(), stratum, p)
    rekke = sorted(ventet)  # the frame stands in the order of ids
    assert u.n == len(rekke)
    kolonner = [np.array([ventet[i][j] for i in rekke]) for j in range(5)]
    for fikk, skal in zip((u.t, u.hendelse, u.s), kolonner, strict=False):
        assert np.array_equal(fikk, skal)
    assert np.array_equal(np.rint(u.fra_nav * stratum.ell), kolonner[3])
    assert np.array_equal(np.rint(u.fra_bruker * stratum.ell), kolonner[4])
    assert u.z.x.tolist() == [ventet[i][5] for i in rekke]
    kontor = [ventet[i][6] for i in rekke]
    assert len(set(zip(kontor, u.kontor.tolist(), strict=True))) == len(set(kontor))
    return u.n


@pytest.mark.parametrize("stratum", [*HOVED, *FOLSOMHET, *KORONALEDIGE], ids=lambda s: s.nokkel)
def test_each_stratum_as_plain_python(stratum: Stratum) -> None:
    assert _som_ren_python(syntetisk.rammen(), stratum, PROBA_2022_9) > 0


def test_another_parameter_set_as_plain_python() -> None:
    p = replace(
        PROBA_2022_9, navn="annet", periode_til=mi("2020-05"), sjokkmaaneder=(),
        registrering_til=mi("2020-10"), fravaer_maaneder=3,
    )  # fmt: skip
    with syntetisk.motor(p) as motor:
        r = ramme(motor, p)
    assert not r.koronaledig.any()
    assert _som_ren_python(r, HOVED[0], p) > 0


def test_nobody_who_left_before_the_landmark_and_nobody_unseen_after_it() -> None:
    for stratum in HOVED:
        u = utsnitt(syntetisk.rammen(), stratum, PROBA_2022_9)
        assert (u.t >= 1).all()
        assert (u.t <= u.horisont).all()
        assert u.horisont.max() == 13 - stratum.ell, "October starters can be followed 13 months"
        assert u.hendelse[u.t < u.horisont].all(), "who is gone before the end is known to be"


def test_thirds_of_the_positive_doses() -> None:
    dose = np.array([0, 0, 1, 2, 3, 4.0])

    assert tersklene(dose) == pytest.approx((2.0, 3.0))
    assert intensitet(dose, tersklene(dose)).tolist() == [0, 0, 1, 1, 2, 3]
    assert tersklene(np.zeros(3)) == ()
    assert intensitet(np.zeros(3), ()).tolist() == [0, 0, 0]
    assert tersklene(np.array([2.0])) == (2.0, 2.0)
    assert tersklene(np.array([1.0, 2.0])) == pytest.approx((4 / 3, 5 / 3)), "between two of them"
    assert intensitet(np.array([2.0]), (2.0, 2.0)).tolist() == [1]
