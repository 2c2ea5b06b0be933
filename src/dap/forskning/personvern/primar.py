"""Which values are hidden for their own sake: H1, H2, H4, H5, H7 and H9."""

from collections import defaultdict
from collections.abc import Iterator

from dap.forskning.personvern.values import Grunn, Terskler
from dap.forskning.tabeller.values import Maaltype, Tabell, Tidyrad, Vern

PERSONER = frozenset({"personer", "brukere", "antall personer"})
_ENHETER = frozenset(
    {"dialoger", "kort", "aktiviteter", "møter", "referater", "henvendelser", "antall"}
)


def vern_for(tabell: Tabell) -> tuple[Vern, ...]:
    """What the table says of its values, or the careful guess."""
    return tabell.vern or tuple(Vern(_gjett(r)) for r in tabell.rader)


def _gjett(rad: Tidyrad) -> Maaltype:
    enhet = rad.enhet.lower()
    if enhet in PERSONER | _ENHETER:
        return Maaltype.ANTALL
    if enhet in {"%", "andel", "prosent"}:
        return Maaltype.ANDEL
    return Maaltype.MEDIAN if "median" in rad.maal.lower() else Maaltype.SNITT


def personer(rad: Tidyrad, vern: Vern) -> int | None:
    if vern.personer is not None:
        return vern.personer
    if rad.n_personer is None and gjelder_personer(rad, vern) and rad.verdi is not None:
        return round(rad.verdi)
    return rad.n_personer


def gjelder_personer(rad: Tidyrad, vern: Vern) -> bool:
    """A count of persons, not of dialogs or cards."""
    return vern.type == Maaltype.ANTALL and rad.enhet.lower() in PERSONER


def nevner(rad: Tidyrad) -> int | None:
    """What a share is a share of."""
    return rad.n_enheter if rad.n_enheter is not None else rad.n_personer


def teller(rad: Tidyrad, vern: Vern) -> int | None:
    """The count behind a count or a share."""
    if vern.teller is not None:
        return vern.teller
    if rad.verdi is None:
        return None
    if vern.type == Maaltype.ANTALL:
        return round(rad.verdi)
    n = nevner(rad)
    return None if n is None else round(rad.verdi * n)


def grunn_for(rad: Tidyrad, vern: Vern, t: Terskler) -> Grunn | None:
    """Why this value cannot be published, whatever stands around it."""
    if rad.undertrykt:
        return Grunn.GRUNNLAG
    n = personer(rad, vern)
    if rad.verdi is None:
        return Grunn.GRUNNLAG if n is not None and 0 < n < t.personer else None
    if gjelder_personer(rad, vern):
        # Nobody of a few says something of each of the few (H1).
        av_faa = rad.verdi == 0 and 0 < (rad.n_personer or 0) < t.personer
        return Grunn.GRUNNLAG if av_faa or 1 <= round(rad.verdi) <= t.teller else None
    if vern.type == Maaltype.ANTALL and rad.verdi == 0:
        return None
    if n is None or n < t.personer:
        return Grunn.GRUNNLAG
    return _etter_type(rad, vern, t)


def _etter_type(rad: Tidyrad, vern: Vern, t: Terskler) -> Grunn | None:
    if (vern.maks1 or 0) > t.maks1 or (vern.maks2 or 0) > t.maks2:
        return Grunn.GRUNNLAG
    match vern.type:
        case Maaltype.ANDEL:
            return Grunn.GRUNNLAG if _smaa_sider(rad, vern, t) else None
        case Maaltype.MEDIAN:
            antall = _forste(vern.observasjoner, rad.n_enheter, rad.n_personer)
            return Grunn.MEDIAN if antall < t.observasjoner else None
        case Maaltype.OVERLEVELSE if vern.rest is not None:
            return Grunn.KURVE if _liten_side(vern.rest, rad.n_personer or 0, t) else None
        case Maaltype.KOEFFISIENT | Maaltype.MODELL:
            return Grunn.REGRESJON if _svak_modell(vern, t) else None
        case _:
            return None


def _smaa_sider(rad: Tidyrad, vern: Vern, t: Terskler) -> bool:
    over, under = teller(rad, vern), nevner(rad)
    return over is None or under is None or _liten_side(over, under, t)


def _liten_side(over: int, under: int, t: Terskler) -> bool:
    """H1, H2: one to four on either side."""
    return 1 <= over <= t.teller or 1 <= under - over <= t.teller


def _svak_modell(vern: Vern, t: Terskler) -> bool:
    return (
        _forste(vern.minste_side, t.dummy) < t.dummy
        or _forste(vern.minste_hendelser, t.hendelser) < t.hendelser
        or _forste(vern.frihetsgrader, t.frihetsgrader) < t.frihetsgrader
    )


def _forste(*tall: int | None) -> int:
    return next((x for x in tall if x is not None), 0)


def ingen_av_faa(tabell: Tabell, t: Terskler) -> Iterator[int]:
    """H1: numbers of the rows that say 0 of a group of fewer than ten, which the other series show."""
    grupper: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for nr, (rad, vern) in enumerate(zip(tabell.rader, vern_for(tabell), strict=True)):
        if rad.verdi is not None and gjelder_personer(rad, vern):
            grupper[rad.radvariabel, rad.rad, rad.maal].append(nr)
    for gruppe in grupper.values():
        storst = max(tabell.rader[nr].verdi or 0 for nr in gruppe)
        if 0 < storst < t.personer:
            yield from (nr for nr in gruppe if tabell.rader[nr].verdi == 0)


def kurvegrunner(tabell: Tabell, t: Terskler) -> Iterator[int]:
    """H9: numbers of the rows of curves that are not shown.

    A curve stops at the first point with too few observable. A step with 1 to 4 events is taken
    together with those after it, and drawn where there are enough.
    """
    kurver: dict[tuple[str, str], list[int]] = defaultdict(list)
    vern = vern_for(tabell)
    for nr, rad in enumerate(tabell.rader):
        if vern[nr].type == Maaltype.OVERLEVELSE and not rad.undertrykt:
            kurver[rad.serie, rad.maal].append(nr)
    for punkter in kurver.values():
        ventende, stoppet = 0, False
        for nr in punkter:
            n = personer(tabell.rader[nr], vern[nr])
            stoppet = stoppet or n is None or n < t.personer
            ventende += vern[nr].teller or 0
            if stoppet or 1 <= ventende <= t.teller:
                yield nr
            else:
                ventende = 0
