"""The order of rows and pages: up to three keys, what is missing last whichever way, and then the id,
so that a page always ends at one row."""

from collections.abc import Sequence
from dataclasses import dataclass

from dap.felles.feil import Regelbrudd
from dap.portefolje.felt.typer import Felt
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.sporring.peker import Peker
from dap.portefolje.sporring.vilkar import Verdier
from dap.portefolje.values import MAKS_SORTERINGER, Felttype, Sortering

STANDARD = (Sortering("navn"),)
_NAVN = "(r.navn_orden)"
_TYPE = {
    Felttype.DATO: "date",
    Felttype.TIDSPUNKT: "timestamptz",
    Felttype.TALL: "numeric",
    Felttype.JA: "boolean",
}


@dataclass(frozen=True, slots=True)
class Nokkel:
    """One sort key as SQL."""

    sql: str
    type: str
    synkende: bool


@dataclass(frozen=True)
class Orden:
    navn: str
    nokler: tuple[Nokkel, ...]

    def order_by(self, *, baklengs: bool) -> str:
        deler = []
        for nr, n in enumerate(self.nokler, 1):
            ned = n.synkende != baklengs
            deler.append(
                f"s{nr} {'DESC' if ned else 'ASC'} NULLS {'FIRST' if baklengs else 'LAST'}"
            )
        return ", ".join([*deler, f"person_id {'DESC' if baklengs else 'ASC'}"])

    @property
    def er_navn(self) -> bool:
        """The order in which an index has the rows of one office."""
        return [(n.sql, n.synkende) for n in self.nokler] == [(_NAVN, False)]

    def i_rekke(self, *, baklengs: bool) -> str:
        """ORDER BY of the index, when `er_navn`."""
        ned = " DESC" if baklengs else ""
        return f"{_NAVN}{ned}, r.person_id{ned}"

    def fra_navn(self, peker: Peker, p: Verdier, *, baklengs: bool) -> str:
        """What lets the index begin at the cursor, when `er_navn`."""
        return f"{_NAVN} {'<=' if baklengs else '>='} {p.ny(peker.verdier[0], 'text')}"

    def forbi(self, peker: Peker, p: Verdier, *, baklengs: bool) -> str:
        """The rows after the cursor, or before it."""
        ledd: list[str] = []
        like: list[str] = []
        for nokkel, verdi in zip(self.nokler, peker.verdier, strict=True):
            plass = p.ny(verdi, nokkel.type)
            tegn = "<" if nokkel.synkende != baklengs else ">"
            if verdi is None:
                videre = f"{nokkel.sql} IS NOT NULL" if baklengs else "false"
            elif baklengs:
                videre = f"{nokkel.sql} {tegn} {plass}"
            else:
                videre = f"({nokkel.sql} {tegn} {plass} OR {nokkel.sql} IS NULL)"
            ledd.append(" AND ".join([*like, videre]))
            like.append(f"{nokkel.sql} IS NOT DISTINCT FROM {plass}")
        tegn = "<" if baklengs else ">"
        ledd.append(" AND ".join([*like, f"r.person_id {tegn} {p.ny(peker.person_id, 'uuid')}"]))
        return f"COALESCE({' OR '.join(f'({x})' for x in ledd)}, false)"


def orden(k: Kontekst, sortering: Sequence[Sortering]) -> Orden:
    """Raises Regelbrudd UKJENT_FELT, KAN_IKKE_SORTERES, FOR_MANGE_SORTERINGER."""
    valgt = tuple(sortering) or STANDARD
    if len(valgt) > MAKS_SORTERINGER or len({s.felt for s in valgt}) != len(valgt):
        raise Regelbrudd("FOR_MANGE_SORTERINGER", felt="sort")
    nokler = tuple(_nokkel(k, s) for s in valgt)
    navn = ",".join(f"{'-' if s.synkende else ''}{s.felt}" for s in valgt)
    return Orden(navn, nokler)


def _nokkel(k: Kontekst, s: Sortering) -> Nokkel:
    felt = k.finn(s.felt)
    if not felt.sort:
        raise Regelbrudd("KAN_IKKE_SORTERES", felt=s.felt)
    return Nokkel(_uttrykk(k, felt), _type(felt), s.synkende)


def _uttrykk(k: Kontekst, felt: Felt) -> str:
    sql = k.sql(felt.orden or felt.uttrykk)
    if felt.orden or felt.type != Felttype.KODE:
        return sql
    return f"NULLIF({sql}, {'0' if felt.koder else chr(39) * 2})"


def _type(felt: Felt) -> str:
    if felt.type == Felttype.KODE:
        return "int" if felt.koder else "text"
    return _TYPE.get(felt.type, "text")
