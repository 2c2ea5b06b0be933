"""Questions to the overview that are drawn, the same ones every time: filters, order and columns."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from dap.portefolje.queries import Felt
from dap.portefolje.values import (
    INGEN,
    MAKS_SORTERINGER,
    Felttype,
    Gruppe,
    Kobling,
    Op,
    Sortering,
    Utvalg,
    Vilkar,
)

FRO = 20261128
_DATOOP = (Op.INNEN, Op.SISTE, Op.ELDRE, Op.ETTER)
_DAGER = (0, 7, 14, 28, 60, 90, 180)
_NAVN = (
    "an", "ber", "han", "sen", "lars", "ola nord", "ås", "øst", "kari", "li", "ma", "joh", "nils",
    "ing", "per", "rud", "dal", "vik", "mo", "el ha",
)  # fmt: skip


def tilfeldige(
    felt: Mapping[str, Felt], kontor: tuple[str, ...], antall: int, *, idag: date
) -> list[Utvalg]:
    """So many questions: one to three filters, most often in one group, up to three keys, ten columns."""
    r = Random(FRO)  # noqa: S311 - the same questions every time
    return [_en(felt, kontor, r, idag) for _ in range(antall)]


def navnesok(kontor: tuple[str, ...], antall: int) -> list[Utvalg]:
    """Parts of names; some are many people's, some nobody's."""
    r = Random(FRO)  # noqa: S311
    return [Utvalg(kontor, sok=r.choice(_NAVN)) for _ in range(antall)]


def _en(felt: Mapping[str, Felt], kontor: tuple[str, ...], r: Random, idag: date) -> Utvalg:
    filtre = [f for f in felt.values() if f.filter and not f.apen]
    grupper = tuple(
        Gruppe(
            tuple(_vilkar(f, r, idag) for f in r.sample(filtre, r.choice((1, 1, 2, 3)))),
            r.choice((Kobling.OG, Kobling.ELLER, Kobling.OG_IKKE)),
        )
        for _ in range(r.choice((0, 1, 1, 1, 2)))
    )
    nokler = r.sample([f.nokkel for f in felt.values() if f.sort], r.randint(0, MAKS_SORTERINGER))
    vises = [f.nokkel for f in felt.values() if f.kolonne and f.nokkel != "navn"]
    return Utvalg(
        kontor,
        grupper=grupper,
        sortering=tuple(Sortering(n, r.random() < 0.5) for n in nokler),
        kolonner=("navn", *r.sample(vises, 9)),
    )


def _vilkar(felt: Felt, r: Random, idag: date) -> Vilkar:
    ikke = r.random() < 0.2
    if felt.type.er_dato:
        if r.random() < 0.3:
            return Vilkar(felt.nokkel, r.choice((Op.FINNES, Op.MANGLER)), (), ikke)
        if r.random() < 0.3:
            fra = idag - timedelta(days=r.choice(_DAGER))
            return Vilkar(felt.nokkel, Op.MELLOM, (fra, None), ikke)
        return Vilkar(felt.nokkel, r.choice(_DATOOP), (r.choice(_DAGER),), ikke)
    match felt.type:
        case Felttype.JA:
            return Vilkar(felt.nokkel, Op.ER, (r.choice(("ja", "nei")),))
        case Felttype.TALL:
            return Vilkar(felt.nokkel, Op.MELLOM, (r.choice((0, 1, 5, 20)), None), ikke)
        case Felttype.TEKST:
            return Vilkar(felt.nokkel, Op.HAR, (r.choice(_NAVN),), ikke)
        case _:
            return Vilkar(felt.nokkel, Op.ER, _koder(felt.kodene, r), ikke)


def _koder(koder: Sequence[str], r: Random) -> tuple[str, ...]:
    valg = [*koder, INGEN]
    return tuple(r.sample(valg, min(len(valg), r.choice((1, 1, 2, 3)))))
