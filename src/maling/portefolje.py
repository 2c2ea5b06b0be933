"""`bench portefolje`: the overview at the size of the country, with yardsticks in the same run.

One client asks the questions in this process; one and eight ask for the pages of the server.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from dap.felles.aktor import Aktor, Rolle
from dap.felles.tid import dato
from dap.konto.operations import konto_for_identitet
from dap.konto.values import Identitet, Profil
from dap.kontor import operations as kontor_operations
from dap.kontor.values import Ansettelse
from dap.portefolje import operations, queries
from dap.portefolje.values import MEG, Utvalg
from dap.tilgang.queries import aktor_for, aktor_for_ident
from maling.nett import Kobling
from maling.oversikt_malestokk import Duck, med_orm
from maling.oversikt_sporsmal import navnesok, tilfeldige
from maling.scene import lag_okt
from maling.tall import ROT, Rad, fordeling, hoyst

KLIENTER, SPORSMAL, EGNE, KONTOR, FYLKE = 8, 200, 200, 20_000, 120_000
Si = Callable[[str], object]
Sporsmal = tuple[str, Callable[[], Any]]
"""The address it would have, and what is asked."""


@dataclass(frozen=True, slots=True)
class Lesere:
    """Who asks, with the account of each."""

    egen: Aktor
    kontor: Aktor
    fylke: Aktor
    konto: Mapping[UUID, str]

    @property
    def nr(self) -> str:
        """The office of 20 000."""
        return min(self.kontor.kontorer)


def mal_portefolje(mappe: Path, personer: int, runder: int, si: Si) -> list[Rad]:
    ut = ROT / "var" / "benk" / "portefolje"
    ut.mkdir(parents=True, exist_ok=True)
    _data(personer, si)
    rader = [hoyst("hele bygget på nytt", _bygg(si), "s", 90)]
    lesere, naa = _lesere(timezone.now()), timezone.now()
    rader += [Rad("personer i lista", float(_tall("SELECT count(*) FROM portefolje_rad")), "stk.")]
    for navn, grense, sporsmal in _sporsmal(lesere, naa, runder):
        si(f"{navn} (load {os.getloadavg()[0]:.1f})")
        rader += _mal(navn, grense, sporsmal, ut)
        adresser = [f"/oversikt/?{a}" for a, _ in sporsmal]
        aktor = {"egne": lesere.egen, "fylk": lesere.fylke}.get(navn[:4], lesere.kontor)
        for klienter in (1, KLIENTER):
            okter = [lag_okt(lesere.konto[aktor.id]) for _ in range(klienter)]
            tider = asyncio.run(_sider(okter, adresser[: runder * 2]))
            rader += _rader(f"{navn}: sida, {klienter} klient(er)", tider, None)
    rader += _endring(runder)
    si("yardsticks")
    return rader + _malestokker(lesere, naa, mappe, runder)


# The data -----------------------------------------------------------------------------------------


def _data(personer: int, si: Si) -> None:
    if _tall("SELECT count(*) FROM person_person") >= personer // 2:
        return
    si(f"Makes {personer} persons …")
    _django("data", "lag", "--personer", str(personer))


def _bygg(si: Si) -> float:
    si("Rebuilds every row …")
    start = time.monotonic()
    _django("portefolje", "bygg")
    return time.monotonic() - start


def _django(*argumenter: str) -> None:
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "django", *argumenter], check=True, stdout=sys.stderr
    )


def _tall(sql: str, verdier: Sequence[Any] = ()) -> int:
    return int(_rad(sql, verdier)[0])


def _rad(sql: str, verdier: Sequence[Any] = ()) -> tuple[Any, ...]:
    with connection.cursor() as peker:
        peker.execute(sql, verdier)
        svar: tuple[Any, ...] = peker.fetchone()
    return svar


def _lesere(naa: datetime) -> Lesere:
    """An adviser with the most users (not over 200), an office nearest 20 000, and most of a county."""
    veileder, _ = _rad(
        "SELECT veileder, count(*) FROM portefolje_rad WHERE veileder IS NOT NULL GROUP BY 1"
        " HAVING count(*) <= %s ORDER BY 2 DESC, 1 LIMIT 1",
        [EGNE],
    )
    kontor, _ = _rad(
        "SELECT kontor, count(*) FROM portefolje_rad WHERE kontor <> '' GROUP BY 1"
        " ORDER BY abs(count(*) - %s), 1 LIMIT 1",
        [KONTOR],
    )
    konto: dict[UUID, str] = {}
    egen = _med_konto(veileder, "egen", naa, konto)
    ett = _leser("X990001", [kontor], Rolle.VEILEDER, naa, konto)
    fylke = _leser("X990002", _fylke(), Rolle.ENHETSLEDER, naa, konto)
    return Lesere(egen, ett, fylke, konto)


def _fylke() -> list[str]:
    """Offices of the largest county, until they have 120 000 users together."""
    with connection.cursor() as peker:
        peker.execute(
            "WITH k AS (SELECT kontor, left(kontor, 2) AS fylke, count(*) AS n FROM portefolje_rad"
            " WHERE kontor <> '' GROUP BY 1), s AS (SELECT *, sum(n) OVER (PARTITION BY fylke"
            " ORDER BY n DESC, kontor) AS hittil, sum(n) OVER (PARTITION BY fylke) AS alle FROM k)"
            " SELECT kontor FROM s WHERE fylke = (SELECT fylke FROM s ORDER BY alle DESC, 1 LIMIT 1)"
            " AND hittil <= %s",
            [FYLKE],
        )
        return [nr for (nr,) in peker.fetchall()]


def _leser(
    ident: str, kontorer: list[str], rolle: Rolle, naa: datetime, konto: dict[UUID, str]
) -> Aktor:
    """A member of staff of the bench's own, made the first time."""
    kjent = aktor_for_ident(ident, naa=naa)
    if kjent is None:
        fra = dato(naa) - timedelta(days=365)
        id_ = kontor_operations.opprett_ansatt(
            ident=ident, navn="Vera Måling", ansettelse=Ansettelse.STAT, roller=[rolle],
            kontorer=kontorer, fra=fra,
        )  # fmt: skip
    return _med_konto(kjent.id if kjent else id_, ident, naa, konto)


def _med_konto(ansatt_id: UUID, subjekt: str, naa: datetime, konto: dict[UUID, str]) -> Aktor:
    identitet = Identitet(profil=Profil.ENTRA, utsteder="bench", subjekt=f"bench-{subjekt}")
    konto_id = konto_for_identitet(identitet=identitet)
    kontor_operations.knytt_konto(ansatt_id=ansatt_id, konto_id=konto_id)
    aktor = aktor_for(konto_id, "ANSATT", naa=naa)
    if aktor is None:
        raise RuntimeError(f"{ansatt_id} cannot sign in")
    konto[aktor.id] = str(konto_id)
    return aktor


# One client, in this process ----------------------------------------------------------------------


def _sporsmal(
    lesere: Lesere, naa: datetime, runder: int
) -> Iterator[tuple[str, float | None, list[Sporsmal]]]:
    egne, kontor, alle = Utvalg(hos=MEG), (lesere.nr,), Utvalg()

    def sok(aktor: Aktor, u: Utvalg) -> Sporsmal:
        return queries.skriv(u), lambda: queries.sok(aktor, u, naa)

    def tall(aktor: Aktor, u: Utvalg) -> Sporsmal:
        return queries.skriv(u), lambda: queries.statustall(aktor, (), naa, veileder=u.hos)

    def begge(aktor: Aktor, u: Utvalg) -> Sporsmal:
        (adresse, en), (_, to) = sok(aktor, u), tall(aktor, u)
        return adresse, lambda: (en(), to())

    yield "egne brukere, med alle statustall", 20, [begge(lesere.egen, egne)] * runder
    felt = queries.felter(lesere.kontor, kontor)
    tilfeldig = tilfeldige(felt, kontor, SPORSMAL, idag=dato(naa))
    yield "kontoret, 200 tilfeldige, alle tall", 60, [sok(lesere.kontor, u) for u in tilfeldig]
    navn = navnesok(kontor, runder)
    yield "kontoret, navnesøk", 40, [sok(lesere.kontor, u) for u in navn]
    yield "fylket, alle statustall", 250, [tall(lesere.fylke, alle)] * (runder // 2)
    yield "fylket, lista med alle tall", 250, [sok(lesere.fylke, alle)] * (runder // 4)


def _mal(navn: str, grense: float | None, sporsmal: Sequence[Sporsmal], ut: Path) -> list[Rad]:
    """Every question once, warm. The slowest is explained, in a file of its own."""
    for _, spor in sporsmal[:10]:
        spor()
    tider: list[float] = []
    tregest: tuple[float, str, list[tuple[str, Any]]] = (0.0, "", [])
    for adresse, spor in sporsmal:
        with _sett() as sett:
            start = time.perf_counter()
            spor()
            brukt = time.perf_counter() - start
        tider.append(brukt)
        if brukt > tregest[0]:
            tregest = (brukt, adresse, list(sett))
    _forklar(ut / f"{navn.replace(' ', '-').replace(',', '')}.txt", *tregest)
    return _rader(navn, tider, grense)


def _rader(navn: str, tider: Sequence[float], grense: float | None) -> list[Rad]:
    f = fordeling(tider)
    return [*f.rader(navn, grense), Rad(f"{navn}, p99", f.p99, "ms")]


@contextmanager
def _sett() -> Iterator[list[tuple[str, Any]]]:
    """The statements that are executed meanwhile, with their values."""
    sett: list[tuple[str, Any]] = []

    def se(utfor: Any, sql: str, verdier: Any, mange: bool, kontekst: Any) -> Any:
        sett.append((sql, verdier))
        return utfor(sql, verdier, mange, kontekst)

    with connection.execute_wrapper(se):
        yield sett


def _forklar(fil: Path, sekunder: float, adresse: str, sett: Sequence[tuple[str, Any]]) -> None:
    linjer = [f"/oversikt/?{adresse}", f"{sekunder * 1000:.1f} ms"]
    for sql, verdier in sett:
        with connection.cursor() as peker:
            peker.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", verdier)
            linjer += ["", *(rad for (rad,) in peker.fetchall())]
    fil.write_text("\n".join(linjer) + "\n", encoding="utf-8")


def _endring(runder: int) -> list[Rad]:
    """What a change to one user costs more: their row made anew, in the transaction."""
    with connection.cursor() as peker:
        peker.execute(
            "SELECT person_id FROM portefolje_rad ORDER BY md5(person_id::text) LIMIT %s",
            [runder + 10],
        )
        ider = [id_ for (id_,) in peker.fetchall()]
    tider = []
    for id_ in ider:
        with transaction.atomic():
            start = time.perf_counter()
            operations.folg_personer([id_])
            tider.append(time.perf_counter() - start)
    return _rader("en endring, raden på nytt", tider[10:], 5)


# Pages of the server ------------------------------------------------------------------------------


async def _sider(okter: Sequence[dict[str, str]], adresser: Sequence[str]) -> list[float]:
    """Every address once, by one client for each session; each first asks for three, not measured."""
    klienter = len(okter)
    tider: list[float] = []

    async def klient(nr: int, mine: Sequence[str]) -> None:
        async with Kobling(os.environ["DAP_ADRESSE"], dict(okter[nr])) as kobling:
            varme = mine[:3]
            for teller, adresse in enumerate([*varme, *mine]):
                start = time.perf_counter()
                svar = await kobling.hent(adresse, Accept_Encoding="br, gzip")
                if svar.status != 200:
                    raise RuntimeError(f"{svar.status} from {adresse}")
                if teller >= len(varme):
                    tider.append(time.perf_counter() - start)

    await asyncio.gather(*(klient(nr, adresser[nr::klienter]) for nr in range(klienter)))
    return tider


# Yardsticks ---------------------------------------------------------------------------------------


def _malestokker(lesere: Lesere, naa: datetime, mappe: Path, runder: int) -> list[Rad]:
    felt = queries.felter(lesere.kontor, (lesere.nr,))
    sporsmal = tilfeldige(felt, (lesere.nr,), SPORSMAL, idag=dato(naa))
    egen, en = str(lesere.egen.id), min(lesere.egen.kontorer)
    rader = _ganger("ORM uten lista: egne brukere, 15 tall", max(3, runder // 10),
                    lambda: med_orm(en, naa, egen))  # fmt: skip
    rader += _ganger("ORM uten lista: kontoret, 15 tall", 3, lambda: med_orm(lesere.nr, naa))
    duck = Duck(lesere.kontor, naa, mappe)
    for u in sporsmal[:5]:
        duck.spor(u)
    tider, ulike = [], 0
    for u in sporsmal:
        tider.append(_tid(duck, u))
        ulike += duck.antall(u) != queries.antall(lesere.kontor, u, naa)
    rader += _rader("DuckDB på eksporterte rader: kontoret, 200 tilfeldige", tider, None)
    rader += [Rad("DuckDB: spørsmål med et annet antall", float(ulike), "stk.")]
    navn = navnesok((lesere.nr,), runder)
    return rader + _rader("DuckDB: kontoret, navnesøk", [_tid(duck, u) for u in navn], None)


def _tid(duck: Duck, u: Utvalg) -> float:
    start = time.perf_counter()
    duck.spor(u)
    return time.perf_counter() - start


def _ganger(navn: str, antall: int, spor: Callable[[], Any]) -> list[Rad]:
    spor()
    tider = []
    for _ in range(antall):
        start = time.perf_counter()
        spor()
        tider.append(time.perf_counter() - start)
    return _rader(navn, tider, None)
