"""Figures: percentiles, a table to read, and JSON to keep."""

import json
import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Rad:
    """One line of the table. Times in milliseconds."""

    hva: str
    verdi: float
    enhet: str
    mal: str = ""
    """The aim in words, when there is one."""
    holder: bool | None = None


@dataclass(frozen=True, slots=True)
class Fordeling:
    """Times of one thing done many times, in milliseconds."""

    antall: int
    p50: float
    p95: float
    p99: float
    maks: float

    def rader(self, hva: str, mal_ms: float | None = None) -> list[Rad]:
        holder = None if mal_ms is None else self.p95 <= mal_ms
        mal = "" if mal_ms is None else f"≤ {mal_ms:g} ms"
        return [
            Rad(f"{hva}, p50", self.p50, "ms"),
            Rad(f"{hva}, p95", self.p95, "ms", mal, holder),
        ]


def fordeling(sekunder: Sequence[float]) -> Fordeling:
    """Of times in seconds; at least one."""
    ms = sorted(s * 1000 for s in sekunder)
    p50, p95, p99 = (round(_prosentil(ms, p), 2) for p in (50, 95, 99))
    return Fordeling(len(ms), p50, p95, p99, round(ms[-1], 2))


def _prosentil(sortert: Sequence[float], prosent: int) -> float:
    """The smallest value that at least so many percent are not above."""
    return sortert[max(0, -(-len(sortert) * prosent // 100) - 1)]


def hoyst(hva: str, verdi: float, enhet: str, mal: float) -> Rad:
    return Rad(hva, round(verdi, 1), enhet, f"≤ {mal:g} {enhet}", verdi <= mal)


def minst(hva: str, verdi: float, enhet: str, mal: float) -> Rad:
    return Rad(hva, round(verdi, 1), enhet, f"≥ {mal:g} {enhet}", verdi >= mal)


def tabell(rader: Sequence[Rad]) -> Iterator[str]:
    """One line a figure, the aim beside it."""
    bredde = max(len(r.hva) for r in rader)
    for r in rader:
        merke = {None: "", True: "ok", False: "IKKE NÅDD"}[r.holder]
        linje = f"{r.hva:<{bredde}}  {r.verdi:>10.1f} {r.enhet:<7} {r.mal:<14} {merke}"
        yield linje.rstrip()


def skriv_json(fil: Path, navn: str, rader: Sequence[Rad]) -> None:
    innhold: dict[str, Any] = {
        "navn": navn,
        "tid": datetime.now(UTC).isoformat(timespec="seconds"),
        "versjon": _versjon(),
        "kjerner": os.cpu_count(),
        "belastning": os.getloadavg()[0],
        "python": platform.python_version(),
        "rader": [asdict(r) for r in rader],
    }
    fil.parent.mkdir(parents=True, exist_ok=True)
    fil.write_text(json.dumps(innhold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _versjon() -> str:
    git = ["git", "-C", str(ROT), "describe", "--always", "--dirty"]
    svar = subprocess.run(git, capture_output=True, text=True, check=False)  # noqa: S603
    return svar.stdout.strip()
