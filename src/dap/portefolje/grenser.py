"""An office's own numbers: what they were, and what others would do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.kontor import queries as kontor
from dap.portefolje.adgang import adgang
from dap.portefolje.models import Terskel
from dap.portefolje.sporring import setning
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.terskler import DAGER, MAKS_DAGER, MAKS_VEKT, VEKTER, Terskler
from dap.portefolje.values import INGEN, Brukerrad, Op, Sortering, Utvalg, Vilkar

VIST = 10
"""How many of the first in the order the preview shows."""
_TELT = {
    "stille": Vilkar("stille", Op.ER, (INGEN,), ikke=True),
    "behov": Vilkar("behov", Op.MELLOM, (1, None)),
}


@dataclass(frozen=True, slots=True)
class Terskelendring:
    """One time that somebody saved: what became different."""

    naar: datetime
    hvem: str
    endringer: tuple[tuple[str, int, int], ...]
    """Name of the threshold or code of the reason, before and after."""
    til_standard: bool
    """Everything as the product has it."""


@dataclass(frozen=True, slots=True)
class Plass:
    """One user among the first in the new order."""

    person_id: UUID
    navn: str
    for_: int | None
    """Which number in the order that holds now; None when it is further down than a page."""
    poeng: int
    grunner: tuple[tuple[str, int], ...]
    """Reason and points, the heaviest first."""


@dataclass(frozen=True, slots=True)
class Forhandsvisning:
    """With the numbers that hold, and with those that are tried, in pairs."""

    total: int
    stille: tuple[int, int]
    behov: tuple[int, int]
    forst: tuple[Plass, ...]


def krev_leder(aktor: Aktor, nr: str) -> None:
    """Raises IkkeTilgang IKKE_DITT_KONTOR, MANGLER_ROLLE."""
    if nr not in aktor.kontorer:
        raise IkkeTilgang("IKKE_DITT_KONTOR")
    if not aktor.har_rolle(*LEDERROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")


def krev_terskler(dager: Mapping[str, int], vekter: Mapping[str, int]) -> None:
    """Raises Regelbrudd UKJENT_TERSKEL, TERSKEL_UTENFOR."""
    _krev(dager, DAGER, 1, MAKS_DAGER)
    _krev(vekter, VEKTER, 0, MAKS_VEKT)


def _krev(verdier: Mapping[str, int], kjente: Mapping[str, int], minst: int, mest: int) -> None:
    for navn, verdi in verdier.items():
        if navn not in kjente:
            raise Regelbrudd("UKJENT_TERSKEL", felt=navn)
        if not minst <= verdi <= mest:
            raise Regelbrudd("TERSKEL_UTENFOR", felt=navn, minst=minst, mest=mest)


def terskler(kontorer: tuple[str, ...]) -> Terskler:
    """What the office counts as silent and as need. For several offices at once, the product's own."""
    rad = Terskel.objects.filter(kontor_id=kontorer[0]).first() if len(kontorer) == 1 else None
    return som_terskler(rad)


def som_terskler(rad: Any) -> Terskler:
    """The product's own where the office has no row."""
    return Terskler.fra(rad.dager, rad.vekter, rad.versjon) if rad else Terskler()


def terskelhistorie(aktor: Aktor, nr: str) -> list[Terskelendring]:
    """Every time the numbers were saved, newest first. Raises IkkeTilgang."""
    adgang(aktor, (nr,))
    historie: Any = Terskel.pgh_event_model  # type: ignore[attr-defined]
    rader = list(historie.objects.filter(pgh_obj_id=nr).order_by("versjon", "pgh_id"))
    navn = kontor.navn({r.endret_av_id for r in rader})
    ut, for_ = [], Terskler()
    for rad in rader:
        na = som_terskler(rad)
        ut.append(
            Terskelendring(
                rad.endret,
                navn.get(rad.endret_av_id, ""),
                forskjeller(for_, na),
                not forskjeller(Terskler(), na),
            )
        )
        for_ = na
    return ut[::-1]


def forskjeller(a: Terskler, b: Terskler) -> tuple[tuple[str, int, int], ...]:
    """What is not the same in two sets of numbers, in the order they are told."""
    deler = [(n, a.dager[n], b.dager[n]) for n in DAGER]
    deler += [(n, a.vekter[n], b.vekter[n]) for n in VEKTER]
    return tuple(d for d in deler if d[1] != d[2])


def forhandsvis_terskler(
    aktor: Aktor, nr: str, dager: Mapping[str, int], vekter: Mapping[str, int], naa: datetime
) -> Forhandsvisning:
    """What other numbers would do at the office, for the leader. Nothing is saved.

    Raises IkkeTilgang, Regelbrudd UKJENT_TERSKEL, TERSKEL_UTENFOR.
    """
    krev_leder(aktor, nr)
    krev_terskler(dager, vekter)
    a, ny = adgang(aktor, (nr,)), Terskler.fra(dager, vekter, 0)
    k_na, k_ny = (Kontekst(aktor, a, naa, t) for t in (terskler((nr,)), ny))
    u = Utvalg(
        (nr,),
        sortering=(Sortering("behov", synkende=True),),
        kolonner=("navn", "behov", "behovsgrunn"),
    ).med(_TELT["behov"])
    na, etter = (setning.tall(k, Utvalg((nr,)), _TELT) for k in (k_na, k_ny))
    for_ = {r.person_id: n for n, r in enumerate(setning.finn(k_na, u).rader, 1)}
    forst = setning.finn(k_ny, u).rader[:VIST]
    return Forhandsvisning(
        na[""],
        (na["stille"], etter["stille"]),
        (na["behov"], etter["behov"]),
        tuple(_plass(r, for_, ny) for r in forst),
    )


def _plass(r: Brukerrad, for_: Mapping[UUID, int], t: Terskler) -> Plass:
    grunner = [(kode, t.vekter[kode]) for kode in r.celler["behovsgrunn"] if t.vekter[kode]]
    grunner.sort(key=lambda g: -g[1])
    return Plass(r.person_id, r.navn, for_.get(r.person_id), r.celler["behov"], tuple(grunner))
