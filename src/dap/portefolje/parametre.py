"""What expressions may ask of the moment and of the offices asked about: every `%(name)s` there is.
Rules count in Oslo."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from dap.felles.tid import dato, midnatt
from dap.mote.policies import NY_GRUPPE_GJELDER, RAD_HVILER, UBESVARTE, YTELSE_SLUTTER_INNEN
from dap.portefolje.terskler import Terskler
from dap.referat.policies import siste_forsinkede_dag

MAKS_ALDER = 130
ALDERSGRENSER = (20, 25, 30, 40, 50, 60, 67)
_MANEDER_12, _MANEDER_6 = 366, 183
"""The first whole number of days that the meeting advice counts as 12 and 6 months (30.44 days each)."""


def fylte(dag: date, ar: int) -> date:
    """Who was born this day or earlier has turned `ar` on `dag` (29 February turns on 1 March)."""
    try:
        return dag.replace(year=dag.year - ar)
    except ValueError:
        return date(dag.year - ar, 2, 28)


def parametre(naa: datetime, terskler: Terskler, kontorene: Sequence[str]) -> Mapping[str, Any]:
    idag = dato(naa)
    d = terskler.dager
    return {
        "naa": naa,
        "kontorene": list(kontorene),
        "idag": idag,
        "idag_start": midnatt(idag),
        "imorgen_start": midnatt(idag + timedelta(days=1)),
        "om_et_dogn": naa + timedelta(days=1),
        "referatgrense": siste_forsinkede_dag(idag),
        "ulest_for": naa - timedelta(days=d["ulest"]),
        "ubesvart_for": naa - timedelta(days=d["ubesvart"]),
        "inne_for": naa - timedelta(days=d["innlogging"]),
        "kontakt_for": naa - timedelta(days=d["kontakt"]),
        "ytelse_til": idag + timedelta(days=d["ytelse"]),
        "varsel_til": idag + timedelta(days=d["varsel"]),
        "rad_ytelse_til": idag + YTELSE_SLUTTER_INNEN,
        "rad_hviler": naa - RAD_HVILER,
        "rad_ny_gruppe": naa - NY_GRUPPE_GJELDER,
        "rad_ubesvarte": UBESVARTE,
        "ar_for": midnatt(idag - timedelta(days=_MANEDER_12 - 1)),
        "halvar_for": midnatt(idag - timedelta(days=_MANEDER_6 - 1)),
        # The last day to be born on for every age: where a birthday falls among them is the age.
        "fylte": [fylte(idag, ar) for ar in range(MAKS_ALDER, 0, -1)],
        **{f"alder_{ar}": fylte(idag, ar) for ar in ALDERSGRENSER},
        **{f"vekt_{kode}": vekt for kode, vekt in terskler.vekter.items()},
    }
