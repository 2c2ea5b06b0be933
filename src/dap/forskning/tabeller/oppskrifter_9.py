"""Tables and figures of chapter 9. T9.1 and S9.h are regressions (dap.forskning.regresjon)."""

from typing import Any

from dap.felles.sprak import N_
from dap.forskning.parametre import SPESIELT_TILPASSET, STANDARD_SITUASJON, VARIG_TILPASSET
from dap.forskning.tabeller import ord as o
from dap.forskning.tabeller.kapittel_9 import UBESVART
from dap.forskning.tabeller.oppskrift import MAAL, RAD, SERIE, SUM, Oppskrift
from dap.forskning.tabeller.values import Diagramform
from dap.forskning.tabeller.verdi import Blokk
from dap.forskning.tekst import Tekst

DIALOGSERIER = {"n_dialog_nav": "NAV", "n_dialog_bruker": "BRUKER", "n_dialog": SUM}
HENVSERIER = {"n_henv_nav": "NAV", "n_henv_bruker": "BRUKER", "n_henv": SUM}
_TRE = (STANDARD_SITUASJON, SPESIELT_TILPASSET, VARIG_TILPASSET)
_ORDINAERE = N_("ordinære dialoger (B10)")


def _rate(id_: str, etter: str, nokkel: str, radvariabel: str, **mer: Any) -> Oppskrift:
    valg = {"populasjon": o.O, "definisjoner": ("B4", "B10", "B14", "B15")} | mer
    return Oppskrift(
        id_, Tekst(N_("Dialoger pr. måned etter %(etter)s"), etter=etter), nokkel, (RAD, SERIE), radvariabel,
        "dialoger pr. måned", "dialoger pr. måned", nevner=o.I_RADEN, form=Diagramform.STABLEDE_SOYLER,
        desimaler=2, seriesvariabel="opprettet_av", serier=DIALOGSERIER,
        diagramserier=("NAV", "BRUKER"), fotnoter=(o.RATE,), **valg,
    )  # fmt: skip


def _henv(id_: str, etter: str, nokkel: str, radvariabel: str, **mer: Any) -> Oppskrift:
    valg = {"populasjon": o.O, "definisjoner": ("B4", "B13", "B15")} | mer
    return Oppskrift(
        id_, Tekst(N_("Antall henvendelser relativt til antall måneder, etter %(etter)s"), etter=etter),
        nokkel, (RAD, SERIE), radvariabel, "henvendelser pr. måned", "henvendelser pr. måned",
        nevner=o.I_RADEN, form=Diagramform.GRUPPERTE_SOYLER, desimaler=2, seriesvariabel="avsender",
        serier=HENVSERIER, diagramserier=("NAV", "BRUKER"), fotnoter=(o.RATE,), **valg,
    )  # fmt: skip


def _fig_9_1(b: Blokk) -> Blokk:
    return {"alle": b["fig_9_1"], "ordinære dialoger": b["fig_9_1_ordinaere"]}


def _kap_9_1(b: Blokk) -> Blokk:
    """Those of all dialogs in a series of their own."""
    kap = b["kap_9_1"]
    alle = {k: kap[k] for k in ("antall_dialoger", "andel_slutter_etter_perioden")}
    sjokk = {**kap["koronaledige_mars_april"], "per_maaned": kap["koronaledige_per_maaned"]}
    slag = {"ordinaere_dialoger": kap["ordinaere_dialoger"], "koronaledige_mars_april": sjokk}
    return {"alle": alle} | {
        navn: {**tall, "svar": {**tall["svar"], "andel_ubesvart": b[UBESVART][navn]}}
        for navn, tall in slag.items()
    }


OPPSKRIFTER = (
    Oppskrift(
        "9.1", N_("Totalt antall dialoger som ble startet hver måned"), "fig_9_1", (SERIE, RAD),
        "maaned", "antall dialoger", "dialoger", N_("dialoger i perioden (B10)"), "–", Diagramform.SOYLER, 0,
        ("B10",), seriesvariabel="dialoger", blokk=_fig_9_1, diagramserier=("alle",),
    ),
    Oppskrift(
        "9.2", N_("Andel av dialogene som ble startet av NAV og av bruker"), "fig_9_2", (RAD, SERIE),
        "maaned", "andel", "andel", _ORDINAERE, N_("ordinære dialoger i måneden"),
        Diagramform.STABLEDE_100, 0, ("B10", "B14"), seriesvariabel="opprettet_av",
    ),
    Oppskrift(
        "9.3", N_("Gjennomsnittlig svartid for dialoger, etter når de ble opprettet"), "fig_9_3",
        (RAD, MAAL), "maaned", "gjennomsnitt", "timer", _ORDINAERE,
        N_("ordinære dialoger i måneden med minst ett svar"), Diagramform.LINJER, 0, ("B10", "B11"),
        diagrammaal="gjennomsnitt", beslutninger=(o.SVARTID,),
    ),
    Oppskrift(
        "S9.0", N_("Dialogene: hvem som opprettet dem, henvendelser, svartid og varighet (kapittel 9.1)"),
        "kap_9_1", (SERIE,), "maal", "verdi", "dialoger", N_("dialoger i perioden (B10)"), "dialoger",
        Diagramform.TABELL, 2, ("B10", "B11", "B12", "B13", "B14"), seriesvariabel="dialoger",
        blokk=_kap_9_1,
        beslutninger=(
            o.SVARTID,
            N_("Andel ubesvart er andelen av dialogene der brukeren skrev sist: klokken går fortsatt (B11)."),
            N_("Varighet er antall dager fra opprettelse til siste henvendelse. Den der begge dager er med,"
            " teller både den første og den siste, og er den som sammenliknes med rapporten (B12)."),
        ),
    ),
    Oppskrift(
        "9.4", N_("Antall dialoger pr. bruker"), "fig_9_4", (SERIE, RAD), "klasse", "andel", "andel",
        N_("alle brukere, ordinære brukere og koronaledige (B1, B4)"), o.I_SERIEN,
        Diagramform.GRUPPERTE_SOYLER, 0,
        ("B4", "B10", "B26"), seriesvariabel="brukergruppe",
    ),
    _rate("9.5", N_("kjønn"), "fig_9_5", "kjonn"),
    _rate("9.6", N_("aldersgruppe"), "fig_9_6", "aldersgruppe", beslutninger=(o.ALDER,)),
    _rate("9.7", N_("utdanningsnivå"), "fig_9_7", "utdanning"),
    _rate(
        "9.8", N_("innsatsgruppe"), "fig_9_8", "gruppe", diagramrader=_TRE, beslutninger=(o.GRUPPE,),
        definisjoner=("B4", "B5", "B10", "B14", "B15"),
    ),
    Oppskrift(
        "S9.1", N_("Dialoger og henvendelser pr. bruker (kapittel 9.2)"), "kap_9_2", (SERIE, RAD), "maal",
        "verdi", "pr. person", N_("alle brukere, ordinære brukere og koronaledige (B1, B4)"),
        o.I_SERIEN, Diagramform.TABELL, 2, ("B4", "B10", "B13", "B15"), seriesvariabel="brukergruppe",
        vis_n=True, fotnoter=(o.RATE,),
    ),
    _rate("S9.a", N_("innvandrerstatus"), "s_9_a_innvandrer", "innvandrer"),
    _rate("S9.b", N_("ytelse"), "s_9_b_ytelse", "ytelsesgruppe", definisjoner=("B4", "B6", "B10", "B15")),
    _rate(
        "S9.c", N_("diagnosegruppe, blant dem med AAP"), "s_9_c_diagnose", "diagnose",
        populasjon=o.O_AAP, definisjoner=("B4", "B6", "B7", "B10", "B15"),
        beslutninger=(o.DIAGNOSE,),
    ),
    _henv("9.9", N_("aldersgruppe"), "fig_9_9", "aldersgruppe", beslutninger=(o.ALDER,)),
    _henv("9.10", N_("utdanningsnivå"), "fig_9_10", "utdanning"),
    _henv(
        "9.11", N_("innsatsgruppe"), "fig_9_11", "gruppe", definisjoner=("B4", "B5", "B13", "B15"),
        beslutninger=(o.GRUPPE,),
    ),
    _henv("S9.d", N_("kjønn"), "s_9_d_henv_kjonn", "kjonn"),
    _henv("S9.e", N_("innvandrerstatus"), "s_9_e_henv_innvandrer", "innvandrer"),
    _henv("S9.f", N_("ytelse"), "s_9_f_henv_ytelse", "ytelsesgruppe"),
    _henv(
        "S9.g", N_("diagnosegruppe, blant dem med AAP"), "s_9_g_henv_diagnose", "diagnose",
        populasjon=o.O_AAP, definisjoner=("B4", "B6", "B7", "B13", "B15"),
        beslutninger=(o.DIAGNOSE,),
    ),
)  # fmt: skip
