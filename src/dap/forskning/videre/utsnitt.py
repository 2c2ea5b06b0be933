"""One stratum out of the frame: outcome (F2), dose and intensity (F3), covariates (F5)."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dap.felles.sprak import N_
from dap.forskning.parametre import Parametersett
from dap.forskning.regresjon.modeller import FELLES
from dap.forskning.videre.design import Design, Heltall, Sant, Tall
from dap.forskning.videre.strata import Stratum
from dap.forskning.videre.utvalg import Kode, Ramme

LOG_DOSE = "log_dose"


class Intensitet(StrEnum):
    """F3: nothing, and the thirds of those with something."""

    INGEN = "INGEN"
    LAV = "LAV"
    MIDDELS = "MIDDELS"
    HOY = "HOY"


INTENSITETER = tuple(Intensitet)

EGNE = ("dagpenger", "arbeid_start")
DIAGNOSER = ("aap_psykiske", "aap_muskel_skjelett", "aap_andre")
KOVARIATER = (*(d.navn for d in FELLES), *EGNE, *DIAGNOSER)
TEKSTER = {
    LOG_DOSE: N_("log(1 + henvendelser pr. måned)"),
    "const": N_("Konstant"),
    **{d.navn: d.tekst for d in FELLES},
    "dagpenger": N_("Dagpenger ved landemerket"),
    "arbeid_start": N_("Arbeidsforhold ved oppstart"),
    "aap_psykiske": N_("AAP, psykiske lidelser"),
    "aap_muskel_skjelett": N_("AAP, muskel og skjelett"),
    "aap_andre": N_("AAP, andre diagnoser"),
}


@dataclass(frozen=True)
class Utsnitt:
    """The persons of one stratum, in the order of their ids."""

    stratum: Stratum
    t: Heltall
    """Months from the landmark to exit or the end of observation (≥ 1)."""
    hendelse: Sant
    s: Heltall
    horisont: Heltall
    """Months that could be observed after the landmark."""
    kontor: Heltall
    dose: Tall
    fra_nav: Tall
    fra_bruker: Tall
    """Messages a month in the months up to the landmark: both, from NAV, from the user."""
    z: Design
    utgang: Kode
    ytelse: Kode

    @property
    def n(self) -> int:
        return len(self.t)

    @property
    def hendelser(self) -> int:
        return int(self.hendelse.sum())

    @property
    def kontorer(self) -> int:
        return len(np.unique(self.kontor))

    @property
    def log_dose(self) -> Tall:
        return np.log1p(self.dose)

    def bare(self, med: Sant) -> "Utsnitt":
        """Some of them."""
        return Utsnitt(
            self.stratum, self.t[med], self.hendelse[med], self.s[med], self.horisont[med],
            self.kontor[med], self.dose[med], self.fra_nav[med], self.fra_bruker[med],
            self.z.rader(med), self.utgang.rader(med), self.ytelse.rader(med),
        )  # fmt: skip


def med_i(ramme: Ramme, stratum: Stratum, p: Parametersett) -> Sant:
    """F1: the persons of the stratum."""
    ut: Sant = (
        (ramme.koronaledig == stratum.koronaledig)
        & ramme.landemerker[stratum.ell].innsatsgruppe.er(stratum.gruppe)
        & (ramme.lengde > stratum.ell)
        & (ramme.s + stratum.ell <= p.kjent_til)
    )
    return ut


def utsnitt(ramme: Ramme, stratum: Stratum, p: Parametersett) -> Utsnitt:
    """F1: first spells of the stratum that outlast the landmark and can be followed beyond it."""
    ell, siste = stratum.ell, p.kjent_til
    merke = ramme.landemerker[ell]
    med = med_i(ramme, stratum, p)
    horisont = siste - ramme.s[med] + 1 - ell
    fra_nav = ramme.fra_nav[med, :ell].sum(1)
    fra_bruker = ramme.fra_bruker[med, :ell].sum(1)
    return Utsnitt(
        stratum,
        np.minimum(ramme.lengde[med] - ell, horisont),
        ramme.e[med] <= siste,
        ramme.s[med],
        horisont,
        merke.enhet[med],
        (fra_nav + fra_bruker) / ell,
        fra_nav / ell,
        fra_bruker / ell,
        _kovariater(ramme, stratum, med),
        ramme.utgang.rader(med),
        merke.ytelse.rader(med),
    )


def _kovariater(ramme: Ramme, stratum: Stratum, med: Sant) -> Design:
    """As E.1, then benefit at the landmark, employment at the start, and diagnosis (SPESIELT)."""
    merke = ramme.landemerker[stratum.ell]
    kolonner: dict[str, Sant] = {}
    for dummy in FELLES:
        kode: Kode = getattr(ramme, dummy.kolonne)
        kolonner[dummy.navn] = kode.rader(med).er(*dummy.verdier)
    ytelse, diagnose = merke.ytelse.rader(med), merke.diagnose.rader(med)
    kolonner["dagpenger"] = ytelse.er("DAGPENGER")
    kolonner["arbeid_start"] = ramme.arbeid_start[med]
    if stratum.med_diagnose:
        aap = ytelse.er("AAP")
        psykiske, muskel = (
            aap & diagnose.er("PSYKISKE_LIDELSER"),
            aap & diagnose.er("MUSKEL_SKJELETT"),
        )
        diagnoser = (psykiske, muskel, aap & ~psykiske & ~muskel)
        kolonner |= dict(zip(DIAGNOSER, diagnoser, strict=True))
    x = np.column_stack(list(kolonner.values())).astype(np.float64)
    return Design(tuple(kolonner), x)


def tersklene(dose: Tall) -> tuple[float, ...]:
    """F3: the terciles of the positive doses; none when nobody has any."""
    positive = dose[dose > 0]
    if not len(positive):
        return ()
    q1, q2 = np.quantile(positive, [1 / 3, 2 / 3])
    return float(q1), float(q2)


def intensitet(dose: Tall, terskler: tuple[float, ...]) -> Heltall:
    """Each person's place in INTENSITETER."""
    ut = np.zeros(len(dose), np.int64)
    if terskler:
        q1, q2 = terskler
        ut[dose > 0] = 1
        ut[dose > q1] = 2
        ut[dose > q2] = 3
    return ut
