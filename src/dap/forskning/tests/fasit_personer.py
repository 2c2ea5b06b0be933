"""Part B again in plain Python: slow, a person at a time, and no engine. The judge in tests."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from dap.forskning.parametre import Parametersett
from dap.forskning.tests.tilfeldig import Rader

Rad = dict[str, Any]
TYPER = ("EGEN", "SOKEAVTALE", "STILLING", "IJOBB", "BEHANDLING")
ALDER = ("<25", "25-29", "30-49", "50-59", "60+", "MANGLER")
UTD = ("GRUNNSKOLE", "VIDEREGAENDE", "HOYERE_INNTIL_4", "HOYERE_OVER_4", "MANGLER")
GRUPPER = (
    "STANDARD_SITUASJON",
    "SYKMELDT",
    "SPESIELT_TILPASSET",
    "VARIG_TILPASSET",
    "IKKE_VURDERT",
)
DIAGNOSER = ("PSYKISKE_LIDELSER", "MUSKEL_SKJELETT", "HJERTE_KAR", "ANDRE", "UKJENT")
STATUSER = ("ARBEID", "DELVIS_LEDIG", "ARBEIDSSOKER", "VARIG_UFORE", "IKKE_REGISTRERT")
KAT = {
    "kjonn": ("K", "M"), "aldersgruppe": ALDER, "utdanning": UTD, "innvandrer": ("NEI", "JA", "MANGLER"),
    "gruppe": GRUPPER, "ytelse": ("AAP", "DAGPENGER", "ANNET"), "diagnose": DIAGNOSER,
    "diagnose_vis": ("IKKE_AAP", *DIAGNOSER), "aap": ("AAP", "IKKE_AAP"),
}  # fmt: skip


def m_av(d: date) -> int:
    return d.year * 12 + d.month - 1


def snitt(verdier: Iterable[float]) -> float | None:
    v = list(verdier)
    return round(sum(v) / len(v), 10) if v else None


def andel(treff: int, av: int) -> float | None:
    return round(treff / av, 10) if av else None


class Personfasit:
    def __init__(self, rader: Rader, p: Parametersett) -> None:
        self.p = p
        self.reg: dict[str, dict[int, Rad]] = defaultdict(dict)
        for r in rader["personmaaned"]:
            self.reg[r["person_id"]][m_av(r["maaned"])] = r
        self.arbeid = {(r["person_id"], m_av(r["maaned"])): r for r in rader["arbeid"]}
        self.personer: dict[str, Rad] = {}
        for r in rader["person"]:
            if any(p.periode_fra <= m <= p.periode_til for m in self.reg[r["person_id"]]):
                self.personer[r["person_id"]] = self.person(r)
        self.dialoger = self.lag_dialoger(rader)
        self.kort, self.moter = self.lag_kort(rader)
        for x in self.personer.values():
            self.tell(x)
        self.nye = [f for x in self.personer.values() if (f := self.forlop(x))]

    def fersk(self, person: str, m: int) -> bool:
        reg, a = self.reg[person], self.p.fravaer_maaneder
        return m in reg and not any(m - k in reg for k in range(1, a + 1))

    def sjokk(self, person: str, m: int) -> bool:
        return (
            m in self.p.sjokkmaaneder
            and self.fersk(person, m)
            and self.reg[person][m]["innsatsgruppe"] in self.p.sjokk_innsatsgrupper
        )

    def person(self, r: Rad) -> Rad:
        id_, p = r["person_id"], self.p
        i_perioden = sorted(m for m in self.reg[id_] if p.periode_fra <= m <= p.periode_til)
        f, s = self.reg[id_][i_perioden[0]], self.reg[id_][i_perioden[-1]]
        alder = None if r["fodselsaar"] is None else i_perioden[0] // 12 - r["fodselsaar"]
        ytelser = {f["ytelse"], s["ytelse"]}
        ytelse = "AAP" if "AAP" in ytelser else "DAGPENGER" if "DAGPENGER" in ytelser else "ANNET"
        diagnose = "IKKE_AAP"
        if ytelse == "AAP":
            diagnose = "UKJENT"
            for o in (f, s):
                if o["ytelse"] == "AAP" and o["diagnosegruppe"]:
                    diagnose = o["diagnosegruppe"]
        return {
            "id": id_, "mnd": len(i_perioden), "siste": s["innsatsgruppe"],
            "korona": any(self.sjokk(id_, m) for m in self.reg[id_]),
            "gruppe": self.gruppe(f["innsatsgruppe"], s["innsatsgruppe"]), "ytelse": ytelse,
            "diagnose_vis": diagnose, "diagnose": diagnose, "alder": alder,
            "aap": "AAP" if ytelse == "AAP" else "IKKE_AAP",
            "aldersgruppe": self.aldersgruppe(alder), "utdanning": r["utdanning"] or "MANGLER",
            "innvandrer": {True: "JA", False: "NEI", None: "MANGLER"}[r["innvandrer"]],
            "kjonn": r["kjonn"],
        }  # fmt: skip

    @staticmethod
    def gruppe(a: str, b: str) -> str:
        par = {a, b}
        for navn in ("VARIG_TILPASSET", "SPESIELT_TILPASSET", "SYKMELDT"):
            if navn in par:
                return navn
        if par <= {"IKKE_VURDERT", "BEHOV_FOR_AEV", "ANNET"}:
            return "IKKE_VURDERT"
        return "STANDARD_SITUASJON"

    @staticmethod
    def aldersgruppe(alder: int | None) -> str:
        if alder is None:
            return "MANGLER"
        grenser = ((25, "<25"), (30, "25-29"), (50, "30-49"), (60, "50-59"))
        return next((navn for grense, navn in grenser if alder < grense), "60+")

    def lag_dialoger(self, rader: Rader) -> list[Rad]:
        meldinger: dict[str, list[Rad]] = defaultdict(list)
        for r in rader["melding"]:
            if r["sendt_dato"] <= self.p.melding_til:
                meldinger[r["dialog_id"]].append(r)
        return [
            self.dialog(r, meldinger[r["dialog_id"]])
            for r in rader["dialog"]
            if r["person_id"] in self.personer
        ]

    def dialog(self, r: Rad, meldinger: list[Rad]) -> Rad:
        p, x = self.p, self.personer[r["person_id"]]
        klokke, svar = None, []
        for melding in sorted(meldinger, key=lambda n: (n["sendt"], n["lopenr"])):
            if melding["avsender"] == "BRUKER":
                klokke = klokke or melding["sendt"]
            elif klokke:
                svar.append((melding["sendt"] - klokke).total_seconds() / 3600)
                klokke = None
        siste = max((n["sendt_dato"] for n in meldinger), default=None)
        m = m_av(r["opprettet_dato"])
        inne = p.periode_fra <= m <= p.periode_til
        return {
            "person": r["person_id"], "m": m, "av": r["opprettet_av"], "inne": inne,
            "ord": inne and not (x["korona"] and m in p.sjokkmaaneder),
            "nav": sum(n["avsender"] == "NAV" for n in meldinger),
            "bruker": sum(n["avsender"] == "BRUKER" for n in meldinger),
            "svar": svar, "svartid": sum(svar) / len(svar) if svar else None,
            "dager": None if siste is None else max((siste - r["opprettet_dato"]).days, 0),
            "etter": siste is not None and m_av(siste) > p.periode_til,
        }  # fmt: skip

    def lag_kort(self, rader: Rader) -> tuple[list[Rad], list[Rad]]:
        status: dict[str, list[Rad]] = defaultdict(list)
        for r in rader["aktivitetsstatus"]:
            status[r["aktivitet_id"]].append(r)
        kort, moter = [], []
        for a in rader["aktivitet"]:
            if a["person_id"] not in self.personer:
                continue
            liste = sorted(status[a["aktivitet_id"]], key=lambda s: (s["tidspunkt"], s["lopenr"]))
            felles = {"person": a["person_id"], "type": a["type"], "av": a["opprettet_av"]}
            if a["type"] in TYPER:
                opprettet = [
                    s for s in liste if s["status"] in ("PLANLAGT", "GJENNOMFORES", "FULLFORT")
                ]
                if opprettet:
                    kort.append({**felles, "m": m_av(opprettet[0]["tidspunkt_dato"])})
            elif a["type"] in ("MOTE", "SAMTALEREFERAT"):
                m = self.holdt(liste)
                if m is not None:
                    moter.append({**felles, "m": m})
        return kort, moter

    def holdt(self, liste: list[Rad]) -> int | None:
        sett = [s for s in liste if m_av(s["tidspunkt_dato"]) <= self.p.aktivitet_til]
        if not sett or sett[-1]["status"] not in ("GJENNOMFORES", "FULLFORT"):
            return None
        i = len(sett) - 1
        while i > 0 and sett[i - 1]["status"] == sett[-1]["status"]:
            i -= 1
        return m_av(sett[i]["tidspunkt_dato"])

    def inne(self, m: int) -> bool:
        return self.p.periode_fra <= m <= self.p.periode_til

    def tell(self, x: Rad) -> None:
        mine = [d for d in self.dialoger if d["person"] == x["id"] and d["inne"]]
        x["n_dialog_nav"] = sum(d["av"] == "NAV" for d in mine)
        x["n_dialog_bruker"] = sum(d["av"] == "BRUKER" for d in mine)
        x["n_dialog"] = len(mine)
        x["n_henv_nav"] = sum(d["nav"] for d in mine)
        x["n_henv_bruker"] = sum(d["bruker"] for d in mine)
        x["n_henv"] = x["n_henv_nav"] + x["n_henv_bruker"]
        kort = [k for k in self.kort if k["person"] == x["id"] and self.inne(k["m"])]
        for t in TYPER:
            for hvem in ("NAV", "BRUKER"):
                x[f"n_{t}_{hvem.lower()}"] = sum(k["type"] == t and k["av"] == hvem for k in kort)
            x[f"n_{t}"] = sum(k["type"] == t for k in kort)
        x["n_aktivitet"] = len(kort)
        moter = [m for m in self.moter if m["person"] == x["id"] and self.inne(m["m"])]
        x["n_mote"] = sum(m["type"] == "MOTE" for m in moter)
        x["n_referat"] = len(moter) - x["n_mote"]

    def forlop(self, x: Rad) -> Rad | None:
        p, reg = self.p, self.reg[x["id"]]
        for s in range(p.periode_fra + p.fravaer_maaneder, p.periode_til + 1):
            if self.fersk(x["id"], s):
                break
        else:
            return None
        e = s
        while neste := [
            m
            for m in range(e + 1, e + p.fravaer_maaneder + 1)
            if m in reg and m <= p.registrering_til
        ]:
            e = neste[-1]
        return {
            "person": x["id"], "gruppe": x["gruppe"], "s": s, "e": e, "L": e - s + 1,
            "sensurert": e > p.registrering_til - p.fravaer_maaneder, "korona": self.sjokk(x["id"], s),
        }  # fmt: skip

    def status(self, person: str, m: int) -> str:
        r = self.reg[person].get(m)
        a = self.arbeid.get((person, m))
        af = bool(a and a["arbeidsforhold"])
        uf = (a["uforegrad"] or 0) if a else 0
        if (r and r["innsatsgruppe"] == "VARIG_TILPASSET") or uf > 80:
            return "VARIG_UFORE"
        if (af and not r) or (r and r["lonnstilskudd"]):
            return "ARBEID"
        if r:
            return "DELVIS_LEDIG" if r["delvis_ledig"] else "ARBEIDSSOKER"
        return "VARIG_UFORE" if uf > 0 else "IKKE_REGISTRERT"
