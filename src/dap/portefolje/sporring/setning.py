"""One statement for a page: its rows, the total, and every count; one more for those who page on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import Connection
from psycopg.pq import Format

from dap.felles.feil import Regelbrudd
from dap.portefolje import koder
from dap.portefolje.felt.mellom import NAV_KONTAKT
from dap.portefolje.felt.typer import Felt
from dap.portefolje.sporring import fasetter, peker
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.sporring.orden import Orden, orden
from dap.portefolje.sporring.telling import Telt, tell
from dap.portefolje.sporring.vilkar import Verdier, navnesok, som_id, som_sql, uttrykk
from dap.portefolje.values import (
    INGEN,
    SIDESTORRELSER,
    Brukerrad,
    Fasett,
    Felttype,
    Op,
    Utvalg,
    Vilkar,
)

STANDARDKOLONNER = (
    "navn", "fnr", "veileder", "innsatsgruppe", "venter_nav", "venter_bruker", "utloper",
    "siste_kontakt", "ytelse_slutter", "behov",
)  # fmt: skip
"""The columns that a list begins with. Those that a reader has no right to are left out."""
_FASTE = 6
_KOLONNE = re.compile(r"(?:NULLIF\()?\(r\.[a-wyz][a-z0-9_]*\)(?:, (?:0|'')\))?")
"""A sort key that is a column as it stands."""
_FRA_PERSON = {"navn": "q.etternavn", "fnr": "q.fnr"}


@dataclass(frozen=True, slots=True)
class Resultat:
    rader: tuple[Brukerrad, ...]
    total: int
    fasetter: Mapping[str, Fasett]
    neste: str | None
    forrige: str | None
    fra: int
    alle: int = 0
    """Everybody at the offices, or with the adviser, whatever is filtered; when statuses are counted."""
    statuser: Mapping[str, int] = field(default_factory=dict)


def kolonner(k: Kontekst, utvalg: Utvalg) -> tuple[Felt, ...]:
    """Raises Regelbrudd UKJENT_FELT, INGEN_KOLONNE."""
    if not utvalg.kolonner:
        return tuple(k.felt[n] for n in STANDARDKOLONNER if n in k.felt)
    valgte = tuple(k.finn(n) for n in dict.fromkeys(utvalg.kolonner))
    for felt in valgte:
        if not felt.kolonne:
            raise Regelbrudd("INGEN_KOLONNE", felt=felt.nokkel)
    return valgte


def finn(
    k: Kontekst,
    utvalg: Utvalg,
    *,
    person_id: UUID | None = None,
    statuser: Mapping[str, Vilkar] | None = None,
    fasetter_for: frozenset[str] | None = None,
) -> Resultat:
    """A page. `person_id` asks for one person (found by fødselsnummer). `statuser` are counted of
    everybody in the same reading, whatever is filtered and searched for. `fasetter_for` are the fields
    whose choices are counted; None for all."""
    p = Verdier(k.verdier())
    felles, sokt = _felles(k, utvalg, p), _sokt(utvalg, p, person_id)
    if not statuser:
        felles, sokt = " AND ".join([felles, *sokt]), []
    plan = fasetter.planlegg(k, utvalg, p, sokt, statuser or {}, fasetter_for)
    rekke = orden(k, utvalg.sortering)
    valgte = kolonner(k, utvalg)
    if utvalg.antall not in SIDESTORRELSER:
        raise Regelbrudd("UGYLDIG_ANTALL", felt="antall")
    sted = _peker(utvalg, rekke)
    med = ", ".join(
        f"CASE WHEN s.nr IS NULL OR s.nr = 1 THEN f.f{nr} END" for nr in range(len(plan.kolonner))
    )
    telt, kilde = _telt(k, rekke, felles, plan, utvalg, sted, p)
    side = _side(k, rekke, valgte, kilde, utvalg.antall + 1, baklengs=sted.baklengs)
    svar = _hent(
        f"WITH {telt}, s AS MATERIALIZED ({side})"
        f" SELECT s.*, {med} FROM f LEFT JOIN s ON true ORDER BY s.nr",
        p.alle,
        hos=utvalg.hos,
    )
    bredde = 1 + len(rekke.nokler) + _FASTE + len(valgte)
    telt_ = tell(plan, svar[0][bredde:])
    rader = [r[:bredde] for r in svar if r[0] is not None]
    return _resultat(utvalg, rader, telt_, rekke, valgte, sted)


def _felles(k: Kontekst, utvalg: Utvalg, p: Verdier) -> str:
    return f"{k.adgang.sql} AND {_hos(k, utvalg.hos, p)}" if utvalg.hos else k.adgang.sql


def _sokt(utvalg: Utvalg, p: Verdier, person_id: UUID | None = None) -> list[str]:
    deler = [navnesok(utvalg.sok, p)] if utvalg.sok.strip() else []
    return [*deler, f"r.person_id = {p.ny(person_id, 'uuid')}"] if person_id else deler


def _felles_og_sokt(k: Kontekst, utvalg: Utvalg, p: Verdier) -> str:
    return " AND ".join([_felles(k, utvalg, p), *_sokt(utvalg, p)])


def _hos(k: Kontekst, hos: str, p: Verdier) -> str:
    """One adviser's users, as plainly as an index needs it."""
    if hos == INGEN:
        return som_sql(k, Vilkar("veileder", Op.ER, (hos,)), p)
    return f"r.veileder = {p.ny(som_id(k, hos, 'veileder'), 'uuid')}"


@dataclass(frozen=True, slots=True)
class Sted:
    """Where the page begins: after the cursor, or before it; or at the first row."""

    fra: peker.Peker | None = None
    baklengs: bool = False


def _peker(utvalg: Utvalg, rekke: Orden) -> Sted:
    if utvalg.for_:
        return Sted(peker.les(utvalg.for_, rekke.navn), baklengs=True)
    return Sted(peker.les(utvalg.etter, rekke.navn)) if utvalg.etter else Sted()


def _telt(
    k: Kontekst,
    rekke: Orden,
    felles: str,
    plan: fasetter.Plan,
    utvalg: Utvalg,
    sted: Sted,
    p: Verdier,
) -> tuple[str, str]:
    """The counting as SQL, and where the rows of the page are found.

    Columns are soon read again, and in the order of names an index gives the page at once. What must
    be worked out to be sorted by is not worked out twice: both come of one reading.
    """
    if all(_KOLONNE.fullmatch(n.sql) for n in rekke.nokler):
        telling = ", ".join(x.av(x.sql) + f" AS f{nr}" for nr, x in enumerate(plan.kolonner))
        fra = k.fra(telling, felles, plan.vilkar, plan.en_gang)
        return (
            f"f AS MATERIALIZED (SELECT {telling} {fra})",
            _kilde(k, rekke, felles, plan, utvalg, sted, p),
        )
    nokler, forbi = _nokler(rekke), _forbi(rekke, sted, p)
    hver = ", ".join(f"{x.sql} AS w{nr}" for nr, x in enumerate(plan.kolonner))
    alle = f"r.person_id, {nokler}, {plan.helt_kort} AND {forbi} AS paa_siden, {hver}"
    telling = ", ".join(x.av(f"a.w{nr}") + f" AS f{nr}" for nr, x in enumerate(plan.kolonner))
    return (
        f"a AS MATERIALIZED (SELECT {alle} {k.fra(alle, felles, plan.vilkar, plan.en_gang)}),"
        f" f AS MATERIALIZED (SELECT {telling} FROM a)",
        f"SELECT a.person_id, {_plasser(rekke, 'a')} FROM a WHERE a.paa_siden",
    )


def _kilde(
    k: Kontekst,
    rekke: Orden,
    felles: str,
    plan: fasetter.Plan,
    utvalg: Utvalg,
    sted: Sted,
    p: Verdier,
) -> str:
    """Who is on the page. In the order of names an office's index is read from the cursor on, until
    the page is full; of several offices, each one's."""
    nokler, vilkar = _nokler(rekke), f"{plan.helt} AND {_forbi(rekke, sted, p)}"
    if not rekke.er_navn or (utvalg.hos and not k.adgang.ett_kontor):
        return f"SELECT r.person_id, {nokler} {k.fra(nokler, felles, vilkar)}"
    i_rekke = rekke.i_rekke(baklengs=sted.baklengs)
    if sted.fra:
        felles += f" AND {rekke.fra_navn(sted.fra, p, baklengs=sted.baklengs)}"
    if k.adgang.ett_kontor:
        return f"SELECT r.person_id, {nokler} {k.fra(nokler, felles, vilkar, rekke=i_rekke)}"
    felles = felles.replace(k.adgang.sql, k.adgang.sql_i("o.nr"), 1)
    fra = k.fra(nokler, felles, vilkar, rekke=i_rekke)
    etter, plasser = rekke.order_by(baklengs=sted.baklengs), _plasser(rekke, "e")
    return (
        f"SELECT e.person_id, {plasser} FROM unnest(%(a_kontor)s::text[]) o(nr) CROSS JOIN LATERAL"
        f" (SELECT r.person_id, {nokler} {fra} ORDER BY {etter} LIMIT {utvalg.antall + 1:d}) e"
    )


def _forbi(rekke: Orden, sted: Sted, p: Verdier) -> str:
    return rekke.forbi(sted.fra, p, baklengs=sted.baklengs) if sted.fra else "true"


def _nokler(rekke: Orden) -> str:
    return ", ".join(f"{n.sql} AS s{nr}" for nr, n in enumerate(rekke.nokler, 1))


def _plasser(rekke: Orden, t: str) -> str:
    return ", ".join(f"{t}.s{nr}" for nr in range(1, len(rekke.nokler) + 1))


def _side(
    k: Kontekst,
    rekke: Orden,
    valgte: Sequence[Felt],
    kilde: str,
    antall: int | None,
    *,
    baklengs: bool = False,
) -> str:
    """The rows of a page: found first (`kilde`), and only then read whole."""
    grense = f" LIMIT {antall:d}" if antall is not None else ""
    etter = rekke.order_by(baklengs=baklengs)
    av_raden = {nr: f for nr, f in enumerate(valgte) if f.nokkel not in _FRA_PERSON}
    egne = ", ".join(
        ["r.gradering, r.skjermet", *(f"{k.sql(f.uttrykk)} AS c{nr}" for nr, f in av_raden.items())]
    )
    celler = "".join(
        f", r.c{nr}" if nr in av_raden else f", {_FRA_PERSON[f.nokkel]} AS c{nr}"
        for nr, f in enumerate(valgte)
    )
    return (
        f"SELECT z.nr, {_plasser(rekke, 'z')}, q.id AS pid, q.fornavn, q.etternavn, q.fnr,"
        f" r.gradering, r.skjermet{celler} FROM (SELECT y.*, row_number() OVER (ORDER BY {etter}) AS nr FROM"
        f" ({kilde} ORDER BY {etter}{grense}) y) z JOIN person_person q ON q.id = z.person_id"
        f" CROSS JOIN LATERAL (SELECT {egne} {k.fra(egne, 'r.person_id = z.person_id')}) r"
    )


def _hent(sql: str, verdier: Mapping[str, Any], *, hos: str) -> list[tuple[Any, ...]]:
    """`hos` as in `Utvalg`: of one adviser's users the server may keep its plan."""
    with connection.cursor() as markor, _plan(markor.cursor.connection, behold=bool(hos)):
        markor.cursor.format = Format.BINARY  # or every byte comes as two letters
        markor.execute(sql, verdier)
        return list(markor.fetchall())


@contextmanager
def _plan(forbindelse: Connection[Any], *, behold: bool) -> Iterator[None]:
    """A plan that is kept for all values is made for an office of middling size: one process reads it,
    however large it is. To plan anew takes a hundredth of what that costs, but a fifth of the question
    about one adviser's users."""
    terskel = forbindelse.prepare_threshold
    if not behold:
        forbindelse.prepare_threshold = None
    try:
        yield
    finally:
        forbindelse.prepare_threshold = terskel


def _resultat(
    utvalg: Utvalg,
    rader: list[tuple[Any, ...]],
    telt: Telt,
    rekke: Orden,
    valgte: Sequence[Felt],
    sted_: Sted,
) -> Resultat:
    fra, baklengs = sted_.fra, sted_.baklengs
    flere = len(rader) > utvalg.antall
    rader = rader[: utvalg.antall]
    if baklengs:
        rader.reverse()
    n = len(rekke.nokler)
    forste = (max(fra.nr - len(rader), 1) if baklengs else fra.nr + 1) if fra else 1
    har_neste, har_forrige = (bool(rader), flere) if baklengs else (flere, fra is not None)

    def sted(rad: tuple[Any, ...], nr: int) -> str:
        return peker.skriv(peker.Peker(rekke.navn, rad[1 : 1 + n], rad[1 + n], nr))

    return Resultat(
        tuple(_rad(valgte, rad[1 + n :]) for rad in rader),
        telt.total,
        telt.fasetter,
        sted(rader[-1], forste + len(rader) - 1) if rader and har_neste else None,
        sted(rader[0], forste) if rader and har_forrige else None,
        forste,
        telt.alle,
        telt.statuser,
    )


def _rad(valgte: Sequence[Felt], rad: Sequence[Any]) -> Brukerrad:
    person_id, fornavn, etternavn, fnr, gradering, skjermet, *celler = rad
    verdier = {f.nokkel: som_verdi(f, v) for f, v in zip(valgte, celler, strict=True)}
    if "navn" in verdier:
        verdier["navn"] = f"{etternavn}, {fornavn}"
    kode = str(koder.GRADERINGER[gradering - 1]) if gradering else ""
    return Brukerrad(person_id, fornavn, etternavn, fnr, kode, skjermet, verdier)


def som_verdi(felt: Felt, verdi: Any) -> Any:
    """What the database gave, as the boundary has it."""
    match felt.type:
        case Felttype.KODE if felt.koder:
            return felt.kodene[verdi - 1] if verdi else None
        case Felttype.KODE:
            return verdi or None
        case Felttype.FLERKODE if felt.koder:
            return koder.fra_bits(felt.kodene, verdi)
        case Felttype.FLERKODE:
            return tuple(verdi or ())
        case Felttype.TALL:
            return None if verdi is None else int(verdi)
        case Felttype.TEKST:
            return verdi or ""
        case _:
            return verdi


def alle_rader(k: Kontekst, utvalg: Utvalg, *, bolk: int) -> Iterator[Brukerrad]:
    """Every row that matches, in the order that was chosen, a piece at a time; for files."""
    p = Verdier(k.verdier())
    rekke, valgte = orden(k, utvalg.sortering), kolonner(k, utvalg)
    felles, vilkar = _felles_og_sokt(k, utvalg, p), uttrykk(k, utvalg.grupper, p)
    nokler = _nokler(rekke)
    kilde = f"SELECT r.person_id, {nokler} {k.fra(nokler, felles, vilkar)}"
    sql = _side(k, rekke, valgte, kilde, None) + " ORDER BY z.nr"
    hopp = 1 + len(rekke.nokler)
    with connection.cursor() as markor:
        markor.execute(sql, p.alle)
        while rader := markor.fetchmany(bolk):
            for rad in rader:
                yield _rad(valgte, rad[hopp:])


def antall(k: Kontekst, utvalg: Utvalg) -> int:
    """How many match. What cannot be asked is refused as for a page; nothing but the total is made."""
    kolonner(k, utvalg)
    orden(k, utvalg.sortering)
    return tall(k, utvalg, {})[""]


def tall(k: Kontekst, utvalg: Utvalg, vilkar: Mapping[str, Vilkar]) -> dict[str, int]:
    """How many of what is asked for fulfil each condition, and (under "") how many there are."""
    p = Verdier(k.verdier())
    felles, filter_ = _felles_og_sokt(k, utvalg, p), uttrykk(k, utvalg.grupper, p)
    deler = "".join(f", count(*) FILTER (WHERE {som_sql(k, v, p)})" for v in vilkar.values())
    sql = f"SELECT count(*){deler} {k.fra(deler, felles, filter_)}"
    (svar,) = _hent(sql, p.alle, hos=utvalg.hos)
    return dict(zip(("", *vilkar), svar, strict=True))


def statuser(k: Kontekst, hos: str, vilkar: Mapping[str, Vilkar]) -> Telt:
    """How many of everybody, or of one adviser's users, fulfil each condition; counted as the choices
    of a page are."""
    p = Verdier(k.verdier())
    plan = fasetter.planlegg(k, Utvalg(), p, statuser=vilkar, felt=frozenset())
    telling = ", ".join(x.av(x.sql) for x in plan.kolonner)
    sql = f"SELECT {telling} {k.fra(telling, _felles(k, Utvalg(hos=hos), p))}"
    (svar,) = _hent(sql, p.alle, hos=hos)
    return tell(plan, svar)


def kontakt(
    k: Kontekst, utvalg: Utvalg, grupper: Sequence[Vilkar | None], kontaktet: Vilkar, stille: Vilkar
) -> list[tuple[int, int, int, float | None]]:
    """For each group (None: everybody): how many, how many of them `kontaktet` and `stille`, and the
    median of days since NAV was in contact (for who never was: since the follow-up began)."""
    p = Verdier(k.verdier())
    felles, filter_ = _felles_og_sokt(k, utvalg, p), uttrykk(k, utvalg.grupper, p)
    med = [som_sql(k, g, p) if g else "true" for g in grupper]
    ja, taus = som_sql(k, kontaktet, p), som_sql(k, stille, p)
    siste = f"COALESCE({k.sql(NAV_KONTAKT)}, {k.sql('{startet}')})"
    dager = f"extract(epoch FROM %(naa)s - {siste}) / 86400"
    indre = ", ".join(f"{m} AS g{nr}" for nr, m in enumerate(med))
    ytre = ", ".join(
        f"count(*) FILTER (WHERE g{nr}), count(*) FILTER (WHERE g{nr} AND ja),"
        f" count(*) FILTER (WHERE g{nr} AND taus),"
        f" percentile_cont(0.5) WITHIN GROUP (ORDER BY dager) FILTER (WHERE g{nr})"
        for nr in range(len(med))
    )
    sql = (
        f"SELECT {ytre} FROM (SELECT {indre}, {ja} AS ja, {taus} AS taus, {dager} AS dager"
        f" {k.fra(' '.join((indre, ja, taus, dager)), felles, filter_)} OFFSET 0) t"
    )
    (svar,) = _hent(sql, p.alle, hos=utvalg.hos)
    return [(svar[n], svar[n + 1], svar[n + 2], svar[n + 3]) for n in range(0, len(svar), 4)]
