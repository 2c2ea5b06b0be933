"""Reads of the plan. `Personinnsyn` (from tilgang.operations.apne_person) is the access."""

from datetime import date, datetime
from uuid import UUID

from dap.aktivitet.values import (
    Aktivitetsdetaljer,
    Aktivitetskort,
    Aktivitetstype,
    Ferdigdata,
    Filter,
    Historikkpost,
    Leser,
    Planfakta,
    Status,
    Versjonsrad,
)
from dap.felles.aktor import Aktor
from dap.tilgang.values import Personinnsyn


def person_for_aktivitet(aktivitet_id: UUID) -> UUID | None:
    """Whose it is, so that access to the person can be decided. Show nothing before that."""
    raise NotImplementedError


def plan(innsyn: Personinnsyn, periode_id: UUID | None = None) -> list[Aktivitetskort]:
    """The cards of one period (None: the open one), last changed first. Two queries."""
    raise NotImplementedError


def aktivitet(innsyn: Personinnsyn, aktivitet_id: UUID, *, naa: datetime) -> Aktivitetsdetaljer:
    """Everything about one, with what this reader may do now. IkkeFunnet otherwise."""
    raise NotImplementedError


def versjoner(innsyn: Personinnsyn, aktivitet_id: UUID) -> list[Versjonsrad]:
    """Every version, newest first."""
    raise NotImplementedError


def versjon(innsyn: Personinnsyn, aktivitet_id: UUID, nr: int) -> Aktivitetsdetaljer:
    """The activity as it stood in that version."""
    raise NotImplementedError


def historikk(innsyn: Personinnsyn, aktivitet_id: UUID, leser: Leser) -> list[Historikkpost]:
    """What happened, in words for the reader, newest first."""
    raise NotImplementedError


def nye_typer(innsyn: Personinnsyn) -> list[Aktivitetstype]:
    """The types this reader may add, in menu order."""
    raise NotImplementedError


def skrivesperre(innsyn: Personinnsyn) -> str:
    """`kode` of why this reader cannot write in the plan now; empty when they can."""
    raise NotImplementedError


def ferdige(aktor: Aktor, *, dag: date, type: str = "") -> list[Ferdigdata]:
    """Ready-made activities to choose from: built in, then the actor's offices'. Empty for users."""
    raise NotImplementedError


def kontorets_ferdige(aktor: Aktor, kontor_nr: str) -> list[Ferdigdata]:
    """The office's own, for editing; IkkeTilgang for others than its staff."""
    raise NotImplementedError


def fakta(innsyn: Personinnsyn) -> Planfakta:
    """What the overview knows of the open plan."""
    raise NotImplementedError


def filtrer(kort: list[Aktivitetskort], filter: Filter) -> list[Aktivitetskort]:
    """Those that every group of the filter lets through, in the same order. Pure."""
    raise NotImplementedError


def grupper(kort: list[Aktivitetskort]) -> dict[Status, list[Aktivitetskort]]:
    """The columns of the board, empty ones too, in order. Pure."""
    raise NotImplementedError
