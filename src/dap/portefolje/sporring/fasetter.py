"""What is asked for to count the choices, in one pass.

The database packs what each row has into a few numbers, and sends them as columns; the counting is
done on those, in `telling` (docs/adr/0051). What does not hang on the moment is stored so. A facet
follows every filter but its own: each row says which of the conditions it fulfils, the whole one and
those that leave one field out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from dap.portefolje.felt.pakker import BITS, pakker, pakket, resten, sant
from dap.portefolje.felt.typer import Felt
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.sporring.vilkar import Verdier, som_sql, uttrykk
from dap.portefolje.values import Felttype, Op, Utvalg, Vilkar

RAD, FELT, DEL = "\x1f", "\x1d", "\x1e"
"""Between rows, between fields, and between the parts of one field."""
INGEN_ID = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Plass:
    """Where a field's code lies: which number, and which bits of it."""

    felt: Felt
    ord: int
    bit: int
    bredde: int


@dataclass(frozen=True, slots=True)
class Ledd:
    """A column that is sent whole: what each row gives, and how the rows become one value."""

    sql: str
    samlet: str

    def av(self, sql: str) -> str:
        return self.samlet.format(sql)


_TALL, _ID = "int8send({})", "uuid_send({})"
_RAD, _TEKST = "string_agg({}, ''::bytea)", f"string_agg({{}}, '{RAD}')"


@dataclass(frozen=True)
class Plan:
    """What the statement selects for the counting, and how it is read."""

    kolonner: tuple[Ledd, ...]
    """Of each row a piece of bytes: the masks when there are any, the packed numbers, the ids. And the
    texts."""
    vilkar: str
    """The rows that count anywhere."""
    helt: str
    """The rows that fulfil everything; both among those that may be seen at all."""
    helt_kort: str
    """The same, where `en_gang` is."""
    en_gang: Mapping[str, str]
    """Conditions that are named several times, to be worked out once."""
    plasser: tuple[Plass, ...]
    ider: tuple[Felt, ...]
    tekster: tuple[Felt, ...]
    maske: Mapping[str, int] = field(default_factory=dict)
    """Field → the bit of the condition that leaves it out."""
    har_maske: bool = False
    ordtall: int = 0
    statuser: Mapping[str, Vilkar] = field(default_factory=dict)
    """Conditions that are counted of all the rows, whatever is filtered."""
    egne: Mapping[str, int] = field(default_factory=dict)
    """Those of them that no packed field can answer: the bit, in the word with the masks."""

    @property
    def har_forst(self) -> bool:
        """Whether there is a word of masks, before the packed ones."""
        return self.har_maske or bool(self.egne)


def planlegg(
    k: Kontekst,
    utvalg: Utvalg,
    p: Verdier,
    sokt: Sequence[str] = (),
    statuser: Mapping[str, Vilkar] = MappingProxyType({}),
    felt: frozenset[str] | None = None,
) -> Plan:
    """`sokt` are more conditions that every choice follows. With `statuser` every row is read. `felt`
    are the fields whose choices are counted; None for all."""
    helt = _og(uttrykk(k, utvalg.grupper, p), sokt)
    telles = [f for f in k.felt.values() if f.fasett and (felt is None or f.nokkel in felt)]
    if not (telles or statuser):
        return Plan((Ledd("true", "count(*)"),), helt, helt, helt, {}, (), (), ())
    med = {f.nokkel for f in telles}
    uten = {
        n: _og(uttrykk(k, utvalg.grupper, p, uten=n), sokt) for n in _egne(k, utvalg) if n in med
    }
    med |= {v.felt for v in statuser.values() if _er_pakket(k, v)}
    plasser, ord_ = _pakk(k, [f for f in k.felt.values() if f.nokkel in med and not f.apen])
    apne = [f for f in telles if f.apen]
    ider, tekster = (tuple(f for f in apne if f.er_id == er_id) for er_id in (True, False))
    en_gang = _en_gang(k, utvalg, p, sokt) if uten else {}
    korte = [_kort(u, en_gang) for u in (helt, *uten.values())]
    masker = korte if uten or (statuser and helt != "true") else []
    egne = {n: som_sql(k, v, p) for n, v in statuser.items() if not _er_pakket(k, v)}
    return Plan(
        _ledd(k, [*masker, *egne.values()], ord_, ider, tekster),
        "true" if statuser else f"({' OR '.join(korte)})",
        helt,
        korte[0],
        en_gang,
        plasser,
        ider,
        tekster,
        {n: nr for nr, n in enumerate(uten, 1)},
        bool(masker),
        len(ord_),
        statuser,
        {n: nr for nr, n in enumerate(egne, len(masker))},
    )


def _ledd(
    k: Kontekst,
    bits: Sequence[str],
    ord_: Sequence[str],
    ider: Sequence[Felt],
    tekster: Sequence[Felt],
) -> tuple[Ledd, ...]:
    tall = [" | ".join(sant(u, nr) for nr, u in enumerate(bits)), *ord_] if bits else ord_
    deler = [_TALL.format(t) for t in tall]
    deler += [_ID.format(f"COALESCE({k.sql(f.uttrykk)}, '{INGEN_ID}')") for f in ider]
    ut = [Ledd(" || ".join(deler), _RAD)]
    if tekster:
        ut.append(Ledd(f" || '{FELT}' || ".join(_tekst(k, f) for f in tekster), _TEKST))
    return tuple(ut)


def _og(vilkar: str, sokt: Sequence[str]) -> str:
    return f"({' AND '.join([vilkar, *sokt])})" if sokt else vilkar


def _er_pakket(k: Kontekst, v: Vilkar) -> bool:
    felt = k.finn(v.felt)
    return felt.fasett and not felt.apen and v.op in {Op.ER, Op.ALLE}


def _en_gang(k: Kontekst, utvalg: Utvalg, p: Verdier, sokt: Sequence[str]) -> dict[str, str]:
    alle = {*(som_sql(k, v, p) for v in utvalg.vilkar), *sokt}
    lengst = sorted((sql for sql in alle if "r.x_" not in sql), key=lambda sql: (-len(sql), sql))
    return {f"x_v{nr}": sql for nr, sql in enumerate(lengst)}


def _kort(sql: str, en_gang: Mapping[str, str]) -> str:
    """The longest first, so that none is taken out of the middle of another."""
    for navn, vilkar in en_gang.items():
        sql = sql.replace(vilkar, f"r.{navn}")
    return sql


def _egne(k: Kontekst, utvalg: Utvalg) -> list[str]:
    if not utvalg.grupper:
        return []
    funnet = (k.finn(v.felt) for v in utvalg.grupper[0].vilkar)
    return list(dict.fromkeys(f.nokkel for f in funnet if f.fasett))


def _pakk(k: Kontekst, felter: Sequence[Felt]) -> tuple[tuple[Plass, ...], tuple[str, ...]]:
    """Those that are stored in a number are read there, with what must be worked out of them; the
    others fill what is left of these."""
    nokler = {f.nokkel for f in felter}
    lagrede = [p for p in pakker(k.rom) if nokler & set(p.plasser)]
    ord_, brukt = [[f"r.{p.kolonne}"] for p in lagrede], [p.bredde for p in lagrede]
    sted = {n: (nr, bit) for nr, p in enumerate(lagrede) for n, bit in p.plasser.items()}
    plasser: list[Plass] = []
    for felt in felter:
        regnes = resten(felt) if felt.nokkel in sted else felt.uttrykk
        if felt.nokkel not in sted:
            nr = next((n for n, b in enumerate(brukt) if b + felt.bredde <= BITS), len(ord_))
            if nr == len(ord_):
                ord_.append([])
                brukt.append(0)
            sted[felt.nokkel] = (nr, brukt[nr])
            brukt[nr] += felt.bredde
        nr, bit = sted[felt.nokkel]
        if regnes:
            ord_[nr].append(pakket(felt, k.sql(regnes), bit))
        plasser.append(Plass(felt, nr, bit, felt.bredde))
    return tuple(plasser), tuple(" | ".join(o) for o in ord_) or ("0::bigint",)


def _tekst(k: Kontekst, felt: Felt) -> str:
    sql = k.sql(felt.uttrykk)
    if felt.type == Felttype.FLERKODE:
        return f"COALESCE(array_to_string({sql}, '{DEL}'), '')"
    return f"COALESCE({sql}, '')"
