"""Steps 4 to 7: threads, who starts them, messages and the times between them."""

from dataclasses import dataclass

Rad = tuple[float, ...]


@dataclass(frozen=True)
class Lineaer:
    """A linear predictor, as the report's regressions print it."""

    konstant: float
    mann: float
    alder: Rad  # <25 (reference), 25-29, 30-49, 50-59, 60+, missing (stands with the reference)
    utdanning: Rad  # grunnskole (reference), vgs, up to 4, over 4, unknown
    innvandrer: float
    mnd: float
    dagpenger: float = 0.0
    diagnose: Rad = (0.0,) * 6  # psychiatric, muscular, heart, other, unknown; last: not AAP


# Table 9.1, columns 2, 3 and 1 (t91_…_std, _spes, _alle).
T91_STD = Lineaer(
    1.204,
    0.008,
    (0, -0.11, -0.243, -0.274, -0.395, 0),
    (0, 0.03, 0.044, 0.058, -0.159),
    -0.049,
    -0.045,
    dagpenger=-0.019,
)
T91_SPES = Lineaer(
    0.638,
    -0.031,
    (0, -0.048, -0.152, -0.185, -0.263, 0),
    (0, 0.028, 0.049, 0.055, -0.038),
    -0.05,
    -0.008,
    diagnose=(0.056, 0.054, 0.02, 0.02, 0.02, 0),
)
T91_ALLE = Lineaer(
    1.043,
    -0.018,
    (0, -0.077, -0.184, -0.209, -0.296, 0),
    (0, 0.04, 0.061, 0.071, -0.065),
    -0.048,
    -0.029,
    # Not printed; direction G.5.8: psychiatric most, also outside SPES.
    diagnose=(0.035, -0.015, -0.02, -0.01, -0.01, 0),
)
T91_GRUPPER: Rad = (0.0, -0.354, -0.132, -0.382, 0.003)


@dataclass(frozen=True)
class Dialog:
    """Steps 4 and 5."""

    # Table 9.1 but for the constant and the months: here a start that is over and a level that
    # stays make the slope on months by themselves, so that what is to come decides nothing now.
    form: tuple[Lineaer, ...] = (T91_STD, T91_ALLE, T91_SPES, T91_ALLE, T91_ALLE)
    # Level a month after the start for the reference person, fitted to 9_fig8 and t91_konstant.
    niva: Rad = (0.728, 0.426, 0.550, 0.385, 0.755)
    # Threads more in the first month of a spell with known start: 12_fig5_1, t91_mnd.
    start: Rad = (1.03, 0.22, 0.40, 0.25, 0.45)
    # Level by month in spell from month 2: 12_fig5_senere ("en viss økning … rundt ett år"). Those who
    # stay are more and more those with few threads: the level rises against that.
    forlop: Rad = (1.0, 1.0, 1.0, 1.03, 1.09, 1.14, 1.17, 1.12, 1.05, 1.0)
    # Structurally none, and the size of the negative binomial of the others: 9_uten_dialog, t91_r2.
    ingen: Rad = (0.105, 0.22, 0.165, 0.29, 0.14)
    storrelse: Rad = (6.0, 3.0, 5.0, 2.5, 3.0)
    gulv: float = 0.02  # G.1.4
    # Season August … December next year: 9_fig1_… and direction G.5.2. Fitted.
    # fmt: off
    sesong: Rad = (
        1.02, 1.0, 1.02, 1.02, 0.80, 1.08, 1.06, 1.42, 1.30, 0.62, 0.70, 0.54,
        1.10, 1.20, 1.20, 1.20, 0.95,
    )
    # fmt: on
    # Users' own rate a month (9_rate_ord_bruker), by sex, education (G.1.4), age (L2006), group.
    bruker: float = 0.149
    bruker_kjonn: Rad = (1.12, 0.90)
    bruker_utdanning: Rad = (0.76, 1.0, 1.19, 1.38, 0.80)
    bruker_alder: Rad = (1.0, 1.0, 1.02, 1.0, 0.78, 1.0)
    bruker_innvandrer: float = 0.88
    bruker_gruppe: Rad = (1.05, 0.95, 1.0, 0.62, 1.0, 1.0)
    # Koronaledige (G.1.5): 9_kor_dialoger, 9_kor_mars, 9_rate_kor, 9_kor_andel_nav.
    korona_noen: float = 0.985
    korona_flere: float = 0.43
    korona_bruker: float = 0.07
    korona_andre_sjokk: float = 0.075
    korona_senere: float = 0.47
    korona_senere_bruker: float = 0.36
    korona_storrelse: float = 1.0
    korona_sesong: Rad = (1.0,) * 9 + (0.92, 0.95, 0.75) + (0.95, 1.0, 1.0, 1.0, 0.75)
    paa_kort: float = 0.12  # of threads that belong to a card; fitted


@dataclass(frozen=True)
class Melding:
    """Steps 6 and 7 (G.1.6, G.1.7; the last row is threads with koronaledige in the shock months)."""

    # The user answers NAV's first message.
    svarer: Rad = (0.435, 0.63, 0.745, 0.68, 0.50, 0.48)
    svarer_korona: float = 0.66  # of the others' chance: 9_henv_alle_bruker
    svarer_start: float = 0.50  # standard information in the first month, fitted to 9_henv_ord_…
    svarer_sjokk: float = 0.315
    svarer_kjonn: Rad = (1.05, 0.95)
    svarer_utdanning: Rad = (0.88, 1.0, 1.06, 1.10, 0.92)
    svarer_innvandrer: float = 0.96
    svarer_hjerte: float = 0.85  # direction G.5.12: heart and vascular write least
    nav_svarer_bruker: float = 0.985
    nav_svarer_forst: float = 0.985  # the user's first answer: 9_andel_svartid
    nav_svarer: float = 0.935
    nav_svarer_sjokk: float = 0.90
    gaar_videre: Rad = (0.28, 0.335, 0.375, 0.335, 0.285, 0.285)
    videre_sjokk: float = 0.18
    lang: float = 0.086
    lang_videre: float = 0.93
    dobbel_nav: float = 0.035
    dobbel_bruker: float = 0.16
    lengst: int = 120
    # Hours to NAV's answer: median by month of creation, August to December next year (G.1.7).
    median: Rad = (14.0, 14.0, 14.0, 14.0, 19.0, 12.9, 12.3) + (10.0,) * 5 + (11.0,) * 4 + (14.0,)
    sigma: float = 1.50
    median_sjokk: float = 11.0
    sigma_sjokk: float = 1.16
    # The user's answer: quick or slow (G.1.7), and a second message in a row. Hours.
    rask: float = 0.75
    rask_t: float = 11.0
    sen_t: float = 50 * 24.0
    sen_sjokk: float = 1.33
    dobbel_t: float = 8.0
    bare_svar: bool = False
    fast_median: float = 0.0
