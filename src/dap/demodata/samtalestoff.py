"""The threads of a story: who writes what to whom, how long an answer takes, and what is left open."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from dap.demodata import kilder, tidspunkt
from dap.demodata.ansatte import BY_NOKKEL, STED
from dap.demodata.ramme import Ramme, Vindu
from dap.demodata.values import BRUKER, Slag
from dap.felles.tid import dato, er_arbeidsdag

_LINJE = re.compile(r"^([BVKFG])(\?)?(?:\+(\d+))?: ?(.*)$", re.DOTALL)
TEMA = {
    "ARBEID": "ARBEID_AKTIVITETER",
    "MOTE": "MOTE",
    "YTELSE": "UTBETALING_MELDEKORT",
    "KRITISK": "VEDTAK_LOPER_UT",
    "KOMMUNALT": "KOMMUNALE_TJENESTER",
    "ANNET": "ANNET",
}
_RING = {
    "nb": "[Det tar vi på telefon. Jeg ringer {dag2}.|Godt spørsmål. Jeg ringer deg {dag3}, så tar vi "
    "det muntlig.|Jeg sjekker og ringer deg {dag2} før lunsj.|Ja, det er riktig. Ring meg hvis noe "
    "fortsatt er uklart.|La oss ta det når vi møtes {dag5}.|Det finner vi ut av sammen. Kom innom "
    "{dag3} mellom 10 og 12.]",
    "nn": "[Eg ringjer deg {dag2}, så tek vi det på telefon.|Det ser vi på når vi møtest {dag4}.|"
    "Ja, det stemmer. Ring om noko er uklart.]",
    "en": "[I will call you {dag2}.|Good question, let us look at it together {dag4}.|Yes, that is "
    "right. Call me if anything is unclear.]",
    "svak": "[Jeg ringer deg {dag2} med tolk.|Kom innom {dag3} klokka 11, så ser vi på det sammen.|"
    "Ja, det er riktig. Vi snakker om det i møtet.]",
}


@dataclass(frozen=True, slots=True)
class Replikk:
    side: str
    tekst: str
    ber_om_svar: bool
    minst_dager: int
    tid: datetime
    av: str


@dataclass(frozen=True, slots=True)
class Slutt:
    """How a thread is left: "" for finished, or who is waited for, and since when."""

    venter: str = ""
    siden: datetime | None = None
    ulest: bool = False


def fortell_samtale(
    r: Ramme, trad: dict[str, Any], objekt: str, prosent: float, slutt: Slutt
) -> bool:
    """One thread. False when there was no room for it in the period."""
    vindu = r.vindu(prosent)
    linjer = _linjer(trad["meldinger"], slutt)
    replikker = _med_tider(r, trad, linjer, r.ved(prosent), vindu, slutt)
    if not replikker:
        return False
    siste = _skriv(r, trad, objekt, replikker)
    _etterpa(r, trad, objekt, replikker, slutt, spurt="?" in siste)
    return True


def _linjer(meldinger: list[str], slutt: Slutt) -> list[re.Match[str]]:
    """Everything that is said, or what is said before somebody lets the other wait."""
    linjer = [treff for m in meldinger if (treff := _LINJE.match(m))]
    siste = len(linjer)
    if slutt.venter == "NAV":
        siste = max((i + 1 for i, t in enumerate(linjer) if t[1] == "B"), default=0)
        forste = next((i + 1 for i, t in enumerate(linjer) if t[1] == "B"), 0)
        siste = forste if linjer[siste - 1][4].count("?") == 0 else siste
    elif slutt.venter == "BRUKER":
        siste = max((i + 1 for i, t in enumerate(linjer) if t[2]), default=0)
    return linjer[:siste]


def kan_vente(trad: dict[str, Any], venter: str) -> bool:
    """Whether the thread can be left with somebody waiting."""
    return bool(_linjer(trad["meldinger"], Slutt(venter)))


def _med_tider(
    r: Ramme, trad: dict[str, Any], linjer: list[re.Match[str]], start: datetime, vindu: Vindu,
    slutt: Slutt,
) -> list[Replikk]:  # fmt: skip
    """The lines with times inside the period; begun earlier when there is not enough room."""
    grense = vindu.til - timedelta(hours=30 if not slutt.venter else 0)
    for _ in range(3):
        replikker = _fordel(r, trad, linjer, start)
        if slutt.siden is not None and replikker:
            forskyv = slutt.siden - replikker[-1].tid
            if len(replikker) == 1:
                return [replace(replikker[0], tid=slutt.siden)]
            if timedelta(0) <= forskyv < timedelta(days=5):
                return [*replikker[:-1], replace(replikker[-1], tid=slutt.siden)]
            start = max(start + forskyv, vindu.fra + timedelta(minutes=50))
        elif replikker and replikker[-1].tid >= grense:
            start = max(start - (replikker[-1].tid - grense), vindu.fra + timedelta(minutes=50))
        else:
            return replikker
    if slutt.siden is not None:
        tider = [p for p in replikker[:-1] if p.tid < slutt.siden - timedelta(minutes=30)]
        return (
            [*tider, replace(replikker[-1], tid=slutt.siden)]
            if len(tider) == len(replikker) - 1
            else []
        )
    return [p for p in replikker if p.tid < grense]


def _fordel(
    r: Ramme, trad: dict[str, Any], linjer: list[re.Match[str]], start: datetime
) -> list[Replikk]:
    """The lines with times, each after a natural wait."""
    ut: list[Replikk] = []
    tid = start
    for linje in linjer:
        side, minst = linje[1], int(linje[3] or 0)
        vent = timedelta(days=minst) + (_gap(r, side) if ut else timedelta(0))
        if side == "B":
            tid = tidspunkt.neste_fritt(r.rng, tid, vent, r.skrivetid)
        else:
            tid = tidspunkt.neste_pa_jobb(r.rng, tid, vent)
        av = BRUKER if side == "B" else r.ansatt(side, _rom(trad), tid)
        ut.append(Replikk(side, linje[4], bool(linje[2]), minst, tid, av))
    return ut


def _gap(r: Ramme, side: str) -> timedelta:
    """How long an answer takes: mostly within two days."""
    terning = r.rng.random()
    if side == "B":
        return timedelta(hours=r.rng.uniform(0.3, 9) if terning < 0.6 else r.rng.uniform(10, 60))
    if terning < 0.4:
        return timedelta(hours=r.rng.uniform(0.6, 5))
    if terning < 0.86:
        return timedelta(hours=r.rng.uniform(6, 34))
    return timedelta(hours=r.rng.uniform(50, 120))


def _rom(trad: dict[str, Any]) -> str:
    return "KOMMUNE" if trad["emne"] == "KOMMUNALT" or trad.get("rom") == "KOMMUNE" else "STAT"


def _skriv(r: Ramme, trad: dict[str, Any], objekt: str, replikker: list[Replikk]) -> str:
    """The steps of writing; what was written last."""
    tekst = ""
    hilst: set[str] = set()
    for nr, p in enumerate(replikker):
        ber = p.ber_om_svar
        tekst = _brev(r, p, forste=p.side not in hilst)
        hilst.add(p.side)
        _overlever(r, trad, objekt, replikker, nr)
        if nr == 0:
            r.legg(
                p.tid, Slag.TRAD, p.av, objekt,
                tema=trad.get("tema") or TEMA["KOMMUNALT" if _rom(trad) == "KOMMUNE" else trad["emne"]],
                overskrift=r.skriv(trad["tittel"], p.tid, 100), tekst=tekst, ber_om_svar=ber,
                vedlegg=trad.get("vedlegg", "") if p.side == "B" else "", til=trad.get("til", ""),
            )  # fmt: skip
        else:
            r.legg(p.tid, Slag.MELDING, p.av, objekt, tekst=tekst, ber_om_svar=ber, nr=nr)
    return tekst


def _overlever(
    r: Ramme, trad: dict[str, Any], objekt: str, replikker: list[Replikk], nr: int
) -> None:
    """The Kontaktsenter has the topic first; sometimes it gives the thread on before the answer."""
    p = replikker[nr]
    if nr == 0 or trad["emne"] != "YTELSE" or r.bruker.beskyttet or replikker[0].side != "B":
        return
    if any(q.side != "B" for q in replikker[:nr]):
        return
    if p.side == "F":
        til, mal = "FORVALTNING", "overlever"
    elif p.side == "V" and r.rng.random() < 0.5:
        til, mal = "VEILEDER", "overlever_tilbake"
    else:
        return
    fra = replikker[nr - 1].tid
    tid = min(r.tidspunkt("K", fra + (p.tid - fra) * 0.4), p.tid - timedelta(minutes=3))
    hvorfor = r.skriv(r.rng.choice(kilder.internt(mal)), tid)
    r.legg(tid, Slag.OVERLEVER, r.ansatt("K", "STAT", tid), objekt, til=til, hvorfor=hvorfor)


def _brev(r: Ramme, p: Replikk, *, forste: bool) -> str:
    """Greeting, text and signature, as this one uses to write."""
    sprak = r.bruker.sprak
    side = "bruker" if p.side == "B" else "ansatt"
    hilsen = kilder.hilsener(sprak, side)
    hei = r.rng.choice(hilsen["hei"]) if forste or r.rng.random() < 0.2 else ""
    slutter = hilsen["slutt"]
    if p.side in ("K", "F"):
        slutter = kilder.signaturer("kontaktsenter" if p.side == "K" else "forvaltning")
    ansatt = BY_NOKKEL[r.ansvarlig(p.tid) if p.av == BRUKER else p.av]
    tekst = r.skriv(p.tekst, p.tid)
    korte = side == "bruker" and len(tekst) < 45
    slutt = "" if korte or r.rng.random() < 0.35 else r.rng.choice(slutter)
    if hei.endswith(",") is False and hei and tekst[:3].lower() in ("hei", "hi ", "hel", "god"):
        hei = ""
    navn = {
        "v": ansatt.fornavn, "f": r.bruker.fornavn, "fullt": r.bruker.navn,
        "kontor": STED[ansatt.kontor],
    }  # fmt: skip
    deler = [
        del_.format(**navn)
        for del_ in (hei, tekst.replace("{", "{{").replace("}", "}}"), slutt)
        if del_
    ]
    skille = "\n" if side == "bruker" and len(tekst) < 120 else "\n\n"
    return skille.join(deler)


def _etterpa(
    r: Ramme, trad: dict[str, Any], objekt: str, replikker: list[Replikk], slutt: Slutt, *,
    spurt: bool,
) -> None:  # fmt: skip
    """Who has read the end of it, and whether an answer is needed."""
    siste = replikker[-1]
    if siste.side != "B":
        gammel = (r.naa - siste.tid).days > 21
        if not (slutt.ulest or trad.get("ulest")) and (gammel or r.rng.random() < 0.7):
            tid = r.tidspunkt(BRUKER, siste.tid, timedelta(hours=r.rng.uniform(0.3, 40)))
            r.legg(tid, Slag.LES, BRUKER, objekt)
        return
    hos = next((p.side for p in reversed(replikker) if p.side != "B"), "")
    hvem = r.ansatt(hos or "V", _rom(trad), siste.tid)
    if slutt.venter == "NAV":
        if not slutt.ulest and r.rng.random() < 0.5:
            r.legg(r.tidspunkt(hvem, siste.tid, timedelta(minutes=50)), Slag.LES, hvem, objekt)
        return
    tid = r.tidspunkt(hvem, siste.tid, timedelta(hours=r.rng.uniform(0.5, 20)))
    hvem = r.ansatt(hos or "V", _rom(trad), tid)
    if spurt:
        svar = replace(siste, side=hos or "V", tekst=_RING[r.bruker.sprak], tid=tid, av=hvem)
        r.legg(tid, Slag.MELDING, hvem, objekt, tekst=_brev(r, svar, forste=False),
               ber_om_svar=False, nr=len(replikker))  # fmt: skip
    else:
        r.legg(tid, Slag.IKKE_SVAR, hvem, objekt)


def arbeidsdager_siden(r: Ramme, antall: int) -> datetime:
    """A time so many working days ago when the user writes."""
    dag = dato(r.naa)
    while antall > 0:
        dag -= timedelta(days=1)
        antall -= er_arbeidsdag(dag)
    return min(tidspunkt.fritt(r.rng, dag, r.skrivetid), r.naa - timedelta(minutes=20))
