"""Small random extracts that are full of edge cases: gaps, ties, nulls, borders, late answers."""

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq

from dap.forskning.format.manifest import Dekning, Manifest, skriv
from dap.forskning.format.skjema import (
    AKTIVITETSTYPER,
    DIAGNOSEGRUPPER,
    INNSATSGRUPPER,
    STATUSER,
    TABELLER,
    UTDANNING,
)
from dap.forskning.parametre import forste_dag, mi

OSLO = ZoneInfo("Europe/Oslo")
FRA, TIL = mi("2019-08"), mi("2020-12")
Rader = dict[str, list[dict[str, Any]]]
_GRENSER = [
    datetime(2019, 7, 31, 21, 59, 59), datetime(2019, 7, 31, 22), datetime(2020, 2, 29, 23),
    datetime(2020, 2, 29, 22, 59, 59), datetime(2020, 3, 29, 0, 59, 59), datetime(2020, 3, 29, 1),
    datetime(2019, 10, 27, 0, 30), datetime(2019, 10, 27, 1, 30), datetime(2020, 3, 31, 22),
    datetime(2020, 7, 31, 21, 59, 59), datetime(2020, 7, 31, 22), datetime(2019, 12, 31, 23),
]  # fmt: skip
"""UTC: borders of months in Oslo, and the two nights when the clock is put."""


def rader(fro: int, personer: int = 60) -> Rader:
    """The rows of an extract: the same for the same seed."""
    r = random.Random(fro)
    ut: Rader = {
        t: []
        for t in [
            "person",
            "personmaaned",
            "arbeid",
            "dialog",
            "melding",
            "aktivitet",
            "aktivitetsstatus",
        ]
    }
    for nr in range(personer):
        id_ = f"p{nr:04d}"
        ut["person"].append(_person(r, id_))
        _maaneder(r, id_, ut)
        for k in range(r.choice((0, 0, 1, 2, 3, 5, 12))):
            _dialog(r, id_, f"d{nr:04d}-{k}", ut)
        for k in range(r.choice((0, 0, 1, 2, 4, 7, 14))):
            _aktivitet(r, id_, f"a{nr:04d}-{k}", ut)
    return ut


def _person(r: random.Random, id_: str) -> dict[str, Any]:
    return {
        "person_id": id_,
        "kjonn": r.choice("KM"),
        "fodselsaar": r.choice((None, 1950, 1958, 1959, 1960, 1969, 1970, 1989, 1990, 1994, 1995, 2001)),
        "utdanning": r.choice((None, *UTDANNING)),
        "innvandrer": r.choice((None, True, False, False)),
    }  # fmt: skip


def _maaneder(r: random.Random, id_: str, ut: Rader) -> None:
    """One or two times of registration with gaps of one, two or three months between and within."""
    vanlig, ytelse = (
        r.choice(INNSATSGRUPPER),
        r.choice(("AAP", "DAGPENGER", "TILTAKSPENGER", "INGEN")),
    )
    m = r.choice((FRA, FRA + 1, FRA + 2, FRA + 2, *range(FRA + 3, TIL - 4)))
    while m <= TIL:
        if m == FRA or r.random() > 0.25:
            innsats = vanlig if r.random() > 0.15 else r.choice(INNSATSGRUPPER)
            faar = ytelse if r.random() > 0.15 else r.choice(("AAP", "INGEN"))
            diagnose = r.choice((None, *DIAGNOSEGRUPPER)) if faar == "AAP" else None
            ut["personmaaned"].append(
                {
                    "person_id": id_, "maaned": forste_dag(m), "innsatsgruppe": innsats,
                    "ytelse": faar, "diagnosegruppe": diagnose, "enhet": r.choice((None, "E1", "E2")),
                    "delvis_ledig": r.random() < 0.2, "lonnstilskudd": r.random() < 0.15,
                }
            )  # fmt: skip
        if r.random() < 0.12:
            m += r.choice((1, 2, 3, 6, 9))
        m += 1
    for m in range(FRA, TIL + 1):
        if r.random() < 0.6:
            ut["arbeid"].append(
                {
                    "person_id": id_, "maaned": forste_dag(m), "arbeidsforhold": r.random() < 0.5,
                    "uforegrad": r.choice((None, None, 0, 1, 50, 80, 81, 100)),
                }
            )  # fmt: skip


def _tid(r: random.Random) -> datetime:
    if r.random() < 0.25:
        return r.choice(_GRENSER)
    return datetime(2019, 7, 15) + timedelta(seconds=r.randrange(540 * 86400))


def _oyeblikk(navn: str, t: datetime) -> dict[str, Any]:
    t = t.replace(tzinfo=UTC)
    return {navn: t, f"{navn}_dato": t.astimezone(OSLO).date()}


def _dialog(r: random.Random, person: str, id_: str, ut: Rader) -> None:
    t = _tid(r)
    av = r.choice(("NAV", "BRUKER"))
    ut["dialog"].append(
        {"dialog_id": id_, "person_id": person, **_oyeblikk("opprettet", t),
         "opprettet_av": av, "aktivitet_id": None}
    )  # fmt: skip
    t += timedelta(seconds=r.choice((0, 0, 0, -3600, 86400 * 3)))
    for lopenr in r.sample(range(1, 9), r.choice((0, 1, 1, 2, 3, 5, 8))):
        ut["melding"].append(
            {"dialog_id": id_, "lopenr": lopenr, **_oyeblikk("sendt", t),
             "avsender": av if r.random() < 0.3 else r.choice(("NAV", "BRUKER")),
             "krever_svar": None}
        )  # fmt: skip
        t += timedelta(
            seconds=r.choice((0, 0, 1, 3599, 48 * 3600, 48 * 3600 + 1, 40 * 86400, 9**6 * 60))
        )


def _aktivitet(r: random.Random, person: str, id_: str, ut: Rader) -> None:
    ut["aktivitet"].append(
        {"aktivitet_id": id_, "person_id": person, "type": r.choice(AKTIVITETSTYPER),
         "opprettet_av": r.choice(("NAV", "BRUKER"))}
    )  # fmt: skip
    t = _tid(r)
    for lopenr in r.sample(range(1, 7), r.choice((0, 1, 1, 2, 3, 6))):
        ut["aktivitetsstatus"].append(
            {"aktivitet_id": id_, "lopenr": lopenr, "status": r.choice(STATUSER),
             **_oyeblikk("tidspunkt", t)}
        )  # fmt: skip
        t += timedelta(seconds=r.choice((0, 0, 60, 86400, 20 * 86400, 60 * 86400)))


def omdopt(rader_: Rader, fro: int) -> Rader:
    """The same with other ids, which sort otherwise, and the rows in another order."""
    r = random.Random(fro)
    ut: Rader = {}
    for navn, tabell in rader_.items():
        ut[navn] = [
            {
                k: sha256(v.encode()).hexdigest()[:26] if k.endswith("_id") and v else v
                for k, v in rad.items()
            }
            for rad in tabell
        ]
        r.shuffle(ut[navn])
    return ut


def lag(mappe: Path, innhold: Rader, deler: int = 1) -> Path:
    """Write the rows as an extract, each table in one file or in a folder of parts."""
    mappe.mkdir(parents=True, exist_ok=True)
    for navn, rader_ in innhold.items():
        valgfrie = frozenset(k.navn for k in TABELLER[navn].kolonner if k.valgfri)
        skjema = TABELLER[navn].arrow(valgfrie)
        if deler == 1:
            _skriv(mappe / f"{navn}.parquet", rader_, skjema)
            continue
        (mappe / navn).mkdir()
        for nr in range(deler):
            _skriv(mappe / navn / f"del-{nr}.parquet", rader_[nr::deler], skjema)
    skriv(_manifest(), mappe)
    return mappe


def _skriv(fil: Path, rader_: Iterable[dict[str, Any]], skjema: pa.Schema) -> None:
    kolonner = [{k: rad.get(k) for k in skjema.names} for rad in rader_]
    pq.write_table(pa.Table.from_pylist(kolonner, schema=skjema), fil)


def _manifest() -> Manifest:
    return Manifest(
        uttrekk_id="tilfeldig",
        laget="2021-05-27T00:00:00Z",
        kilde={"system": "test", "syntetisk": True},
        populasjon=Dekning(date(2019, 8, 1), date(2020, 7, 1)),
        dekning={
            "personmaaned": Dekning(date(2019, 8, 1), date(2020, 12, 1)),
            "arbeid": Dekning(date(2019, 8, 1), date(2020, 12, 1)),
            "dialog": Dekning(date(2019, 8, 1), date(2020, 12, 31)),
            "melding": Dekning(date(2019, 8, 1), date(2021, 5, 26)),
            "aktivitetsstatus": Dekning(None, date(2020, 12, 31)),
        },
        pseudonymisering={},
        hjemmel={},
    )
