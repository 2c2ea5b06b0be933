"""Chapter 11: activities."""

from collections.abc import Sequence

from dap.forskning.avledet.aktiviteter import TYPER
from dap.forskning.motor.felles import Rad
from dap.forskning.parametre import maaned
from dap.forskning.tabeller.grunnlag import KLASSER_DIALOG, Grunnlag
from dap.forskning.tabeller.kapittel_9 import fordeling
from dap.forskning.tabeller.kube import (
    BEFOLKNINGER,
    KORONALEDIGE,
    antall_personer,
    del_opp,
    ordinaere,
    os_,
    ot,
    ota,
    per_bruker,
    rate,
    rater,
    velg,
)
from dap.forskning.tabeller.verdi import Blokk, Verdi, antall_av

ALLE_TYPER = tuple(f"n_{type_}" for type_ in TYPER)


def tre(type_: str) -> tuple[str, str, str]:
    """By NAV, by the user, and both."""
    return f"n_{type_}_nav", f"n_{type_}_bruker", f"n_{type_}"


EGEN, SOKEAVTALE, STILLING, BEHANDLING = (
    tre(type_) for type_ in ("EGEN", "SOKEAVTALE", "STILLING", "BEHANDLING")
)


def blokker(g: Grunnlag) -> Blokk:
    return {
        **_antall(g),
        "kap_11_2": {navn: _kap_11_2(g, navn) for navn in BEFOLKNINGER},
        "fig_11_3": {
            navn: fordeling(g, navn, "aktivitet", KLASSER_DIALOG) for navn in BEFOLKNINGER
        },
        "fig_11_4": _fig_11_4(g),
        **_standard(velg(g.celler, os_)),
        **_spesielt(velg(g.celler, ot)),
        **_behandling(velg(g.celler, ota)),
        "kap_11_2_3": {
            "EGEN": raterad(velg(g.celler, ot), EGEN),
            "STILLING": raterad(velg(g.celler, ot), STILLING),
            "BEHANDLING_AAP": raterad(velg(g.celler, ota), BEHANDLING),
        },
    }


def _antall(g: Grunnlag) -> Blokk:
    return {
        "kap_11_1": {"antall_aktiviteter": _sum(g.kortmaaneder)},
        "fig_11_1": {
            maaned(m): _sum([r for r in g.kortmaaneder if r["mi"] == m])
            for m in g.parametre.maaneder
        },
        "fig_11_2": {
            maaned(m): {
                type_: _sum([r for r in g.kort if r["mi"] == m and r["type"] == type_])
                for type_ in TYPER
            }
            for m in g.parametre.maaneder
        },
    }


def _sum(rader: Sequence[Rad]) -> Verdi:
    """Cards, and at least how many persons they belong to."""
    personer = max((r["personer"] for r in rader), default=0)
    return antall_av(sum(r["n"] for r in rader), personer, "aktiviteter")


def _kap_11_2(g: Grunnlag, befolkning: str) -> Blokk:
    celler = velg(g.celler, BEFOLKNINGER[befolkning])
    return {
        "n": antall_personer(celler),
        "aktiviteter_per_bruker": per_bruker(celler, "n_aktivitet"),
        "aktiviteter_per_mnd": rate(celler, "n_aktivitet"),
    }


def raterad(celler: Sequence[Rad], maal: Sequence[str]) -> Blokk:
    return {"n": antall_personer(celler), **{m: rate(celler, m) for m in maal}}


def _fig_11_4(g: Grunnlag) -> Blokk:
    grupper = del_opp(velg(g.celler, ordinaere), "gruppe")
    grupper["KORONALEDIGE"] = velg(g.celler, BEFOLKNINGER[KORONALEDIGE])
    return {navn: raterad(celler, ALLE_TYPER) for navn, celler in grupper.items()}


def _standard(c: list[Rad]) -> Blokk:
    """11.2.2: ordinary users with standard or situasjonsbestemt innsats."""
    return {
        "kap_11_2_2": {
            "EGEN": raterad(c, EGEN),
            "SOKEAVTALE": raterad(c, SOKEAVTALE),
            "STILLING": raterad(c, STILLING),
        },
        "s_11_a_egen_kjonn": rater(c, "kjonn", EGEN),
        "fig_11_5": rater(c, "aldersgruppe", EGEN),
        "fig_11_6": rater(c, "utdanning", EGEN),
        "fig_11_7": rater(c, "innvandrer", EGEN),
        "s_11_b_sokeavtale_kjonn": rater(c, "kjonn", SOKEAVTALE),
        "fig_11_8": rater(c, "kjonn", STILLING),
        "fig_11_9": rater(c, "aldersgruppe", SOKEAVTALE),
        "fig_11_10": rater(c, "aldersgruppe", STILLING),
        "fig_11_11": rater(c, "utdanning", SOKEAVTALE),
        "fig_11_12": rater(c, "utdanning", STILLING),
        "fig_11_13": rater(c, "innvandrer", SOKEAVTALE),
        "fig_11_14": rater(c, "innvandrer", STILLING),
    }


def _spesielt(c: list[Rad]) -> Blokk:
    """11.2.3: ordinary users with spesielt tilpasset innsats."""
    return {
        "fig_11_15": rater(c, "kjonn", EGEN),
        "fig_11_16": rater(c, "aldersgruppe", EGEN),
        "fig_11_17": rater(c, "utdanning", EGEN),
        "fig_11_18": rater(c, "innvandrer", EGEN),
        "fig_11_19": rater(c, "diagnose_vis", EGEN),
        "s_11_c_stilling_kjonn": rater(c, "kjonn", STILLING),
        "s_11_d_stilling_alder": rater(c, "aldersgruppe", STILLING),
        "fig_11_20": rater(c, "utdanning", STILLING),
        "fig_11_21": rater(c, "innvandrer", STILLING),
        "s_11_e_stilling_ytelse": rater(c, "ytelsesgruppe", STILLING),
        "s_11_f_stilling_diagnose": rater(c, "diagnose_vis", STILLING),
        "s_11_k_stilling_aap": rater(c, "aap", STILLING),
    }


def _behandling(c: list[Rad]) -> Blokk:
    """Those of them who have AAP."""
    return {
        "fig_11_22": rater(c, "kjonn", BEHANDLING),
        "s_11_g_behandling_alder": rater(c, "aldersgruppe", BEHANDLING),
        "fig_11_23": rater(c, "utdanning", BEHANDLING),
        "s_11_h_behandling_innvandrer": rater(c, "innvandrer", BEHANDLING),
        "fig_11_24": rater(c, "diagnose", BEHANDLING),
    }
