"""Tables and figures of chapter 11. T11.1 is a regression (dap.forskning.regresjon)."""

from typing import Any

from dap.felles.sprak import N_
from dap.forskning.avledet.aktiviteter import TYPER
from dap.forskning.tabeller import ord as o
from dap.forskning.tabeller.oppskrift import RAD, SERIE, SUM, Oppskrift
from dap.forskning.tabeller.values import Diagramform
from dap.forskning.tabeller.verdi import Blokk
from dap.forskning.tekst import Tekst

NAVN = {
    "EGEN": N_("Jobbrettet egenaktivitet"),
    "SOKEAVTALE": N_("Avtale om jobbsøk"),
    "STILLING": N_("En jobb jeg skal søke på"),
    "BEHANDLING": N_("Medisinsk behandling"),
}
_BEFOLKNINGER = N_("alle brukere, ordinære brukere og koronaledige (B1, B4)")
_ETTER = {
    "kjonn": N_("kjønn"),
    "aldersgruppe": N_("alder"),
    "utdanning": N_("utdanningsnivå"),
    "innvandrer": N_("innvandrerstatus"),
    "ytelsesgruppe": N_("ytelse"),
    "diagnose_vis": N_("AAP og diagnose"),
    "diagnose": N_("diagnose"),
    "aap": "AAP",
}
_VALG = {"aldersgruppe": (o.ALDER,), "diagnose": (o.DIAGNOSE,), "diagnose_vis": (o.DIAGNOSE,)}
BEGGE = ("NAV", "BRUKER")
DEFINISJONER = ("B4", "B5", "B14", "B15", "B16")


def _serier(*typer: str) -> dict[str, str]:
    return {
        f"n_{type_}{hale}": navn
        for type_ in typer
        for hale, navn in (("_nav", "NAV"), ("_bruker", "BRUKER"), ("", SUM))
    }


def _rate(
    id_: str, type_: str, nokkel: str, radvariabel: str, populasjon: str, vist: tuple[str, ...]
) -> Oppskrift:
    """`vist`: the series in the chart. The table has NAV, user and sum."""
    valg = _VALG.get(radvariabel, ())
    if populasjon == o.OTA:
        valg = (*valg, o.OTA_VALG)
    return Oppskrift(
        id_,
        Tekst(N_("%(type)s pr. måned etter %(etter)s"), type=NAVN[type_], etter=_ETTER[radvariabel]),
        nokkel, (RAD, SERIE),
        radvariabel, "aktiviteter pr. måned", "aktiviteter pr. måned", populasjon, o.I_RADEN,
        Diagramform.STABLEDE_SOYLER if len(vist) > 1 else Diagramform.SOYLER, 2, DEFINISJONER,
        seriesvariabel="opprettet_av", serier=_serier(type_), diagramserier=vist,
        fotnoter=(o.RATE,), beslutninger=valg,
    )  # fmt: skip


def _de_tre(id_: str, tittel: str, nokkel: str, populasjon: str, **mer: Any) -> Oppskrift:
    return Oppskrift(
        id_, tittel, nokkel, (RAD, SERIE), "type", "aktiviteter pr. måned", "aktiviteter pr. måned",
        populasjon, o.I_RADEN, Diagramform.TABELL, 2, DEFINISJONER, seriesvariabel="opprettet_av",
        serier=_serier(*NAVN), fotnoter=(o.RATE,), **mer,
    )  # fmt: skip


def _kap_11(b: Blokk) -> Blokk:
    return {**b["kap_11_2"], "alle": {**b["kap_11_2"]["alle"], **b["kap_11_1"]}}


_S = (SUM,)
OPPSKRIFTER = (
    Oppskrift(
        "11.1", N_("Totalt antall aktiviteter opprettet i hver måned"), "fig_11_1", (RAD,), "maaned",
        "antall aktiviteter", "aktiviteter", o.ALLE, "–", Diagramform.SOYLER, 0, ("B16",),
    ),
    Oppskrift(
        "11.2", N_("Antall aktiviteter opprettet i hver måned, etter type"), "fig_11_2", (RAD, SERIE),
        "maaned", "antall aktiviteter", "aktiviteter", o.ALLE, "–", Diagramform.LINJER, 0, ("B16",),
        seriesvariabel="type", lenket=("11.1",),
    ),
    Oppskrift(
        "11.3", N_("Antall aktiviteter pr. bruker"), "fig_11_3", (SERIE, RAD), "klasse", "andel",
        "andel", _BEFOLKNINGER, o.I_SERIEN, Diagramform.GRUPPERTE_SOYLER, 0, ("B4", "B16", "B26"),
        seriesvariabel="brukergruppe",
    ),
    Oppskrift(
        "11.4", N_("Aktiviteter pr. måned av hver type, etter innsatsgruppe"), "fig_11_4", (RAD, SERIE),
        "gruppe", "aktiviteter pr. måned", "aktiviteter pr. måned", o.O_OG_K, o.I_RADEN,
        Diagramform.STABLEDE_SOYLER, 2, ("B4", "B5", "B15", "B16"), seriesvariabel="type",
        serier={f"n_{t}": t for t in TYPER}, fotnoter=(o.RATE,), beslutninger=(o.GRUPPE,),
    ),
    Oppskrift(
        "S11.0", N_("Aktiviteter pr. bruker (kapittel 11.2)"), "kap_11_2", (SERIE, RAD), "maal", "verdi",
        "pr. person", _BEFOLKNINGER, o.I_SERIEN, Diagramform.TABELL, 2, ("B4", "B15", "B16"),
        seriesvariabel="brukergruppe", blokk=_kap_11, vis_n=True, fotnoter=(o.RATE,),
    ),
    _de_tre(
        "S11.1",
        N_("De tre vanligste aktivitetene blant brukere med standard eller situasjonsbestemt innsats"),
        "kap_11_2_2", o.OS,
    ),
    _rate("S11.a", "EGEN", "s_11_a_egen_kjonn", "kjonn", o.OS, BEGGE),
    _rate("11.5", "EGEN", "fig_11_5", "aldersgruppe", o.OS, BEGGE),
    _rate("11.6", "EGEN", "fig_11_6", "utdanning", o.OS, BEGGE),
    _rate("11.7", "EGEN", "fig_11_7", "innvandrer", o.OS, BEGGE),
    _rate("S11.b", "SOKEAVTALE", "s_11_b_sokeavtale_kjonn", "kjonn", o.OS, ("NAV",)),
    _rate("11.8", "STILLING", "fig_11_8", "kjonn", o.OS, _S),
    _rate("11.9", "SOKEAVTALE", "fig_11_9", "aldersgruppe", o.OS, _S),
    _rate("11.10", "STILLING", "fig_11_10", "aldersgruppe", o.OS, _S),
    _rate("11.11", "SOKEAVTALE", "fig_11_11", "utdanning", o.OS, _S),
    _rate("11.12", "STILLING", "fig_11_12", "utdanning", o.OS, _S),
    _rate("11.13", "SOKEAVTALE", "fig_11_13", "innvandrer", o.OS, _S),
    _rate("11.14", "STILLING", "fig_11_14", "innvandrer", o.OS, _S),
    _de_tre(
        "S11.2", N_("De tre vanligste aktivitetene blant brukere med spesielt tilpasset innsats"),
        "kap_11_2_3", Tekst(N_("%(ot)s; medisinsk behandling: %(ota)s"), ot=o.OT, ota=o.OTA),
        beslutninger=(o.OTA_VALG,),
    ),
    _rate("11.15", "EGEN", "fig_11_15", "kjonn", o.OT, BEGGE),
    _rate("11.16", "EGEN", "fig_11_16", "aldersgruppe", o.OT, BEGGE),
    _rate("11.17", "EGEN", "fig_11_17", "utdanning", o.OT, BEGGE),
    _rate("11.18", "EGEN", "fig_11_18", "innvandrer", o.OT, BEGGE),
    _rate("11.19", "EGEN", "fig_11_19", "diagnose_vis", o.OT, BEGGE),
    _rate("S11.c", "STILLING", "s_11_c_stilling_kjonn", "kjonn", o.OT, _S),
    _rate("S11.d", "STILLING", "s_11_d_stilling_alder", "aldersgruppe", o.OT, _S),
    _rate("11.20", "STILLING", "fig_11_20", "utdanning", o.OT, _S),
    _rate("11.21", "STILLING", "fig_11_21", "innvandrer", o.OT, _S),
    _rate("S11.e", "STILLING", "s_11_e_stilling_ytelse", "ytelsesgruppe", o.OT, _S),
    _rate("S11.f", "STILLING", "s_11_f_stilling_diagnose", "diagnose_vis", o.OT, _S),
    _rate("S11.k", "STILLING", "s_11_k_stilling_aap", "aap", o.OT, _S),
    _rate("11.22", "BEHANDLING", "fig_11_22", "kjonn", o.OTA, _S),
    _rate("S11.g", "BEHANDLING", "s_11_g_behandling_alder", "aldersgruppe", o.OTA, _S),
    _rate("11.23", "BEHANDLING", "fig_11_23", "utdanning", o.OTA, _S),
    _rate("S11.h", "BEHANDLING", "s_11_h_behandling_innvandrer", "innvandrer", o.OTA, _S),
    _rate("11.24", "BEHANDLING", "fig_11_24", "diagnose", o.OTA, _S),
)  # fmt: skip
