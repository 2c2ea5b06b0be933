"""Tables and figures of chapter 8."""

from typing import Any

from dap.felles.sprak import N_
from dap.forskning.tabeller import ord as o
from dap.forskning.tabeller.oppskrift import RAD, SERIE, VARIABEL, Oppskrift
from dap.forskning.tabeller.values import Diagramform


def _fordeling(
    id_: str, tittel: str, nokkel: str, radvariabel: str, *definisjoner: str, **mer: Any
) -> Oppskrift:
    return Oppskrift(
        id_, tittel, nokkel, (SERIE, RAD), radvariabel, "andel", "andel", o.O_OG_K, o.I_SERIEN,
        Diagramform.GRUPPERTE_SOYLER, 0, definisjoner, seriesvariabel="brukergruppe", **mer,
    )  # fmt: skip


OPPSKRIFTER = (
    Oppskrift(
        "8.1", N_("Antall brukere med arbeidsrettet oppfølging måned for måned"), "fig_8_1",
        (RAD,), "maaned", "antall personer", "personer", o.ALLE, "–", Diagramform.SOYLER, 0, ("B1",),
    ),
    Oppskrift(
        "8.2",
        N_("Antall brukere med arbeidsrettet oppfølging måned for måned, koronaledige og ordinære brukere"),
        "fig_8_2", (RAD, SERIE), "maaned", "antall personer", "personer", o.ALLE, "–",
        Diagramform.STABLEDE_SOYLER, 0, ("B1", "B4"), seriesvariabel="brukergruppe",
        beslutninger=(o.PERIODEGRUPPE,), lenket=("8.1",),
    ),
    _fordeling(
        "8.3", N_("Aldersfordeling blant ordinære brukere og koronaledige"), "fig_8_3", "aldersgruppe",
        "B4", "B8", "B9", beslutninger=(o.ALDER,),
    ),
    _fordeling(
        "8.4", N_("Fordeling på utdanningsnivå blant ordinære brukere og koronaledige"), "fig_8_4",
        "utdanning", "B4", "B9",
    ),
    _fordeling(
        "8.5", N_("Fordeling på innsatsgrupper blant ordinære brukere og koronaledige"), "fig_8_5",
        "gruppe", "B4", "B5", beslutninger=(o.GRUPPE,),
    ),
    Oppskrift(
        "T8.1",
        N_("Kjennetegn ved brukere med standard/situasjonsbestemt og spesielt tilpasset innsats"),
        "tabell_8_1", (SERIE, VARIABEL, RAD), "kjennetegn", "andel", "personer", o.O,
        N_("personer i kolonnen"), Diagramform.TABELL, 1, ("B4", "B5", "B8", "B9"), seriesvariabel="gruppe",
        vis_n=True, beslutninger=(o.ALDER, o.GRUPPE),
    ),
    Oppskrift(
        "8.6", N_("Fordeling på diagnosegruppe blant brukere med spesielt tilpasset innsats"), "fig_8_6",
        (RAD,), "diagnose_vis", "andel", "andel", o.OT, o.PERSONER, Diagramform.SOYLER, 0, ("B4", "B5", "B7"),
        beslutninger=(o.DIAGNOSE,),
    ),
    Oppskrift(
        "S8.a", N_("Kjennetegn ved ordinære brukere og koronaledige (kapittel 8.2)"), "kap_8_2",
        (SERIE, RAD), "maal", "verdi", "", o.O_OG_K, o.I_SERIEN, Diagramform.TABELL, 1,
        ("B2", "B4", "B5", "B8"), seriesvariabel="brukergruppe", vis_n=True,
        beslutninger=(
            N_("Andelene er av alle i gruppen, også dem som mangler opplysningen (B9); snittalderen er"
            " over dem som har et fødselsår."),
        ),
    ),
    Oppskrift(
        "S8.b", N_("Fordeling på ytelse blant ordinære brukere og koronaledige"), "kap_8_2_ytelse",
        (SERIE, RAD), "ytelsesgruppe", "andel", "andel", o.O_OG_K, o.I_SERIEN, Diagramform.TABELL, 0,
        ("B4", "B6"), seriesvariabel="brukergruppe",
    ),
)  # fmt: skip
