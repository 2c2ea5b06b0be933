"""The whole demo as a list of steps in the order of time. Pure: the same seed and day, the same plan."""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Any

from dap.demodata import kilder
from dap.demodata.aktivitetsstoff import fortell_aktiviteter
from dap.demodata.ansatte import ANSATTE, KONTORER
from dap.demodata.enighet import fortell_enighet
from dap.demodata.folk import lag_brukere
from dap.demodata.interndel import fortell_internt
from dap.demodata.motestoff import fortell_moter
from dap.demodata.planstoff import fortell_plan
from dap.demodata.ramme import BYTTE, PAUSE, Ramme
from dap.demodata.rundt import fortell_rundt
from dap.demodata.samtalestoff import Slutt, arbeidsdager_siden, fortell_samtale, kan_vente
from dap.demodata.tekst import Tekstverk
from dap.demodata.values import Brukerplan, Plan, Steg
from dap.felles.tid import dato, midnatt

_RIK_TRADER = 14


def planlegg(*, naa: datetime, fro: int, antall: int | None = None) -> Plan:
    """Plan the demo up to midnight (Oslo) of the day of `naa`.

    `antall`: so many users beside those of the chooser, instead of everybody.
    """
    grense = midnatt(dato(naa))
    brukere = lag_brukere(dato(naa), fro, antall)
    verk = Tekstverk()
    rammer = [_fortell(bruker, verk, fro, grense) for bruker in brukere]
    steg = [s for r in rammer for s in r.steg]
    steg.sort(key=lambda s: s.tid)
    moter = fortell_moter(rammer, grense, fro)
    return Plan(grense, KONTORER, ANSATTE, brukere, tuple(steg), tuple(moter))


def _fortell(bruker: Brukerplan, verk: Tekstverk, fro: int, naa: datetime) -> Ramme:
    monster = kilder.monstre()[bruker.monster]
    rng = Random(f"{fro}:{bruker.nr}:{bruker.monster}")  # noqa: S311 (not for secrets)
    r = Ramme(bruker, monster, verk, rng, naa)
    fortell_plan(r)
    fortell_aktiviteter(r, monster.get("aktivitet", []))
    _samtaler(r)
    fortell_internt(r)
    fortell_enighet(r)
    fortell_rundt(r)
    r.steg = _uten_lose_ender(r.steg)
    return r


def _samtaler(r: Ramme) -> None:
    if r.bruker.manuell:
        return
    trader = list(_utvalg(r))
    apen, slutt = _slutt(r, trader)
    for nr, (trad, prosent) in enumerate(trader):
        er_apen = nr == apen
        fortell_samtale(
            r, trad, f"t{nr}", 99 if er_apen else prosent, slutt if er_apen else Slutt()
        )


def _utvalg(r: Ramme) -> Iterator[tuple[dict[str, Any], float]]:
    """The pattern's own threads, and some that anybody may have."""
    egne = r.monster.get("trad", [])
    for trad in filter(lambda t: _passer(r, t), egne):
        yield trad, trad["naar"] + r.rng.uniform(-4, 4)
    felles = [t for t in kilder.fellestrader().get(r.bruker.sprak, []) if _passer(r, t)]
    antall = _RIK_TRADER if r.bruker.rik else r.rng.choice((0, 1, 1, 1, 2))
    if r.monster.get("stille") or r.bruker.start.toordinal() > dato(r.naa).toordinal() - 30:
        antall = min(antall, 1)
    laveste = (
        BYTTE + 2 if r.bruker.forrige_kontor else PAUSE[1] + 3 if r.monster.get("tilbake") else 5
    )
    for trad in r.rng.sample(felles, min(antall, len(felles))):
        yield trad, _nar(r, laveste)


def _nar(r: Ramme, laveste: float) -> float:
    """Any time, or quite lately: those who are followed up have something going on now."""
    dager = max(1, (r.naa - r.vinduer[0].fra).days)
    lang_nok = dager * (100 - laveste) / 100 > 30 and r.vinduer[-1].lopende
    if lang_nok and r.rng.random() < 0.6:
        return 100 - 100 * r.rng.uniform(4, 24) / dager
    return r.rng.uniform(laveste, 95)


def _passer(r: Ramme, trad: dict[str, Any]) -> bool:
    """Those whom only a few may open have no threads with the others."""
    kommunal = trad["emne"] == "KOMMUNALT" or trad.get("rom") == "KOMMUNE"
    return not (r.bruker.beskyttet and kommunal)


def _slutt(r: Ramme, trader: list[tuple[dict[str, Any], float]]) -> tuple[int, Slutt]:
    """Which thread is left open (its number, -1 for none), and how."""
    if not r.vinduer[-1].lopende or r.monster.get("stille") or not trader:
        return -1, Slutt()
    terning = r.rng.random()
    if terning < 0.14 or r.bruker.rik:
        slutt = Slutt("NAV", arbeidsdager_siden(r, 1))
    elif terning < 0.2:
        slutt = Slutt("NAV", arbeidsdager_siden(r, r.rng.randrange(4, 11)))
    elif terning < 0.36:
        slutt = Slutt("BRUKER", None, ulest=r.rng.random() < 0.4)
    elif terning < 0.39:
        return _kritisk(r, trader)
    else:
        return -1, Slutt()
    mulige = [nr for nr, (t, _) in enumerate(trader) if kan_vente(t, slutt.venter) and _nylig(r)]
    return (mulige[-1], slutt) if mulige else (-1, Slutt())


def _nylig(r: Ramme) -> bool:
    return (r.naa - r.vinduer[-1].fra).days > 20


def _kritisk(r: Ramme, trader: list[tuple[dict[str, Any], float]]) -> tuple[int, Slutt]:
    """Critical for benefits, and nobody has opened it for more than a working day."""
    kritiske = [t for t in kilder.fellestrader()["nb"] if t["emne"] == "KRITISK"]
    if r.bruker.sprak != "nb" or r.bruker.beskyttet:
        return -1, Slutt()
    trader.append((r.rng.choice(kritiske), 99))
    return len(trader) - 1, Slutt("NAV", arbeidsdager_siden(r, 3), ulest=True)


def _uten_lose_ender(steg: list[Steg]) -> list[Steg]:
    """Leave out what is done to a thing that was never made, or before it was."""
    laget: dict[str, datetime] = {}
    for s in steg:
        if s.objekt and s.slag.name in _LAGER:
            laget.setdefault(s.objekt, s.tid)
    return [s for s in steg if not s.objekt or (s.objekt in laget and s.tid >= laget[s.objekt])]


_LAGER = frozenset({"MAL", "MILEPAEL", "AKTIVITET", "TRAD", "SPOR", "FORVENTNING", "REFERAT"})
