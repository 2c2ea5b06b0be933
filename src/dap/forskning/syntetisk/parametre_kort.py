"""Steps 8 and 9: activity cards, meetings and minutes."""

from dataclasses import dataclass

from dap.forskning.syntetisk.parametre_dialog import Lineaer

Rad = tuple[float, ...]

# Table 11.1 (t111_…_sokeavtale and _stilling); EGEN without constant and months, see Kort.
T111_EGEN = Lineaer(
    0.98,
    0.0,
    (0, -0.05, -0.10, -0.10, -0.18, 0),
    (0, 0.02, 0.09, 0.13, -0.08),
    -0.06,
    -0.06,
    dagpenger=-0.03,
)
T111_SOKEAVTALE = Lineaer(
    0.18,
    0.0,
    (0, 0.0, -0.02, -0.03, -0.05, 0),
    (0, 0.01, 0.02, 0.03, -0.02),
    -0.01,
    -0.01,
    dagpenger=0.03,
)
T111_STILLING = Lineaer(
    -0.16,
    -0.07,
    (0, 0.08, -0.04, -0.09, -0.31, 0),
    (0, 0.18, 0.55, 0.90, -0.11),
    0.25,
    0.02,
    dagpenger=0.68,
)


@dataclass(frozen=True)
class Kort:
    """Step 8. "Active" persons have what is left after those without any card and those with one."""

    # 11_uten_…, 11_en_…: without any card, and with exactly one.
    ingen: Rad = (0.095, 0.34, 0.22, 0.53, 0.16, 0.006)
    ett: Rad = (0.120, 0.18, 0.17, 0.15, 0.28, 0.625)
    # The one card is EGEN, BEHANDLING, IJOBB.
    ett_type: tuple[Rad, ...] = (
        (0.95, 0.0, 0.05),
        (0.35, 0.55, 0.10),
        (0.52, 0.45, 0.03),
        (0.70, 0.25, 0.05),
        (0.97, 0.0, 0.03),
        (0.985, 0.0, 0.015),
    )
    # EGEN: the chance of one in the first month, and a level a month (11_egen, t111_…_egen, 11s_egen).
    egen_start: Rad = (0.98, 0.5, 0.45, 0.3, 0.9, 1.0)
    egen_niva: Rad = (0.295, 0.05, 0.070, 0.05, 0.10, 0.085)
    egen_form_tall: float = 0.29  # fitted to t111_r2_egen
    egen_korona_start: float = 0.65
    egen_flere: float = 0.28  # more at an ordinary start, fitted to t111_mnd_egen
    # T11.1's differences as they are for OS; for the others factors (11s_fig16_…).
    egen_form: Lineaer = T111_EGEN
    egen_alder: Rad = (1.50, 1.25, 1.02, 0.78, 0.30, 1.0)
    egen_ikke_aap: float = 1.6
    egen_kjonn: Rad = (1.04, 0.95)  # all but OS; direction G.5.18
    # Who makes it (NAV's share of EGEN): L2240–2250, 11s_egen_nav, L2359–2386.
    egen_nav: Rad = (0.66, 0.70, 0.70, 0.70, 0.80, 0.90)
    nav_kjonn: Rad = (0.92, 1.07)
    nav_alder: Rad = (1.15, 1.06, 0.99, 0.90, 0.93, 1.0)
    nav_utdanning: Rad = (1.08, 1.02, 0.95, 0.85, 1.06)
    nav_innvandrer: float = 1.06
    # SOKEAVTALE (t111_…_sokeavtale): level, sizes of the negative binomial G.1.8.
    soke_form: Lineaer = T111_SOKEAVTALE
    soke_niva: float = 0.073
    soke_start: float = 0.14
    soke_andre: Rad = (0.0, 0.006, 0.010, 0.003, 0.06, 0.012)
    soke_storrelse: float = 1.2  # in linear mode
    soke_form_tall: float = 3.0
    # STILLING: OS by T11.1; the others by factors (11s_stilling_…, 11s_fig20_…, 11s_fig21_forhold).
    stilling_form: Lineaer = T111_STILLING
    stilling_konstant: float = -0.125  # fitted to 11_stilling
    stilling_skala: float = 1.20  # what season and month in spell take away
    stilling_gulv: float = 0.05
    stilling_andre: Rad = (0.0, 0.02, 0.043, 0.012, 0.08, 0.10)
    stilling_aap: Rad = (0.40, 2.2)  # with and without AAP
    stilling_psykisk: float = 1.5
    stilling_utdanning: Rad = (0.50, 0.90, 1.7, 3.0, 0.45)
    stilling_kjonn: Rad = (0.89, 1.13)
    stilling_innvandrer: Rad = (0.93, 1.16)
    stilling_alder: Rad = (0.85, 1.15, 1.10, 0.85, 0.5, 1.0)
    stilling_storrelse: float = 0.25
    stilling_bruker: float = 0.95
    # Month in spell 1, 2, …: 12_10 (peak in month 2, about five months, then falling).
    stilling_forlop: Rad = (0.62, 1.45, 1.35, 1.25, 1.20, 1.05, 1.0, 0.95, 0.85, 0.75, 0.6, 0.5)
    ijobb: Rad = (0.018, 0.03, 0.010, 0.004, 0.01, 0.045)
    # BEHANDLING among those with AAP and the others: 11s_behandling; L2419–2439.
    behandling: Rad = (0.0, 0.075, 0.058, 0.05, 0.0, 0.0)
    behandling_ikke_aap: float = 0.12
    behandling_kjonn: Rad = (1.06, 0.94)
    behandling_alder: Rad = (1.12, 1.0, 1.0, 1.0, 0.97, 1.0)
    behandling_utdanning: Rad = (1.10, 1.02, 0.95, 0.90, 1.0)
    # Season August … July: 11_fig1_start, 11_fig1_mars. Fitted.
    sesong: Rad = (1.25, 1.25, 1.22, 1.20, 0.85, 1.22, 1.12, 0.80, 0.72, 0.62, 0.62, 0.50)
    # Beside the counted ones: cards only proposed or given up (B16), part of these proposed first.
    bare_foreslatt: float = 0.03
    foreslatt_forst: float = 0.06


@dataclass(frozen=True)
class Mote:
    """Step 9."""

    # A month: 10_moter, 10_ord_…, 10_kor_ref; direction G.5.14.
    mote: Rad = (0.054, 0.041, 0.087, 0.031, 0.024, 0.0021)
    referat: Rad = (0.044, 0.055, 0.099, 0.044, 0.03, 0.0128)
    mote_storrelse: float = 0.75
    referat_storrelse: float = 0.6
    mote_alder: Rad = (1.50, 1.20, 1.0, 0.85, 0.62, 1.0)
    mote_innvandrer: float = 0.82
    mote_psykisk: float = 1.22
    referat_ikke_aap: float = 1.15
    referat_kjonn: Rad = (0.94, 1.07)
    # Month in spell 1, 2, 3, …: direction G.5.23.
    mote_forlop: Rad = (0.9, 1.75, 1.05, 0.95)
    referat_forlop: Rad = (1.3, 1.2, 0.9, 0.85, 0.85, 0.95, 1.05)
    # G.1.9: April 2020 is 0,29 for meetings; 10_fig1_…; direction G.5.13.
    mote_sesong: Rad = (1.05, 1.16, 1.18, 1.12, 0.80, 1.16, 1.14, 0.62, 0.32, 0.62, 0.86, 0.50)
    referat_sesong: Rad = (1.0, 1.02, 1.05, 1.02, 0.85, 1.08, 1.06, 1.05, 1.0, 1.0, 1.05, 0.72)
    # Meetings that were not held, as shares of those that were (B17).
    bare_planlagt: float = 0.12
    avlyst: float = 0.09
    tilbake: float = 0.03
    utkast: float = 0.04
