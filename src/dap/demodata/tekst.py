"""Texts with choices: "[a|b]" picks one, "{navn}" puts in a word, "{om7}" a date seven days ahead."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from dap.felles.tid import dato, er_arbeidsdag, neste_arbeidsdag

_VALG = re.compile(r"\[([^\[\]]*)\]")
_ORD = re.compile(r"\{(\w+?)(\d*)\}")
_FORSOK = 12
UKEDAGER = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MANEDER = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
_NYNORSK_DAG = {"mandag": "måndag", "tirsdag": "tysdag", "lørdag": "laurdag", "søndag": "sundag"}
_ENGELSK_DAG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Tekstverk:
    """Expands texts so that the same words come as seldom as they can. One for a whole demo."""

    def __init__(self) -> None:
        self._brukt: Counter[str] = Counter()

    def utvid(
        self, mal: str, rng: Random, ord_: Mapping[str, str], naa: datetime, sprak: str = "nb"
    ) -> str:
        """One of the texts that the template can become: the least used of some tries."""
        beste = ""
        for _ in range(_FORSOK):
            tekst = sett_inn(velg(mal, rng), rng, ord_, naa, sprak)
            if not beste or self._brukt[tekst] < self._brukt[beste]:
                beste = tekst
            if not self._brukt[beste] or ("[" not in mal and "{" not in mal):
                break
        self._brukt[beste] += 1
        return beste


def velg(mal: str, rng: Random) -> str:
    """Every choice made, innermost first."""
    while treff := _VALG.search(mal):
        valg = rng.choice(treff[1].split("|"))
        mal = mal[: treff.start()] + valg + mal[treff.end() :]
    return mal


def sett_inn(
    tekst: str, rng: Random, ord_: Mapping[str, str], naa: datetime, sprak: str = "nb"
) -> str:
    """Words and dates in their places, with a capital at the beginning of a sentence."""

    def verdi(treff: re.Match[str]) -> str:
        navn, tall = treff[1], treff[2]
        if tall and navn in ("om", "dag", "siden", "tall"):
            ny = _dato_eller_tall(navn, int(tall), rng, naa, sprak)
        else:
            ny = ord_[navn + tall]
        foran = tekst[: treff.start()].rstrip(" ")
        return ny[:1].upper() + ny[1:] if not foran or foran[-1] in ".!?\n" else ny

    return _ORD.sub(verdi, tekst)


def _dato_eller_tall(navn: str, tall: int, rng: Random, naa: datetime, sprak: str) -> str:
    if navn == "tall":
        return str(rng.randrange(10 ** (tall - 1), 10**tall))
    dag = dato(naa)
    if navn == "siden":
        dag -= timedelta(days=tall)
        return f"{dag.day}. {MANEDER[dag.month - 1]}"
    dag += timedelta(days=tall)
    if not er_arbeidsdag(dag):
        dag = neste_arbeidsdag(dag)
    if navn == "om":
        return f"{dag.day}. {MANEDER[dag.month - 1]}"
    if sprak == "en":
        return _ENGELSK_DAG[dag.weekday()]
    ukedag = UKEDAGER[dag.weekday()]
    return _NYNORSK_DAG.get(ukedag, ukedag) if sprak == "nn" else ukedag
