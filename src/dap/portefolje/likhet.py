"""Who gets attention, beside who has need: contact by group, for a unit, without anybody's name."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.kontor import queries as kontor
from dap.portefolje import koder as kodene
from dap.portefolje.adgang import adgang
from dap.portefolje.grenser import krev_leder, terskler
from dap.portefolje.sporring import setning
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.values import INGEN, Op, Utvalg, Vilkar

MINST = 5
"""Smaller numbers are not shown, nor what they could be reckoned from."""
KONTAKTDAGER = (14, 30, 90)
BEHOVSTRINN: tuple[tuple[int, int | None], ...] = ((0, 0), (1, 24), (25, 49), (50, None))
STILLE = Vilkar("stille", Op.ER, (INGEN,), ikke=True)
ALLE = ""


@dataclass(frozen=True, slots=True)
class Gruppe:
    """A row of a table: the same condition counts it and opens its list."""

    kode: str
    vilkar: Vilkar | None


@dataclass(frozen=True, slots=True)
class Kontakttall:
    """None stands for a number that is too small to show."""

    personer: int | None
    median_dager: int | None
    kontaktet: float | None
    """Share that NAV was in contact with in the days asked about, 0–1."""
    stille: float | None


@dataclass(frozen=True, slots=True)
class Kontaktlikhet:
    utvalg: Utvalg
    """The unit: what every list behind a number begins with."""
    kontaktet: Vilkar
    tabeller: Mapping[str, list[tuple[Gruppe, Kontakttall]]] = field(hash=False)
    """By what people are grouped by; the last row is everybody."""


@dataclass(frozen=True, slots=True)
class _Telt:
    personer: int
    kontaktet: int
    stille: int
    median: float | None


def kontaktlikhet(
    aktor: Aktor, nr: str, naa: datetime, *, team: UUID | None = None, dager: int = 30
) -> Kontaktlikhet:
    """Of the people that the leader may see at the office, or whose adviser is in one of its teams.

    One question. Raises IkkeTilgang; IkkeFunnet for a team that is not the office's.
    """
    krev_leder(aktor, nr)
    k = Kontekst(aktor, adgang(aktor, (nr,)), naa, terskler((nr,)))
    utvalg = _enhet(nr, team)
    kontaktet = Vilkar("nav_kontakt", Op.SISTE, (dager,))
    dim = {n: g for n, g in _grupper(dager).items() if n in k.felt}
    alle = [g for grupper in dim.values() for g in grupper]
    telt = [
        _Telt(*rad)
        for rad in setning.kontakt(k, utvalg, [g.vilkar for g in alle], kontaktet, STILLE)
    ]
    tabeller, fra = {}, 0
    for navn, grupper in dim.items():
        tabeller[navn] = _tabell(grupper, telt[fra : fra + len(grupper)])
        fra += len(grupper)
    return Kontaktlikhet(utvalg, kontaktet, tabeller)


def _enhet(nr: str, team: UUID | None) -> Utvalg:
    if team is None:
        return Utvalg((nr,))
    funnet = next((t for t in kontor.team_ved(nr) if t.id == team), None)
    if funnet is None:
        raise IkkeFunnet
    return Utvalg((nr,)).med(
        Vilkar("veileder", Op.ER, tuple(str(id_) for id_, _navn in funnet.medlemmer))
    )


def _grupper(dager: int) -> dict[str, list[Gruppe]]:
    """By the key of a field that must exist for the reader."""

    def koder(felt: str, *koder: str) -> list[Gruppe]:
        return [Gruppe(kode, Vilkar(felt, Op.ER, (kode,))) for kode in koder]

    skriver = Vilkar("melding_bruker", Op.SISTE, (dager,))
    grupper = {
        "innsatsgruppe": koder("innsatsgruppe", *kodene.INNSATSGRUPPER, INGEN),
        "behov": [
            Gruppe(f"{fra}-{'' if til is None else til}", Vilkar("behov", Op.MELLOM, (fra, til)))
            for fra, til in BEHOVSTRINN
        ],
        "melding_bruker": [
            Gruppe("SKRIVER", skriver), Gruppe("SKRIVER_IKKE", replace(skriver, ikke=True)),
        ],
        "kontaktform": koder("kontaktform", "DIGITAL", "UTEN_ADRESSE", "RESERVERT", "MANUELL"),
    }  # fmt: skip
    return {n: [*g, Gruppe(ALLE, None)] for n, g in grupper.items()}


def _tabell(grupper: list[Gruppe], telt: list[_Telt]) -> list[tuple[Gruppe, Kontakttall]]:
    skjult = _skjulte([t.personer for t in telt])
    deler = {
        navn: _skjulte([getattr(t, navn) for t in telt], [t.personer for t in telt], skjult)
        for navn in ("kontaktet", "stille")
    }

    def andel(nr: int, navn: str) -> float | None:
        t = telt[nr]
        return None if nr in deler[navn] or not t.personer else getattr(t, navn) / t.personer

    return [
        (
            g,
            Kontakttall(
                None if nr in skjult else telt[nr].personer,
                None if nr in skjult or telt[nr].median is None else round(telt[nr].median or 0),
                andel(nr, "kontaktet"),
                andel(nr, "stille"),
            ),
        )
        for nr, g in enumerate(grupper)
    ]


def _skjulte(
    antall: list[int], av: list[int] | None = None, fra: frozenset[int] = frozenset()
) -> frozenset[int]:
    """Which places of a column may not be shown. The last is the sum of the others.

    Too small, or all but too few of its group; and when one place alone is hidden, the smallest that
    is left goes too, so that the sum does not tell it.
    """
    rester = [n - a for n, a in zip(av, antall, strict=True)] if av else []
    skjult = {nr for nr, n in enumerate(antall) if nr in fra or 0 < n < MINST}
    skjult |= {nr for nr, n in enumerate(rester) if 0 < n < MINST}
    deler = range(len(antall) - 1)
    tomme = {nr for nr in deler if not antall[nr] and not (av and av[nr])}
    if len(antall) - 1 not in skjult and len(skjult) == 1:
        igjen = sorted((antall[nr], nr) for nr in deler if nr not in skjult | tomme)
        skjult |= {igjen[0][1]} if igjen else {len(antall) - 1}
    return frozenset(skjult)
