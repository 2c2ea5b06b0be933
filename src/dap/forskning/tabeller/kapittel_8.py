"""Chapter 8: who the users are."""

from dap.forskning.motor.felles import Rad
from dap.forskning.parametre import SPESIELT_TILPASSET, STANDARD_SITUASJON, maaned
from dap.forskning.tabeller.grunnlag import Grunnlag
from dap.forskning.tabeller.kube import (
    BEFOLKNINGER,
    O_OG_K,
    andeler,
    antall_personer,
    del_opp,
    os_,
    ot,
    velg,
)
from dap.forskning.tabeller.verdi import Blokk, andel, antall, snitt


def blokker(g: Grunnlag) -> Blokk:
    o_k = {navn: velg(g.celler, BEFOLKNINGER[navn]) for navn in O_OG_K}
    spesielt = velg(g.celler, ot)
    return {
        "populasjon": {
            navn: antall(antall_personer(velg(g.celler, utvalg)))
            for navn, utvalg in BEFOLKNINGER.items()
        },
        "fig_8_1": {maaned(m): antall(sum(n.values())) for m, n in _registrert(g).items()},
        "fig_8_2": {
            maaned(m): {navn: antall(n[navn]) for navn in O_OG_K} for m, n in _registrert(g).items()
        },
        "kap_8_2": {navn: _kjennetegn(celler) for navn, celler in o_k.items()},
        "fig_8_3": _fordeling(o_k, "aldersgruppe"),
        "fig_8_4": _fordeling(o_k, "utdanning"),
        "fig_8_5": _fordeling(o_k, "gruppe"),
        "kap_8_2_ytelse": _fordeling(o_k, "ytelsesgruppe"),
        "tabell_8_1": {
            STANDARD_SITUASJON: _tabell_8_1(velg(g.celler, os_)),
            SPESIELT_TILPASSET: _tabell_8_1(spesielt),
        },
        "fig_8_6": {"n": antall_personer(spesielt), **andeler(spesielt, "diagnose_vis")},
    }


def _registrert(g: Grunnlag) -> dict[int, dict[str, int]]:
    """Registered persons of each month of the period, ordinary and koronaledige."""
    ut = {m: dict.fromkeys(O_OG_K, 0) for m in g.parametre.maaneder}
    for rad in g.registrert:
        ut[rad["mi"]][O_OG_K[rad["koronaledig"]]] += rad["n"]
    return ut


def _fordeling(befolkninger: dict[str, list[Rad]], variabel: str) -> Blokk:
    return {
        navn: {"n": antall_personer(celler), **andeler(celler, variabel)}
        for navn, celler in befolkninger.items()
    }


def _kjennetegn(celler: list[Rad]) -> Blokk:
    n = antall_personer(celler)

    def sum_(kolonne: str) -> int:
        return sum(int(c[kolonne]) for c in celler)

    return {
        "n": n,
        "andel_menn": andel(antall_personer(del_opp(celler, "kjonn")["M"]), n),
        "gjennomsnittsalder": snitt(sum_("sum_alder"), sum_("n_alder"), enhet="år"),
        "andel_under_30": andel(sum_("under_30"), n),
        "andel_innvandrere": andel(antall_personer(del_opp(celler, "innvandrer")["JA"]), n),
        "andel_siste_standard_situasjon": andel(sum_("siste_standard"), n),
        "mnd_registrert": snitt(sum_("mnd"), n, enhet="måneder"),
    }


def _tabell_8_1(celler: list[Rad]) -> Blokk:
    kjonn = andeler(celler, "kjonn")
    return {
        "n": antall_personer(celler),
        "kjonn": {"M": kjonn["M"], "K": kjonn["K"]},
        **{v: andeler(celler, v) for v in ("aldersgruppe", "utdanning", "innvandrer")},
    }
