"""Meetings in the lives of those who are followed up now: held, missed, called off, ahead, asked for.

Told after everything else, and lived through after it in one process: meetings of one adviser's users
share that adviser's calendar, and those who lock calendars in long transactions would wait for each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from dap.demodata import kilder
from dap.demodata.ansatte import ANSATTE, STED
from dap.demodata.enighet import referattekst
from dap.demodata.ramme import Ramme
from dap.demodata.values import BRUKER, Slag, Steg
from dap.felles.aktor import Rolle
from dap.felles.tid import OSLO, dato, er_arbeidsdag, neste_arbeidsdag

TIMER = (9, 10, 11, 12, 13, 14)
LEDIGE_TIMER = (9, 10)
KANALER = ("OPPMOTE", "OPPMOTE", "OPPMOTE", "TELEFON", "VIDEO")


@dataclass(slots=True)
class Kalenderbok:
    """Which hours of each adviser and user are promised away: nobody is in two places."""

    tatt: set[tuple[str, date, int]] = field(default_factory=set)

    def finn(self, hvem: Iterable[str], fra: date, rng: Random) -> datetime:
        """The first working day with a free hour for all of them, from `fra` on."""
        dag = fra if er_arbeidsdag(fra) else neste_arbeidsdag(fra)
        navn = list(hvem)
        while True:
            ledige = [t for t in TIMER if all((n, dag, t) not in self.tatt for n in navn)]
            if ledige:
                time_ = rng.choice(ledige)
                self.ta(navn, dag, time_)
                return datetime.combine(dag, time(time_), tzinfo=OSLO)
            dag = neste_arbeidsdag(dag)

    def ta(self, hvem: Iterable[str], dag: date, time_: int) -> None:
        self.tatt |= {(n, dag, time_) for n in hvem}


def fortell_moter(rammer: Iterable[Ramme], naa: datetime, fro: int) -> list[Steg]:
    """The steps of every meeting, in the order of time."""
    bok = Kalenderbok()
    steg = list(_ledige_tider(bok, naa))
    for r in rammer:
        # A dice of its own: the rest of the life is told the same with meetings as without.
        r.rng = Random(f"{fro}:{r.bruker.nr}:moter")  # noqa: S311 (not for secrets)
        forteller = _Forteller(r, bok)
        forteller.fortell()
        steg += forteller.steg
    return sorted(steg, key=lambda s: s.tid)


def _ledige_tider(bok: Kalenderbok, naa: datetime) -> Iterable[Steg]:
    """Each adviser opens two mornings of the week to come."""
    for nr, a in enumerate(ANSATTE):
        if Rolle.VEILEDER not in a.roller or not a.antall:
            continue
        dag = dato(naa) + timedelta(days=2 + nr % 3)
        for _ in range(2):
            dag = neste_arbeidsdag(dag)
            for time_ in LEDIGE_TIMER:
                bok.ta([a.nokkel], dag, time_)
            data = {"dag": dag, "sted": f"NAV {STED[a.kontor]}", "varighet": 30 if nr % 2 else 60}
            yield Steg(naa - timedelta(hours=30, minutes=nr), 0, Slag.LEDIGE_TIDER, a.nokkel, "",
                       data)  # fmt: skip


@dataclass(slots=True)
class _Forteller:
    r: Ramme
    bok: Kalenderbok
    steg: list[Steg] = field(default_factory=list)
    nr: int = 0

    def fortell(self) -> None:
        r = self.r
        vindu = r.vinduer[-1]
        dager = (r.naa - vindu.fra).days
        if not vindu.lopende or dager < 3 or r.bruker.forrige_kontor:
            return
        if dager > 25 and (r.bruker.rik or r.rng.random() < 0.65):
            self._holdt(
                vindu.fra + timedelta(days=2), dato(vindu.fra) + timedelta(days=9), "forste"
            )
        if dager > 70 and (r.bruker.rik or r.rng.random() < 0.4):
            for_ = r.rng.randrange(12, min(dager - 30, 110))
            self._holdt(r.naa - timedelta(days=for_ + 9), dato(r.naa) - timedelta(days=for_))
        if r.bruker.rik or r.rng.random() < 0.3:
            self._kommende()
        elif r.rng.random() < 0.13:
            self._onske()

    def _legg(self, tid: datetime, slag: Slag, av: str, **data: Any) -> None:
        if tid < self.r.naa:
            self.steg.append(Steg(tid, self.r.bruker.nr, slag, av, f"m{self.nr}", data))

    def _innhold(self, hva: str, tid: datetime) -> dict[str, Any]:
        r = self.r
        tema, hensikt = r.rng.choice(kilder.moter(hva))
        kanal = r.rng.choice(KANALER)
        sted = {"OPPMOTE": f"NAV {STED[r.kontor(tid)]}", "TELEFON": "", "VIDEO": ""}[kanal]
        return {
            "tittel": r.skriv(tema, tid, 100),
            "hensikt": r.skriv(hensikt, tid) if hensikt else "",
            "kanal": kanal,
            "sted": sted,
            "videolenke": "https://video.example/mote" if kanal == "VIDEO" else "",
            "varighet": r.rng.choice((30, 45, 60)),
            "tolk": r.bruker.tolkesprak,
        }

    def _hvem(self, tid: datetime) -> str:
        return self.r.ansvarlig(tid)

    def _kall_inn(self, tid: datetime, fra: date, hva: str, **data: Any) -> datetime:
        self.nr += 1
        nav = self._hvem(tid)
        start = self.bok.finn([nav, f"bruker{self.r.bruker.nr}"], fra, self.r.rng)
        self._legg(
            tid, Slag.MOTE_INNKALL, nav, start=start, innhold=self._innhold(hva, tid), **data
        )
        return start

    def _holdt(self, tid: datetime, fra: date, hva: str = "videre") -> None:
        r = self.r
        tid = r.tidspunkt("V", tid)
        start = self._kall_inn(tid, max(fra, dato(tid) + timedelta(days=2)), hva)
        etter = start + timedelta(minutes=70)
        if etter >= r.naa:
            return
        nav, utfall = self._hvem(tid), r.rng.random()
        if utfall < 0.08 and not r.bruker.manuell:
            tekst = r.skriv(r.rng.choice(kilder.moter("avlyst")), start)
            self._legg(start - timedelta(hours=3), Slag.MOTE_AVLYS, BRUKER, ord=tekst)
            return
        if r.rng.random() < 0.8 and not r.bruker.manuell:
            svar = min(r.tidspunkt(BRUKER, tid, timedelta(hours=3)), start - timedelta(hours=2))
            self._legg(svar, Slag.MOTE_BEKREFT, BRUKER)
        if utfall < 0.15:
            tekst = r.skriv(r.rng.choice(kilder.moter("uteble")), start)
            self._legg(etter, Slag.MOTE_UTFALL, nav, utfall="IKKE_MOTT", ord=tekst)
        elif utfall < 0.97:
            self._legg(etter, Slag.MOTE_UTFALL, nav, utfall="GJENNOMFORT", ord="")
            self._referat(etter, nav)

    def _referat(self, etter: datetime, nav: str) -> None:
        """Most meetings have minutes; most are shared the same day, and some are confirmed."""
        r, terning = self.r, self.r.rng.random()
        tid = etter + timedelta(minutes=r.rng.randrange(10, 90))
        svar = r.tidspunkt(BRUKER, tid, timedelta(hours=r.rng.uniform(2, 70)))
        if terning > 0.75 or tid >= r.naa:
            return
        deles = terning < 0.68
        tekst = referattekst(r, tid)
        self._legg(tid, Slag.MOTE_REFERAT, nav, tekst=tekst, deles=deles)
        if deles and terning < 0.4 and svar < r.naa and not r.bruker.manuell:
            self._legg(svar, Slag.MOTE_MENING, BRUKER)

    def _kommende(self) -> None:
        r = self.r
        tid = r.tidspunkt("V", r.naa - timedelta(days=r.rng.randrange(3, 9)))
        tid = min(tid, r.naa - timedelta(hours=20))
        start = self._kall_inn(tid, dato(r.naa) + timedelta(days=r.rng.randrange(0, 13)), "videre")
        if r.bruker.manuell:
            return
        senere = min(tid + timedelta(hours=r.rng.uniform(2, 18)), r.naa - timedelta(minutes=5))
        if r.rng.random() < 0.55 and not r.bruker.rik:
            self._legg(senere, Slag.MOTE_BEKREFT, BRUKER)
        elif r.rng.random() < 0.2:
            annet = self.bok.finn([self._hvem(tid)], dato(start) + timedelta(days=2), r.rng)
            ord_ = "Da passer det bedre."
            self._legg(senere, Slag.MOTE_TIDER, BRUKER, tider=[annet], ord=ord_)
        for hvem, hva in ((BRUKER, "punkt_bruker"), (self._hvem(tid), "punkt_nav")):
            if r.bruker.rik or r.rng.random() < 0.35:
                tekst = r.skriv(r.rng.choice(kilder.moter(hva)), tid, 300)
                self._legg(senere, Slag.MOTE_PUNKT, hvem, tekst=tekst)

    def _onske(self) -> None:
        """Somebody asks, and waits; or is told no."""
        r = self.r
        self.nr += 1
        nav = self._hvem(r.naa)
        av = BRUKER if r.rng.random() < 0.7 and not r.bruker.manuell else nav
        tid = r.naa - timedelta(hours=r.rng.uniform(14, 60))
        fra = dato(r.naa) + timedelta(days=3)
        tider = [self.bok.finn([nav], fra + timedelta(days=n * 2), r.rng) for n in range(3)]
        innhold = self._innhold("onske" if av == BRUKER else "videre", tid)
        self._legg(tid, Slag.MOTE_BE, av, innhold=innhold, tider=tider)
        if av == BRUKER and r.rng.random() < 0.15:
            ord_ = r.skriv(r.rng.choice(kilder.moter("avslag")), tid)
            self._legg(tid + timedelta(hours=9), Slag.MOTE_AVSLA, nav, ord=ord_)
