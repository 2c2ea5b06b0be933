"""Everything of part F, computed: one `Stratumsvar` for each stratum, and where people went."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from dap.felles.sprak import N_
from dap.forskning.avledet.forlop import ARBEID, IKKE_REGISTRERT, VARIG_UFORE
from dap.forskning.parametre import Parametersett
from dap.forskning.tekst import Tekst
from dap.forskning.videre import estimater as est
from dap.forskning.videre.design import Heltall, Sant, Tall
from dap.forskning.videre.estimater import Coxresultat, Diskret, Lineaerresultat
from dap.forskning.videre.overlevelse import (
    Avgangspunkt,
    Kurve,
    Logrank,
    Restmiddel,
    aalen_johansen,
    kaplan_meier,
    logrank,
    rmst,
)
from dap.forskning.videre.sammenlikning import Sammenlikning, sammenlikn
from dap.forskning.videre.strata import FOLSOMHET, GRUPPETEKST, HOVED, KORONALEDIGE, Stratum
from dap.forskning.videre.utsnitt import (
    INTENSITETER,
    Intensitet,
    Utsnitt,
    intensitet,
    med_i,
    tersklene,
    utsnitt,
)
from dap.forskning.videre.utvalg import Ramme

AARSAKER = (ARBEID, VARIG_UFORE, IKKE_REGISTRERT)
TAUS = (6, 12)
MINST_PERSONER = 50
MINST_HENDELSER = 10
FOR_FAA = Tekst(
    N_("færre enn %(personer)s personer eller %(hendelser)s avsluttede forløp"),
    personer=MINST_PERSONER,
    hendelser=MINST_HENDELSER,
)


@dataclass(frozen=True)
class Stratumsvar:
    """What is known of one stratum. With a `merknad` it is too small and there is nothing more."""

    stratum: Stratum
    n: int
    hendelser: int
    kontorer: int
    merknad: str | None = None
    dose_snitt: float = 0.0
    maanedsdose: tuple[float, ...] = ()
    """Mean number of messages in each month up to the landmark (F3)."""
    terskler: tuple[float, ...] = ()
    antall: Mapping[Intensitet, int] | None = None
    kurver: Mapping[Intensitet, Kurve] | None = None
    restmidler: Mapping[Intensitet, tuple[Restmiddel, ...]] | None = None
    logrank: Logrank | None = None
    cox: Coxresultat | None = None
    lineaer: tuple[Lineaerresultat, ...] = ()
    diskret: Diskret | None = None
    sammenlikning: Sammenlikning | None = None

    @property
    def utelatt(self) -> tuple[str, ...]:
        return self.cox.utelatt if self.cox else ()

    @property
    def faa_kontorer(self) -> bool:
        return self.kontorer < est.MINST_KONTORER


@dataclass(frozen=True)
class Variant:
    """One more look at a stratum: only the coefficient of the dose is shown."""

    stratum: Stratum
    navn: str
    n: int
    hendelser: int
    cox: Coxresultat | None

    @property
    def grunn(self) -> str | None:
        """Why there is no coefficient of the dose; None when there is one."""
        if self.cox is None:
            return FOR_FAA if for_faa(self.n, self.hendelser) else est.IKKE_ANSLAG
        return None if self.cox.dose else est.UTEN_BRUK


def for_faa(n: int, hendelser: int) -> bool:
    return n < MINST_PERSONER or hendelser < MINST_HENDELSER


def for_liten(u: Utsnitt) -> bool:
    return for_faa(u.n, u.hendelser)


def analyser(ramme: Ramme, stratum: Stratum, p: Parametersett) -> tuple[Stratumsvar, Utsnitt]:
    """F3-F6 and F8 for one stratum."""
    u = utsnitt(ramme, stratum, p)
    if for_liten(u):
        return Stratumsvar(stratum, u.n, u.hendelser, u.kontorer, FOR_FAA), u
    terskler = tersklene(u.dose)
    gruppe = intensitet(u.dose, terskler)
    kurver = _kurver(u, gruppe)
    svar = Stratumsvar(
        stratum,
        u.n,
        u.hendelser,
        u.kontorer,
        dose_snitt=float(u.dose.mean()),
        maanedsdose=_maanedsdose(ramme, stratum, p),
        terskler=terskler,
        antall={navn: int((gruppe == i).sum()) for i, navn in enumerate(INTENSITETER)},
        kurver=kurver,
        restmidler={navn: _restmidler(k) for navn, k in kurver.items()},
        logrank=logrank(u.t, u.hendelse, gruppe),
        cox=est.coxmodell(u, sjekk=True),
        lineaer=tuple(r for k in TAUS if (r := est.avsluttet_innen(u, k)) is not None),
        diskret=est.diskret(u),
        sammenlikning=sammenlikn(u, gruppe),
    )
    return svar, u


def _kurver(u: Utsnitt, gruppe: Heltall) -> dict[Intensitet, Kurve]:
    return {
        navn: kaplan_meier(u.t[gruppe == i], u.hendelse[gruppe == i])
        for i, navn in enumerate(INTENSITETER)
    }


def _restmidler(kurve: Kurve) -> tuple[Restmiddel, ...]:
    return tuple(r for tau in TAUS if (r := rmst(kurve, tau)) is not None)


def _maanedsdose(ramme: Ramme, stratum: Stratum, p: Parametersett) -> tuple[float, ...]:
    med = med_i(ramme, stratum, p)
    begge = ramme.fra_nav[med, : stratum.ell] + ramme.fra_bruker[med, : stratum.ell]
    return tuple(begge.mean(0).tolist())


def variant(u: Utsnitt, navn: str, dose: Tall | None = None) -> Variant:
    """Cox again: with another dose, or (u) among fewer."""
    modell = None if for_liten(u) else est.coxmodell(u, dose=dose)
    return Variant(u.stratum, navn, u.n, u.hendelser, modell)


def dosevarianter(u: Utsnitt) -> list[Variant]:
    """F3: each side by itself, both (geometric mean), and whether both wrote at all."""
    tosidig = ((u.fra_nav > 0) & (u.fra_bruker > 0)).astype(np.float64)
    return [
        variant(u, "fra_nav", np.log1p(u.fra_nav)),
        variant(u, "fra_bruker", np.log1p(u.fra_bruker)),
        variant(u, "geometrisk", np.log1p(np.sqrt(u.fra_nav * u.fra_bruker))),
        variant(u, "tosidig", tosidig),
    ]


def undergrupper(u: Utsnitt) -> list[Variant]:
    """F1: split by benefit at the landmark and by employment at the start."""
    i_arbeid = u.z.x[:, u.z.navn.index("arbeid_start")] == 1
    dagpenger, aap = u.ytelse.er("DAGPENGER"), u.ytelse.er("AAP")
    deler = {
        "dagpenger": dagpenger,
        "aap": aap,
        "annen_ytelse": ~dagpenger & ~aap,
        "i_arbeid": i_arbeid,
        "ikke_i_arbeid": ~i_arbeid,
    }
    return [variant(u.bare(med), navn) for navn, med in deler.items()]


def utgangsvarianter(u: Utsnitt) -> list[Variant]:
    """F7: cause-specific Cox, the other exits censored."""
    ut = []
    for aarsak in AARSAKER:
        slutt = u.hendelse & u.utgang.er(aarsak)
        antall = int(slutt.sum())
        modell = None if for_faa(u.n, antall) else est.coxmodell(u, hendelse=slutt)
        ut.append(Variant(u.stratum, aarsak, u.n, antall, modell))
    return ut


@dataclass(frozen=True)
class Avganger:
    """F7 from the start of the spell, for all ordinary new users and by group (B5)."""

    alle: tuple[Avgangspunkt, ...]
    grupper: Mapping[str, tuple[Avgangspunkt, ...]]


def avganger(ramme: Ramme, p: Parametersett, grupper: tuple[str, ...]) -> Avganger:
    """Observed to R-a, or as long as the status after the spell can be known."""
    siste = min(p.kjent_til, p.arbeid_til - 1)
    ordinaer = ~ramme.koronaledig & (ramme.s <= siste)
    t = np.minimum(ramme.lengde, siste - ramme.s + 1)
    slutt = ramme.e <= siste
    aarsak: Heltall = np.zeros(len(t), np.int64)
    for nr, navn in enumerate(AARSAKER, 1):
        aarsak[slutt & ramme.utgang.er(navn)] = nr
    aarsak[slutt & (aarsak == 0)] = len(AARSAKER) + 1

    def kurve(med: Sant) -> tuple[Avgangspunkt, ...]:
        return tuple(aalen_johansen(t[med], aarsak[med], range(1, len(AARSAKER) + 1)))

    return Avganger(kurve(ordinaer), {g: kurve(ordinaer & ramme.gruppe.er(g)) for g in grupper})


@dataclass(frozen=True)
class Analyse:
    """Part F of one extract."""

    strata: tuple[Stratumsvar, ...]
    avganger: Avganger
    doser: tuple[Variant, ...]
    undergrupper: tuple[Variant, ...]
    utganger: tuple[Variant, ...]
    folsomhet: tuple[Variant, ...]
    """The strata again and their other landmarks, so that they stand side by side."""
    koronaledige: tuple[Variant, ...]
    koronakurver: Mapping[Stratum, Mapping[Intensitet, Kurve]]


def analyser_alt(
    ramme: Ramme, p: Parametersett, grupper: tuple[str, ...], si: Callable[[str], None]
) -> Analyse:
    """Everything, stratum by stratum. `si` is told what is being done."""
    svar: list[Stratumsvar] = []
    doser: list[Variant] = []
    deler: list[Variant] = []
    utganger: list[Variant] = []
    for stratum in HOVED:
        si(stratum.tekst)
        s, u = analyser(ramme, stratum, p)
        svar.append(s)
        if s.merknad is None:
            doser += dosevarianter(u)
            deler += undergrupper(u)
            utganger += utgangsvarianter(u)
    si(N_("følsomhet"))
    andre = [variant(utsnitt(ramme, s, p), "landemerke") for s in FOLSOMHET]
    hoved = [Variant(s.stratum, "landemerke", s.n, s.hendelser, s.cox) for s in svar]
    rekke = list(GRUPPETEKST)
    folsomhet = sorted(hoved + andre, key=lambda v: (rekke.index(v.stratum.gruppe), v.stratum.ell))
    si(N_("koronaledige"))
    korona = [utsnitt(ramme, s, p) for s in KORONALEDIGE]
    return Analyse(
        tuple(svar),
        avganger(ramme, p, grupper),
        tuple(doser),
        tuple(deler),
        tuple(utganger),
        tuple(folsomhet),
        tuple(variant(u, "koronaledige") for u in korona),
        {
            u.stratum: _kurver(u, intensitet(u.dose, tersklene(u.dose)))
            for u in korona
            if not for_liten(u)
        },
    )
