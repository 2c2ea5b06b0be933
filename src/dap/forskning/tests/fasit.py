"""Part C again, from what `fasit_personer` finds for each person."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dap.forskning.parametre import Parametersett, maaned
from dap.forskning.tests.fasit_personer import (
    GRUPPER,
    KAT,
    STATUSER,
    TYPER,
    Personfasit,
    Rad,
    andel,
    snitt,
)
from dap.forskning.tests.tilfeldig import Rader


def regn(rader: Rader, p: Parametersett) -> dict[str, Any]:
    """The block kapittel_8_12 without the regressions."""
    return _Fasit(rader, p).alt()


def avvik(ventet: Any, fikk: Any, sti: str = "") -> list[str]:
    """By the rule of part K: counts equal, other values to 1e-9 + 1e-8·|b|."""
    if isinstance(ventet, dict):
        if not isinstance(fikk, dict):
            return [f"{sti}: {fikk!r}"]
        manglende = [f"{sti}.{k} mangler" for k in ventet.keys() - fikk.keys()]
        return manglende + [
            f for k in ventet if k in fikk for f in avvik(ventet[k], fikk[k], f"{sti}.{k}")
        ]
    likt = ventet == fikk or (
        isinstance(ventet, float)
        and isinstance(fikk, float)
        and abs(ventet - fikk) <= 1e-9 + 1e-8 * abs(ventet)
    )
    return [] if likt else [f"{sti}: {fikk!r}, ikke {ventet!r}"]


class _Fasit(Personfasit):
    def alt(self) -> dict[str, Any]:
        alle = list(self.personer.values())
        self.bef = {
            "alle": alle,
            "ordinaere": [x for x in alle if not x["korona"]],
            "koronaledige": [x for x in alle if x["korona"]],
        }
        return {**self.kap_8(), **self.kap_9(), **self.kap_10(), **self.kap_11(), **self.kap_12()}

    def fordelt(self, personer: Sequence[Rad], variabel: str) -> Rad:
        return {
            k: andel(sum(x[variabel] == k for x in personer), len(personer)) for k in KAT[variabel]
        }

    def rater(self, personer: Sequence[Rad], variabel: str, maal: Sequence[str]) -> Rad:
        return {k: self.rad([x for x in personer if x[variabel] == k], maal) for k in KAT[variabel]}

    def rad(self, personer: Sequence[Rad], maal: Sequence[str]) -> Rad:
        return {"n": len(personer), **{m: snitt(x[m] / x["mnd"] for x in personer) for m in maal}}

    def kap_8(self) -> Rad:
        o_k = {n: self.bef[n] for n in ("ordinaere", "koronaledige")}
        reg = {
            maaned(m): {n: sum(m in self.reg[x["id"]] for x in xs) for n, xs in o_k.items()}
            for m in self.p.maaneder
        }
        o = self.bef["ordinaere"]
        ot = [x for x in o if x["gruppe"] == "SPESIELT_TILPASSET"]

        def fig(variabel: str) -> Rad:
            return {n: {"n": len(xs), **self.fordelt(xs, variabel)} for n, xs in o_k.items()}

        def t81(gruppe: str) -> Rad:
            xs = [x for x in o if x["gruppe"] == gruppe]
            variabler = ("kjonn", "aldersgruppe", "utdanning", "innvandrer")
            return {"n": len(xs), **{v: self.fordelt(xs, v) for v in variabler}}

        return {
            "populasjon": {n: len(xs) for n, xs in self.bef.items()},
            "fig_8_1": {m: sum(v.values()) for m, v in reg.items()},
            "fig_8_2": reg,
            "kap_8_2": {
                n: {
                    "n": len(xs),
                    "andel_menn": andel(sum(x["kjonn"] == "M" for x in xs), len(xs)),
                    "gjennomsnittsalder": snitt(x["alder"] for x in xs if x["alder"] is not None),
                    "andel_under_30": andel(
                        sum(x["alder"] is not None and x["alder"] < 30 for x in xs), len(xs)
                    ),
                    "andel_innvandrere": andel(sum(x["innvandrer"] == "JA" for x in xs), len(xs)),
                    "andel_siste_standard_situasjon": andel(
                        sum(x["siste"] in ("STANDARD", "SITUASJONSBESTEMT") for x in xs), len(xs)
                    ),
                    "mnd_registrert": snitt(x["mnd"] for x in xs),
                }
                for n, xs in o_k.items()
            },
            "fig_8_3": fig("aldersgruppe"), "fig_8_4": fig("utdanning"), "fig_8_5": fig("gruppe"),
            "kap_8_2_ytelse": fig("ytelse"),
            "tabell_8_1": {g: t81(g) for g in ("STANDARD_SITUASJON", "SPESIELT_TILPASSET")},
            "fig_8_6": {"n": len(ot), **self.fordelt(ot, "diagnose_vis")},
        }  # fmt: skip

    def dialogtall(self, ds: Sequence[Rad]) -> Rad:
        svar = [s for d in ds for s in d["svar"]]

        def to(verdier: Iterable[float | None]) -> Rad:
            v = [x for x in verdier if x is not None]
            return {
                "gjennomsnitt": snitt(v),
                "median": round(float(statistics.median(v)), 10) if v else None,
            }

        dager = [d["dager"] for d in ds if d["dager"] is not None]
        return {
            "antall": len(ds),
            "andel_opprettet_av_bruker": andel(sum(d["av"] == "BRUKER" for d in ds), len(ds)),
            "henv_nav": to(d["nav"] for d in ds),
            "henv_bruker": to(d["bruker"] for d in ds),
            "andel_med_svartid": andel(sum(bool(d["svar"]) for d in ds), len(ds)),
            "svartid_timer": {
                "n": sum(bool(d["svar"]) for d in ds), **to(d["svartid"] for d in ds),
            },
            "svar": {
                "antall": len(svar), "andel_innen_48_timer": andel(sum(s <= 48 for s in svar), len(svar)),
            },
            "varighet_dager": {"n": len(dager), **to(dager)},
            "varighet_dager_inkl": {"n": len(dager), **to(d + 1 for d in dager)},
        }  # fmt: skip

    def klasser(self, maal: str, grenser: Sequence[tuple[str, int, int]]) -> Rad:
        return {
            n: {
                "n": len(xs),
                **{k: andel(sum(a <= x[maal] <= b for x in xs), len(xs)) for k, a, b in grenser},
            }
            for n, xs in self.bef.items()
        }

    MANGE = (("0", 0, 0), ("1", 1, 1), ("2", 2, 2), ("3", 3, 3), ("4-5", 4, 5), ("6-10", 6, 10),
             ("11+", 11, 10**9))  # fmt: skip
    FAA = (("0", 0, 0), ("1", 1, 1), ("2", 2, 2), ("3", 3, 3), ("4+", 4, 10**9))

    def kap_9(self) -> Rad:
        o = self.bef["ordinaere"]
        aap = [x for x in o if x["ytelse"] == "AAP"]
        inne = [d for d in self.dialoger if d["inne"]]
        ord_ = [d for d in inne if d["ord"]]
        sjokk = [d for d in inne if not d["ord"]]
        per = {maaned(m): [d for d in ord_ if d["m"] == m] for m in self.p.maaneder}
        tall = {m: self.dialogtall(ds) for m, ds in per.items()}
        d3 = ("n_dialog_nav", "n_dialog_bruker", "n_dialog")
        h3 = ("n_henv_nav", "n_henv_bruker", "n_henv")
        return {
            "kap_9_1": {
                "antall_dialoger": len(inne),
                "ordinaere_dialoger": self.dialogtall(ord_),
                "koronaledige_mars_april": self.dialogtall(sjokk),
                "koronaledige_per_maaned": {
                    maaned(m): sum(d["m"] == m for d in sjokk) for m in self.p.sjokkmaaneder
                },
                "andel_slutter_etter_perioden": andel(sum(d["etter"] for d in inne), len(inne)),
            },
            "fig_9_1": {maaned(m): sum(d["m"] == m for d in inne) for m in self.p.maaneder},
            "fig_9_1_ordinaere": {m: len(ds) for m, ds in per.items()},
            "fig_9_2": {
                m: {
                    "NAV": andel(sum(d["av"] == "NAV" for d in ds), len(ds)),
                    "BRUKER": andel(sum(d["av"] == "BRUKER" for d in ds), len(ds)),
                    "n": len(ds),
                }
                for m, ds in per.items()
            },
            "fig_9_3": {m: t["svartid_timer"] for m, t in tall.items()},
            "kap_9_2": {
                n: {
                    "n": len(xs),
                    "dialoger_per_bruker": snitt(x["n_dialog"] for x in xs),
                    "andel_uten_dialog": andel(sum(x["n_dialog"] == 0 for x in xs), len(xs)),
                    "dialoger_per_mnd": snitt(x["n_dialog"] / x["mnd"] for x in xs),
                    "dialoger_nav_per_mnd": snitt(x["n_dialog_nav"] / x["mnd"] for x in xs),
                    "dialoger_bruker_per_mnd": snitt(x["n_dialog_bruker"] / x["mnd"] for x in xs),
                    "henv_per_mnd": snitt(x["n_henv"] / x["mnd"] for x in xs),
                    "henv_nav_per_mnd": snitt(x["n_henv_nav"] / x["mnd"] for x in xs),
                    "henv_bruker_per_mnd": snitt(x["n_henv_bruker"] / x["mnd"] for x in xs),
                }
                for n, xs in self.bef.items()
            },
            "fig_9_4": self.klasser("n_dialog", self.MANGE),
            "fig_9_5": self.rater(o, "kjonn", d3), "fig_9_6": self.rater(o, "aldersgruppe", d3),
            "fig_9_7": self.rater(o, "utdanning", d3), "fig_9_8": self.rater(o, "gruppe", d3),
            "s_9_a_innvandrer": self.rater(o, "innvandrer", d3),
            "s_9_b_ytelse": self.rater(o, "ytelse", d3),
            "s_9_c_diagnose": self.rater(aap, "diagnose", d3),
            "s_9_d_henv_kjonn": self.rater(o, "kjonn", h3),
            "fig_9_9": self.rater(o, "aldersgruppe", h3), "fig_9_10": self.rater(o, "utdanning", h3),
            "fig_9_11": self.rater(o, "gruppe", h3),
            "s_9_e_henv_innvandrer": self.rater(o, "innvandrer", h3),
            "s_9_f_henv_ytelse": self.rater(o, "ytelse", h3),
            "s_9_g_henv_diagnose": self.rater(aap, "diagnose", h3),
        }  # fmt: skip

    def kap_10(self) -> Rad:
        o = self.bef["ordinaere"]
        ot = [x for x in o if x["gruppe"] == "SPESIELT_TILPASSET"]
        inne = [m for m in self.moter if self.inne(m["m"])]
        to = ("n_mote", "n_referat")
        navn = {"moter": "MOTE", "referater": "SAMTALEREFERAT"}
        return {
            "kap_10_1": {n: sum(m["type"] == t for m in inne) for n, t in navn.items()},
            "fig_10_1": {
                maaned(k): {n: sum(m["type"] == t and m["m"] == k for m in inne) for n, t in navn.items()}
                for k in self.p.maaneder
            },
            "kap_10_2": {
                n: {
                    "n": len(xs),
                    "moter_per_bruker": snitt(x["n_mote"] for x in xs),
                    "referater_per_bruker": snitt(x["n_referat"] for x in xs),
                    "andel_uten_mote": andel(sum(x["n_mote"] == 0 for x in xs), len(xs)),
                    "andel_uten_referat": andel(sum(x["n_referat"] == 0 for x in xs), len(xs)),
                    "moter_per_mnd": snitt(x["n_mote"] / x["mnd"] for x in xs),
                    "referater_per_mnd": snitt(x["n_referat"] / x["mnd"] for x in xs),
                }
                for n, xs in self.bef.items()
            },
            "fig_10_2": self.klasser("n_mote", self.FAA),
            "fig_10_3": self.klasser("n_referat", self.FAA),
            "fig_10_4": self.rater(o, "gruppe", to), "fig_10_5": self.rater(ot, "aldersgruppe", to),
            "fig_10_6": self.rater(ot, "diagnose_vis", to), "s_10_a_kjonn": self.rater(ot, "kjonn", to),
            "s_10_b_utdanning": self.rater(ot, "utdanning", to),
            "s_10_c_innvandrer": self.rater(ot, "innvandrer", to),
        }  # fmt: skip

    def kap_11(self) -> Rad:
        o = self.bef["ordinaere"]
        os_ = [x for x in o if x["gruppe"] == "STANDARD_SITUASJON"]
        ot = [x for x in o if x["gruppe"] == "SPESIELT_TILPASSET"]
        ota = [x for x in ot if x["ytelse"] == "AAP"]
        kort = [k for k in self.kort if self.inne(k["m"])]

        def tre(t: str) -> tuple[str, str, str]:
            return f"n_{t}_nav", f"n_{t}_bruker", f"n_{t}"

        def r(xs: Sequence[Rad], t: str, v: str) -> Rad:
            return self.rater(xs, v, tre(t))

        fem = tuple(f"n_{t}" for t in TYPER)
        e, s, j, b = "EGEN", "SOKEAVTALE", "STILLING", "BEHANDLING"
        return {
            "kap_11_1": {"antall_aktiviteter": len(kort)},
            "fig_11_1": {maaned(m): sum(k["m"] == m for k in kort) for m in self.p.maaneder},
            "fig_11_2": {
                maaned(m): {t: sum(k["m"] == m and k["type"] == t for k in kort) for t in TYPER}
                for m in self.p.maaneder
            },
            "kap_11_2": {
                n: {
                    "n": len(xs), "aktiviteter_per_bruker": snitt(x["n_aktivitet"] for x in xs),
                    "aktiviteter_per_mnd": snitt(x["n_aktivitet"] / x["mnd"] for x in xs),
                }
                for n, xs in self.bef.items()
            },
            "fig_11_3": self.klasser("n_aktivitet", self.MANGE),
            "fig_11_4": {
                **self.rater(o, "gruppe", fem), "KORONALEDIGE": self.rad(self.bef["koronaledige"], fem),
            },
            "kap_11_2_2": {t: self.rad(os_, tre(t)) for t in (e, s, j)},
            "s_11_a_egen_kjonn": r(os_, e, "kjonn"), "fig_11_5": r(os_, e, "aldersgruppe"),
            "fig_11_6": r(os_, e, "utdanning"), "fig_11_7": r(os_, e, "innvandrer"),
            "s_11_b_sokeavtale_kjonn": r(os_, s, "kjonn"), "fig_11_8": r(os_, j, "kjonn"),
            "fig_11_9": r(os_, s, "aldersgruppe"), "fig_11_10": r(os_, j, "aldersgruppe"),
            "fig_11_11": r(os_, s, "utdanning"), "fig_11_12": r(os_, j, "utdanning"),
            "fig_11_13": r(os_, s, "innvandrer"), "fig_11_14": r(os_, j, "innvandrer"),
            "kap_11_2_3": {
                e: self.rad(ot, tre(e)), j: self.rad(ot, tre(j)), "BEHANDLING_AAP": self.rad(ota, tre(b)),
            },
            "fig_11_15": r(ot, e, "kjonn"), "fig_11_16": r(ot, e, "aldersgruppe"),
            "fig_11_17": r(ot, e, "utdanning"), "fig_11_18": r(ot, e, "innvandrer"),
            "fig_11_19": r(ot, e, "diagnose_vis"), "s_11_c_stilling_kjonn": r(ot, j, "kjonn"),
            "s_11_d_stilling_alder": r(ot, j, "aldersgruppe"), "fig_11_20": r(ot, j, "utdanning"),
            "fig_11_21": r(ot, j, "innvandrer"), "s_11_e_stilling_ytelse": r(ot, j, "ytelse"),
            "s_11_f_stilling_diagnose": r(ot, j, "diagnose_vis"),
            "s_11_k_stilling_aap": r(ot, j, "aap"), "fig_11_22": r(ota, b, "kjonn"),
            "s_11_g_behandling_alder": r(ota, b, "aldersgruppe"), "fig_11_23": r(ota, b, "utdanning"),
            "s_11_h_behandling_innvandrer": r(ota, b, "innvandrer"),
            "fig_11_24": r(ota, b, "diagnose"),
        }  # fmt: skip

    def kap_12(self) -> Rad:
        p = self.p
        p0, r_a = p.periode_fra + p.fravaer_maaneder, p.registrering_til - p.fravaer_maaneder
        bef: dict[str, list[Rad]] = {
            "alle": self.nye,
            "ordinaere": [f for f in self.nye if not f["korona"]],
            "koronaledige": [f for f in self.nye if f["korona"]],
        }
        o = bef["ordinaere"]
        grupper = {g: [f for f in o if f["gruppe"] == g] for g in GRUPPER}

        def overlevd(fs: Sequence[Rad], fra: int | None) -> Rad:
            ut = {}
            for k in range(0 if fra is None else r_a - fra + 2):
                synlig = [f for f in fs if f["s"] + k - 1 <= r_a]
                ut[str(k)] = {
                    "n": len(synlig), "andel": andel(sum(f["L"] > k for f in synlig), len(synlig)),
                }  # fmt: skip
            return ut

        def status(fs: Sequence[Rad], m: int) -> Rad:
            til = min(p.registrering_til, p.arbeid_til)
            funnet = [self.status(f["person"], f["s"] + m - 1) for f in fs if f["s"] + m - 1 <= til]
            return {"n": len(funnet), **{s: andel(funnet.count(s), len(funnet)) for s in STATUSER}}

        def bruk(
            fs: Sequence[Rad],
            hendelser: Sequence[Rad],
            maal: dict[str, Callable[[Rad], bool]],
            til: int,
        ) -> Rad:
            ut = {}
            for m in range(1, til - p0 + 2):
                i = {f["person"]: f["s"] + m - 1 for f in fs if f["s"] + m - 1 <= min(f["e"], til)}
                ut[str(m)] = {"n": len(i)} | {
                    navn: andel(
                        sum(med(h) and i.get(h["person"]) == h["m"] for h in hendelser), len(i)
                    )
                    for navn, med in maal.items()
                }
            return ut

        d_til, k_til = p.dialog_til, p.aktivitet_til
        alle = {"dialoger": lambda h: True}
        mote = {"moter": lambda h: h["type"] == "MOTE"}
        begge = mote | {"referater": lambda h: h["type"] == "SAMTALEREFERAT"}
        hvem = {"NAV": lambda h: h["av"] == "NAV", "BRUKER": lambda h: h["av"] == "BRUKER"}
        typer: dict[str, Callable[[Rad], bool]] = {
            "STILLING": lambda h: h["type"] == "STILLING",
            "EGEN": lambda h: h["type"] == "EGEN",
            "SOKEAVTALE": lambda h: h["type"] == "SOKEAVTALE",
        }
        tolv = {
            g: status(grupper[g], 12)
            for g in ("STANDARD_SITUASJON", "SPESIELT_TILPASSET", "VARIG_TILPASSET")
        }
        navn = {"alle": "", "ordinaere": "_ordinaere", "koronaledige": "_koronaledige"}
        forste = min((m for m in p.sjokkmaaneder if p0 <= m <= p.periode_til), default=None)
        return {
            "kap_12_1": {
                **{f"nye{navn[n]}": len(fs) for n, fs in bef.items()},
                **{
                    f"andel_sensurert{navn[n]}": andel(sum(f["sensurert"] for f in fs), len(fs))
                    for n, fs in bef.items()
                },
            },
            "fig_12_1": {
                maaned(s): {n: sum(f["s"] == s for f in fs) for n, fs in bef.items()}
                for s in range(p0, p.periode_til + 1)
            },
            "fig_12_2": {
                "ordinaere": overlevd(o, p0), "koronaledige": overlevd(bef["koronaledige"], forste),
            },
            "s_12_a_varighet_gruppe": {g: overlevd(fs, p0) for g, fs in grupper.items()},
            "fig_12_3": {
                str(m): status(o, m)
                for m in range(1, min(p.registrering_til, p.arbeid_til) - p0 + 2)
            },
            "fig_12_4": {**tolv, "n_tre_grupper": sum(t["n"] for t in tolv.values())},
            "fig_12_5": bruk(o, self.dialoger, alle, d_til),
            "fig_12_6": bruk(o, self.dialoger, hvem, d_til),
            "fig_12_7": {g: bruk(fs, self.dialoger, alle, d_til) for g, fs in grupper.items()},
            "fig_12_8": bruk(o, self.moter, begge, k_til),
            "fig_12_9": {g: bruk(fs, self.moter, mote, k_til) for g, fs in grupper.items()},
            "fig_12_10": bruk(o, self.kort, typer, k_til),
        }  # fmt: skip
