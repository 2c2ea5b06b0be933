"""Chapter 10: meetings and minutes."""

from dap.forskning.avledet.aktiviteter import MOTE, REFERAT
from dap.forskning.parametre import maaned
from dap.forskning.tabeller.grunnlag import KLASSER_MOTE, Grunnlag
from dap.forskning.tabeller.kapittel_9 import fordeling
from dap.forskning.tabeller.kube import (
    BEFOLKNINGER,
    antall_personer,
    ordinaere,
    ot,
    per_bruker,
    rate,
    rater,
    velg,
)
from dap.forskning.tabeller.verdi import Blokk, Verdi, andel, antall_av

MOTER = ("n_mote", "n_referat")
SLAG = {"moter": MOTE, "referater": REFERAT}


def blokker(g: Grunnlag) -> Blokk:
    o, spesielt = velg(g.celler, ordinaere), velg(g.celler, ot)
    return {
        "kap_10_1": {navn: _antall(g, type_) for navn, type_ in SLAG.items()},
        "fig_10_1": {
            maaned(m): {navn: _antall(g, type_, m) for navn, type_ in SLAG.items()}
            for m in g.parametre.maaneder
        },
        "kap_10_2": {navn: _kap_10_2(g, navn) for navn in BEFOLKNINGER},
        "fig_10_2": {navn: fordeling(g, navn, "mote", KLASSER_MOTE) for navn in BEFOLKNINGER},
        "fig_10_3": {navn: fordeling(g, navn, "referat", KLASSER_MOTE) for navn in BEFOLKNINGER},
        "fig_10_4": rater(o, "gruppe", MOTER),
        "fig_10_5": rater(spesielt, "aldersgruppe", MOTER),
        "fig_10_6": rater(spesielt, "diagnose_vis", MOTER),
        "s_10_a_kjonn": rater(spesielt, "kjonn", MOTER),
        "s_10_b_utdanning": rater(spesielt, "utdanning", MOTER),
        "s_10_c_innvandrer": rater(spesielt, "innvandrer", MOTER),
    }


def _antall(g: Grunnlag, type_: str, m: int | None = None) -> Verdi:
    rader = [r for r in g.moter if r["type"] == type_ and m in (None, r["mi"])]
    personer = max((r["personer"] for r in rader), default=0)
    return antall_av(
        sum(r["n"] for r in rader), personer, "møter" if type_ == MOTE else "referater"
    )


def _kap_10_2(g: Grunnlag, befolkning: str) -> Blokk:
    celler = velg(g.celler, BEFOLKNINGER[befolkning])
    klasser = velg(g.klasser, BEFOLKNINGER[befolkning])
    n = antall_personer(celler)
    return {
        "n": n,
        "moter_per_bruker": per_bruker(celler, "n_mote"),
        "referater_per_bruker": per_bruker(celler, "n_referat"),
        "andel_uten_mote": andel(antall_personer(r for r in klasser if r["mote"] == "0"), n),
        "andel_uten_referat": andel(antall_personer(r for r in klasser if r["referat"] == "0"), n),
        "moter_per_mnd": rate(celler, "n_mote"),
        "referater_per_mnd": rate(celler, "n_referat"),
    }
