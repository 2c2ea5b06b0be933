"""Full-text search in Norwegian over the rows of one person (docs/adr/0023).

Word forms are one word («møtet» finds «møter»). What a person has is tens or hundreds of rows, and
is read as it is; only messages keep what was worked out (`Melding.sok`).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchVector,
)
from django.db import connection
from django.db.models import F, Func, Max, Q, QuerySet, TextField

from dap.felles.sok import (
    KORTEST_FORLED,
    MERKE_FRA,
    MERKE_TIL,
    Etter,
    Sporring,
    begynnelser,
    grunnformer,
)

KONFIG = "norwegian"
SKILLE = " · "
"""Between the fields of a record in an excerpt."""
_UTDRAG = {"max_words": 34, "min_words": 20, "short_word": 0}


class _Samlet(Func):
    """The texts that are not empty, one after another."""

    function = "concat_ws"
    template = f"%(function)s('{SKILLE}', nullif(%(expressions)s, ''))"
    arg_joiner = ", ''), nullif("
    output_field = TextField()


def tekst_av(*felter: Any) -> Func:
    """The fields of a row as one text. Names, or expressions that give text or nothing."""
    return _Samlet(*felter)


def jsontekst(felt: str, nokler: Iterable[str]) -> Func:
    """The texts of these keys of a JSON field, as one text. The keys are our own words."""
    deler = ", ".join(f"nullif(%(expressions)s->>'{n}', '')" for n in nokler)
    return Func(F(felt), template=f"concat_ws('{SKILLE}', {deler})", output_field=TextField())


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
    treff = med_treff(rader, sporring, tekst=tekst, tittel=tittel, vektor=vektor)
    return merket(treff, sporring, tekst=tekst, tid=tid, antall=antall, etter=etter, tittel=tittel)


def med_treff(
    rader: "QuerySet[Any]", sporring: Sporring, *, tekst: Any, tittel: Any = None, vektor: str = ""
) -> "QuerySet[Any]":
    """Those of the rows where it is found."""
    alt = tekst if tittel is None else tekst_av(tittel, tekst)
    rader = rader.alias(sokes_i=F(vektor) if vektor else SearchVector(alt, config=KONFIG))
    return rader.filter(sokes_i=spor(sporring))


def merket(
    rader: "QuerySet[Any]",
    sporring: Sporring,
    *,
    tekst: Any,
    tid: str,
    antall: int,
    etter: Etter | None = None,
    tittel: Any = None,
) -> "QuerySet[Any]":
    """A page of rows where it was found, newest first, with the hits marked."""
    q = spor(sporring)
    if etter is not None:
        rader = rader.filter(**{f"{tid}__lte": etter[0]})
        rader = rader.filter(Q(**{f"{tid}__lt": etter[0]}) | Q(id__lt=etter[1]))
    felt: dict[str, Any] = {"utdrag": _merk(tekst, q, **_UTDRAG)}
    if tittel is not None:
        felt["merket_tittel"] = _merk(tittel, q, highlight_all=True)
    funnet: QuerySet[Any] = rader.annotate(**felt).order_by(f"-{tid}", "-id")
    return funnet[:antall]


def finn_i_versjoner(
    gjeldende: "QuerySet[Any]",
    sporring: Sporring,
    *,
    tekst: Any,
    antall: int,
    etter: Etter | None = None,
    tittel: Any = None,
) -> "QuerySet[Any]":
    """As `finn`, also in what stood before: for each record the newest version where it is found.

    `gjeldende` are the records that the reader sees; `tekst` and `tittel` are fields that their
    versions have too. A row has `gjelder`: whether it is the version that stands now. Versions with
    the same texts are looked at once.
    """
    alt = tekst if tittel is None else tekst_av(tittel, tekst)
    versjoner = gjeldende.model.pgh_event_model.objects
    mulige = versjoner.filter(pgh_obj__in=gjeldende, rom=F("pgh_obj__rom"))
    # Working out the words of a text takes long; most texts can be left out by looking at them.
    for begynnelse in sporring.begynnelser:
        mulige = mulige.alias(alt=tekst_av(alt)).filter(alt__icontains=begynnelse)
    ulike = (
        mulige.annotate(avtrykk=Func(alt, function="md5", output_field=TextField()))
        .values("pgh_obj_id", "avtrykk")
        .annotate(siste=Max("pgh_id"))
    )
    treff = med_treff(
        versjoner.filter(pgh_id__in=ulike.values("siste")), sporring, tekst=tekst, tittel=tittel
    )
    nyeste = treff.values("pgh_obj_id").annotate(siste=Max("pgh_id"))
    return merket(
        versjoner.filter(pgh_id__in=nyeste.values("siste")).annotate(
            gjelder=Q(versjon=F("pgh_obj__versjon"))
        ),
        sporring,
        tekst=tekst,
        tid="endret",
        antall=antall,
        etter=etter,
        tittel=tittel,
    )


def gjor_klar(sporring: Sporring) -> Sporring | None:
    """The question read by the database, once for all who ask it. None when nothing is left of it."""
    sql, verdier = _som_sql(sporring)
    with connection.cursor() as peker:
        peker.execute(f"SELECT ({sql})::text", verdier)
        klar = str(peker.fetchone()[0])
    return replace(sporring, klar=klar, begynnelser=begynnelser(sporring, klar)) if klar else None


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


class _Klar(SearchQuery):
    """A question that the database has read already: little to write each time it is asked."""

    def __init__(self, klar: str) -> None:
        super().__init__("")
        self.klar = klar

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, list[str]]:  # type: ignore[override]
        return "%s::tsquery", [self.klar]


def spor(sporring: Sporring) -> SearchQuery:
    return _Klar(sporring.klar)


def _merk(tekst: Any, q: Any, **valg: Any) -> SearchHeadline:
    return SearchHeadline(tekst, q, config=KONFIG, start_sel=MERKE_FRA, stop_sel=MERKE_TIL, **valg)
