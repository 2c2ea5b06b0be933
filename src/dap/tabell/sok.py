"""Full-text search in Norwegian over the rows of one person (docs/adr/0023).

Word forms are one word («møtet» finds «møter»). What a person has is tens or hundreds of rows, and
is read as it is; only messages keep what was worked out (`Melding.sok`).
"""

from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import (
    CombinedSearchQuery,
    SearchHeadline,
    SearchQuery,
    SearchVector,
)
from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, NullIf

from dap.felles.sok import KORTEST_FORLED, MERKE_FRA, MERKE_TIL, Etter, Sporring, grunnformer

KONFIG = "norwegian"
SKILLE = " · "
"""Between the fields of a record in an excerpt."""
_TEKST = TextField()
_UTDRAG = {"max_words": 34, "min_words": 20, "short_word": 0}


def tekst_av(*felter: Any) -> Combinable:
    """The fields of a row as one text, without the empty ones. Names, or expressions of text."""
    fylte = [NullIf(Cast(felt, _TEKST), Value("")) for felt in felter]
    return Func(Value(SKILLE), *fylte, function="concat_ws", output_field=_TEKST)


def finn(
    rader: "QuerySet[Any]",
    sporring: Sporring,
    *,
    tekst: Any,
    tid: str,
    antall: int,
    etter: Etter | None = None,
    tittel: Any = None,
    vektor: str = "",
) -> "QuerySet[Any]":
    """Those of the rows where it is found, newest first, with `utdrag` (and `merket_tittel`).

    `vektor` is a column that has the words already; `tittel` is searched too, and marked by itself.
    """
    q = spor(sporring)
    alt = tekst if tittel is None else tekst_av(tittel, tekst)
    rader = rader.alias(sokes_i=F(vektor) if vektor else SearchVector(alt, config=KONFIG))
    rader = rader.filter(sokes_i=q)
    if etter is not None:
        rader = rader.filter(**{f"{tid}__lte": etter[0]})
        rader = rader.filter(Q(**{f"{tid}__lt": etter[0]}) | Q(id__lt=etter[1]))
    felt: dict[str, Any] = {"utdrag": _merk(tekst, q, **_UTDRAG)}
    if tittel is not None:
        felt["merket_tittel"] = _merk(tittel, q, highlight_all=True)
    funnet: QuerySet[Any] = rader.annotate(**felt).order_by(f"-{tid}", "-id")
    return funnet[:antall]


def spor(sporring: Sporring) -> SearchQuery | CombinedSearchQuery:
    """The question as the database asks it. The words have no signs that it could read."""
    if sporring.nett:
        return SearchQuery(sporring.nett, config=KONFIG, search_type="websearch")
    deler = [_ett_ord(o) for o in sporring.ord_]
    deler += [SearchQuery(h, config=KONFIG) for h in sporring.hele]
    return reduce(and_, deler)


def _ett_ord(ord_: str) -> SearchQuery | CombinedSearchQuery:
    """In any form; or as the beginning of a word, just as it was written."""
    former = [SearchQuery(o, config=KONFIG) for o in (ord_, *grunnformer(ord_))]
    if len(ord_) >= KORTEST_FORLED:
        former.append(SearchQuery(f"'{ord_}':*", config="simple", search_type="raw"))
    return reduce(or_, former)


def _merk(tekst: Any, q: Any, **valg: Any) -> SearchHeadline:
    return SearchHeadline(tekst, q, config=KONFIG, start_sel=MERKE_FRA, stop_sel=MERKE_TIL, **valg)
