"""F5 and F6 on one stratum: names beside the numbers, and which variables could not stand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from dap.felles.sprak import N_
from dap.forskning.tekst import Tekst
from dap.forskning.videre.binaer import cloglog
from dap.forskning.videre.cox import Coxdata, Coxsvar, cox
from dap.forskning.videre.design import Design, Sant, Tall, avhengige, for_fa_hendelser
from dap.forskning.videre.lineaer import lineaer
from dap.forskning.videre.overlevelse import Z95
from dap.forskning.videre.utsnitt import LOG_DOSE, Utsnitt

MINST_KONTORER = 30
MINST_FRIHETSGRADER = 100
"""F6: a linear probability on fewer (n - p) is not shown."""
IKKE_ANSLAG = N_(
    "modellen kan ikke anslås: noe skiller helt mellom dem som avslutter og de andre, eller ingenting"
    " skiller dem som kan sammenliknes"
)
UTEN_BRUK = N_(
    "bruken er den samme for alle med samme oppstartsmåned, eller følger av kjennetegnene"
)
UTEN_TIDSLEDD = N_("leddet log(1+x)·t kan ikke skilles fra log(1+x)")
FOR_FAA_FULGT = Tekst(N_("n − p under %(minst)s"), minst=MINST_FRIHETSGRADER)


@dataclass(frozen=True)
class Estimat:
    """One coefficient. `se_klynge` is None with fewer than 30 offices (F5)."""

    navn: str
    b: float
    se: float
    se_klynge: float | None
    hendelser_mindre_side: int | None = None
    """Cox: events on the smaller side of a dummy."""
    personer_mindre_side: int | None = None
    """F6: persons on the smaller side of a dummy."""

    @property
    def hr(self) -> float:
        return float(np.exp(self.b))

    @property
    def feil(self) -> float:
        """The clustered error where there is one."""
        return self.se if self.se_klynge is None else self.se_klynge

    @property
    def intervall(self) -> tuple[float, float]:
        return self.b - Z95 * self.feil, self.b + Z95 * self.feil

    @property
    def p(self) -> float:
        return float(2 * ndtr(-abs(self.b) / self.feil)) if self.feil > 0 else float(self.b == 0)


@dataclass(frozen=True)
class Coxresultat:
    loglik: float
    estimater: tuple[Estimat, ...]
    utelatt: tuple[str, ...]
    """Merged with their reference: few events, or following from those before."""
    proporsjonalitet: Estimat | None
    """log(1+x)·t beside the rest: far from 0 when the hazards are not proportional."""

    @property
    def dose(self) -> Estimat | None:
        return next((e for e in self.estimater if e.navn == LOG_DOSE), None)


@dataclass(frozen=True)
class Lineaerresultat:
    k: int
    n: int
    andel: float
    klynger: int
    estimater: tuple[Estimat, ...]
    utelatt: tuple[str, ...] = ()
    """Covariates that could not stand."""


@dataclass(frozen=True)
class Diskret:
    personmaaneder: int
    dose: Estimat | None


def beholdte(u: Utsnitt, dose: Tall) -> tuple[Design, tuple[str, ...]]:
    """The dose and the covariates that can stand, and the names of those that cannot."""
    ute = for_fa_hendelser(u.z, u.hendelse)
    design = u.z.uten(ute).med_foran(LOG_DOSE, dose)
    ute += avhengige(design, innen=u.s)
    rekke = (LOG_DOSE, *u.z.navn)
    return design.uten(ute), tuple(navn for navn in rekke if navn in ute)


def coxmodell(
    u: Utsnitt, *, hendelse: Sant | None = None, dose: Tall | None = None, sjekk: bool = False
) -> Coxresultat | None:
    """F5. `hendelse`: other exits than all (F7); `dose`: another measure than log(1+x)."""
    slutt = u.hendelse if hendelse is None else hendelse
    if not slutt.any():
        return None
    design, ute = beholdte(_med(u, slutt), u.log_dose if dose is None else dose)
    svar = cox(Coxdata(u.t, slutt, design.x, u.s))
    if svar is None or not svar.konvergerte:
        return None
    estimater = _coxestimater(svar, u, design, slutt)
    prove = _proporsjonalitet(u, design, slutt) if sjekk and LOG_DOSE in design.navn else None
    return Coxresultat(svar.loglik, estimater, ute, prove)


def _med(u: Utsnitt, hendelse: Sant) -> Utsnitt:
    return Utsnitt(
        u.stratum, u.t, hendelse, u.s, u.horisont, u.kontor, u.dose, u.fra_nav, u.fra_bruker,
        u.z, u.utgang, u.ytelse,
    )  # fmt: skip


def _coxestimater(svar: Coxsvar, u: Utsnitt, design: Design, slutt: Sant) -> tuple[Estimat, ...]:
    klynge: Sequence[float | None] = [None] * len(svar.b)
    if u.kontorer >= MINST_KONTORER:
        klynge = np.sqrt(np.diag(svar.klyngekovarians(u.kontor))).tolist()
    sider = _mindre_side(design.rader(slutt))
    return tuple(
        Estimat(navn, float(b), float(se), kl, side)
        for navn, b, se, kl, side in zip(design.navn, svar.b, svar.se, klynge, sider, strict=False)
    )


def _mindre_side(design: Design) -> list[int | None]:
    """None for a measure of use, unless it is only yes or no."""
    ut: list[int | None] = []
    for navn, kolonne in zip(design.navn, design.x.T, strict=True):
        er_dummy = navn != LOG_DOSE or bool(np.isin(kolonne, (0.0, 1.0)).all())
        med = float(kolonne.sum())
        ut.append(round(min(med, len(kolonne) - med)) if er_dummy else None)
    return ut


def _proporsjonalitet(u: Utsnitt, design: Design, slutt: Sant) -> Estimat | None:
    plass = design.navn.index(LOG_DOSE)
    svar = cox(Coxdata(u.t, slutt, design.x, u.s, plass))
    if svar is None or not svar.konvergerte:
        return None
    klynge = None
    if u.kontorer >= MINST_KONTORER:
        klynge = float(np.sqrt(svar.klyngekovarians(u.kontor)[-1, -1]))
    return Estimat("log_dose_t", float(svar.b[-1]), float(svar.se[-1]), klynge)


def diskret(u: Utsnitt) -> Diskret | None:
    """F5's counterpart on person-months, with the same covariates."""
    design, _ = beholdte(u, u.log_dose)
    svar = cloglog(u.t, u.hendelse, design.x, u.s, u.kontor)
    if svar is None or not svar.konvergerte:
        return None
    if LOG_DOSE not in design.navn:
        return Diskret(svar.personmaaneder, None)
    i = design.navn.index(LOG_DOSE)
    klynge = None
    if svar.klyngekovarians is not None and svar.klynger >= MINST_KONTORER:
        klynge = float(np.sqrt(svar.klyngekovarians[i, i]))
    se = float(np.sqrt(svar.kovarians[i, i]))
    return Diskret(svar.personmaaneder, Estimat(LOG_DOSE, float(svar.b[i]), se, klynge))


def avsluttet_innen(u: Utsnitt, k: int) -> Lineaerresultat | None:
    """F6: ended within k months, among those who can be seen so long. None when they are few."""
    sett: Sant = u.horisont >= k
    design, ute = beholdte(u, u.log_dose)
    design = design.rader(sett)
    ute += tuple(avhengige(design))
    design = design.uten(ute)
    x = np.column_stack((np.ones(len(design.x)), design.x))
    if len(x) - x.shape[1] < MINST_FRIHETSGRADER:
        return None
    y = (u.hendelse[sett] & (u.t[sett] <= k)).astype(np.float64)
    svar = lineaer(y, x, u.kontor[sett])
    if svar is None:
        return None
    se = np.sqrt(np.diag(svar.kovarians))
    klynge: Sequence[float | None] = [None] * len(se)
    if svar.klyngekovarians is not None and svar.klynger >= MINST_KONTORER:
        klynge = np.sqrt(np.diag(svar.klyngekovarians)).tolist()
    sider = [None, *_mindre_side(design)]
    estimater = tuple(
        Estimat(navn, float(b), float(s), kl, personer_mindre_side=side)
        for navn, b, s, kl, side in zip(
            ("const", *design.navn), svar.b, se, klynge, sider, strict=True
        )
    )
    return Lineaerresultat(k, svar.n, float(y.mean()), svar.klynger, estimater, ute)
