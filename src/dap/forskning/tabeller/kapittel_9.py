"""Chapter 9: dialogs and messages."""

from typing import Any

from dap.forskning.motor.felles import Rad
from dap.forskning.parametre import maaned
from dap.forskning.tabeller.grunnlag import KLASSER_DIALOG, Grunnlag
from dap.forskning.tabeller.kube import (
    BEFOLKNINGER,
    antall_personer,
    o_med_aap,
    ordinaere,
    per_bruker,
    rate,
    rater,
    velg,
)
from dap.forskning.tabeller.values import Maaltype
from dap.forskning.tabeller.verdi import EKSTRA, Blokk, Verdi, andel, andel_av, antall_av

DIALOGER = ("n_dialog_nav", "n_dialog_bruker", "n_dialog")
HENVENDELSER = ("n_henv_nav", "n_henv_bruker", "n_henv")
SLAG = {"ordinaere_dialoger": True, "koronaledige_mars_april": False}
UBESVART = f"{EKSTRA}kap_9_1_ubesvart"


def blokker(g: Grunnlag) -> Blokk:
    o = velg(g.celler, ordinaere)
    aap = velg(g.celler, o_med_aap)
    return {
        **_maaned_for_maaned(g),
        "kap_9_1": _kap_9_1(g),
        UBESVART: {navn: _ubesvart(_av_slag(g, slag)) for navn, slag in SLAG.items()},
        "kap_9_2": {navn: _kap_9_2(g, navn) for navn in BEFOLKNINGER},
        "fig_9_4": {navn: fordeling(g, navn, "dialog", KLASSER_DIALOG) for navn in BEFOLKNINGER},
        "fig_9_5": rater(o, "kjonn", DIALOGER),
        "fig_9_6": rater(o, "aldersgruppe", DIALOGER),
        "fig_9_7": rater(o, "utdanning", DIALOGER),
        "fig_9_8": rater(o, "gruppe", DIALOGER),
        "s_9_a_innvandrer": rater(o, "innvandrer", DIALOGER),
        "s_9_b_ytelse": rater(o, "ytelsesgruppe", DIALOGER),
        "s_9_c_diagnose": rater(aap, "diagnose", DIALOGER),
        "s_9_d_henv_kjonn": rater(o, "kjonn", HENVENDELSER),
        "fig_9_9": rater(o, "aldersgruppe", HENVENDELSER),
        "fig_9_10": rater(o, "utdanning", HENVENDELSER),
        "fig_9_11": rater(o, "gruppe", HENVENDELSER),
        "s_9_e_henv_innvandrer": rater(o, "innvandrer", HENVENDELSER),
        "s_9_f_henv_ytelse": rater(o, "ytelsesgruppe", HENVENDELSER),
        "s_9_g_henv_diagnose": rater(aap, "diagnose", HENVENDELSER),
    }


def fordeling(g: Grunnlag, befolkning: str, hva: str, klasser: tuple[str, ...]) -> Blokk:
    """B26: how many of the persons have how many."""
    rader = velg(g.klasser, BEFOLKNINGER[befolkning])
    n = antall_personer(rader)
    return {
        "n": n,
        **{k: andel(antall_personer(r for r in rader if r[hva] == k), n) for k in klasser},
    }


def _kap_9_2(g: Grunnlag, befolkning: str) -> Blokk:
    celler = velg(g.celler, BEFOLKNINGER[befolkning])
    uten = [r for r in velg(g.klasser, BEFOLKNINGER[befolkning]) if r["dialog"] == "0"]
    n = antall_personer(celler)
    return {
        "n": n,
        "dialoger_per_bruker": per_bruker(celler, "n_dialog"),
        "andel_uten_dialog": andel(antall_personer(uten), n),
        "dialoger_per_mnd": rate(celler, "n_dialog"),
        "dialoger_nav_per_mnd": rate(celler, "n_dialog_nav"),
        "dialoger_bruker_per_mnd": rate(celler, "n_dialog_bruker"),
        "henv_per_mnd": rate(celler, "n_henv"),
        "henv_nav_per_mnd": rate(celler, "n_henv_nav"),
        "henv_bruker_per_mnd": rate(celler, "n_henv_bruker"),
    }


_INGEN: Rad = {"n": 0, "personer": 0, "av_nav": 0, "med_svar": 0, "personer_svar": 0}
_INGEN_DIALOGER: Rad = _INGEN | dict.fromkeys(
    ("av_bruker", "n_svar", "n_svar_48", "ubesvart", "slutter_etter", "n_varighet"), 0
)


def _maaned_for_maaned(g: Grunnlag) -> Blokk:
    alle = {m: [r for r in g.dialogmaaneder if r["mi"] == m] for m in g.parametre.maaneder}
    ord_ = {m: next((r for r in rader if r["ordinaer"]), _INGEN) for m, rader in alle.items()}
    return {
        "fig_9_1": {
            # An ordinary dialog and one of the shock are never of the same person in a month.
            maaned(m): dialogantall(sum(r["n"] for r in rader), sum(r["personer"] for r in rader))
            for m, rader in alle.items()
        },
        "fig_9_1_ordinaere": {
            maaned(m): dialogantall(r["n"], r["personer"]) for m, r in ord_.items()
        },
        "fig_9_2": {maaned(m): _startet_av(r) for m, r in ord_.items()},
        "fig_9_3": {maaned(m): _svartid(r) for m, r in ord_.items()},
    }


def dialogantall(tall: int, personer: int) -> Verdi:
    return antall_av(tall, personer, "dialoger")


def _startet_av(r: Rad) -> Blokk:
    return {
        "NAV": andel_av(r["av_nav"], r["n"], r["personer"]),
        "BRUKER": andel_av(r["n"] - r["av_nav"], r["n"], r["personer"]),
        "n": r["n"],
    }


def _svartid(r: Rad) -> Blokk:
    return {"n": r["med_svar"], **_snitt(r, "svartid_t", "timer", r["med_svar"], "personer_svar")}


def _snitt(r: Rad, hva: str, enhet: str, enheter: int, personer: str = "personer") -> Blokk:
    mer: dict[str, Any] = {"personer": r[personer], "enhet": enhet, "enheter": enheter}
    return {
        "gjennomsnitt": Verdi(r.get(f"snitt_{hva}"), Maaltype.SNITT, **mer),
        "median": Verdi(r.get(f"median_{hva}"), Maaltype.MEDIAN, observasjoner=enheter, **mer),
    }


def _kap_9_1(g: Grunnlag) -> Blokk:
    ordinaere_, sjokk = (_av_slag(g, slag) for slag in SLAG.values())
    n, personer = (sum(r[k] for r in g.dialoger) for k in ("n", "personer"))
    etter = sum(r["slutter_etter"] for r in g.dialoger)
    return {
        # Somebody may have both kinds, so that this many persons is the most there can be.
        "antall_dialoger": dialogantall(n, personer),
        "ordinaere_dialoger": _dialoger(ordinaere_),
        "koronaledige_mars_april": _dialoger(sjokk),
        "koronaledige_per_maaned": {
            maaned(m): _sjokkdialoger(g, m) for m in g.parametre.sjokkmaaneder
        },
        "andel_slutter_etter_perioden": andel_av(etter, n, personer),
    }


def _av_slag(g: Grunnlag, ordinaer: bool) -> Rad:
    return next((r for r in g.dialoger if r["ordinaer"] is ordinaer), _INGEN_DIALOGER)


def _ubesvart(r: Rad) -> Verdi:
    """B11: whose last message is the user's, so that the clock still runs."""
    return andel_av(r["ubesvart"], r["n"], r["personer"])


def _sjokkdialoger(g: Grunnlag, m: int) -> Verdi:
    rader = [r for r in g.dialogmaaneder if r["mi"] == m and not r["ordinaer"]]
    return dialogantall(sum(r["n"] for r in rader), sum(r["personer"] for r in rader))


def _dialoger(r: Rad) -> Blokk:
    n, personer = r["n"], r["personer"]
    varighet = r["n_varighet"]
    return {
        "antall": dialogantall(n, personer),
        "andel_opprettet_av_bruker": andel_av(r["av_bruker"], n, personer),
        "henv_nav": _snitt(r, "n_nav", "henvendelser", n),
        "henv_bruker": _snitt(r, "n_bruker", "henvendelser", n),
        "andel_med_svartid": andel_av(r["med_svar"], n, personer),
        "svartid_timer": {
            "n": r["med_svar"],
            **_snitt(r, "svartid_t", "timer", r["med_svar"], "personer_svar"),
        },
        "svar": {
            "antall": antall_av(r["n_svar"], r["personer_svar"], "svar"),
            "andel_innen_48_timer": andel_av(r["n_svar_48"], r["n_svar"], r["personer_svar"]),
        },
        "varighet_dager": {"n": varighet, **_snitt(r, "varighet_dager", "dager", varighet)},
        "varighet_dager_inkl": {
            "n": varighet, **_snitt(r, "varighet_dager_inkl", "dager", varighet),
        },
    }  # fmt: skip
