"""Full-text search in Norwegian over the rows of one person (docs/adr/0023).

Word forms are one word («møtet» finds «møter»). What a person has is tens or hundreds of rows, and
is read as it is; only messages keep what was worked out (`Melding.sok`).

A package says once where its texts stand (`Sted`), and for each search which of its rows the reader
sees (`Sted.blant`); `let` asks all of them in one question.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from dap.felles.sok import (
    KORTEST_FORLED,
    MERKE_FRA,
    MERKE_TIL,
    Etter,
    Sporring,
    Treff,
    begynnelser,
    grunnformer,
    tidligere,
)

KONFIG = "norwegian"
SKILLE = " · "
"""Between the fields of a record in an excerpt."""
_MERKER = f"StartSel={MERKE_FRA}, StopSel={MERKE_TIL}"
_UTDRAG = f"{_MERKER}, MaxWords=34, MinWords=20, ShortWord=0"
_TITTEL = f"{_MERKER}, HighlightAll=true"


def tekst_av(*felter: str) -> str:
    """The fields of a row as one text, as SQL."""
    deler = ", ".join(f"nullif({felt}, '')" for felt in felter)
    return f"concat_ws('{SKILLE}', {deler})"


def jsontekst(felt: str, nokler: Iterable[str]) -> str:
    """The texts of these keys of a JSON field, as one text. The keys are our own words."""
    return tekst_av(*(f"{felt}->>'{nokkel}'" for nokkel in nokler))


@dataclass(frozen=True, slots=True)
class Utvalg:
    """The rows that a reader sees, as SQL that gives their ids. Nothing when there are none."""

    sql: str
    verdier: tuple[Any, ...]


def utvalg(rader: "QuerySet[Any]") -> Utvalg | None:
    try:
        sql, verdier = rader.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None
    return Utvalg(sql, verdier)


@dataclass(frozen=True)
class Sted:
    """Where texts of one kind stand. All of it is SQL that we wrote; the rows are called r."""

    type: str
    fra: str
    """The table, with what is joined to it."""
    synlig: str
    """The column that must be among the rows that the reader sees."""
    tid: str
    tekst: str = "''"
    tittel: str = "''"
    id: str = "r.id"
    soker_tittel: bool = False
    """Whether the title is searched too, and marked by itself."""
    vektor: str = ""
    """A column that has the words already."""
    vilkar: str = ""
    """What else must hold; %(q)s is the question."""
    versjoner: str = ""
    """`table h WHERE … ORDER BY …`: search the versions of r; the first where it is found counts."""
    data: Mapping[str, str] = field(default_factory=dict)

    def blant(self, synlige: Utvalg | None) -> "tuple[Sted, Utvalg] | None":
        """This place, for somebody who sees these rows."""
        return (self, synlige) if synlige else None

    @cached_property
    def felter(self) -> str:
        egne = "".join(f", {uttrykk} AS d{nr}" for nr, uttrykk in enumerate(self.data.values()))
        sok = f", {self.vektor} AS vektor" if self.vektor else ""
        navn = f"{self.id} AS id, {self.tid} AS tid, {self.tittel} AS tittel, {self.tekst} AS tekst"
        return navn + egne + sok

    @cached_property
    def json(self) -> str:
        par = (f"'{navn}', d{nr}" for nr, navn in enumerate(self.data))
        return f"jsonb_build_object({', '.join(par)})"


Soksted = tuple[Sted, Utvalg]


def let(
    steder: Sequence[Soksted], sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """A page of the places where it is found, newest first, with the hits marked. One query."""
    if not steder:
        return []
    deler, verdier = zip(*(_del(s, u, sporring, etter, antall) for s, u in steder), strict=True)
    q = sporring.klar
    sql = f"""
        SELECT type, id, tid, CASE WHEN merk
            THEN ts_headline(%s::regconfig, tittel, %s::tsquery, %s) ELSE tittel END,
            ts_headline(%s::regconfig, tekst, %s::tsquery, %s), data
        FROM (SELECT * FROM ({" UNION ALL ".join(deler)}) alle
              ORDER BY tid DESC, id DESC LIMIT {antall:d}) siden
        ORDER BY tid DESC, id DESC"""  # noqa: S608 (our own words; everything else is a parameter)
    valg = [KONFIG, q, _TITTEL, KONFIG, q, _UTDRAG]
    with connection.cursor() as peker:
        peker.execute(sql, [*valg, *(v for hver in verdier for v in hver)])
        return [_treff(*rad) for rad in peker.fetchall()]


def _treff(type_: str, id_: UUID, tid: Any, tittel: str, utdrag: str, data: str) -> Treff:
    egne = json.loads(data)
    for navn in ("side", "trad_id"):
        if navn in egne:
            egne[navn] = UUID(egne[navn])
    if "versjon" in egne:
        egne = tidligere(egne.pop("versjon"), gjelder=egne.pop("gjelder"), **egne)
    return Treff(type_, id_, tid, tittel, utdrag, egne)


def _del(
    sted: Sted, synlige: Utvalg, sporring: Sporring, etter: Etter | None, antall: int
) -> tuple[str, list[Any]]:
    """The newest hits of one place."""
    treff, verdier = _vilkar(sted, sporring)
    egne = f" AND {sted.vilkar}" if sted.vilkar else ""
    verdier = [*synlige.verdier, *[sporring.klar] * egne.count("%(q)s"), *verdier]
    egne = egne.replace("%(q)s", "%s::tsquery")
    blant = f"FROM {sted.fra} WHERE {sted.synlig} = ANY(ARRAY({synlige.sql})){egne}"
    if sted.versjoner:
        rader = f"""FROM (SELECT r.* {blant} OFFSET 0) r CROSS JOIN LATERAL (
            SELECT * FROM (SELECT {sted.felter} FROM {sted.versjoner} OFFSET 0) x
            WHERE {treff} LIMIT 1) x"""  # noqa: S608
    elif sted.vektor:
        # No fence: what stands beside the text is asked for those of the page alone.
        rader = f"FROM (SELECT {sted.felter} {blant}) x WHERE {treff}"
    else:
        rader = f"FROM (SELECT {sted.felter} {blant} OFFSET 0) x WHERE {treff}"
    if etter is not None:
        verdier += etter
    senere = "WHERE (tid, id) < (%s, %s)" if etter is not None else ""
    merk = "true" if sted.soker_tittel else "false"
    sql = f"""(SELECT '{sted.type}' AS type, id, tid, tittel, {merk} AS merk, tekst,
            {sted.json} AS data
        FROM (SELECT * FROM (SELECT x.* {rader}) y {senere}
              ORDER BY tid DESC, id DESC LIMIT {antall:d}) z)"""  # noqa: S608
    return sql, verdier


def _vilkar(sted: Sted, sporring: Sporring) -> tuple[str, list[Any]]:
    """How a text is asked whether it is found there.

    To work out the words of a text takes long. Most can be left out by looking for the beginning
    that all forms of a word have; of the rest only the words that begin so are worked out.
    """
    if sted.vektor:
        return "vektor @@ %s::tsquery", [sporring.klar]
    alt = tekst_av("x.tittel", "x.tekst") if sted.soker_tittel else "x.tekst"
    deler, verdier = [f"{alt} ILIKE %s"] * len(sporring.begynnelser), []
    verdier += [f"%{b}%" for b in sporring.begynnelser]
    if sporring.bare_begynnelser:
        alt = f"(SELECT string_agg(m[1], ' ') FROM regexp_matches({alt}, %s, 'gi') m)"  # noqa: S608
        verdier.append(rf"(?:^|[^[:alnum:]])((?:{'|'.join(sporring.begynnelser)})\w*)")
    deler.append(f"to_tsvector('{KONFIG}', coalesce({alt}, '')) @@ %s::tsquery")
    return " AND ".join(deler), [*verdier, sporring.klar]


def gjor_klar(sporring: Sporring) -> Sporring | None:
    """The question read by the database, once for all who ask it. None when nothing is left of it."""
    sql, verdier = _som_sql(sporring)
    with connection.cursor() as peker:
        peker.execute(f"SELECT ({sql})::text", verdier)
        klar = str(peker.fetchone()[0])
    if not klar:
        return None
    begynner, alle = begynnelser(sporring, klar)
    return replace(sporring, klar=klar, begynnelser=begynner, bare_begynnelser=alle)


def _som_sql(sporring: Sporring) -> tuple[str, list[str]]:
    if sporring.nett:
        return "websearch_to_tsquery(%s::regconfig, %s)", [KONFIG, sporring.nett]
    deler: list[str] = []
    verdier: list[str] = []
    for ord_ in (*sporring.ord_, *sporring.hele):
        former = [ord_, *grunnformer(ord_)]
        valg = ["plainto_tsquery(%s::regconfig, %s)"] * len(former)
        verdier += [v for form in former for v in (KONFIG, form)]
        # Also as the beginning of a word, just as it was written; no sign in it can be read.
        if ord_.isalnum() and len(ord_) >= KORTEST_FORLED:
            valg.append("to_tsquery('simple', %s)")
            verdier.append(f"'{ord_}':*")
        deler.append(f"({' || '.join(valg)})")
    return " && ".join(deler), verdier
