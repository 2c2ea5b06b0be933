"""Tables made by hand."""

from collections.abc import Mapping, Sequence

from dap.forskning.tabeller.values import Maaltype, Tabell, Tidyrad, Vern


def rad(
    tabell_id: str, rad_: str, serie: str, verdi: float | None, *, n: int | None, enhet: str = "%",
    radvariabel: str = "aldersgruppe", maal: str = "andel", enheter: int | None = None,
) -> Tidyrad:  # fmt: skip
    return Tidyrad(
        tabell_id, tabell_id, radvariabel, rad_, "gruppe" if serie else "", serie, maal, verdi, enhet,
        n, enheter, False, None, None, "proba-2022-9", "u", "1.0",
    )  # fmt: skip


def fordeling(
    id_: str, serier: Mapping[str, Sequence[int]], *, radvariabel: str = "aldersgruppe"
) -> Tabell:
    """Shares of persons."""
    rader, vern = [], []
    for serie, antall in serier.items():
        n = sum(antall)
        for i, a in enumerate(antall):
            rader.append(
                rad(id_, f"k{i}", serie, a / n if n else None, n=n, radvariabel=radvariabel)
            )
            vern.append(Vern(Maaltype.ANDEL, teller=a))
    return Tabell(id_, id_, "", tuple(rader), vern=tuple(vern))


def rater(id_: str, n: Sequence[int], *, radvariabel: str = "aldersgruppe") -> Tabell:
    """A mean for each category, which has so many persons."""
    rader = [
        rad(
            id_,
            f"k{i}",
            serie,
            0.1 * (i + 1) * f,
            n=a,
            enhet="per måned",
            maal="rate",
            radvariabel=radvariabel,
        )
        for i, a in enumerate(n)
        for serie, f in (("NAV", 1.0), ("BRUKER", 2.0), ("sum", 3.0))
    ]
    return Tabell(
        id_, id_, "", tuple(rader), vern=(Vern(Maaltype.SNITT, maks1=0.1, maks2=0.2),) * len(rader)
    )


def antall(
    id_: str, serier: Mapping[str, Sequence[int]], *, lenket: tuple[str, ...] = ()
) -> Tabell:
    """Counts of persons, month by month."""
    rader = [
        rad(
            id_,
            f"2020-{i + 1:02}",
            serie,
            float(a),
            n=a,
            enhet="personer",
            radvariabel="maaned",
            maal="personer",
        )
        for serie, tall in serier.items()
        for i, a in enumerate(tall)
    ]
    return Tabell(
        id_, id_, "", tuple(rader), vern=(Vern(Maaltype.ANTALL),) * len(rader), lenket=lenket
    )


def enkel(
    type_: Maaltype, verdi: float, *, n: int = 100, enhet: str = "", maal: str = "m", **vern: object
) -> Tabell:
    """One value, to see one rule."""
    r = rad("X", "a", "", verdi, n=n, enhet=enhet, radvariabel="maal", maal=maal)
    return Tabell("X", "X", "", (r,), vern=(Vern(type_, **vern),))
