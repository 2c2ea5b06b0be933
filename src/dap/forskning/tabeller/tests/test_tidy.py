"""The tables say what the blocks say, of whom they say it, on an extract full of edge cases."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq
import pytest

from dap.forskning.avledet import avled
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor import Duckmotor
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.tabeller import Tabeller, lag
from dap.forskning.tabeller import ord as o
from dap.forskning.tabeller.kube import dominans
from dap.forskning.tabeller.oppskrifter import OPPSKRIFTER
from dap.forskning.tabeller.values import Tidyrad
from dap.forskning.tests import kanter, tilfeldig
from dap.forskning.tests.fasit_personer import Personfasit
from dap.forskning.tests.fasit_personer import Rad as Person


@cache
def _rader() -> tilfeldig.Rader:
    """Every second person is like the others of them, so that some cells hold many."""
    rader = tilfeldig.rader(11, 50)
    alike = {r["person_id"] for r in rader["person"][::2]}
    for r in rader["person"]:
        if r["person_id"] in alike:
            r |= {"kjonn": "K", "fodselsaar": 1980, "utdanning": None, "innvandrer": False}
    for r in rader["personmaaned"]:
        if r["person_id"] in alike:
            r |= {"innsatsgruppe": "STANDARD", "ytelse": "INGEN", "diagnosegruppe": None}
    for navn in rader:
        rader[navn] += pq.read_table(kanter.MAPPE / f"{navn}.parquet").to_pylist()
    return rader


@cache
def _laget() -> Tabeller:
    with TemporaryDirectory() as mappe:
        sti = tilfeldig.lag(Path(mappe) / "u", _rader())
        with Duckmotor(Uttrekk(sti), traader=1) as motor:
            avled(motor, PROBA_2022_9, lambda _: None)
            return lag(motor, PROBA_2022_9, "u", lambda _: None)


@cache
def _fasit() -> Personfasit:
    return Personfasit(_rader(), PROBA_2022_9)


def _blader(verdi: Any, sti: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(verdi, Mapping):
        for k, v in verdi.items():
            yield from _blader(v, (*sti, str(k)))
    elif sti[-1] not in ("n", "n_tre_grupper"):
        yield sti, verdi


def _staar(ledd: str, rad: Tidyrad) -> bool:
    """Whether the row says this of itself. A count has the side's name, or «sum»."""
    ledd = "per_maaned" if ledd == "koronaledige_per_maaned" else ledd
    ord_ = {rad.serie, rad.maal, rad.radvariabel, rad.rad, *rad.rad.split(".")}
    side = ledd.rsplit("_", 1)[-1]
    navn = {"nav": "NAV", "bruker": "BRUKER", "mote": "moter", "referat": "referater"}.get(
        side, "sum"
    )
    return ledd in ord_ or (ledd.startswith("n_") and (navn in ord_ or ledd[2:] in ord_))


MED_EGEN_FORM = {"12.2", "S12.a", "12.5", "12.7", "12.9"}
"""A level of the block falls away: the measure is the table's own."""


@pytest.mark.parametrize("tabell_id", [x.id for x in OPPSKRIFTER])
def test_every_number_of_the_block_stands_in_its_own_row(tabell_id: str) -> None:
    laget = _laget()
    tabell = next(t for t in laget.tabeller if t.id == tabell_id)
    rest = [(r, r.verdi) for r in tabell.rader]
    for sti, verdi in _blader(laget.resultater[tabell.nokkel]):
        ledd = [
            x
            for x in sti
            if not (tabell_id in MED_EGEN_FORM and x in ("andel", "dialoger", "moter"))
        ]
        treff = [
            i for i, (r, v) in enumerate(rest)
            if all(_staar(x, r) for x in ledd) and (v is None) == (verdi is None)
            and (v is None or v == pytest.approx(verdi, abs=1e-9))
        ]  # fmt: skip
        # What is missing is shown only where something is (B9).
        assert treff or ("MANGLER" in sti and not verdi), sti
        if treff:
            del rest[treff[0]]
    # Beside the block: the number of persons, all dialogs beside ordinary ones, and the like.
    ekstra = {"N", "andel_ubesvart", "antall_moter", "antall_referater", "antall_aktiviteter"}
    over = [r for r, _ in rest if not ekstra & {r.rad, r.rad.rsplit(".", 1)[-1]}]
    assert not over or tabell_id == "9.1", over


BEFOLKNING: dict[str, Any] = {
    o.O: lambda x: True,
    o.OS: lambda x: x["gruppe"] == "STANDARD_SITUASJON",
    o.OT: lambda x: x["gruppe"] == "SPESIELT_TILPASSET",
    o.OTA: lambda x: x["gruppe"] == "SPESIELT_TILPASSET" and x["ytelse"] == "AAP",
    o.O_AAP: lambda x: x["ytelse"] == "AAP",
}
DELT = {x.id: x for x in OPPSKRIFTER if x.populasjon in BEFOLKNING and x.nevner == o.I_RADEN}


@pytest.mark.parametrize("tabell_id", DELT)
def test_the_rows_are_the_persons_that_the_table_says_they_are(tabell_id: str) -> None:
    """Of every rate: its rows together are the whole of the population that stands above it."""
    tabell = next(t for t in _laget().tabeller if t.id == tabell_id)
    if tabell.rader[0].radvariabel in ("type", "maal"):
        return
    folk: list[Person] = [x for x in _fasit().personer.values() if not x["korona"]]
    ventet = sum(map(bool, map(BEFOLKNING[DELT[tabell_id].populasjon], folk)))
    per_serie: dict[str, int] = {}
    for r in tabell.rader:
        per_serie[r.serie] = per_serie.get(r.serie, 0) + (r.n_personer or 0)
    assert set(per_serie.values()) == {ventet}


def test_the_steps_of_a_curve_are_persons() -> None:
    """H9 of S(k): how many leave after exactly k months, and how many are left, of those seen so long."""
    p = PROBA_2022_9
    tabell = next(t for t in _laget().tabeller if t.id == "12.2")
    nye = [f for f in _fasit().nye if not f["korona"]]
    for r, v in zip(tabell.rader, tabell.vern, strict=True):
        if r.serie == "ordinaere":
            synlige = [f for f in nye if f["s"] + int(r.rad) - 1 <= p.kjent_til]
            assert v.teller == sum(f["L"] == int(r.rad) for f in synlige)
            assert v.rest == sum(f["L"] > int(r.rad) for f in synlige)
            assert r.n_personer == len(synlige)


def test_one_person_who_is_most_of_a_rate() -> None:
    """H4: the largest person's part of the sum is exact; the two largest are never put too low."""
    tabell = next(t for t in _laget().tabeller if t.id == "9.6")
    felt = {"NAV": "n_dialog_nav", "BRUKER": "n_dialog_bruker", "sum": "n_dialog"}
    folk = [x for x in _fasit().personer.values() if not x["korona"]]
    sett = 0
    for r, v in zip(tabell.rader, tabell.vern, strict=True):
        rater = [x[felt[r.serie]] / x["mnd"] for x in folk if x["aldersgruppe"] == r.rad]
        en, to = (sum(sorted(rater)[-n:]) for n in (1, 2))
        if not sum(rater):
            assert (v.maks1, v.maks2) == (None, None)
            continue
        assert v.maks1 == pytest.approx(en / sum(rater))
        assert to / sum(rater) - 1e-9 <= (v.maks2 or 0) <= min(2 * en / sum(rater), 1) + 1e-9
        sett += 1
    assert sett > 10


@pytest.mark.parametrize(
    ("maks", "summer", "ventet"),
    [
        ([5.0, 1.0], [8.0, 1.0], (5 / 9, 8 / 9)),  # the second may be in the cell of the first
        ([5.0, 4.0], [5.0, 5.0], (5 / 10, 9 / 10)),
        ([5.0], [5.0], (1.0, 1.0)),
        ([0.0, 0.0], [0.0, 0.0], None),
    ],
)
def test_the_two_largest_by_hand(
    maks: list[float], summer: list[float], ventet: tuple[float, float] | None
) -> None:
    assert dominans(maks, summer, sum(summer)) == (ventet and pytest.approx(ventet))


def test_the_dialogs_in_which_the_user_wrote_last() -> None:
    """B11: the clock still runs at the end of the data."""
    siste: dict[str, tuple[Any, ...]] = {}
    for m in _rader()["melding"]:
        if m["sendt_dato"] <= PROBA_2022_9.melding_til:
            naar = (m["sendt"], m["lopenr"], m["avsender"])
            siste[m["dialog_id"]] = max(siste.get(m["dialog_id"], naar), naar)
    fra_bruker = {d for d, (_, _, av) in siste.items() if av == "BRUKER"}
    personer = _fasit().personer
    tabell = next(t for t in _laget().tabeller if t.id == "S9.0")
    for serie, ordinaer in (("ordinaere_dialoger", True), ("koronaledige_mars_april", False)):
        inne = [
            d["dialog_id"] for d in _rader()["dialog"]
            if (p := personer.get(d["person_id"])) is not None
            and "2019-08" <= str(d["opprettet_dato"])[:7] <= "2020-07"
            and ordinaer != (p["korona"] and str(d["opprettet_dato"])[:7] in ("2020-03", "2020-04"))
        ]  # fmt: skip
        (rad,) = (r for r in tabell.rader if r.serie == serie and r.rad.endswith("andel_ubesvart"))
        assert rad.n_enheter == len(inne) > 0
        assert rad.verdi == pytest.approx(sum(d in fra_bruker for d in inne) / len(inne))
