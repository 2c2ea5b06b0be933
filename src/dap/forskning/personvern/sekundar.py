"""What is hidden so that the rest does not give it away (H3), until no attacker comes too near."""

from collections import defaultdict
from collections.abc import Iterable

from dap.forskning.personvern.angrep import for_smale
from dap.forskning.personvern.celler import Ligning, Plass, System
from dap.forskning.personvern.values import Terskler


def utvid(s: System, primar: Iterable[Plass], t: Terskler) -> set[Plass]:
    """All rows that are hidden: those that are hidden for their own sake, and their company."""
    tilstand = _Tilstand(s, set(primar))
    vide: set[int] = set()
    while True:
        tilstand.ut_til_ro()
        smale = list(for_smale(s, tilstand.variabler, vide, t))
        folger = [f for v in smale if (f := tilstand.folge(v)) is not None]
        if not folger:
            return tilstand.rader
        for v in folger:
            tilstand.skjul_variabel(v)


class _Tilstand:
    def __init__(self, s: System, rader: set[Plass]) -> None:
        self.s = s
        self.rader = set(rader)
        self.variabler: set[int] = set()
        self.ligninger: dict[int, list[Ligning]] = defaultdict(list)
        for lg in s.ligninger:
            for v, _f in lg.ledd:
                self.ligninger[v].append(lg)
        for plass in sorted(rader):
            if plass in s.ved:
                self.skjul_variabel(s.ved[plass])

    def skjul_variabel(self, v: int) -> None:
        self.variabler.add(v)
        self.rader.update(self.s.variabler[v].plasser)

    def ut_til_ro(self) -> None:
        """Every margin has none hidden, or at least two."""
        endret = True
        while endret:
            endret = False
            for lg in self.s.ligninger:
                inne = [v for v, _f in lg.ledd if v in self.variabler]
                apne = [v for v, _f in lg.ledd if v not in self.variabler]
                if len(inne) == 1 and apne:
                    self.skjul_variabel(self._minste(apne))
                    endret = True
            for rett in self.s.rettinger:
                skjulte = [p for p in rett if p in self.rader]
                apne_rader = [p for p in rett if p not in self.rader]
                if len(skjulte) == 1 and apne_rader:
                    self._skjul_rad(min(apne_rader, key=self._rekke))
                    endret = True

    def folge(self, v: int) -> int | None:
        """The smallest count that is still open in a sum with this one."""
        apne = [u for lg in self.ligninger[v] for u, _f in lg.ledd if u not in self.variabler]
        return self._minste(apne) if apne else None

    def _minste(self, variabler: Iterable[int]) -> int:
        """The next smallest; nought hides nothing, so it comes last. Ties: the order of the tables."""
        return min(
            variabler,
            key=lambda v: (self.s.variabler[v].antall == 0, self.s.variabler[v].antall, v),
        )

    def _rekke(self, p: Plass) -> tuple[int, Plass]:
        v = self.s.ved.get(p)
        return (self.s.variabler[v].antall if v is not None else 0, p)

    def _skjul_rad(self, p: Plass) -> None:
        self.rader.add(p)
        if p in self.s.ved:
            self.skjul_variabel(self.s.ved[p])
