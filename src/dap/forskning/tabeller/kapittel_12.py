"""Chapter 12: new users, from the month they start."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dap.forskning.avledet.dialoger import BRUKER, NAV
from dap.forskning.avledet.forlop import STATUSER
from dap.forskning.motor.felles import Rad
from dap.forskning.parametre import (
    GRUPPER,
    SPESIELT_TILPASSET,
    STANDARD_SITUASJON,
    VARIG_TILPASSET,
    Parametersett,
    maaned,
)
from dap.forskning.tabeller.grunnlag import Grunnlag
from dap.forskning.tabeller.kapittel_10 import SLAG
from dap.forskning.tabeller.kube import ALLE, KORONALEDIGE, ORDINAERE, antall_personer
from dap.forskning.tabeller.values import Maaltype
from dap.forskning.tabeller.verdi import Blokk, Verdi, andel, antall, snitt

TRE_GRUPPER = (STANDARD_SITUASJON, SPESIELT_TILPASSET, VARIG_TILPASSET)
ETTER_MAANED = 12
NYE_TYPER = ("STILLING", "EGEN", "SOKEAVTALE")

BEFOLKNINGER: dict[str, Callable[[Rad], bool]] = {
    ALLE: lambda r: True,
    ORDINAERE: lambda r: not r["koronaledig12"],
    KORONALEDIGE: lambda r: r["koronaledig12"],
}
"""By B21, which is not B4."""


def blokker(g: Grunnlag) -> Blokk:
    p = g.parametre
    ordinaere = [r for r in g.forlop if not r["koronaledig12"]]
    koronaledige = [r for r in g.forlop if r["koronaledig12"]]
    return {
        "kap_12_1": _kap_12_1(g),
        "fig_12_1": {
            maaned(s): {
                navn: antall(antall_personer(r for r in g.forlop if r["s"] == s and med(r)))
                for navn, med in BEFOLKNINGER.items()
            }
            for s in p.oppstartsmaaneder
        },
        "fig_12_2": {
            ORDINAERE: _ikke_avsluttet(ordinaere, p, p.oppstart_fra),
            KORONALEDIGE: _ikke_avsluttet(koronaledige, p, _forste_sjokk(p)),
        },
        "s_12_a_varighet_gruppe": {
            gruppe: _ikke_avsluttet(_i_gruppe(ordinaere, gruppe), p, p.oppstart_fra)
            for gruppe in GRUPPER
        },
        **_status(g),
        **_bruk(g, ordinaere),
    }


def _forste_sjokk(p: Parametersett) -> int | None:
    """The first month in which a koronaledig's spell can start."""
    return min((m for m in p.sjokkmaaneder if m in p.oppstartsmaaneder), default=None)


def _i_gruppe(rader: Iterable[Rad], gruppe: str) -> list[Rad]:
    return [r for r in rader if r["gruppe"] == gruppe]


def _kap_12_1(g: Grunnlag) -> Blokk:
    nye = {n: [r for r in g.forlop if med(r)] for n, med in BEFOLKNINGER.items()}
    navn = {ALLE: "", ORDINAERE: "_ordinaere", KORONALEDIGE: "_koronaledige"}
    kjent_til = g.parametre.kjent_til
    return {
        **{f"nye{navn[b]}": antall(antall_personer(r)) for b, r in nye.items()},
        **{
            f"andel_sensurert{navn[b]}": andel(
                antall_personer(x for x in r if x["e"] > kjent_til), antall_personer(r)
            )
            for b, r in nye.items()
        },
    }


def _ikke_avsluttet(rader: Sequence[Rad], p: Parametersett, fra: int | None) -> Blokk:
    """B22: S(k) for every k that somebody who started in `fra` can be followed to."""
    lengste = -1 if fra is None else p.kjent_til - fra + 1
    return {str(k): _s(rader, p, k) for k in range(lengste + 1)}


def _s(rader: Sequence[Rad], p: Parametersett, k: int) -> Blokk:
    synlige = [r for r in rader if r["s"] + k - 1 <= p.kjent_til]
    n = antall_personer(synlige)
    igjen = antall_personer(r for r in synlige if r["e"] - r["s"] + 1 > k)
    slutter = antall_personer(r for r in synlige if r["e"] - r["s"] + 1 == k)
    tall = igjen / n if n else None
    return {
        "n": n,
        "andel": Verdi(tall, Maaltype.OVERLEVELSE, n, teller=slutter, rest=igjen),
    }


def _status(g: Grunnlag) -> Blokk:
    p = g.parametre
    grupper = {
        gruppe: _andeler([r for r in _i_gruppe(g.status, gruppe) if r["m"] == ETTER_MAANED])
        for gruppe in TRE_GRUPPER
    }
    return {
        "fig_12_3": {
            str(m): _andeler([r for r in g.status if r["m"] == m])
            for m in range(1, p.status_til - p.oppstart_fra + 2)
        },
        "fig_12_4": {**grupper, "n_tre_grupper": sum(b["n"] for b in grupper.values())},
    }


def _andeler(rader: Sequence[Rad]) -> Blokk:
    n = antall_personer(rader)
    return {
        "n": n,
        **{s: andel(antall_personer(r for r in rader if r["status"] == s), n) for s in STATUSER},
    }


def _bruk(g: Grunnlag, nye: list[Rad]) -> Blokk:
    p = g.parametre
    dialoger = min(p.dialog_til, p.registrering_til)
    kort = min(p.aktivitet_til, p.registrering_til)
    d, m, k = g.nye_dialoger, g.nye_moter, g.nye_kort
    dialog = {"dialoger": (NAV, BRUKER)}
    moter = {navn: (type_,) for navn, type_ in SLAG.items()}
    mote = {"moter": moter["moter"]}
    typer = {type_: (type_,) for type_ in NYE_TYPER}
    return {
        "fig_12_5": _per_maaned(nye, d, dialog, p, dialoger),
        "fig_12_6": _per_maaned(nye, d, {NAV: (NAV,), BRUKER: (BRUKER,)}, p, dialoger),
        "fig_12_7": {
            gr: _per_maaned(_i_gruppe(nye, gr), _i_gruppe(d, gr), dialog, p, dialoger)
            for gr in GRUPPER
        },
        "fig_12_8": _per_maaned(nye, m, moter, p, kort),
        "fig_12_9": {
            gr: _per_maaned(_i_gruppe(nye, gr), _i_gruppe(m, gr), mote, p, kort) for gr in GRUPPER
        },
        "fig_12_10": _per_maaned(nye, k, typer, p, kort),
    }


def _per_maaned(
    nye: Sequence[Rad],
    hendelser: Sequence[Rad],
    maal: Mapping[str, tuple[str, ...]],
    p: Parametersett,
    til: int,
) -> Blokk:
    """B25: what happened in month m of the spell, over those whose spell lasted so long."""
    return {
        str(m): _maaned(nye, [h for h in hendelser if h["m"] == m], maal, m, til)
        for m in range(1, til - p.oppstart_fra + 2)
    }


def _maaned(
    nye: Sequence[Rad],
    hendelser: Sequence[Rad],
    maal: Mapping[str, tuple[str, ...]],
    m: int,
    til: int,
) -> Blokk:
    n = antall_personer(r for r in nye if r["s"] + m - 1 <= min(r["e"], til))
    return {
        "n": n,
        **{
            navn: _snitt(sum(h["n"] for h in hendelser if h["hva"] in hva), n)
            for navn, hva in maal.items()
        },
    }


def _snitt(hendelser: int, n: int) -> Verdi:
    return snitt(hendelser, n, enheter=hendelser)
