"""`bench forskning`: the whole report on a country, the generator, and pandas as yardstick.

Each step is a program of its own, so that its time and its memory are its own.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maling.minne import topp_mb
from maling.tall import Rad, hoyst

NASJONALT = 858_123
STORT = 300_000
"""Below this a good part of the report's time is fixed, and the yardstick has no aim."""
FRO = 20200312
_LAG = (
    "from datetime import UTC, datetime; from pathlib import Path; import sys\n"
    "from dap.forskning.syntetisk.generator import lag_uttrekk\n"
    "if __name__ == '__main__':\n"
    "    lag_uttrekk(Path(sys.argv[1]), personer=int(sys.argv[2]), fro=int(sys.argv[3]),"
    " naa=datetime.now(UTC), arbeidere=2)\n"
)
_KONTROLL = (
    "import sys; from dap.forskning import les_uttrekk\n"
    "from dap.forskning.format.hel import krev_hel\n"
    "krev_hel(les_uttrekk(sys.argv[1]))\n"
)
"""What the first report of an extract does before it reads it; the next ones do not."""
_RAPPORT = (
    "import sys, time; from pathlib import Path\n"
    "from dap.forskning import les_uttrekk\n"
    "from dap.forskning.hele import fra_uttrekk\n"
    "from dap.forskning.parametre import PROBA_2022_9\n"
    "from dap.forskning.rapport.kjoring import Valg\n"
    "def main():\n"
    "    start, regnet = time.monotonic(), []\n"
    "    valg = Valg(Path(sys.argv[2]), PROBA_2022_9, alle_resultater=True)\n"
    "    fra_uttrekk(les_uttrekk(sys.argv[1]), valg, None, regner=lambda *_: None,\n"
    "        skriver=lambda nr, av, hva: regnet or nr and regnet.append(time.monotonic() - start))\n"
    "    print(regnet[0])\n"
    "if __name__ == '__main__':\n"
    "    main()\n"
)
"""The whole of it: every number, chart, page and PDF. Says when every number was there, protected and
written to resultater.json: the drawing begins then."""


@dataclass(frozen=True, slots=True)
class Kjort:
    sekunder: float
    mb: float
    """The most memory that the process and those it started had together."""
    prosessortid: float
    ut: str


def kjor(program: list[str], skript: str = "", mappe: Path | None = None) -> Kjort:
    """Run Python with these arguments, and measure it. Raises when it fails."""
    if skript and mappe is not None:
        fil = mappe / "program.py"
        fil.write_text(skript, encoding="utf-8")
        program = [str(fil), *program]
    start = time.monotonic()
    with (
        topp_mb() as topp,
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *program], stdout=subprocess.PIPE, text=True
        ) as prosess,
    ):
        assert prosess.stdout is not None  # noqa: S101 - PIPE above
        ut = prosess.stdout.read()
        _, kode, bruk = os.wait4(prosess.pid, 0)
        prosess.returncode = os.waitstatus_to_exitcode(kode)
        brukt = time.monotonic() - start
    if prosess.returncode:
        raise subprocess.CalledProcessError(prosess.returncode, program)
    return Kjort(brukt, topp[0], bruk.ru_utime + bruk.ru_stime, ut)


def mal_forskning(
    mappe: Path, personer: int, pandas_personer: int, si: Callable[[str], object]
) -> list[Rad]:
    rader: list[Rad] = []
    rot = mappe / "forskning"
    for n in sorted({n for n in (10_000, 100_000, STORT) if n < personer} | {personer}):
        si(f"{n} persons (load {os.getloadavg()[0]:.1f})")
        shutil.rmtree(rot, ignore_errors=True)
        rot.mkdir(parents=True)
        uttrekk = rot / "uttrekk"
        laget = kjor([str(uttrekk), str(n), str(FRO)], _LAG, rot)
        kontroll = kjor([str(uttrekk)], _KONTROLL, rot)
        rader.append(Rad(f"kontrollen, {n} personer", round(kontroll.sekunder, 1), "s"))
        ut = rot / "rapport"
        rapport = kjor([str(uttrekk), str(ut)], _RAPPORT, rot)
        rader += _rader(n, laget, rapport)
        if n <= pandas_personer:
            rader += _malestokk(n, uttrekk, rapport, ut / "resultater.json")
    shutil.rmtree(rot, ignore_errors=True)
    return rader


def _rader(n: int, laget: Kjort, rapport: Kjort) -> list[Rad]:
    deler = [
        Rad(f"rapporten, {n} personer: tallene", round(float(rapport.ut), 1), "s"),
        Rad(f"rapporten, {n} personer: prosessortid", round(rapport.prosessortid, 1), "s"),
    ]
    if n < NASJONALT:
        return [
            Rad(f"generatoren, {n} personer", round(laget.sekunder, 1), "s"),
            Rad(f"rapporten, {n} personer", round(rapport.sekunder, 1), "s"),
            *deler,
            Rad(f"rapporten, {n} personer, minne", round(rapport.mb), "MB"),
        ]
    return [
        hoyst(f"generatoren, {n} personer", laget.sekunder, "s", 600),
        hoyst(f"generatoren, {n} personer, minne", laget.mb, "MB", 2000),
        hoyst(f"rapporten, {n} personer", rapport.sekunder, "s", 60),
        *deler,
        hoyst(f"rapporten, {n} personer, minne", rapport.mb, "MB", 4000),
    ]


def _malestokk(n: int, uttrekk: Path, rapport: Kjort, resultater: Path) -> list[Rad]:
    """pandas on the same files; a tenth of the numbers and no charts, and they must be the same."""
    pandas = kjor(["-m", "maling.forskning_pandas", str(uttrekk)])
    blokker = json.loads(resultater.read_text(encoding="utf-8"))["kapittel_8_12"]
    like = er_like(json.loads(pandas.ut), blokker)
    ganger = pandas.sekunder / rapport.sekunder
    tallene = pandas.sekunder / float(rapport.ut)
    krav = ("≥ 10 ×", tallene >= 10) if n >= STORT else ()
    return [
        Rad(f"pandas, {n} personer", round(pandas.sekunder, 1), "s"),
        Rad(f"pandas, {n} personer: prosessortid", round(pandas.prosessortid, 1), "s"),
        Rad(f"pandas, {n} personer, minne", round(pandas.mb), "MB"),
        Rad(f"pandas mot alle tallene, {n} personer", round(tallene, 1), "×", *krav),
        Rad(f"pandas mot hele rapporten, {n} personer", round(ganger, 1), "×"),
        Rad(f"pandas gir de samme tallene, {n} personer", float(like), "", "1", like),
    ]


def er_like(pandas: dict[str, Any], blokker: dict[str, Any]) -> bool:
    """Whether the yardstick's numbers are the report's."""
    par = [
        (pandas["alle"], blokker["populasjon"]["alle"]),
        (pandas["koronaledige"], blokker["populasjon"]["koronaledige"]),
        (pandas["dialoger"], blokker["kap_9_1"]["antall_dialoger"]),
        (pandas["kort"], blokker["kap_11_1"]["antall_aktiviteter"]),
    ]
    svar = blokker["kap_9_1"]["ordinaere_dialoger"]
    par += [
        (pandas["svartid"], svar["svartid_timer"]["gjennomsnitt"]),
        (pandas["svartid_median"], svar["svartid_timer"]["median"]),
        (pandas["henv_nav"], svar["henv_nav"]["gjennomsnitt"]),
    ]
    par += [(v, blokker["fig_9_8"][g]["n_dialog"]) for g, v in pandas["rate"].items()]
    par += [(v, blokker["fig_11_4"][g]["n_EGEN"]) for g, v in pandas["egen"].items()]
    return all(abs(a - b) <= 1e-9 + 1e-8 * abs(b) for a, b in par)
