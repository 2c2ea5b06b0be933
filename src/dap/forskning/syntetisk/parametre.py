"""Every number that the generator is made of, with where it comes from (statistics part G.1).

Ids: T8.1 and so on are tables of the report, 8_… ids of `maaltall.json`, G.n parts of the
specification. "fitted" = chosen so that the run meets its targets; the report prints no such number.
Rows of five or six stand in the order of `koder.GRUPPER`.
"""

from dataclasses import dataclass, field, replace

from dap.forskning.syntetisk.parametre_dialog import Dialog, Melding
from dap.forskning.syntetisk.parametre_kort import Kort, Mote

Rad = tuple[float, ...]


@dataclass(frozen=True)
class Folk:
    """Step 1: who they are."""

    # 8_n_korona, t81_n_std, t81_n_spes, 8_fig5_syk, 8_fig5_varig; the rest is IKKE_VURDERT.
    antall: tuple[int, ...] = (178_641, 64_800, 173_333, 64_800, 16_630, 359_919)
    # T8.1 (columns 1 and 3); 8_menn_ord and 8_menn_kor for the others together.
    menn: Rad = (0.552, 0.44, 0.446, 0.555, 0.54, 0.56)
    # T8.1; the others so that 8_under30_… and 8_alder_… hold.
    alder: tuple[Rad, ...] = (
        (0.164, 0.152, 0.479, 0.138, 0.067, 0.002),
        (0.083, 0.113, 0.470, 0.221, 0.112, 0.001),
        (0.125, 0.122, 0.474, 0.201, 0.078, 0.0),
        (0.071, 0.104, 0.465, 0.235, 0.125, 0.0),
        (0.210, 0.150, 0.430, 0.140, 0.060, 0.010),
        (0.160, 0.140, 0.476, 0.149, 0.073, 0.002),
    )
    # T8.1; the others are fitted (the figure prints no numbers).
    utdanning: tuple[Rad, ...] = (
        (0.105, 0.511, 0.226, 0.107, 0.050),
        (0.110, 0.520, 0.200, 0.060, 0.110),
        (0.122, 0.490, 0.163, 0.047, 0.178),
        (0.140, 0.480, 0.110, 0.030, 0.240),
        (0.120, 0.430, 0.150, 0.080, 0.220),
        (0.100, 0.530, 0.210, 0.080, 0.080),
    )
    # T8.1; 8_innv_ord and 8_innv_kor.
    innvandrere: Rad = (0.414, 0.24, 0.258, 0.18, 0.48, 0.29)
    # Odds, fitted: women and those over 25 have more education (11_fig8, 11_fig10, t111_mann).
    kvinner_utdanning: Rad = (0.75, 0.85, 1.55, 1.55, 0.85)
    alder_utdanning: tuple[Rad, ...] = (
        (1.6, 1.5, 0.22, 0.04, 1.2),
        (1.0, 1.0, 1.1, 0.9, 0.9),
        (0.9, 0.9, 1.15, 1.25, 1.0),
        (1.0, 1.05, 0.95, 0.95, 1.0),
        (1.1, 1.05, 0.9, 0.9, 1.1),
        (1.0, 1.0, 1.0, 1.0, 1.0),
    )
    # Ages are drawn evenly, or low (< 1) or high (> 1), within their group: 8_alder_….
    skjev: Rad = (0.75, 1.0, 0.99, 0.9, 1.0)
    # AAP, dagpenger, neither: 8_aap_ord, 8_dp_ord, 8_fig6_ikke_aap, 8_dp_kor; OS 0,50 from G.3.
    ytelse: tuple[Rad, ...] = (
        (0.0, 0.50, 0.50),
        (0.20, 0.17, 0.63),
        (0.72, 0.02, 0.26),
        (0.405, 0.0, 0.595),
        (0.02, 0.14, 0.84),
        (0.0, 0.36, 0.64),
    )
    # Odds of dagpenger by age and education (a job behind them), fitted to 11_fig10 and 11_fig12.
    dagpenger_alder: Rad = (0.55, 1.0, 1.1, 1.15, 0.9, 1.0)
    dagpenger_utdanning: Rad = (0.85, 1.0, 1.05, 1.15, 0.7)
    # Odds of AAP by immigrant status within SPES ("en relativ lav andel av innvandrerne", L2399).
    aap_innvandrer: float = 0.45
    tiltakspenger: float = 0.14
    # 8_fig6_psykiske, 8_fig6_muskel of those with AAP; the rest fitted.
    diagnose: Rad = (32.0, 21.0, 2.6, 13.9, 2.5)
    # Odds of each but the last by age, fitted: psychiatric illness comes early, muscles and heart late.
    # So those with psychiatric illness have more dialogs (9_psyk) and not by Table 9.1's coefficients.
    diagnose_alder: tuple[Rad, ...] = (
        (2.4, 1.9, 1.0, 0.6, 0.4, 1.0),
        (0.35, 0.6, 1.0, 1.25, 1.2, 1.0),
        (0.2, 0.35, 0.8, 1.7, 2.6, 1.0),
        (1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    )
    # Offices: from 300 to 20 000 users at a time, few of them large. The report names none; the power
    # makes the mean what 450 000 users in 450 offices have.
    enheter: int = 450
    enhet_minst: float = 300.0
    enhet_storst: float = 20_000.0
    enhet_potens: float = 27.0


@dataclass(frozen=True)
class Lop:
    """Steps 2 and 3: registered months and innsatsgrupper."""

    # Shares that start existing, then September … July: G.3's mean months and 8_fig1. OS and
    # IKKE_VURDERT cannot start in March or April (they would be koronaledige, B4).
    start: tuple[Rad, ...] = (
        (50.6, 6.0, 5.4, 5.1, 4.0, 6.2, 6.6, 0, 0, 5.4, 5.9, 5.6),
        (57.0, 4.4, 4.4, 4.2, 3.6, 5.2, 4.4, 3.4, 3.2, 4.0, 4.4, 3.8),
        (87.0, 1.25, 1.25, 1.2, 1.0, 1.4, 1.25, 1.0, 0.9, 1.1, 1.1, 1.0),
        (94.5, 0.6, 0.5, 0.5, 0.4, 0.6, 0.5, 0.5, 0.4, 0.5, 0.5, 0.5),
        (30.0, 7.0, 7.0, 7.0, 6.0, 8.0, 7.0, 4.0, 4.0, 6.0, 7.0, 7.0),
    )
    mars: float = 0.86  # G.1.5: of the koronaledige
    # Chance to leave after month 1, 2, … of a new spell (the last one goes on): 12_fig2_…
    avgang: tuple[Rad, ...] = (
        (0.165, 0.18, 0.175, 0.16, 0.15, 0.13, 0.11, 0.09, 0.08, 0.07, 0.06, 0.055, 0.05),
        (0.11, 0.12, 0.12, 0.11, 0.10, 0.095, 0.09, 0.085, 0.08, 0.075, 0.07),
        (0.006, 0.008, 0.009, 0.010, 0.010, 0.011),
        (0.03, 0.03, 0.03, 0.03, 0.03),
        (0.34, 0.26, 0.20, 0.16, 0.13, 0.11, 0.10),
        (0.12, 0.275, 0.30, 0.33, 0.20, 0.085, 0.15, 0.15, 0.14),
    )
    # The same for those who were there before August 2019 (G.3: mean months).
    avgang_gamle: Rad = (0.074, 0.085, 0.0095, 0.054, 0.16)
    # Log hazard ratios: who has short spells. Fitted to 11_fig5, 11_fig7, 11_egen_k, 9_fig6.
    menn: float = 0.24
    alder: Rad = (0.82, 0.25, 0.0, -0.17, -0.56, 0.0)
    utdanning: Rad = (-0.52, 0.0, 0.12, 0.26, -0.05)
    innvandrer: float = -0.48
    # Back again after two months or more (G.1.2), and how long it takes beyond that (months).
    tilbake: Rad = (0.50, 0.46, 0.15, 0.06, 0.36, 0.14)
    pause: float = 2.0
    hull: float = 0.03  # G.1.2: one month away in the middle of a spell
    # Koronaledige who were users in 2019: 8_fn11; the first is 4 195 of 359 919 (G.3).
    korona_ny_2019: float = 0.011655
    korona_gammel_2019: float = 0.02
    # First and last innsatsgruppe (B5). Share of each group that changes on the way.
    ikke_vurdert_forst: float = 0.16
    situasjonsbestemt: float = 0.42
    syk_fra_standard: float = 0.22
    spes_fra: Rad = (0.0, 0.025, 0.045, 0.0, 0.0, 0.0, 0.03, 0.0)
    varig_fra_spes: float = 0.22
    ikke_av: Rad = (0.72, 0.20, 0.08)
    # 8_kor_siste_std, and that some were sick-listed later; G.1.5. Last value of koronaledige:
    # STANDARD, SITUASJONSBESTEMT, SYKMELDT, SPESIELT_TILPASSET, IKKE_VURDERT, BEHOV_FOR_AEV.
    korona_siste: Rad = (0.515, 0.297, 0.049, 0.004, 0.130, 0.005)
    korona_ikke_forst: float = 0.10
    # Partly unemployed and on wage subsidy while registered: 12_fig3_delvis, 12_fig4_spes_arbeid.
    delvis: Rad = (0.285, 0.165, 0.03, 0.03, 0.16, 0.26)
    lonnstilskudd: Rad = (0.020, 0.006, 0.022, 0.004, 0.004, 0.01)
    flytter: float = 0.01  # to another office, fitted


@dataclass(frozen=True)
class Arbeid:
    """Step 10: employment and disability benefit, before, during and after."""

    for_: Rad = (0.62, 0.75, 0.45, 0.20, 0.35, 0.92)
    under: Rad = (0.27, 0.55, 0.30, 0.22, 0.15, 0.75)
    etter: Rad = (0.80, 0.79, 0.48, 0.20, 0.48, 0.92)  # 12_fig3_arbeid, 12_fig4_spes_arbeid
    # Disability benefit while registered and after, and in full (12_fig3_varig).
    ufor: Rad = (0.001, 0.004, 0.015, 0.10, 0.001, 0.001)
    ufor_etter: Rad = (0.010, 0.02, 0.25, 0.60, 0.01, 0.004)
    full: float = 0.5


@dataclass(frozen=True)
class Parametere:
    navn: str = "proba-2022-9"
    folk: Folk = field(default_factory=Folk)
    lop: Lop = field(default_factory=Lop)
    dialog: Dialog = field(default_factory=Dialog)
    melding: Melding = field(default_factory=Melding)
    kort: Kort = field(default_factory=Kort)
    mote: Mote = field(default_factory=Mote)
    arbeid: Arbeid = field(default_factory=Arbeid)
    lineaer: bool = False
    frailty: float = 0.0  # G.4.5: what raises both dose and hazard; 0 in the default


def vanlig() -> Parametere:
    return Parametere()


def lineaer() -> Parametere:
    """G.4.1: dialogs, SOKEAVTALE and STILLING have exactly linear means in what is observed."""
    return Parametere(navn="lineaer", lineaer=True)


def uten_hull() -> Parametere:
    """G.4.2: no gaps, nobody comes back, and nobody's hazard differs from the group's."""
    p = Parametere(navn="uten-hull")
    lop = replace(
        p.lop,
        hull=0.0,
        tilbake=(0.0,) * 6,
        korona_ny_2019=0.0,
        korona_gammel_2019=0.0,
        menn=0.0,
        alder=(0.0,) * 6,
        utdanning=(0.0,) * 5,
        innvandrer=0.0,
    )
    return replace(p, lop=lop)


def en_lognormal(median_t: float = 12.0, sigma: float = 1.3) -> Parametere:
    """G.4.3: each dialog is the user's question and NAV's one answer, from one distribution."""
    p = Parametere(navn="en-lognormal")
    return replace(p, melding=replace(p.melding, bare_svar=True, fast_median=median_t, sigma=sigma))


def med_frailty(styrke: float = 0.5) -> Parametere:
    """G.4.5: something hidden makes some write more and leave sooner (documents F9)."""
    return Parametere(navn="frailty", frailty=styrke)


MODUSER = {
    "vanlig": vanlig,
    "lineaer": lineaer,
    "uten-hull": uten_hull,
    "en-lognormal": en_lognormal,
    "frailty": med_frailty,
}
