"""One user's story while it is told: who may act when, which words belong to it, and its steps."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from dap.demodata import kilder, tidspunkt
from dap.demodata.ansatte import ANSATTE, BY_NOKKEL, ELVMO, HAVNESUND, KOMMUNALE, STED, YTRE_SKJAER
from dap.demodata.tekst import Tekstverk, velg
from dap.demodata.values import BRUKER, Brukerplan, Slag, Steg
from dap.felles.tid import dato

BYTTE = 58
"""How far into the story (percent) one who moves changes office."""
PAUSE = (50, 66)
"""The part of the story (percent) when one who comes back was away."""
STANDARD_SKRIVETID = [8, 22]


@dataclass(frozen=True, slots=True)
class Vindu:
    """An open follow-up period: nothing of the story lies outside [fra, til)."""

    fra: datetime
    til: datetime
    lopende: bool


@dataclass(slots=True)
class Ramme:
    bruker: Brukerplan
    monster: dict[str, Any]
    verk: Tekstverk
    rng: Random
    naa: datetime
    vinduer: list[Vindu] = field(default_factory=list)
    ord: dict[str, str] = field(default_factory=dict)
    steg: list[Steg] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.vinduer = self._lag_vinduer()
        self.ord = self._lag_ord()

    # --- time ---

    def _lag_vinduer(self) -> list[Vindu]:
        fra = tidspunkt.pa_jobb(self.rng, self.bruker.start)
        fra = min(fra, self.naa - timedelta(days=2))
        if self.bruker.slutt is not None:
            return [Vindu(fra, tidspunkt.pa_jobb(self.rng, self.bruker.slutt), False)]
        if not self.monster.get("tilbake"):
            return [Vindu(fra, self.naa, True)]
        del_ = (self.naa - fra) / 100
        ut = tidspunkt.pa_jobb(self.rng, dato(fra + del_ * PAUSE[0]))
        inn = tidspunkt.pa_jobb(self.rng, dato(fra + del_ * PAUSE[1]))
        return [Vindu(fra, ut, False), Vindu(inn, self.naa, True)]

    def vindu(self, prosent: float) -> Vindu:
        """The period that this part of the story lies in."""
        return self.vinduer[0] if prosent < PAUSE[0] else self.vinduer[-1]

    def ved(self, prosent: float) -> datetime:
        """The instant so far into the story, inside its period."""
        start, slutt = self.vinduer[0].fra, self.vinduer[-1].til
        vindu = self.vindu(prosent)
        tid = start + (slutt - start) * (prosent / 100)
        return max(vindu.fra + timedelta(minutes=40), min(tid, vindu.til - timedelta(hours=6)))

    def tidspunkt(self, av: str, tid: datetime, minst: timedelta = timedelta()) -> datetime:
        """The first time after `tid` when this one uses to do things."""
        if av == BRUKER:
            return tidspunkt.neste_fritt(self.rng, tid, minst, self.skrivetid)
        return tidspunkt.neste_pa_jobb(self.rng, tid, minst)

    @property
    def skrivetid(self) -> list[int]:
        timer: list[int] = self.monster.get("skrivetid", STANDARD_SKRIVETID)
        return timer

    # --- who ---

    def _flyttet(self, tid: datetime) -> bool:
        return not self.bruker.forrige_kontor or tid >= self.flyttedag()

    def flyttedag(self) -> datetime:
        return tidspunkt.pa_jobb(Random(self.bruker.fnr), dato(self.ved(BYTTE)))  # noqa: S311

    def veileder(self, tid: datetime) -> str:
        return self.bruker.veileder if self._flyttet(tid) else self.bruker.forrige_veileder

    def kommunal(self, tid: datetime) -> str:
        if self._flyttet(tid):
            return self.bruker.kommunal
        return KOMMUNALE[self.bruker.forrige_kontor][0]

    def ansvarlig(self, tid: datetime) -> str:
        return self.bruker.ansvarlig if self._flyttet(tid) else self.bruker.forrige_veileder

    def kontor(self, tid: datetime) -> str:
        return self.bruker.kontor if self._flyttet(tid) else self.bruker.forrige_kontor

    def ansatt(self, side: str, rom: str, tid: datetime) -> str:
        """The member of staff that a letter in the patterns stands for."""
        if rom == "KOMMUNE" or side == "G":
            return self.kommunal(tid)
        if side in ("K", "F") and not self.bruker.beskyttet:
            par = ("mona", "yngve") if side == "K" else ("finn", "grete")
            return par[self.bruker.nr % 2]
        return self.veileder(tid)

    def kolleger(self, tid: datetime) -> list[str]:
        """Others at the office who may open the user, and see the state's room."""
        krav = bool(self.bruker.beskyttet)
        return [
            a.nokkel
            for a in ANSATTE
            if self.kontor(tid) in a.kontorer
            and a.nokkel not in (self.veileder(tid), self.bruker.familie_av)
            and a.nokkel not in KOMMUNALE[HAVNESUND] + KOMMUNALE[ELVMO] + KOMMUNALE[YTRE_SKJAER]
            and (not krav or a.rettigheter)
        ]

    # --- words ---

    def _lag_ord(self) -> dict[str, str]:
        sted = STED[self.bruker.kontor]
        ord_ = {navn: self.rng.choice(valg) for navn, valg in self._egne_ord()}
        ord_ = {navn: velg(o, self.rng).replace("{kontor}", sted) for navn, o in ord_.items()}
        ord_["kontor"] = sted
        return ord_

    def _egne_ord(self) -> list[tuple[str, list[str]]]:
        return sorted(self.monster.get("ord", {}).items())

    def skriv(self, mal: str, tid: datetime, maks: int = 0, om: str = "") -> str:
        """A text of this story as it is written at that time. `om`: what job it is about."""
        veileder = BY_NOKKEL[self.ansvarlig(tid)]
        ord_ = {
            **self.ord,
            "firma": self.rng.choice(kilder.firmaer(om)).replace("{sted}", self.ord["kontor"]),
            "fornavn": self.bruker.fornavn,
            "veileder": veileder.fornavn,
            "veileder_navn": veileder.navn,
            "kollega": BY_NOKKEL[self.kommunal(tid)].fornavn,
        }
        tekst = self.verk.utvid(mal, self.rng, ord_, tid, self.bruker.sprak)
        return tekst if not maks else tekst[:maks].strip()

    # --- steps ---

    def legg(self, tid: datetime, slag: Slag, av: str, objekt: str = "", **data: Any) -> bool:
        """Add a step, if it lies inside a period. False when it does not."""
        if not any(v.fra <= tid < v.til for v in self.vinduer):
            return False
        self.steg.append(Steg(tid, self.bruker.nr, slag, av, objekt, data))
        return True
