"""Tables and figures of chapter 10."""

from typing import Any

from dap.felles.sprak import N_
from dap.forskning.tabeller import ord as o
from dap.forskning.tabeller.oppskrift import RAD, SERIE, Oppskrift
from dap.forskning.tabeller.values import Diagramform
from dap.forskning.tabeller.verdi import Blokk
from dap.forskning.tekst import Tekst

_SERIER = {"n_mote": "moter", "n_referat": "referater"}
_BEFOLKNINGER = N_("alle brukere, ordinære brukere og koronaledige (B1, B4)")


def _rate(id_: str, etter: str, nokkel: str, radvariabel: str, **mer: Any) -> Oppskrift:
    valg = {"populasjon": o.OT, "definisjoner": ("B4", "B5", "B15", "B17")} | mer
    return Oppskrift(
        id_, Tekst(N_("Møter og samtalereferater pr. måned etter %(etter)s"), etter=etter), nokkel,
        (RAD, SERIE), radvariabel,
        "antall pr. måned", "pr. måned", nevner=o.I_RADEN, form=Diagramform.GRUPPERTE_SOYLER, desimaler=2,
        seriesvariabel="type", serier=_SERIER, fotnoter=(o.RATE,), **valg,
    )  # fmt: skip


def _fordeling(id_: str, tittel: str, nokkel: str) -> Oppskrift:
    return Oppskrift(
        id_, tittel, nokkel, (SERIE, RAD), "klasse", "andel", "andel",
        _BEFOLKNINGER, o.I_SERIEN, Diagramform.GRUPPERTE_SOYLER, 0, ("B4", "B17", "B26"),
        seriesvariabel="brukergruppe",
    )  # fmt: skip


def _kap_10(b: Blokk) -> Blokk:
    alle = {f"antall_{navn}": verdi for navn, verdi in b["kap_10_1"].items()}
    return {**b["kap_10_2"], "alle": {**b["kap_10_2"]["alle"], **alle}}


OPPSKRIFTER = (
    Oppskrift(
        "10.1", N_("Totalt antall møter og referater hver måned"), "fig_10_1", (RAD, SERIE), "maaned",
        "antall", "møter og referater", o.ALLE, "–", Diagramform.LINJER, 0, ("B17",), seriesvariabel="type",
        beslutninger=(o.MOTEDATO,),
    ),
    _fordeling("10.2", N_("Antall møter pr. bruker"), "fig_10_2"),
    _fordeling("10.3", N_("Antall samtalereferater pr. bruker"), "fig_10_3"),
    _rate("10.4", N_("innsatsgruppe"), "fig_10_4", "gruppe", populasjon=o.O, beslutninger=(o.GRUPPE,)),
    _rate("10.5", N_("alder"), "fig_10_5", "aldersgruppe", beslutninger=(o.ALDER,)),
    _rate(
        "10.6", N_("AAP og diagnose"), "fig_10_6", "diagnose_vis", beslutninger=(o.DIAGNOSE,),
        definisjoner=("B4", "B5", "B7", "B15", "B17"),
    ),
    Oppskrift(
        "S10.0", N_("Møter og samtalereferater pr. bruker (kapittel 10.1 og 10.2)"), "kap_10_2",
        (SERIE, RAD), "maal", "verdi", "pr. person", _BEFOLKNINGER, o.I_SERIEN, Diagramform.TABELL, 2,
        ("B4", "B15", "B17"), seriesvariabel="brukergruppe", blokk=_kap_10, vis_n=True,
        fotnoter=(o.RATE,),
    ),
    _rate("S10.a", N_("kjønn"), "s_10_a_kjonn", "kjonn"),
    _rate("S10.b", N_("utdanningsnivå"), "s_10_b_utdanning", "utdanning"),
    _rate("S10.c", N_("innvandrerstatus"), "s_10_c_innvandrer", "innvandrer"),
)  # fmt: skip
