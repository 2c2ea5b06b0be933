"""Part H on tables: what is published of them, and what is not. Deterministic."""

from collections.abc import Sequence
from dataclasses import replace

from dap.forskning.personvern import register as reg
from dap.forskning.personvern.avrunding import avrundet
from dap.forskning.personvern.celler import Plass, bygg
from dap.forskning.personvern.primar import grunn_for, ingen_av_faa, kurvegrunner, vern_for
from dap.forskning.personvern.sekundar import utvid
from dap.forskning.personvern.values import (
    TERSKLER,
    Godkjenning,
    Grunn,
    Nivaa,
    Terskler,
    krev_godkjenning,
)
from dap.forskning.tabeller.values import Tabell, Tidyrad

SMITTER = frozenset({Grunn.GRUNNLAG, Grunn.DIFFERANSE})
"""What is hidden for these reasons could be computed from what stands around it."""


def beskytt(
    tabeller: Sequence[Tabell],
    *,
    nivaa: Nivaa = Nivaa.OFFENTLIG,
    godkjenning: Godkjenning | None = None,
    register: reg.Register | None = None,
    terskler: Terskler = TERSKLER,
) -> tuple[Tabell, ...]:
    """The tables as they may be shown at the level; what is protected already stays as it is.

    All tables of a run must be given together, since one can give away another (H3). With a register, what
    lies too near an earlier publication is held back, and what is published is added to it (H11).
    Raises Vernefeil.
    """
    krev_godkjenning(nivaa, godkjenning)
    if nivaa == Nivaa.INTERN:
        return tuple(t if t.nivaa else replace(t, vern=(), nivaa=nivaa) for t in tabeller)
    apne = [t for t in tabeller if t.nivaa != Nivaa.OFFENTLIG]
    if any(t.nivaa for t in apne):
        raise ValueError(
            "Interne tabeller kan ikke gjøres offentlige i etterkant: vernet trenger grunnlaget"
        )
    if register is None or not apne:
        skjult = _skjult(apne, {}, terskler)
    else:
        skjult = _publiser(apne, register, terskler)
    ferdig = iter([_ferdig(t, nr, skjult, terskler) for nr, t in enumerate(apne)])
    return tuple(t if t.nivaa == Nivaa.OFFENTLIG else next(ferdig) for t in tabeller)


def _publiser(
    tabeller: Sequence[Tabell], register: reg.Register, t: Terskler
) -> dict[Plass, Grunn]:
    """What is held back beside what has been published before; the rest is then published too."""
    publisering = reg.publisering(tabeller)
    with register.alene():
        skjult = _skjult(tabeller, register.publisert(unntatt=publisering), t)
        synlige = [_skjul_rader(tabell, nr, skjult) for nr, tabell in enumerate(tabeller)]
        register.skriv(publisering, reg.celler(synlige))
    return skjult


def _skjult(
    tabeller: Sequence[Tabell], kjent: dict[reg.Celle, set[int]], t: Terskler
) -> dict[Plass, Grunn]:
    skjult: dict[Plass, Grunn] = {}
    for nr, tabell in enumerate(tabeller):
        for r, (rad, vern) in enumerate(zip(tabell.rader, vern_for(tabell), strict=True)):
            grunn = grunn_for(rad, vern, t)
            if grunn is None and reg.for_naer(rad, vern, kjent, t):
                grunn = Grunn.DIFFERANSE
            if grunn is not None:
                skjult[nr, r] = grunn
        for r in ingen_av_faa(tabell, t):
            skjult.setdefault((nr, r), Grunn.GRUNNLAG)
        for r in kurvegrunner(tabell, t):
            skjult.setdefault((nr, r), Grunn.KURVE)
    for plass in utvid(bygg(tabeller), (p for p, g in skjult.items() if g in SMITTER), t):
        skjult.setdefault(plass, Grunn.GRUNNLAG)
    return skjult


def _skjul_rader(tabell: Tabell, nr: int, skjult: dict[Plass, Grunn]) -> Tabell:
    rader = (_skjul(rad, skjult.get((nr, r))) for r, rad in enumerate(tabell.rader))
    return tabell.med(tuple(rader))


def _skjul(rad: Tidyrad, grunn: Grunn | None) -> Tidyrad:
    """H12: never nought and never blank, but null with a mark and a reason."""
    if grunn is None:
        return rad
    return replace(
        rad,
        verdi=None,
        n_personer=None,
        n_enheter=None,
        undertrykt=True,
        undertrykt_grunn=grunn.value,
    )


def _ferdig(tabell: Tabell, nr: int, skjult: dict[Plass, Grunn], t: Terskler) -> Tabell:
    synlig = _skjul_rader(tabell, nr, skjult)
    rader = tuple(
        rad if rad.undertrykt else avrundet(rad, vern, t)
        for rad, vern in zip(synlig.rader, vern_for(tabell), strict=True)
    )
    return replace(tabell, rader=rader, vern=(), nivaa=Nivaa.OFFENTLIG)
