"""F8 on one stratum: who is compared with whom, whether they are alike, and the difference."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from dap.felles.sprak import N_
from dap.forskning.tekst import Tekst
from dap.forskning.videre.binaer import logit
from dap.forskning.videre.design import Design, Heltall, Sant, Tall, avhengige
from dap.forskning.videre.estimater import beholdte
from dap.forskning.videre.matching import (
    DESIMALER,
    MINST_PAR,
    Bootstrap,
    Forskjell,
    balansert,
    bootstrap,
    caliper,
    forskjell,
    par,
    s_forskjell,
    smd,
)
from dap.forskning.videre.utsnitt import INTENSITETER, LOG_DOSE, Intensitet, Utsnitt

FOR_FAA_PAR = Tekst(N_("færre enn %(minst)s par"), minst=MINST_PAR)
IKKE_OBSERVERT = N_("RMST(τ) er ikke observert på begge sider")
KAN_IKKE_SKILLES = N_("de to sidene kan ikke beskrives med en felles modell")
K_ANDEL = 6
"""Months; its codes are named after it (`rapport.koder`)."""

Balanse = dict[str, float | None]


@dataclass(frozen=True)
class Sammenlikning:
    """HOY against INGEN and LAV. Without a result `merknad` says why."""

    behandlede: int
    mulige_kontroller: int
    par: int
    merknad: str | None = None
    caliper: float | None = None
    smd_for: Balanse | None = None
    smd_etter: Balanse | None = None
    forskjell: Forskjell | None = None
    s_forskjell: tuple[float, float] | None = None
    bootstrap: Bootstrap | None = None
    utelatt: tuple[str, ...] = ()
    """Covariates that could not be in the logit: they separate the two sides."""
    mindre_side: Mapping[str, int] = field(default_factory=dict)
    """Of the matched: persons on the smaller side of each covariate (H7)."""

    @property
    def i_balanse(self) -> bool:
        return self.smd_etter is not None and balansert(self.smd_etter.values())


def sammenlikn(u: Utsnitt, gruppe: Heltall) -> Sammenlikning:
    """Steps 1-6 of F8. `gruppe`: each person's place in INTENSITETER."""
    hoy, middels = (INTENSITETER.index(i) for i in (Intensitet.HOY, Intensitet.MIDDELS))
    z, _ = beholdte(u, u.log_dose)
    med: Sant = gruppe != middels
    z = z.uten([LOG_DOSE]).rader(med)
    behandlet: Sant = gruppe[med] == hoy
    antall = int(behandlet.sum()), int((~behandlet).sum())
    lam, ute = tilboyelighet(z, behandlet)
    if lam is None:
        grunn = FOR_FAA_PAR if min(antall) < MINST_PAR else KAN_IKKE_SKILLES
        return Sammenlikning(*antall, 0, grunn, utelatt=ute)
    return _par(u.bare(med), z, behandlet, lam, ute)


def tilboyelighet(z: Design, behandlet: Sant) -> tuple[Tall | None, tuple[str, ...]]:
    """The logit's linear predictor to nine decimals, and the covariates it had to do without."""
    ute = _skiller(z, behandlet)
    ute += avhengige(z.uten(ute))
    design = z.uten(ute)
    x = np.column_stack((np.ones(len(behandlet)), design.x))
    svar = logit(behandlet, x)
    if svar is None or not svar.konvergerte:
        return None, tuple(ute)
    return np.round(x @ svar.b, DESIMALER), tuple(ute)


def _skiller(z: Design, behandlet: Sant) -> list[str]:
    """Dummies with somebody on one side of them of only one kind: their coefficient is infinite."""
    ute = []
    for j, navn in enumerate(z.navn):
        har = z.x[:, j] == 1
        deler = [behandlet[har], behandlet[~har]]
        if any(len(d) and (d.all() or not d.any()) for d in deler) or not all(map(len, deler)):
            ute.append(navn)
    return ute


def _par(u: Utsnitt, z: Design, behandlet: Sant, lam: Tall, ute: tuple[str, ...]) -> Sammenlikning:
    i_arbeid = u.z.x[:, u.z.navn.index("arbeid_start")].astype(np.int64)
    celle = (u.s // 3) * 2 + i_arbeid
    funnet = par(lam, behandlet, celle, np.arange(u.n))
    antall = int(behandlet.sum()), int((~behandlet).sum()), len(funnet)
    if len(funnet) < MINST_PAR:
        return Sammenlikning(*antall, FOR_FAA_PAR, caliper(lam), utelatt=ute)
    svar = forskjell(u.t, u.hendelse, funnet, u.stratum.taus)
    trukket = bootstrap(u.t, u.hendelse, u.kontor, funnet, svar.tau) if svar else None
    return Sammenlikning(
        *antall,
        None,
        caliper(lam),
        dict(zip(z.navn, smd(z.x[behandlet], z.x[~behandlet]), strict=True)),
        dict(zip(z.navn, smd(z.x[funnet.behandlet], z.x[funnet.kontroll]), strict=True)),
        svar,
        s_forskjell(u.t, u.hendelse, funnet, K_ANDEL),
        trukket,
        ute,
        _mindre_side(z.rader(np.r_[funnet.behandlet, funnet.kontroll])),
    )


def _mindre_side(z: Design) -> dict[str, int]:
    med = z.x.sum(0)
    return {navn: round(min(m, len(z.x) - m)) for navn, m in zip(z.navn, med.tolist(), strict=True)}
