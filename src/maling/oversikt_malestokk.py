"""Yardsticks of the overview: the domain's tables asked with the ORM, and DuckDB over exported rows.

Both get less to do than the overview: the ORM asks for one list and fifteen counts, and DuckDB has
the facts that depend on the day worked out beforehand, as they were when the rows were exported.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from django.apps import apps
from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery

from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.portefolje.adgang import adgang
from dap.portefolje.queries import Felt, felter
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.values import INGEN, Felttype, Kobling, Op, Utvalg, Vilkar

_TYPER = {
    Felttype.DATO: "DATE",
    Felttype.TIDSPUNKT: "TIMESTAMPTZ",
    Felttype.JA: "BOOLEAN",
    Felttype.TALL: "BIGINT",
    Felttype.TEKST: "VARCHAR",
}
_KOBLING = {
    Kobling.OG: "AND",
    Kobling.ELLER: "OR",
    Kobling.OG_IKKE: "AND NOT",
    Kobling.ELLER_IKKE: "OR NOT",
}
_SIDE = 50


def _m(navn: str) -> Any:
    return apps.get_model(navn).objects


def med_orm(kontor: str, naa: datetime, veileder: str = "") -> int:
    """A list by name with what the first columns have, the total, and fifteen counts. No read model."""
    idag, om = dato(naa), {"person": OuterRef("person_id")}
    apne = _m("oppfolging.Oppfolgingsperiode").filter(
        Exists(_m("kontor.Personkontor").filter(**om, til=None, kontor=kontor)), slutt=None
    )
    if veileder:
        hos = _m("oppfolging.Veiledertildeling").filter(**om, til=None, ansatt=veileder)
        apne = apne.filter(Exists(hos))
    trad = _m("dialog.Trad").filter(periode=OuterRef("pk"))
    akt = _m("aktivitet.Aktivitet").filter(
        periode=OuterRef("pk"), status__in=("PLANLAGT", "GJENNOMFORES")
    )
    vedtak = _m("vedtak.Vedtak").filter(periode=OuterRef("pk"), historisk_fra=None)
    ytelse = _m("ytelse.Ytelse").filter(**om, borte=None, fra__lte=idag, til__gt=idag)
    rader = apne.annotate(
        venter_nav=_forst(trad, "venter_paa_nav_siden"),
        venter_bruker=_forst(trad, "venter_paa_bruker_siden"),
        utloper=_forst(akt.filter(avtalt=True, til_dato__gte=idag), "til_dato"),
        innsatsgruppe=Subquery(vedtak.values("innsatsgruppe")[:1]),
        ytelse_slutter=_forst(ytelse, "til"),
    )
    if not list(
        rader.order_by("person__etternavn").values_list("person__fnr", "venter_nav")[:_SIDE]
    ):
        return 0
    tall: dict[str, int] = rader.aggregate(
        total=Count("pk"),
        nav=Count("pk", filter=Q(venter_nav__isnull=False)),
        bruker=Count("pk", filter=Q(venter_bruker__isnull=False)),
        vedtak=Count("pk", filter=Q(innsatsgruppe=None)),
        slutter=Count("pk", filter=Q(ytelse_slutter__isnull=False)),
    )
    list(rader.values("innsatsgruppe").annotate(n=Count("pk")))
    list(rader.values("startarsak").annotate(n=Count("pk")))
    return tall["total"]


def _forst(rader: Any, felt: str) -> Subquery:
    return Subquery(rader.order_by().values("person").annotate(v=Min(felt)).values("v")[:1])


def _har(kolonne: str, tekst: str) -> str:
    """Every word, anywhere in it."""
    alle = " AND ".join(["true", *(f"{kolonne} LIKE '%{ord_}%'" for ord_ in tekst.split())])
    return f"({alle})"


class Duck:
    """The same rows in a DuckDB file: one column for each field, as this reader would see it."""

    def __init__(self, aktor: Aktor, naa: datetime, mappe: Path) -> None:
        k = Kontekst(aktor, adgang(aktor), naa)
        self.felt: Mapping[str, Felt] = {
            n: f for n, f in felter(aktor).items() if f.nokkel not in {"fnr", "huskelapp"}
        }
        self.idag = dato(naa)
        deler = ", ".join(f'{k.sql(f.uttrykk)} AS "{n}"' for n, f in self.felt.items())
        fil, base = mappe / "rader.csv", mappe / "rader.duckdb"
        for gammel in (fil, base):
            gammel.unlink(missing_ok=True)
        valg = f"SELECT r.person_id, r.navn_orden, {deler}"
        with (
            connection.cursor() as peker,
            fil.open("wb") as ut,
            peker.copy(
                f"COPY ({valg} {k.fra(valg, 'true')} ORDER BY r.kontor, r.navn_orden)"
                " TO STDOUT (FORMAT csv)",
                k.verdier(),
            ) as kopi,
        ):
            for bit in kopi:
                ut.write(bit)
        self.base = duckdb.connect(str(base))
        self.base.execute("SET TimeZone = 'Europe/Oslo'")
        kolonner = ["person_id UUID", "navn_orden VARCHAR"]
        kolonner += [f'"{n}" {self._type(f)}' for n, f in self.felt.items()]
        self.base.execute(f"CREATE TABLE rad ({', '.join(kolonner)})")
        self.base.execute(f"COPY rad FROM '{fil}' (FORMAT csv, HEADER false, NULLSTR '')")
        fil.unlink()

    def _type(self, felt: Felt) -> str:
        if felt.type == Felttype.FLERKODE:
            return "BIGINT" if felt.koder else "VARCHAR"
        if felt.type == Felttype.KODE:
            return "SMALLINT" if felt.koder else "VARCHAR"
        return _TYPER[felt.type]

    def antall(self, u: Utvalg) -> int:
        return self._tell([], self._innenfor(u))

    def spor(self, u: Utvalg) -> None:
        """Page, total and the counts of every field; each follows all filters but its own."""
        helt = self._innenfor(u)
        nokler = [f'"{s.felt}" {"DESC" if s.synkende else "ASC"} NULLS LAST' for s in u.sortering
                  if s.felt in self.felt]  # fmt: skip
        orden = ", ".join([*nokler, "navn_orden", "person_id"])
        vises = ", ".join(f'"{n}"' for n in u.kolonner if n in self.felt) or "navn"
        self.base.execute(
            f"SELECT {vises} FROM rad WHERE {helt} ORDER BY {orden} LIMIT {_SIDE}"  # noqa: S608
        )
        self.base.fetchall()
        egne = {v.felt for v in u.grupper[0].vilkar} if u.grupper else set()
        fasetter = [n for n, f in self.felt.items() if f.fasett]
        self._tell([n for n in fasetter if n not in egne], helt)
        for n in egne & set(fasetter):
            self._tell([n], self._innenfor(u, uten=n))

    def _innenfor(self, u: Utvalg, uten: str = "") -> str:
        # The overview's own condition of access, for a reader without rights beyond the role.
        kontor = " OR ".join(f"kontor = '{nr}'" for nr in u.kontor)
        return f"({kontor}) AND gradering = 1 AND NOT skjermet AND {self._uttrykk(u, uten)}"

    def _tell(self, felt: Sequence[str], vilkar: str) -> int:
        deler = "".join(f', histogram("{n}")' for n in felt)
        self.base.execute(f"SELECT count(*){deler} FROM rad WHERE {vilkar}")  # noqa: S608
        svar = self.base.fetchall()
        return int(svar[0][0])

    def _uttrykk(self, u: Utvalg, uten: str = "") -> str:
        sql = _har("navn", u.sok)
        for nr, g in enumerate(u.grupper):
            deler = [self._vilkar(v) for v in g.vilkar if nr or v.felt != uten]
            del_ = f"({' AND '.join(deler)})" if deler else "true"
            sql = f"({sql} {_KOBLING[g.kobling]} {del_})" if nr else f"{sql} AND {del_}"
        return sql

    def _vilkar(self, v: Vilkar) -> str:
        felt = self.felt[v.felt]
        sql = f"COALESCE({self._ja(felt, v)}, false)"
        return f"NOT {sql}" if v.ikke else sql

    def _ja(self, felt: Felt, v: Vilkar) -> str:
        k = f'"{felt.nokkel}"'
        match v.op:
            case Op.FINNES | Op.MANGLER:
                return f"{k} IS {'NOT ' if v.op == Op.FINNES else ''}NULL"
            case Op.MELLOM:
                fra = v.verdier[0]
                return f"{k} >= {fra}" if isinstance(fra, int) else f"{k} >= DATE '{fra}'"
            case Op.INNEN:
                return f"{k}::DATE BETWEEN {self._dag} AND {self._dag} + {v.verdier[0]}"
            case Op.SISTE:
                return f"{k}::DATE BETWEEN {self._dag} - {v.verdier[0]} AND {self._dag}"
            case Op.ELDRE:
                return f"{k}::DATE < {self._dag} - {v.verdier[0]}"
            case Op.ETTER:
                return f"{k}::DATE > {self._dag} + {v.verdier[0]}"
            case Op.HAR:
                return _har(k, str(v.verdier[0]))
            case _:
                return self._kode(felt, v)

    @property
    def _dag(self) -> str:
        return f"DATE '{self.idag}'"

    def _kode(self, felt: Felt, v: Vilkar) -> str:
        k = f'"{felt.nokkel}"'
        if felt.type == Felttype.JA:
            return k if v.verdier == ("ja",) else f"NOT {k}"
        koder = [str(x) for x in v.verdier]
        if felt.type == Felttype.KODE:
            return f"{k} IN ({', '.join(str(0 if c == INGEN else felt.kodene.index(c) + 1) for c in koder)})"
        bits = sum(1 << felt.kodene.index(c) for c in koder if c != INGEN)
        return f"({k} & {bits} <> 0 OR ({INGEN in koder} AND {k} = 0))"
